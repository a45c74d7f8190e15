"""How bookings stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.engines.diary import events, models
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings


def fold_bookings(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Bookings not taken back. One that is made anew for the same duty replaces the one before it."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.booked.code:
            duty = event.get("duty", "")
            if duty:
                rows = {k: r for k, r in rows.items() if r["duty"] != duty or r["for_on"] < event.on}
            rows[event.id] = {"key": event.id, "what": event.get("what"), "for_on": event.day("for_on"), "duty": duty,
                              "time": event.get("time", ""), "where": event.get("where", ""), "by_id": event.by}  # fmt: skip
        elif event.thread is not None:
            rows.pop(event.thread, None)
    yield from rows.values()


booking = Projection("diary.booking", models.Booking, frozenset({events.booked.code, events.unbooked.code}), fold_bookings)
