"""What a plan must answer: the risks that are open for a child, from wherever the record has them. One reading for all."""

from __future__ import annotations

from typing import Any

from throughline.engines.forms.declarations import Known, goals_of
from throughline.engines.forms.queries import last_signed, signed_forms
from throughline.record.ledger import registry
from throughline.record.ledger.queries import chronology, tell

MINUTES = ("protection.initial_conference", "protection.pre_birth_conference", "protection.transfer_in_conference", "protection.review_conference")
PLAN = "protection.plan"
FOUND, GONE = "assessment.risk_recorded", "assessment.risk_resolved"
PROTECTS = "protective"
"""The side of a factor that protects."""


def last_minutes(viewer: Any, subject: int) -> Any:
    """The minutes of the child's last conference; None before the first."""
    held = [s for s in signed_forms(viewer, subject) if s.form.code in MINUTES]
    return held[-1] if held else None


def open_risks(viewer: Any, subject: int) -> list[str]:
    """Every open risk in words: those that the last conference named as still there, and those of assessments not yet resolved."""
    found: list[str] = []
    minutes = last_minutes(viewer, subject)
    for row in (minutes.answers.get("risk.risks") if minutes else None) or ():
        if row.get("risk") and row.get("now") != "gone":
            found.append(str(row["risk"]))
    if FOUND in registry.event_types():
        events = chronology(viewer, subject, types=[FOUND, GONE])
        gone = {e.thread for e in events if e.type == GONE}
        told = tell(viewer, subject, events)
        for event in events:
            if event.type == FOUND and event.id not in gone and event.get("side") != PROTECTS:
                found.append(_in_words(told.facts(event)))
    return list(dict.fromkeys(found))


def protections_now(viewer: Any, subject: int) -> Known | None:
    """What protects the child, as assessments found it and nobody said since that it is over: a line each, with what shows it."""
    if FOUND not in registry.event_types():
        return None
    events = chronology(viewer, subject, types=[FOUND, GONE])
    gone = {e.thread for e in events if e.type == GONE}
    held = [e for e in events if e.type == FOUND and e.id not in gone and e.get("side") == PROTECTS]
    if not held:
        return None
    told = tell(viewer, subject, held)
    lines = list(dict.fromkeys(_in_words(told.facts(e)) for e in held))
    return Known("\n".join(lines), "the assessment", held[-1].on, told.by(held[-1]))


def _in_words(facts: Any) -> str:
    """A factor as an assessment has it: what it is, and what shows it."""
    what, shown = str(facts.get("factor") or ""), str(facts.get("words") or "")
    return ": ".join(w for w in (what[:1].upper() + what[1:], shown) if w)[:300] or "A risk from the assessment"


def outcomes_now(viewer: Any, subject: int) -> list[str]:
    """What the plan says will be different, outcome by outcome, as the last signed version has it."""
    plan = last_signed(viewer, subject, PLAN)
    return [str(g.get("change") or g.get("need")) for g in goals_of(plan.answers.get("goals.needs"))] if plan else []


def outcomes_to_rate(viewer: Any, subject: int) -> Known | None:
    """The plan's outcomes as rows that wait for a rating."""
    plan = last_signed(viewer, subject, PLAN)
    rows = [{"outcome": words} for words in outcomes_now(viewer, subject)]
    return Known(rows, "the plan", plan.on, plan.by_whom) if plan and rows else None


def same(one: str, other: str) -> bool:
    """Whether two wordings are the same but for spaces and capitals."""
    return " ".join(one.split()).casefold().rstrip(".") == " ".join(other.split()).casefold().rstrip(".")
