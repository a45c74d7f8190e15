"""How what happened becomes what is true now of help by agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from throughline.practice.family_help import events, models, settings
from throughline.practice.front_door import events as front_door
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings

NOTHING_PROPOSED = {"proposed": "", "proposed_to_id": None, "proposed_by_id": None, "proposed_on": None, "proposed_why": ""}
QUARTER = 92
LEADS = ("lead_name", "agency", "phone", "author")
LATER = {
    front_door.referral_received.code: "referred_days", protection.enquiry_began.code: "enquired_days",
    protection.plan_began.code: "protected_days", care.became_looked_after.code: "care_days",
}  # fmt: skip


def fold_periods(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Periods of help, each with what stands on its own thread. A second beginning without an end closes the first on the
    same day; what came after its end is counted."""
    rows: dict[int, dict[str, Any]] = {}
    ends = {e.thread: e for e in happened if e.type == events.help_ended.code}
    open_row: dict[str, Any] | None = None
    for event in happened:
        if event.type != events.help_began.code:
            continue
        if open_row is not None and (open_row["ended_on"] is None or open_row["ended_on"] > event.on):
            open_row["ended_on"] = event.on
        rows[event.id] = open_row = _began(event)
        if (end := ends.get(event.id)) is not None:
            open_row |= {"ended_on": end.on, "outcome": end.get("outcome", ""), "ended_early": bool(end.get("early"))}
    for event in happened:
        if event.type == protection.plan_ended.code and event.get("then") in ("child_in_need", "early_help"):
            _after_protection(rows, event.on, around)
        elif event.type in LATER:
            _count_later(rows, event)
        elif event.thread in rows and event.type not in (events.help_began.code, events.help_ended.code):
            _go_on(rows[event.thread], event)
    for row in rows.values():
        if row["ended_on"] is not None:
            row |= NOTHING_PROPOSED
        yield row


def _after_protection(rows: dict[int, dict[str, Any]], on: date, around: Surroundings) -> None:
    """Help that stood when a protection plan ended, or that began within a quarter of it, goes on for its least time."""
    for row in rows.values():
        standing = row["began_on"] <= on and (row["ended_on"] is None or row["ended_on"] > on)
        if standing or 0 <= (row["began_on"] - on).days <= QUARTER:
            limit = settings.oversight.unit
            assert limit is not None
            row["after_protection_on"] = on
            row["oversight_until"] = limit.with_number(int(settings.oversight.value(around.settings, on))).due(on)


def _count_later(rows: dict[int, dict[str, Any]], event: Happened) -> None:
    column = LATER[event.type]
    for row in rows.values():
        if row["ended_on"] is not None and event.on >= row["ended_on"] and row[column] is None:
            row[column] = (event.on - row["ended_on"]).days


def _began(event: Happened) -> dict[str, Any]:
    return {
        "key": event.id, "began_on": event.on, "ended_on": None, "outcome": "", "why": event.get("why", ""), "level": event.get("level"),
        "level_on": event.on, "stepped": "", "lead_id": event.get("lead"), **{n: event.get(n, "") for n in LEADS}, "supporter_id": None,
        "consent": "", "consent_on": None, "consent_who": "", "first_look": "", "assessed_on": None, "plan_on": None, "plan_version": None,
        "review_on": None, "reviewed_on": None, "met_on": None, "seen_on": None, **NOTHING_PROPOSED, "after_protection_on": None,
        "oversight_until": None, "ended_early": False, **dict.fromkeys(LATER.values()),
    }  # fmt: skip


def _go_on(row: dict[str, Any], event: Happened) -> None:
    """What goes on within a period, by kind."""
    match event.type:
        case events.level_changed.code:
            row |= {"level": event.get("level"), "level_on": event.on, "stepped": event.get("direction"), **NOTHING_PROPOSED}
        case events.step_proposed.code:
            row |= {"proposed": event.get("level"), "proposed_to_id": event.get("to"), "proposed_by_id": event.by, "proposed_on": event.on,
                    "proposed_why": event.get("why", "")}  # fmt: skip
        case events.step_returned.code:
            row |= NOTHING_PROPOSED
        case events.lead_named.code:
            row |= {"lead_id": event.get("lead"), **{n: event.get(n, "") for n in LEADS},
                    "supporter_id": event.get("supporter") or row["supporter_id"]}  # fmt: skip
        case events.consent_recorded.code:
            row |= {"consent": event.get("answer"), "consent_on": event.on, "consent_who": event.get("who", "")}
        case events.first_look_done.code:
            row["first_look"] = event.get("outcome")
        case events.assessed.code:
            row["assessed_on"] = event.on
        case events.plan_agreed.code:
            row |= {"plan_on": event.on, "plan_version": event.get("version"), "review_on": event.day("review_on")}
        case events.review_held.code:
            row |= {"reviewed_on": event.on, "review_on": event.day("review_on") or row["review_on"]}
            if row["review_on"] is not None and row["review_on"] <= event.on:
                row["review_on"] = None
        case events.meeting_held.code:
            row["met_on"] = event.on
        case events.child_seen.code if event.get("seen"):
            row["seen_on"] = event.on


