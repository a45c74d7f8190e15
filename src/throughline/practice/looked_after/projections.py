"""How what happened becomes what is true now of care, law, visits, reviews and plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from throughline.base.calendar import age_on
from throughline.practice.looked_after import events, models
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.record.people import events as people

BIRTH = frozenset({people.person_described.code, people.born.code})


def _born(happened: Sequence[Happened]) -> date | None:
    found = None
    for event in happened:
        if event.type == people.born.code:
            found = event.on
        elif event.type == people.person_described.code:
            found = event.day("born_on") or found
    return found


def _age(born: date | None, on: date) -> int | None:
    return age_on(born, on) if born and born <= on else None


def _lasting(row: dict[str, Any]) -> bool:
    return row["ended_on"] is None or row["ended_on"] > row["began_on"]


def fold_care(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Periods of care. A second beginning without an end closes the first on the same day."""
    rows: list[dict[str, Any]] = []
    for event in happened:
        if event.type == events.became_looked_after.code:
            if rows and rows[-1]["ended_on"] is None:
                rows[-1]["ended_on"] = event.on
            rows.append({"key": event.id, "began_on": event.on, "ended_on": None, "need": event.get("need", ""),
                         "reason": "", "home_postcode": event.get("home_postcode", ""),
                         "begun_before": bool(event.get("begun_before"))})  # fmt: skip
        elif rows and rows[-1]["ended_on"] is None:
            rows[-1] |= {"ended_on": event.on, "reason": event.get("reason", "")}
    yield from filter(_lasting, rows)


def fold_law(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Legal statuses, one at a time."""
    rows: list[dict[str, Any]] = []
    for event in happened:
        if event.type == events.became_looked_after.code:
            continue  # read only so that what ended on the day it began is known to end after it
        if rows and rows[-1]["ended_on"] is None:
            rows[-1]["ended_on"] = event.on
        if event.type == events.legal_status_began.code:
            rows.append({"key": event.id, "began_on": event.on, "ended_on": None, "status": event.get("status"),
                         "court": event.get("court", "")})  # fmt: skip
    yield from filter(_lasting, rows)


def fold_visits(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Visits; what was written up later completes them, on the same day too: a visit has its hour, and may stand after it."""
    born = _born(happened)
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.child_visited.code:
            rows[event.id] = {
                "key": event.id, "on": event.on, "at": event.at, "by_id": event.by, "occasion": event.occasion,
                "seen": event.get("outcome") == "seen", "alone": event.get("alone", ""),
                "why_not_alone": event.get("why_not_alone", ""), "bedroom": event.get("bedroom"),
                "words": event.get("words"), "age": _age(born, event.on),
            }  # fmt: skip
    for event in happened:
        if event.type == events.visit_written_up.code and event.thread in rows:
            row = rows[event.thread]
            for name in ("words", "alone", "why_not_alone"):
                row[name] = event.get(name) or row[name]
    for row in rows.values():
        yield {"visited_on": row.pop("on"), "visited_at": row.pop("at"), **row}


def fold_reviews(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Reviews held."""
    born = _born(happened)
    for event in happened:
        if event.type == events.review_held.code:
            yield {"key": event.id, "held_on": event.on, "chair_id": event.get("chair"), "age": _age(born, event.on),
                   "participation": event.get("participation", ""), "met_before": event.get("met_before", "")}  # fmt: skip


def fold_plans(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Versions of the care plan; one without a number takes the next."""
    number = 0
    for event in happened:
        number = event.get("version") or number + 1
        yield {"key": event.id, "version": number, "agreed_on": event.on, "words": event.get("words")}


care_period = Projection(
    "looked_after.care_period", models.CarePeriod,
    frozenset({events.became_looked_after.code, events.ceased_looked_after.code}), fold_care,
)  # fmt: skip
legal_status = Projection(
    "looked_after.legal_status", models.LegalStatus,
    frozenset({events.legal_status_began.code, events.legal_status_ended.code, events.became_looked_after.code,
               events.ceased_looked_after.code}),
    fold_law,
)  # fmt: skip
visit = Projection(
    "looked_after.visit", models.Visit,
    frozenset({events.child_visited.code, events.visit_written_up.code}) | BIRTH, fold_visits,
)  # fmt: skip
review = Projection(
    "looked_after.review", models.Review, frozenset({events.review_held.code}) | BIRTH, fold_reviews
)  # fmt: skip
plan_version = Projection(
    "looked_after.plan_version", models.PlanVersion, frozenset({events.care_plan_prepared.code}), fold_plans
)
