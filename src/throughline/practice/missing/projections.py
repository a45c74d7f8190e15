"""How what happened becomes the times a child was missing, and what followed each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from throughline.practice.directory import events as services
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events, models
from throughline.practice.missing.codes import INDICATORS, YOUNG_PARENTS
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings

NINETY_DAYS = timedelta(days=90)
BEFORE = timedelta(days=28)
"""So long before the look the service may have been told already."""
ANSWERED = {
    services.signpost_accepted.code: "accepted", services.signpost_started.code: "started", services.signpost_not_taken_up.code: "not_taken_up",
}  # fmt: skip


def fold_times(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Times missing in order; what followed goes to its own thread.

    Whoever goes and comes back on one day has the return first in the order of that day, so what follows is told last.
    """
    rows: dict[int, dict[str, Any]] = {}
    in_care = False
    for event in happened:
        if event.type == care.became_looked_after.code:
            in_care = True
        elif event.type == care.ceased_looked_after.code:
            in_care = False
        elif event.type == events.went_missing.code:
            for row in rows.values():
                row["again_on"] = row["again_on"] or event.on
            rows[event.id] = {**_went(event), "in_care": in_care,
                              "times_in_90_days": 1 + sum(event.on - r["went_on"] <= NINETY_DAYS for r in rows.values())}  # fmt: skip
    for event in happened:
        if event.thread in rows and event.id != event.thread:
            _follow(rows[event.thread], event)
    for row in rows.values():
        visited, again = row["visited_on"], row["again_on"]
        row["again_soon"] = bool(visited and again and visited <= again <= visited + NINETY_DAYS)
        yield row


def _went(event: Happened) -> dict[str, Any]:
    return {
        "key": event.id, "went_on": event.on, "went_at": event.at, "kind": event.get("kind", ""),
        "from_where": event.get("from_where", ""), "risk": event.get("risk", ""), "back_on": None, "back_at": None,
        "told": "", "told_words": "", "met_on": None, "visited_on": None, "outcome": "", "visitor_id": None, "alone": None,
        "evaluated_on": None, "adequate": "", "theme": "", "pattern": None, "again_on": None, "closed_on": None,
        "exception": False,
    }  # fmt: skip


def _follow(row: dict[str, Any], event: Happened) -> None:
    if event.type == events.came_back.code:
        row |= {"back_on": event.on, "back_at": event.at}
    elif event.type == events.others_told.code:
        told = {*filter(None, row["told"].split(",")), *(name for name in events.TOLD if event.get(name))}
        row["told"] = ",".join(name for name in events.TOLD if name in told)
        row["told_words"] = "; ".join(filter(None, (row["told_words"], event.get("told"))))[:400]
    elif event.type == events.missing_meeting.code:
        row["met_on"] = row["met_on"] or event.on
    elif event.type == events.return_interview.code:
        row |= {"visited_on": event.on, "outcome": event.get("outcome"), "visitor_id": event.get("visitor") or event.by,
                "alone": event.get("alone")}  # fmt: skip
    elif event.type == events.return_evaluated.code:
        row |= {"evaluated_on": event.on, **{n: event.get(n) for n in ("adequate", "theme", "pattern")}}
    elif event.type == events.follow_up_closed.code:
        row |= {"closed_on": event.on, "exception": bool(event.get("exception"))}


def fold_looks(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each look for signs of exploitation, until the next."""
    every = list(happened)
    looks = [e for e in every if e.type == events.exploitation_considered.code]
    for place, event in enumerate(looks):
        later = looks[place + 1].on if place + 1 < len(looks) else None
        yield {"key": event.id, "looked_on": event.on, "ended_on": later, "outcome": event.get("outcome"),
               "signs": sum(bool(event.get(name)) for name in INDICATORS),
               "pregnancy_service": bool(event.get("pregnancy_service")), **_service(event, every)}  # fmt: skip


def _service(look: Happened, every: Sequence[Happened]) -> dict[str, Any]:
    """Whether the service for pregnancy and young parents was told of her since shortly before this look, and its last answer."""
    if not look.get("pregnancy_service"):
        return {"service_asked_on": None, "service_answer": "", "service_answered_on": None}
    asked = [e for e in every if e.type == services.signposted.code and e.get("help") == YOUNG_PARENTS and e.on >= look.on - BEFORE]
    said = [e for e in every if asked and e.type in ANSWERED and e.thread == asked[-1].id]
    return {"service_asked_on": asked[-1].on if asked else None, "service_answer": ANSWERED[said[-1].type] if said else "",
            "service_answered_on": said[-1].on if said else None}  # fmt: skip


time_missing = Projection(
    "missing.time_missing", models.TimeMissing,
    frozenset({e.code for e in (
        events.went_missing, events.came_back, events.others_told, events.missing_meeting, events.return_interview,
        events.return_evaluated, events.follow_up_closed, care.became_looked_after, care.ceased_looked_after)}),
    fold_times,
)  # fmt: skip
exploitation_look = Projection(
    "missing.exploitation_look", models.ExploitationLook,
    frozenset({events.exploitation_considered.code, services.signposted.code, *ANSWERED}), fold_looks,
)  # fmt: skip
