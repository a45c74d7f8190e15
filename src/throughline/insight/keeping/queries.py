"""From event to entry: how many days each worker takes. Counted from the ledger; nobody types it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from throughline.record.ledger import registry
from throughline.record.ledger.models import Event
from throughline.services import clock

LATE_AFTER = 5
"""Days; beyond them the story itself says "recorded so many days later"."""
SPAN = timedelta(days=91)


@dataclass(frozen=True)
class Keeping:
    """One worker's entries within the time looked at."""

    worker: int
    entries: int
    middle: float
    longest: int
    late: int


def keeping_of(viewer: Any, workers: Sequence[int], since: date) -> list[Keeping]:
    """For each of these workers who recorded anything about a child: how long it took; who takes longest first.

    Only first entries of what happened, made by the worker on the record itself: no correction, nothing imported, no
    housekeeping, no promise of a later day.
    """
    told = [t.code for t in registry.event_types().values() if not t.quiet and "child" in t.about]
    rows = Event.objects.everything(because="how long entries take, without a child's name").filter(
        authority_id=viewer.authority_id,
        by_id__in=list(workers),
        on__gte=since,
        source="record",
        kind=Event.NORMAL,
        type__in=told,
    )
    days: dict[int, list[int]] = {}
    for worker, on, recorded_at in rows.values_list("by_id", "on", "recorded_at"):
        days.setdefault(worker, []).append(max((clock.london(recorded_at).date() - on).days, 0))
    found = [Keeping(w, len(d), float(median(d)), max(d), sum(n > LATE_AFTER for n in d)) for w, d in days.items()]
    return sorted(found, key=lambda k: (-k.middle, -k.late, k.worker))
