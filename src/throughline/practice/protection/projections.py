"""How what happened becomes what is true now of enquiries, conferences, plans, core groups and visits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.base.calendar import add_months
from throughline.engines.meetings import events as meetings
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events, models
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.record.people.codes import FAMILY_PARTS

OVER, AGAIN = 24, 6
"""Months after which a plan counts as long when it ends, and within which a new enquiry counts as soon after one."""
FIRST = ("initial", "pre_birth", "transfer_in")
MEETINGS = {"protection.core_group": "core_group", "protection.strategy_discussion": "strategy"}
NOT_AGENCIES = (*FAMILY_PARTS, "social_worker")


def codes(*types: Any) -> frozenset[str]:
    """Codes of these event types."""
    return frozenset(t.code for t in types)


def fold_strategy(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Strategy discussions, each with the concern that it answers."""
    concerns = {e.id: e.on for e in happened if e.type == events.concern_identified.code}
    for event in happened:
        if event.type == events.strategy_held.code:
            who = event.get("agencies") or []
            yield {"key": event.id, "held_on": event.on, "concern_on": concerns.get(event.thread), "outcome": event.get("outcome"),
                   "agencies": len(who), "who": ",".join(who), "why_few": event.get("why_few", "")}  # fmt: skip


def fold_enquiries(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Enquiries, each with its worker, its outcome and the conference that followed."""
    rows: dict[int, dict[str, Any]] = {}
    strategy = ended = None
    for event in happened:
        if event.type == events.strategy_held.code:
            strategy = event.on
        elif event.type == events.plan_ended.code:
            ended = event.on
        elif event.type == events.enquiry_began.code:
            rows[event.id] = {
                "key": event.id, "began_on": event.on, "ended_on": None, "strategy_on": event.day("strategy_on") or strategy or event.on,
                "allocated_on": event.on if event.get("worker") else None, "worker_id": event.get("worker"), "co_worker_id": None, "exception": False,
                "outcome": "", "conference_on": None, "after_end": bool(ended and event.on <= add_months(ended, AGAIN)), "signed_on": None,
            }  # fmt: skip
        elif event.type == events.conference_held.code and event.get("kind") in FIRST:
            for row in rows.values():
                row["conference_on"] = row["conference_on"] or event.on
        elif event.type == events.signed_off.code and event.get("what") == "enquiry":
            for row in rows.values():
                row["signed_on"] = row["signed_on"] or event.on
    for event in happened:
        row = rows.get(event.thread or 0)
        if row is None:
            continue
        if event.type == events.enquiry_allocated.code:
            row |= {"allocated_on": row["allocated_on"] or event.on, "worker_id": event.get("worker"), "co_worker_id": event.get("co_worker"),
                    "exception": bool(event.get("exception"))}  # fmt: skip
        elif event.type == events.enquiry_ended.code:
            row |= {"ended_on": event.on, "outcome": event.get("outcome", "")}
    yield from rows.values()


def fold_conferences(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Conferences; the minutes that are sent after one are its own."""
    rows: list[dict[str, Any]] = []
    for event in happened:
        if event.type == events.conference_held.code:
            rows.append({
                "key": event.id, "held_on": event.on, "kind": event.get("kind"), "chair_id": event.get("chair"), "decision": event.get("decision", ""),
                "gp": event.get("gp", ""), "practice": event.get("practice", ""), "chased_on": event.day("chased_on"), "minutes_sent_on": None,
            })  # fmt: skip
        elif rows and rows[-1]["minutes_sent_on"] is None:
            rows[-1]["minutes_sent_on"] = event.on
    yield from rows


def fold_plans(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Plans, one at a time, each with what was written, signed and reviewed while it ran."""
    rows: list[dict[str, Any]] = []
    for event in happened:
        if event.type == events.plan_began.code:
            _begin(rows, event)
        elif event.type == events.signed_off.code:
            _sign(rows, event)
        elif rows and rows[-1]["ended_on"] is None:
            row = rows[-1]
            if event.type == events.category_changed.code:
                row["category"] = event.get("category")
            elif event.type == events.plan_agreed.code:
                row |= {"agreed_on": event.on, "whole": bool(event.get("whole"))}
            elif event.type == events.conference_held.code and event.get("kind") == "review":
                row["reviewed_on"] = event.on
            elif event.type == events.plan_ended.code:
                row |= {"ended_on": event.on, "reason": event.get("reason", ""), "then": event.get("then", ""),
                        "over_two_years": event.on >= add_months(row["began_on"], OVER)}  # fmt: skip
    for row in rows:
        if row["ended_on"] is None or row["ended_on"] > row["began_on"]:
            yield row


def _begin(rows: list[dict[str, Any]], event: Happened) -> None:
    last = rows[-1] if rows else None
    if last is not None and last["ended_on"] is None:
        last["ended_on"] = event.on
    if last is not None:
        last["again_on"] = last["again_on"] or event.on
    ended = [day for day in (last["ended_on"] if last else None, event.day("before_ended_on")) if day]
    elsewhere = max([int(event.get("before") or 0), *(r["elsewhere"] for r in rows)])
    rows.append({
        "key": event.id, "began_on": event.on, "ended_on": None, "first_category": event.get("category"), "category": event.get("category"),
        "temporary": bool(event.get("temporary")), "begun_before": bool(event.get("begun_before")), "reason": "", "then": "",
        "before": sum(not r["temporary"] for r in rows) + elsewhere, "elsewhere": elsewhere, "ended_before_on": max(ended, default=None), "again_on": None,
        "over_two_years": False, "agreed_on": None, "whole": False, "start_signed_on": None, "end_signed_on": None, "reviewed_on": None,
    })  # fmt: skip


def _sign(rows: list[dict[str, Any]], event: Happened) -> None:
    what = event.get("what")
    column = {"start": "start_signed_on", "end": "end_signed_on"}.get(what)
    fits = [r for r in rows if r["key"] == event.get("of")] or rows[-1:]
    if column and fits:
        fits[-1][column] = fits[-1][column] or event.on


def _plans_without(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    for row in fold_plans(happened, around):
        yield {name: value for name, value in row.items() if name != "elsewhere"}


def fold_groups(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Core groups held."""
    for event in happened:
        yield {"key": event.id, "held_on": event.on, "progress": event.get("progress", ""), "asked": event.get("asked", 0), "came": event.get("came", 0)}


def fold_attendance(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Who came or reported, by part, with how often in a row it was nothing."""
    missed: dict[tuple[str, str], int] = {}
    for event in happened:
        kind, part = str(event.get("meeting")), str(event.get("part"))
        if not kind.startswith("protection.") or part in NOT_AGENCIES:
            continue
        meeting = MEETINGS.get(kind, "conference")
        there, reported = event.get("came") in ("came", "part"), event.get("came") == "sent" or bool(event.get("reported"))
        missed[meeting, part] = 0 if there or reported else missed.get((meeting, part), 0) + 1
        yield {"key": event.id, "met_on": event.on, "meeting": meeting, "part": part, "agency": event.get("agency", ""), "name": event.get("name", ""),
               "there": there, "reported": reported, "in_a_row": missed[meeting, part]}  # fmt: skip


VISITS = (events.child_visited.code, care.child_visited.code)


def fold_visits(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Visits to a child while a plan ran; a visit to a child in care counts here too."""
    rows: dict[int, dict[str, Any]] = {}
    running = False
    for event in happened:
        if event.type in (events.plan_began.code, events.plan_ended.code):
            running = event.type == events.plan_began.code
        elif event.type in VISITS and (running or event.type == events.child_visited.code):
            rows[event.id] = {"key": event.id, "visited_on": event.on, "by_id": event.by, "seen": event.get("outcome") == "seen",
                              "alone": event.get("alone", ""), "bedroom": event.get("bedroom")}  # fmt: skip
    for event in happened:  # what completes a visit of the same day may stand before it, which has its hour
        if event.thread in rows and event.id not in rows and event.get("alone"):
            rows[event.thread]["alone"] = event.get("alone")
    for row in rows.values():
        yield row | {"alone": {"some": "part"}.get(row["alone"], row["alone"])[:4]}


strategy = Projection("protection.strategy", models.Strategy, codes(events.strategy_held, events.concern_identified), fold_strategy)
enquiry = Projection(
    "protection.enquiry", models.Enquiry,
    codes(events.enquiry_began, events.enquiry_allocated, events.enquiry_ended, events.strategy_held, events.conference_held, events.plan_ended,
          events.plan_began, events.signed_off), fold_enquiries,
)  # fmt: skip
conference = Projection("protection.conference", models.Conference, codes(events.conference_held, events.minutes_sent), fold_conferences)
plan_period = Projection(
    "protection.plan_period", models.PlanPeriod,
    codes(events.plan_began, events.plan_ended, events.category_changed, events.plan_agreed, events.conference_held, events.signed_off), _plans_without,
)  # fmt: skip
core_group = Projection("protection.core_group", models.CoreGroup, codes(events.core_group_held), fold_groups)
attendance = Projection("protection.attendance", models.Attendance, codes(meetings.attended), fold_attendance)
visit = Projection(
    "protection.visit", models.ProtectionVisit,
    codes(events.child_visited, events.visit_written_up, care.child_visited, care.visit_written_up, events.plan_began, events.plan_ended), fold_visits,
)  # fmt: skip
