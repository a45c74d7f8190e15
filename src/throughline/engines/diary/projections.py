"""How bookings stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.engines.diary import events, models
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.record.ledger.registry import event_types
from throughline.record.ledger.types import EventType


def fold_bookings(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Bookings not taken back. One that is made anew for the same duty replaces the one before it."""
    rows: dict[int, dict[str, Any]] = {}
    arranging = _arranging()
    for event in happened:
        if event.type in arranging:
            declared = arranging[event.type]
            # What is arranged anew takes the place of the same thing arranged before.
            rows = {k: r for k, r in rows.items() if r["duty"] != declared.code or r["for_on"] < event.on}
            rows[event.id] = {"key": event.id, "what": declared.title.removesuffix(" arranged"), "for_on": event.day(declared.books),
                              "duty": declared.code, "time": event.get("time", ""), "where": event.get("where", ""), "by_id": event.by}  # fmt: skip
        elif event.type == events.booked.code:
            duty = event.get("duty", "")
            if duty:
                rows = {k: r for k, r in rows.items() if r["duty"] != duty or r["for_on"] < event.on}
            rows[event.id] = {"key": event.id, "what": event.get("what"), "for_on": event.day("for_on"), "duty": duty,
                              "time": event.get("time", ""), "where": event.get("where", ""), "by_id": event.by}  # fmt: skip
        elif event.thread is not None:
            rows.pop(event.thread, None)
    yield from rows.values()


def _arranging() -> dict[str, EventType]:
    """Event types of any area that put a day into the diary."""
    return {t.code: t for t in event_types().values() if t.books}


def made_from_declarations() -> list[Projection]:
    """One projection over the diary's own events and every type that books a day."""
    reads = frozenset({events.booked.code, events.unbooked.code, *_arranging()})
    return [Projection("diary.booking", models.Booking, reads, fold_bookings)]