def fold_levels(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Times at each level."""
    rows: list[dict[str, Any]] = []
    period = 0
    for event in happened:
        if rows and rows[-1]["ended_on"] is None:
            rows[-1]["ended_on"] = event.on
        if event.type == events.help_began.code:
            period = event.id
        if event.type != events.help_ended.code and period:
            rows.append({"key": event.id, "level": event.get("level"), "began_on": event.on, "ended_on": None, "period": period})
        if event.type == events.help_ended.code:
            period = 0
    yield from (r for r in rows if r["ended_on"] is None or r["ended_on"] > r["began_on"])


def fold_assessed(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Assessments, each with the grade that the next review gave it."""
    rows: list[dict[str, Any]] = []
    for event in happened:
        if event.type == events.assessed.code:
            rows.append({"key": event.id, "assessed_on": event.on, "author": event.get("author", ""), "agency": event.get("agency", ""),
                         "not_gathered": event.get("not_gathered", 0), "parents": bool(event.get("parents")), "grade": None, "graded_on": None,
                         "period": event.thread})  # fmt: skip
        elif rows and event.get("grade") and rows[-1]["grade"] is None and rows[-1]["period"] == event.thread:
            rows[-1] |= {"grade": int(event.get("grade")), "graded_on": event.on}
    yield from rows


def _threads(happened: Sequence[Happened], opens: str, made: dict[str, Any]) -> dict[int, dict[str, Any]]:
    return {e.id: {"key": e.id, "began_on": e.on, "ended_on": None, **made} for e in happened if e.type == opens}


def fold_edges(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Times on the edge of care."""
    rows = _threads(happened, events.edge_began.code, {"outcome": "", "service": ""})
    for event in happened:
        row = rows.get(event.thread or 0)
        if row is not None and event.type == events.edge_began.code:
            row["service"] = event.get("service", "")
        elif row is not None:
            row |= {"ended_on": event.on, "outcome": event.get("outcome", "")}
    yield from rows.values()


def fold_carers(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Young carers, as they go through the commissioned service."""
    rows = _threads(happened, events.carer_noticed.code, {"whom": "", "referred_on": None, "service": "", "assessed_on": None, "too_much": None,
                                                          "reviewed_on": None, "outcome": ""})  # fmt: skip
    for event in happened:
        row = rows.get(event.thread or 0)
        if row is None:
            continue
        match event.type:
            case events.carer_noticed.code:
                row["whom"] = event.get("whom", "")
            case events.carer_referred.code:
                row |= {"referred_on": event.on, "service": event.get("service", "")}
            case events.carer_assessed.code:
                row |= {"assessed_on": event.on, "too_much": event.get("inappropriate") == "yes"}
            case events.carer_reviewed.code:
                row |= {"reviewed_on": event.on, "outcome": event.get("outcome", "")}
            case events.carer_ended.code:
                row["ended_on"] = event.on
    yield from rows.values()


def fold_home_education(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Times of being educated at home."""
    rows = _threads(happened, events.home_education_began.code, {"visited_on": None, "seen_on": None, "checked_on": None, "outcome": "", "visits": 0})
    for event in happened:
        row = rows.get(event.thread or 0)
        if row is None:
            continue
        if event.type == events.home_education_visited.code:
            row |= {"visited_on": event.on, "outcome": event.get("outcome", ""), "visits": row["visits"] + 1}
            row["seen_on"] = event.on if event.get("seen") else row["seen_on"]
            row["checked_on"] = event.on if event.get("checked") else row["checked_on"]
        elif event.type == events.home_education_ended.code:
            row["ended_on"] = event.on
    yield from rows.values()


def _reads(*types: Any) -> frozenset[str]:
    return frozenset(t.code for t in types)


PERIOD = _reads(events.help_began, events.level_changed, events.help_ended)
help_period = Projection(
    "family_help.help_period", models.HelpPeriod,
    PERIOD | _reads(events.step_proposed, events.step_returned, events.lead_named, events.consent_recorded, events.first_look_done, events.assessed,
                    events.plan_agreed, events.review_held, events.meeting_held, events.child_seen, protection.plan_ended) | frozenset(LATER),
    fold_periods, needs=_reads(events.help_began),
)  # fmt: skip
help_level = Projection("family_help.help_level", models.HelpLevel, PERIOD, fold_levels)
assessed = Projection("family_help.assessed", models.Assessed, _reads(events.assessed, events.review_held), fold_assessed, needs=_reads(events.assessed))
edge = Projection("family_help.edge", models.Edge, _reads(events.edge_began, events.edge_ended), fold_edges)
young_carer = Projection(
    "family_help.young_carer", models.YoungCarer,
    _reads(events.carer_noticed, events.carer_referred, events.carer_assessed, events.carer_reviewed, events.carer_ended), fold_carers,
)  # fmt: skip
home_education = Projection(
    "family_help.home_education", models.HomeEducation,
    _reads(events.home_education_began, events.home_education_visited, events.home_education_ended), fold_home_education,
)  # fmt: skip
