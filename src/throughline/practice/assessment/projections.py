"""How what happened becomes assessments, grades, factors, commissions and remedies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.practice.assessment import events, models
from throughline.practice.protection.events import conference_held
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings

OF_ASSESSMENT = (
    events.assessment_began, events.child_seen, events.manager_looked, events.planning_held, events.contribution, events.view_given,
    events.assessment_shared, events.birth_expected, events.adoption_team_told, events.issue_weighed, events.handed_in,
    events.assessment_graded, events.assessment_finished,
)  # fmt: skip


def fold_assessments(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each assessment from its beginning to the manager's authorising it; what belongs to it goes to its own thread."""
    rows: dict[int, dict[str, Any]] = {}
    told: dict[int, dict[str, str]] = {}
    for event in happened:
        if event.type == events.assessment_began.code:
            rows[event.id] = _began(event)
    for event in happened:
        if event.type == conference_held.code:
            held = [r for r in rows.values() if r["began_on"] <= event.on]
            if held and held[-1]["conference_on"] is None:
                held[-1]["conference_on"] = event.on
        elif event.thread in rows and event.id != event.thread:
            _follow(rows[event.thread], event, told.setdefault(event.thread, {}))
    for row in rows.values():
        until = row["conference_on"] or row["ended_on"]
        row["shared_before"] = bool(row["shared_on"] and (until is None or row["shared_on"] <= until))
        yield row


def _began(event: Happened) -> dict[str, Any]:
    return {
        "key": event.id, "kind": event.get("kind"), "occasion": event.occasion, "began_on": event.on, "referred_on": event.day("referred_on"),
        "worker_id": event.get("worker"), "deep": bool(event.get("meeting")), "met_on": None, "seen_on": None, "alone": None, "checked_on": None,
        "asked": 0, "received": 0, "views": 0, "shared_on": None, "conference_on": None, "shared_before": False, "expected_on": None, "route": "",
        "adoption_told_on": None, "explored": 0, "excluded": 0, "handed_in_on": None, "returned": 0, "ended_on": None, "outcome": "", "grade": "",
        "theory": False, "factors": "", "tool_points": None,
    }  # fmt: skip


def _follow(row: dict[str, Any], event: Happened, last: dict[str, str]) -> None:
    """`last`: what was last said of each agency and of each issue."""
    match event.type:
        case events.child_seen.code if row["seen_on"] is None or event.get("alone"):
            row |= {"seen_on": row["seen_on"] or event.on, "alone": event.get("alone")}
        case events.manager_looked.code:
            row["checked_on"] = row["checked_on"] or event.on
        case events.planning_held.code:
            row["met_on"] = row["met_on"] or event.on
        case events.contribution.code:
            last[event.get("agency", "")] = event.get("state", "")
            row |= {"asked": sum(s in ("requested", "received", "refused") for s in last.values()), "received": sum(s == "received" for s in last.values())}
        case events.view_given.code:
            row["views"] += 1
        case events.assessment_shared.code:
            row["shared_on"] = row["shared_on"] or event.on
        case events.birth_expected.code:
            row |= {"expected_on": event.day("expected_on"), "route": event.get("route", "")}
        case events.adoption_team_told.code:
            row["adoption_told_on"] = event.on
        case events.issue_weighed.code:
            last[f"{event.get('entry')} {event.get('what')}"] = event.get("how", "")
            row |= {how: sum(s == how for s in last.values()) for how in ("explored", "excluded")}
        case events.handed_in.code:
            row["handed_in_on"] = event.on
        case events.assessment_graded.code:
            row |= {"grade": event.get("grade", ""), "returned": row["returned"] + (event.get("then") == "returned")}
        case events.assessment_finished.code:
            row |= {"ended_on": event.on, "outcome": event.get("outcome", ""), "grade": event.get("grade") or row["grade"], "theory": bool(event.get("theory")),
                    "factors": ",".join(event.get("factors") or ())[:200], "tool_points": event.get("tool_points")}  # fmt: skip


def fold_grades(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each grading, with the kind of what was graded."""
    kinds = {e.id: e.get("kind") for e in happened if e.type == events.assessment_began.code}
    before: set[int] = set()
    for event in happened:
        if event.type == events.assessment_graded.code and event.thread in kinds:
            yield {"key": event.id, "graded_on": event.on, "assessment": event.thread, "kind": kinds[event.thread], "grade": event.get("grade"),
                   "then": event.get("then"), "worker_id": event.get("worker"), "again": event.thread in before,
                   "short_of": ",".join(event.get("short_of") or ())[:200]}  # fmt: skip
            before.add(event.thread)


def fold_factors(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """What endangers and protects, from its being recorded to its being no longer so."""
    ended = {e.thread: e.on for e in happened if e.type == events.risk_resolved.code}
    for event in happened:
        if event.type == events.risk_recorded.code:
            yield {"key": event.id, "began_on": event.on, "ended_on": ended.get(event.id), "area": event.get("area", ""),
                   **{name: event.get(name) for name in ("side", "factor", "severity")}}  # fmt: skip


def fold_commissions(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each specialist assessment from the question to its use."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.specialist_commissioned.code:
            rows[event.id] = {"key": event.id, "began_on": event.on, "expertise": event.get("expertise"), "provider": event.get("provider"),
                              "due_on": event.day("due_on"), "agreed": event.get("cost"), "cost": None, "received_on": None, "answered": None,
                              "ended_on": None, "used": ""}  # fmt: skip
    for event in happened:
        if event.thread not in rows or event.id == event.thread:
            continue
        row = rows[event.thread]
        if event.type == events.specialist_received.code:
            row |= {"received_on": event.on, "cost": event.get("cost"), "answered": event.get("answered")}
        elif event.type == events.specialist_used.code:
            row |= {"ended_on": event.on, "used": event.get("used")}
    yield from rows.values()


def fold_remedies(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each weak assessment until it is put right."""
    closed = {e.thread: e for e in happened if e.type == events.remedy_closed.code}
    for event in happened:
        if event.type == events.remedy_opened.code:
            end = closed.get(event.id)
            yield {"key": event.id, "began_on": event.on, "ended_on": end.on if end else None, "causes": ",".join(event.get("causes") or ())[:200],
                   "worker_id": event.get("worker"), "at_risk": end.get("at_risk") if end else None}  # fmt: skip


def _codes(*types: Any) -> frozenset[str]:
    return frozenset(t.code for t in types)


assessment = Projection("assessment.assessment", models.Assessment, _codes(*OF_ASSESSMENT, conference_held), fold_assessments)
grade = Projection("assessment.grade", models.Grade, _codes(events.assessment_began, events.assessment_graded), fold_grades)
factor = Projection("assessment.factor", models.Factor, _codes(events.risk_recorded, events.risk_resolved), fold_factors)
commission = Projection(
    "assessment.commission", models.Commission,
    _codes(events.specialist_commissioned, events.specialist_received, events.specialist_used), fold_commissions,
)  # fmt: skip
remedy = Projection("assessment.remedy", models.Remedy, _codes(events.remedy_opened, events.remedy_closed), fold_remedies)
