"""How what happened becomes arrangements, times booked and hours rostered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.practice.family_time import events, models
from throughline.practice.family_time.codes import BOOKED, CANCELLED, HELD
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.record.people import events as people


def fold_arrangements(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each arrangement until it ends."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.arrangement_began.code:
            rows[event.id] = {
                "key": event.id, "with_whom": event.get("with_whom"), "ordered": bool(event.get("ordered")),
                "supervised": bool(event.get("supervised")), "times": event.get("times"), "minutes": event.get("minutes"),
                "travel": event.get("travel", 0), "conditions": event.get("conditions", ""), "began_on": event.on, "ended_on": None,
            }  # fmt: skip
        elif event.type == events.arrangement_ended.code and event.thread in rows:
            rows[event.thread]["ended_on"] = event.on
        elif event.type == people.died.code:
            for row in rows.values():
                row["ended_on"] = row["ended_on"] or event.on
    yield from rows.values()


def fold_sessions(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each time booked, and what became of it."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.session_planned.code:
            rows[event.id] = {
                "key": event.id, "arrangement": event.get("arrangement"), "with_whom": event.get("with_whom", ""),
                "for_on": event.day("for_on"), "time": event.get("time", ""), "where": event.get("where", ""),
                "supervisor_id": event.get("supervisor"), "minutes": event.get("minutes", 60), "travel": event.get("travel", 0),
                "ordered": bool(event.get("ordered")), "supervised": bool(event.get("supervised")), "state": BOOKED, "why": "",
                "closed_on": None, "instead_on": None, "court_told": None, "concern": None,
            }  # fmt: skip
        elif event.thread in rows and event.id != event.thread:
            _follow(rows[event.thread], event)
    yield from rows.values()


def _follow(row: dict[str, Any], event: Happened) -> None:
    if event.type == events.session_staffed.code:
        row |= {"supervisor_id": event.get("supervisor"), "where": event.get("where") or row["where"]}
    elif event.type == events.session_held.code:
        row |= {"state": HELD, "closed_on": event.on, "concern": event.get("concern")}
    elif event.type == events.session_cancelled.code:
        row |= {"state": CANCELLED, "closed_on": event.on, "why": event.get("why"), "instead_on": event.day("instead_on"),
                "court_told": event.get("court_told")}  # fmt: skip


def fold_roster(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Hours a week, each number until the next."""
    told = list(happened)
    for place, event in enumerate(told):
        later = told[place + 1].on if place + 1 < len(told) else None
        if later != event.on:
            yield {"key": event.id, "hours": event.get("hours"), "began_on": event.on, "ended_on": later}


arrangement = Projection(
    "family_time.arrangement", models.Arrangement,
    frozenset({events.arrangement_began.code, events.arrangement_ended.code, people.died.code}), fold_arrangements,
)  # fmt: skip
session = Projection(
    "family_time.session", models.Session,
    frozenset({e.code for e in (events.session_planned, events.session_staffed, events.session_held, events.session_cancelled)}),
    fold_sessions,
)  # fmt: skip
roster = Projection("family_time.roster", models.Roster, frozenset({events.hours_rostered.code}), fold_roster)
