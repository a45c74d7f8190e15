"""How what happened becomes contacts, referrals, repeat contacts, disagreements and advice given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from throughline.base.calendar import add_months
from throughline.practice.assessment import events as assessment
from throughline.practice.front_door import events, models
from throughline.practice.front_door.codes import SOURCE_OF
from throughline.practice.front_door.repeats import COUNTED, repeats
from throughline.practice.protection import events as protection
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.services.clock import at_london

ON_CONTACT = (
    events.contact_received, events.contact_hastened, events.contact_claimed, events.contact_screened, events.decision_proposed, events.decision_returned,
    events.contact_decided, events.referrer_acknowledged, events.referrer_told, events.written_received,
)  # fmt: skip
ON_REFERRAL = (events.referral_received, events.referral_decided, events.case_closed, assessment.assessment_began)


def fold_contacts(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each contact; what followed goes to its own thread, whatever the hours of one day."""
    rows = {e.id: _received(e) for e in happened if e.type == events.contact_received.code}
    for event in sorted(happened, key=lambda e: (e.on, e.at.timestamp() if e.at else 0.0, e.id)):
        if event.thread in rows and event.id != event.thread:
            _follow_contact(rows[event.thread], event)
    yield from rows.values()


def _received(event: Happened) -> dict[str, Any]:
    return {
        "key": event.id, "occasion": event.occasion, "agency": event.get("agency", "other"), "agency_name": event.get("agency_name", ""),
        "source": event.get("source") or SOURCE_OF.get(event.get("agency", ""), ""), "name": event.get("name", ""), "reach": event.get("reach", ""),
        "priority": event.get("priority", "standard"), "how": event.get("how", ""), "about": event.get("about", ""),
        "consent": event.get("consent"), "received_on": event.on, "received_at": event.at,
        "came_of": event.get("came_of"), "hastened_at": None, "by_id": event.by, "claimed_by_id": None,
        "screened_at": None, "screened_by_id": None, "proposed": "", "screened_level": "", "screened_otherwise": False, "waits_since": None,
        "returned": "", "decided_on": None, "decided_at": None, "decided_by_id": None, "signed_by_id": None, "outcome": "", "level": "",
        "reason": "", "appropriate": None, "exception": False, "overturned": False, "acknowledged_on": None, "told_on": None,
        "told_how": "", "complete": None, "missing": "", "first_complete": None,
    }  # fmt: skip


def _follow_contact(row: dict[str, Any], event: Happened) -> None:
    if event.type == events.contact_claimed.code:
        row["claimed_by_id"] = event.get("worker")
    elif event.type == events.contact_hastened.code:
        row |= {"priority": event.get("priority"), "hastened_at": _moment(event)}
    elif event.type == events.contact_screened.code:
        row |= {"screened_at": _moment(event), "screened_by_id": event.get("worker"), "proposed": event.get("outcome", ""),
                "screened_level": event.get("level", ""), "screened_otherwise": bool(event.get("exception"))}  # fmt: skip
    elif event.type == events.decision_proposed.code:
        row |= {"waits_since": event.on, "returned": ""}
    elif event.type == events.decision_returned.code:
        row |= {"waits_since": None, "returned": event.get("why", "")}
    elif event.type == events.contact_decided.code:
        row |= {"decided_on": event.on, "decided_at": _moment(event), "decided_by_id": event.get("manager") or event.by,
                "signed_by_id": event.get("signed_by"), "outcome": event.get("outcome", ""), "level": event.get("level", ""),
                "reason": event.get("reason", ""), "appropriate": event.get("appropriate"), "exception": bool(event.get("exception")),
                "overturned": bool(row["proposed"]) and row["proposed"] != event.get("outcome"), "waits_since": None}  # fmt: skip
    elif event.type == events.referrer_acknowledged.code:
        row["acknowledged_on"] = row["acknowledged_on"] or event.on
    elif event.type == events.referrer_told.code:
        row |= {"told_on": event.on, "told_how": event.get("how", "")}
    elif event.type == events.written_received.code:
        complete = event.get("complete")
        row |= {"complete": complete, "missing": event.get("missing", "")}
        if row["first_complete"] is None:
            row["first_complete"] = complete


def _moment(event: Happened) -> Any:
    """The hour it happened; where nobody said one, the end of that day, so that nothing seems quicker than it was."""
    return event.at or at_london(event.on, 23, 59)


