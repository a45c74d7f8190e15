"""How what happened becomes cases, decisions, care by agreement, homes on orders, secure orders and advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.base.calendar import working_days_between
from throughline.practice.legal import events, models
from throughline.practice.legal.codes import CHECKLIST
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.record.people import events as people

CARE_ORDERS = ("C1", "C2")
WITH_PARENTS = ("P1",)
"""The code of the national return for a home with parents or somebody with parental responsibility."""


def fold_cases(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each case, with the last word on each of its steps and the first day of each."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.threshold_discussed.code:
            rows[event.id] = {
                "key": event.id, "trigger": event.get("trigger", ""), "recommended_on": event.day("recommended_on"), "began_on": event.on,
                "decision": event.get("decision"), "letter_on": None, "family_meeting": "", "met_on": None, "panel_on": None, "panel": "",
                "quality": "", "checklist_on": None, "checklist_owed": ",".join(CHECKLIST), "issued_on": None, "kind": "", "emergency": False,
                "case_number": "", "hearing": "", "hearing_on": None, "next_on": None, "delays": "", "ended_on": None, "outcome": "",
            }  # fmt: skip
        elif event.thread in rows:
            rows[event.thread] |= _step(rows[event.thread], event)
        elif event.type == people.died.code:
            for row in rows.values():
                row["ended_on"] = row["ended_on"] or event.on
    yield from rows.values()


def _step(row: dict[str, Any], event: Happened) -> dict[str, Any]:
    if event.type == events.pre_proceedings_letter_sent.code:
        offered = "offered" if event.get("family_meeting_offered") else ""
        return {"letter_on": row["letter_on"] or event.on, "family_meeting": row["family_meeting"] or offered}
    if event.type == events.family_meeting_answered.code:
        return {"family_meeting": event.get("outcome")}
    if event.type == events.pre_proceedings_meeting_held.code:
        return {"met_on": row["met_on"] or event.on}
    if event.type == events.panel_decided.code:
        return {"panel_on": event.on, "panel": event.get("decision"), "quality": event.get("quality", "")}
    if event.type == events.checklist_gone_through.code:
        return {"checklist_on": event.on, "checklist_owed": ",".join(name for name in CHECKLIST if not event.get(name))}
    if event.type == events.application_issued.code:
        return {"issued_on": row["issued_on"] or event.on, "kind": event.get("kind"), "emergency": bool(event.get("emergency")),
                "case_number": event.get("case_number", "")}  # fmt: skip
    if event.type == events.hearing_held.code:
        return {"hearing": event.get("kind"), "hearing_on": event.on, "next_on": event.day("next_on")}
    if event.type == events.delay_recorded.code:
        return {"delays": ",".join(dict.fromkeys([*filter(None, row["delays"].split(",")), event.get("reason")]))}
    if event.type == events.proceedings_ended.code:
        return {"ended_on": event.on, "outcome": event.get("outcome"), "next_on": None}
    return {}


def fold_decisions(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each decision, and what a higher grade said of it."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type in (events.decision_taken.code, events.threshold_discussed.code):
            planned = event.type == events.threshold_discussed.code
            rows[event.id] = {
                "key": event.id, "kind": "proceedings" if planned else event.get("kind"),
                "outcome": event.get("decision" if planned else "outcome"), "decided_on": event.on, "decided_by_id": event.get("decided_by"),
                "grade": event.get("grade", ""), "below_grade": bool(event.get("below_grade")), "why_below": event.get("why_below", ""),
                "confirmed_on": None, "answer": "",
            }  # fmt: skip
        elif event.type == events.decision_confirmed.code and event.thread in rows:
            rows[event.thread] |= {"confirmed_on": event.on, "answer": event.get("answer")}
    yield from rows.values()


def fold_by_agreement(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each time the legal ground is an agreement, with what was authorised during it or shortly before."""
    rows: list[dict[str, Any]] = []
    threads: dict[int, dict[str, Any]] = {}
    written: dict[str, Any] = {}
    for event in happened:
        if event.type == care.legal_status_began.code and event.get("status") == "V2":
            row = {"key": event.id, "began_on": event.on, "ended_on": None, "authorised_on": None, "purpose": "", "expected_end_on": None,
                   "consent_by": ""}  # fmt: skip
            if written and (event.on - written["authorised_on"]).days <= 28:
                row |= written
            rows.append(row)
            threads[event.id] = row
        elif event.type == care.legal_status_ended.code and event.thread in threads:
            threads[event.thread]["ended_on"] = event.on
        elif event.type in (care.ceased_looked_after.code, people.died.code):
            for row in rows:
                row["ended_on"] = row["ended_on"] or event.on
        elif event.type == events.section_20_authorised.code:
            written = {"authorised_on": event.on, "purpose": event.get("purpose", ""), "expected_end_on": event.day("expected_end_on"),
                       "consent_by": event.get("consent_by", "")}  # fmt: skip
            _into_open(rows, written)
        elif event.type == events.section_20_looked_at.code:
            _into_open(rows, {"expected_end_on": event.day("expected_end_on")})
    yield from rows


