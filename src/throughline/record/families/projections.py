"""Which records are read as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.record.families import events, models
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings


def fold_aliases(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each joining with the day of its undoing, however the two days stand."""
    parted = {e.thread: e.on for e in happened if e.type == events.unmerged.code}
    for event in happened:
        if event.type == events.merged.code:
            yield {
                "key": event.id,
                "other_id": event.get("other"),
                "began_on": event.on,
                "ended_on": parted.get(event.id),
            }


alias = Projection("record.alias", models.Alias, frozenset({events.merged.code, events.unmerged.code}), fold_aliases)