def fold_referrals(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each episode, with the one before it and the first assessment in it."""
    rows: dict[int, dict[str, Any]] = {}
    before: dict[str, Any] | None = None
    for event in happened:
        if event.type == events.referral_received.code:
            again = before is not None and before["began_on"] >= add_months(event.on, -12)
            rows[event.id] = {
                "key": event.id, "agency": event.get("agency", ""), "source": event.get("source", ""), "about": event.get("about", ""),
                "began_on": event.on, "ended_on": None, "again": again, "before_on": before["began_on"] if before else None, "before_closed": "",
                "decided_on": None, "decided_at": None, "decided_by_id": None, "outcome": "", "level": "", "assessed_on": None, "reason": "",
                "not_told": "", "_before": before,
            }  # fmt: skip
            before = rows[event.id]
    for event in happened:
        row = rows.get(event.thread or 0)
        if event.type == events.referral_decided.code and row is not None:
            row |= {"decided_on": event.on, "decided_at": _moment(event), "decided_by_id": event.get("manager") or event.by,
                    "outcome": event.get("outcome", ""), "level": event.get("level", "")}  # fmt: skip
        elif event.type == events.case_closed.code and row is not None:
            row |= {"ended_on": event.on, "reason": event.get("reason", ""), "not_told": event.get("not_told", "")}
    for event in happened:
        if event.type == assessment.assessment_began.code:
            row = _episode_on(rows, event.on)
            if row is not None:
                row["assessed_on"] = row["assessed_on"] or event.on
    for row in rows.values():
        earlier = row.pop("_before")
        row["before_closed"] = earlier["reason"] if earlier else ""
        yield row


def _episode_on(rows: dict[int, dict[str, Any]], day: date) -> dict[str, Any] | None:
    """The latest episode that had begun on a day and had not ended before it."""
    begun = [r for r in rows.values() if r["began_on"] <= day and (r["ended_on"] is None or r["ended_on"] >= day)]
    return begun[-1] if begun else None


def fold_repeats(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each time that contacts became so many."""
    for r in repeats(happened, around.settings):
        yield {"key": r.key, "began_on": r.since_on, "first_on": r.first_on, "n": r.n, "reviewed_on": r.reviewed_on, "outcome": r.outcome}


def fold_escalations(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each disagreement, at the level to which it has risen."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.escalation_raised.code:
            rows[event.id] = {
                "key": event.id, "agency": event.get("agency", ""), "name": event.get("name", ""), "why": event.get("why", ""),
                "level": event.get("level", ""), "first_level": event.get("level", ""), "began_on": event.on,
                "answer_by": event.day("answer_by"), "rose": 0, "ended_on": None, "outcome": "",
            }  # fmt: skip
    for event in happened:
        row = rows.get(event.thread or 0)
        if row is None:
            continue
        if event.type == events.escalation_rose.code:
            row |= {"level": event.get("level", ""), "answer_by": event.day("answer_by"), "rose": row["rose"] + 1}
        elif event.type == events.escalation_answered.code:
            row |= {"ended_on": event.on, "outcome": event.get("outcome", "")}
    yield from rows.values()


def fold_consultations(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each time a professional was advised."""
    for e in happened:
        yield {"key": e.id, "given_on": e.on, "agency": e.get("agency", ""), "name": e.get("name", ""), "about": e.get("about", ""),
               "outcome": e.get("outcome", ""), "worker_id": e.get("worker") or e.by}  # fmt: skip


def fold_for_panel(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Assessments that ended in nothing further, and protection plans; then what the panel said of each."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        closed = event.type == assessment.assessment_finished.code and event.get("outcome") == "no_action"
        if closed or event.type == protection.plan_began.code:
            rows[event.id] = {"key": event.id, "kind": "closed" if closed else "plan", "began_on": event.on, "ended_on": None,
                              "reviewed_on": None, "decision": ""}  # fmt: skip
    for event in happened:
        if event.type == protection.plan_ended.code and event.thread in rows:
            rows[event.thread]["ended_on"] = event.on
        elif event.type == events.panel_decided.code and event.get("item") in rows:
            rows[event.get("item")] |= {"reviewed_on": event.on, "decision": event.get("decision", "")}
    yield from rows.values()


def _codes(*types: Any) -> frozenset[str]:
    return frozenset(t.code for t in types)


contact = Projection("front_door.contact", models.Contact, _codes(*ON_CONTACT), fold_contacts, needs=_codes(events.contact_received))
referral = Projection("front_door.referral", models.Referral, _codes(*ON_REFERRAL), fold_referrals, needs=_codes(events.referral_received))
repeat_contacts = Projection(
    "front_door.repeat_contacts", models.RepeatContacts, _codes(*COUNTED, events.repeat_reviewed), fold_repeats, needs=_codes(*COUNTED)
)
escalation = Projection(
    "front_door.escalation", models.Escalation, _codes(events.escalation_raised, events.escalation_rose, events.escalation_answered),
    fold_escalations, needs=_codes(events.escalation_raised),
)  # fmt: skip
consultation = Projection("front_door.consultation", models.Consultation, _codes(events.consultation_given), fold_consultations)
for_panel = Projection(
    "front_door.for_panel", models.ForPanel,
    _codes(assessment.assessment_finished, protection.plan_began, protection.plan_ended, events.panel_decided), fold_for_panel,
    needs=_codes(assessment.assessment_finished, protection.plan_began),
)  # fmt: skip