def _into_open(rows: list[dict[str, Any]], told: dict[str, Any]) -> None:
    for row in rows:
        if row["ended_on"] is None:
            row |= told


def fold_at_home(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Times at home with parents while a care order stood; the days on which both were so."""
    status, home, now = "", "", None
    rows: list[dict[str, Any]] = []
    for event in happened:
        if event.type == care.legal_status_began.code:
            status = event.get("status", "")
        elif event.type in (care.legal_status_ended.code, care.ceased_looked_after.code):
            status = ""
        elif event.type in (homes.placement_began.code, homes.placement_changed.code):
            home = event.get("type", home)
        elif event.type in (homes.placement_ended.code, people.died.code):
            home = ""
        elif event.type == events.discharge_considered.code and now is not None:
            now |= {"considered_on": event.on, "considered": event.get("outcome")}
        so = status in CARE_ORDERS and home in WITH_PARENTS
        if so and now is None:
            if rows and rows[-1]["ended_on"] == event.on:  # one order gave way to the next, one home to the same home
                now = rows[-1]
                now["ended_on"] = None
            else:
                now = {"key": event.id, "began_on": event.on, "ended_on": None, "considered_on": None, "considered": ""}
                rows.append(now)
        elif not so and now is not None:
            now["ended_on"], now = event.on, None
    yield from rows


def fold_secure(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each secure order until it ends."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.secure_order_made.code:
            for row in rows.values():
                row["ended_on"] = row["ended_on"] or event.on
            rows[event.id] = {"key": event.id, "criteria": ",".join(event.get("criteria", ())), "began_on": event.on,
                              "until_on": event.day("until_on"), "reviewed_on": None, "reviews": 0, "met": "", "ended_on": None, "outcome": ""}  # fmt: skip
        elif event.thread in rows and event.type == events.secure_reviewed.code:
            rows[event.thread] |= {"reviewed_on": event.on, "reviews": rows[event.thread]["reviews"] + 1, "met": event.get("outcome")}
        elif event.thread in rows and event.type == events.secure_ended.code:
            rows[event.thread] |= {"ended_on": event.on, "outcome": event.get("outcome", "")}
    yield from rows.values()


def fold_advice(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each question, and the day of its answer."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.advice_asked.code:
            rows[event.id] = {"key": event.id, "asked_on": event.on, "asked_by_id": event.by, "urgent": bool(event.get("urgent")),
                              "given_on": None, "days": None}  # fmt: skip
        elif event.thread in rows and event.type == events.advice_given.code:
            row = rows[event.thread]
            row |= {"given_on": event.on, "days": working_days_between(row["asked_on"], event.on)}
    yield from rows.values()


def _codes(*types: Any) -> frozenset[str]:
    return frozenset(t.code for t in types)


STEPS = (
    events.pre_proceedings_letter_sent, events.family_meeting_answered, events.pre_proceedings_meeting_held, events.panel_decided,
    events.checklist_gone_through, events.application_issued, events.hearing_held, events.delay_recorded, events.proceedings_ended,
)  # fmt: skip
STATUSES = (care.legal_status_began, care.legal_status_ended, care.ceased_looked_after, people.died)
case = Projection("legal.case", models.Case, _codes(events.threshold_discussed, *STEPS, people.died), fold_cases)
decision = Projection(
    "legal.decision", models.Decision, _codes(events.decision_taken, events.threshold_discussed, events.decision_confirmed), fold_decisions
)
by_agreement = Projection(
    "legal.by_agreement", models.ByAgreement, _codes(*STATUSES, events.section_20_authorised, events.section_20_looked_at), fold_by_agreement
)
at_home = Projection(
    "legal.at_home", models.AtHome,
    _codes(*STATUSES, homes.placement_began, homes.placement_changed, homes.placement_ended, events.discharge_considered), fold_at_home,
)  # fmt: skip
secure_order = Projection(
    "legal.secure_order", models.SecureOrder, _codes(events.secure_order_made, events.secure_reviewed, events.secure_ended), fold_secure
)
advice = Projection("legal.advice", models.Advice, _codes(events.advice_asked, events.advice_given), fold_advice)
