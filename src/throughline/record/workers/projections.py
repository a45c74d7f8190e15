"""How allocation, absence and cover become what is true now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.record.workers import events, models


def fold_allocations(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """One worker in a role at a time: a new one ends the one before."""
    rows: dict[int, dict[str, Any]] = {}
    open_by_role: dict[str, int] = {}
    for event in happened:
        if event.type == events.allocated.code:
            role = event.get("role")
            if (before := open_by_role.get(role)) is not None:
                rows[before]["ended_on"] = event.on
            rows[event.id] = {
                "key": event.id, "role": role, "worker_id": event.get("worker"), "team_id": event.get("team"),
                "began_on": event.on, "ended_on": None, "reason": event.get("reason", ""),
                "outside_name": event.get("outside_name", ""),
            }  # fmt: skip
            open_by_role[role] = event.id
        else:
            ended = open_by_role.get(event.get("role")) if event.get("role") else event.thread
            if ended in rows and rows[ended]["ended_on"] is None:
                rows[ended]["ended_on"] = event.on
                open_by_role = {k: v for k, v in open_by_role.items() if v != ended}
    yield from (row for row in rows.values() if row["ended_on"] is None or row["ended_on"] > row["began_on"])


def _periods(opened: str, until_fact: str, columns: dict[str, str]) -> Any:
    def fold(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
        rows: dict[int, dict[str, Any]] = {}
        for event in happened:
            if event.type == opened:
                rows[event.id] = {
                    "key": event.id, "began_on": event.on, "ended_on": event.day(until_fact),
                    **{column: event.get(fact) for column, fact in columns.items()},
                }  # fmt: skip
            elif event.thread in rows:
                rows[event.thread]["ended_on"] = event.on  # type: ignore[index]
        yield from rows.values()

    return fold


allocation = Projection(
    "record.allocation",
    models.Allocation,
    frozenset({events.allocated.code, events.allocation_ended.code}),
    fold_allocations,
)
absence = Projection(
    "record.absence", models.Absence, frozenset({events.absence_recorded.code, events.absence_ended.code}),
    _periods(events.absence_recorded.code, "back_on", {}),
)  # fmt: skip
cover = Projection(
    "record.cover", models.Cover, frozenset({events.cover_arranged.code, events.cover_ended.code}),
    _periods(events.cover_arranged.code, "until_on", {"covered_by_id": "covered_by"}),
)  # fmt: skip
