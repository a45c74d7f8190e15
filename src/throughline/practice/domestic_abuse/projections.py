"""How what happened becomes notifications, those who harm, MARAC cases, offenders under management, and scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.base.calendar import add_months
from throughline.practice.domestic_abuse import events, models, settings
from throughline.practice.front_door import events as door
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings

Row = dict[str, Any]
POLICE = "police"


def fold_notifications(happened: Sequence[Happened], around: Surroundings) -> Iterator[Row]:
    """Each notification, what was decided on it, its contact at the front door, and since when that stands there as child protection."""
    rows: dict[int, Row] = {}
    contacts = [e for e in happened if e.type == door.contact_received.code and e.get("how") == POLICE]
    decided = {e.thread: e for e in happened if e.type == door.contact_decided.code}
    for event in happened:
        if event.type == events.notification_received.code:
            rows[event.id] = {
                "key": event.id, "received_on": event.on, "received_at": event.at, "presence": event.get("presence", ""),
                "risk": event.get("risk", ""), "reference": event.get("reference", ""), "harmed_id": event.get("harmed"),
                "harms_id": event.get("harms"), "screened_on": None, "outcome": "", "police": "", "police_agree": None, "contact": None, "contact_at": None,
                "decided_at": None, "hours_to_decision": None, "reviewed_on": None, "decision": "", "school_told_on": None,
                "closed_on": None, "exception": False,
            }  # fmt: skip
    for event in happened:
        if event.thread in rows and event.id != event.thread:
            _follow(rows[event.thread], event)
    hastened = {e.thread: e for e in happened if e.type == door.contact_hastened.code}
    used: set[int] = set()
    for row in rows.values():
        mine = [c for c in contacts if c.get("came_of") == row["key"]]
        row["contact"] = mine[-1].id if mine else None
        if row["outcome"] == "protection" or row["decision"] == "protection":
            since = row["screened_on"] or row["reviewed_on"]
            urgent = next((c for c in mine if c.id in hastened or c.get("priority") == "immediate"), None)
            made = urgent or next((c for c in contacts if not c.get("came_of") and c.id not in used and since and c.on >= since), None)
            if made is not None:
                used.add(made.id)
                row["contact"] = made.id
                _decision(row, hastened.get(made.id, made), decided.get(made.id))
        yield row


def _follow(row: Row, event: Happened) -> None:
    if event.type == events.notification_screened.code:
        row |= {
            "screened_on": event.on,
            "outcome": event.get("outcome", ""),
            "police": event.get("police", ""),
            "police_agree": event.get("police_agree"),
        }
    elif event.type == events.notification_reviewed.code:
        row |= {"reviewed_on": event.on, "decision": event.get("decision", "")}
    elif event.type == events.school_told.code:
        row["school_told_on"] = row["school_told_on"] or event.on
    elif event.type == events.notification_closed.code:
        row |= {"closed_on": event.on, "exception": bool(event.get("exception"))}


def _decision(row: Row, made: Happened, decided: Happened | None) -> None:
    row["contact_at"] = made.at or made.recorded_at
    if decided is not None:
        row["decided_at"] = decided.at or decided.recorded_at
        began = row["received_at"] or row["contact_at"]
        row["hours_to_decision"] = max(0, int((row["decided_at"] - began).total_seconds() // 3600))


def fold_harm(happened: Sequence[Happened], around: Surroundings) -> Iterator[Row]:
    """Somebody who harms, from the first time it was seen."""
    rows: dict[int, Row] = {}
    for event in happened:
        if event.type == events.harm_identified.code:
            rows[event.id] = {
                "key": event.id, "identified_on": event.on, "stage": event.get("stage"), "area": event.get("area", ""), "reviewed_on": None,
                "need": "", "programme": "", "offered_on": None, "answer": "", "began_on": None, "ended_on": None, "how_ended": "",
                "again_on": None, "again": 0, "again_after": False,
            }  # fmt: skip
    for event in happened:
        row = rows.get(event.thread or 0)
        if row is None or event.id == event.thread:
            continue
        if event.type == events.programme_need_reviewed.code:
            row |= {
                "reviewed_on": event.on,
                "need": event.get("need", ""),
                "programme": event.get("programme") or row["programme"],
            }
        elif event.type == events.programme_offered.code:
            row |= {
                "offered_on": event.on,
                "answer": event.get("answer", ""),
                "programme": event.get("programme") or row["programme"],
            }
        elif event.type == events.programme_began.code:
            row |= {"began_on": event.on, "ended_on": None, "how_ended": ""}
        elif event.type == events.programme_ended.code:
            row |= {"ended_on": event.on, "how_ended": event.get("how", "")}
        elif event.type == events.harmed_again.code:
            row["again"] += 1
            row["again_on"] = event.on
    for row in rows.values():
        row["again_after"] = bool(row["began_on"] and row["again_on"] and row["again_on"] > row["began_on"])
        yield row


def fold_marac(happened: Sequence[Happened], around: Surroundings) -> Iterator[Row]:
    """Referrals to the MARAC; a repeat is one within twelve months of the time before, whatever anybody ticked."""
    heard = {e.thread: e for e in happened if e.type == events.marac_heard.code}
    before = None
    for event in happened:
        if event.type != events.marac_referred.code:
            continue
        months = int(settings.again_within.value(around.settings, event.on))
        end = heard.get(event.id)
        yield {
            "key": event.id, "referred_on": event.on, "agency": event.get("agency"), "ticks": event.get("ticks"), "harms_id": event.get("harms"),
            "children": event.get("children") or [], "again": before is not None and event.on <= add_months(before, months),
            "heard_on": end.on if end else None, "decision": end.get("decision", "") if end else "",
        }  # fmt: skip
        before = end.on if end else event.on


def fold_files(happened: Sequence[Happened], around: Surroundings) -> Iterator[Row]:
    """Files of those who are managed as offenders."""
    for opened in (e for e in happened if e.type == events.mappa_managed.code):
        later = [e for e in happened if e.thread == opened.id and e.id != opened.id]
        reviews = [e for e in later if e.type == events.mappa_reviewed.code]
        last = reviews[-1] if reviews else opened
        ended = next((e for e in later if e.type == events.mappa_ended.code), None)
        yield {
            "key": opened.id, "person_id": opened.get("person"), "children": opened.get("children") or [], "level": last.get("level"),
            "category": opened.get("category", ""), "began_on": opened.on, "review_on": last.day("review_on"),
            "reviewed_on": reviews[-1].on if reviews else None, "came": (reviews[-1].get("agencies") or []) if reviews else [],
            "ended_on": ended.on if ended else None,
        }  # fmt: skip


def fold_managed(happened: Sequence[Happened], around: Surroundings) -> Iterator[Row]:
    """Those under integrated offender management, and whether anybody looked after their children."""
    for opened in (e for e in happened if e.type == events.iom_flagged.code):
        later = [e for e in happened if e.thread == opened.id and e.id != opened.id]
        checks = [e for e in later if e.type == events.iom_children_checked.code]
        ended = next((e for e in later if e.type == events.iom_ended.code), None)
        yield {
            "key": opened.id, "children": opened.get("children") or [], "began_on": opened.on, "checked_on": checks[-1].on if checks else None,
            "outcome": checks[-1].get("outcome", "") if checks else "", "ended_on": ended.on if ended else None,
        }  # fmt: skip


def fold_scores(happened: Sequence[Happened], around: Surroundings) -> Iterator[Row]:
    """Scores, and what followed each."""
    abuse = [e.on for e in happened if e.type == events.notification_received.code]
    for event in happened:
        if event.type != events.strengths_scored.code:
            continue
        row: Row = {
            "key": event.id, "scored_on": event.on, "after_abuse": any(on <= event.on for on in abuse), "service": "", "referred_on": None,
            "answer": "", "answered_on": None, "not_referred": "",
            **{n: event.get(n) for n in ("by_whom", "total", "band", "emotional", "conduct", "hyperactivity", "peers", "prosocial")},
        }  # fmt: skip
        for later in (e for e in happened if e.thread == event.id and e.id != event.id):
            if later.type == events.strengths_referred.code:
                row |= {"service": later.get("service"), "referred_on": later.on}
            elif later.type == events.strengths_answered.code:
                row |= {"answer": later.get("answer"), "answered_on": later.on}
            elif later.type == events.strengths_not_referred.code:
                row["not_referred"] = later.get("reason", "")
        yield row


def _codes(*types: Any) -> frozenset[str]:
    return frozenset(t.code for t in types)


notifications = Projection(
    "domestic_abuse.notification", models.Notification,
    _codes(events.notification_received, events.notification_screened, events.notification_reviewed, events.school_told,
           events.notification_closed, door.contact_received, door.contact_hastened, door.contact_decided),
    fold_notifications, needs=_codes(events.notification_received),
)  # fmt: skip
harm = Projection(
    "domestic_abuse.harm", models.HarmRecord,
    _codes(events.harm_identified, events.programme_need_reviewed, events.programme_offered, events.programme_began, events.programme_ended,
           events.harmed_again),
    fold_harm,
)  # fmt: skip
marac = Projection(
    "domestic_abuse.marac", models.MaracCase, _codes(events.marac_referred, events.marac_heard), fold_marac
)
files = Projection(
    "domestic_abuse.files",
    models.OffenderFile,
    _codes(events.mappa_managed, events.mappa_reviewed, events.mappa_ended),
    fold_files,
)
managed = Projection(
    "domestic_abuse.managed",
    models.ManagedOffender,
    _codes(events.iom_flagged, events.iom_children_checked, events.iom_ended),
    fold_managed,
)
scores = Projection(
    "domestic_abuse.scores", models.StrengthsScore,
    _codes(events.strengths_scored, events.strengths_referred, events.strengths_not_referred, events.strengths_answered,
           events.notification_received),
    fold_scores, needs=_codes(events.strengths_scored),
)  # fmt: skip
