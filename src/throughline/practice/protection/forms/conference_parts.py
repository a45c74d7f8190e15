"""What every kind of conference writes for each child: the parts that an inspection found good minutes to have, all needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from throughline.base.words import length_words
from throughline.engines.forms.declarations import (
    Actions,
    Choose,
    Known,
    LongText,
    OnDay,
    Says,
    Section,
    ShortText,
    Table,
    Ticks,
)
from throughline.engines.forms.queries import last_signed
from throughline.practice.protection import events
from throughline.practice.protection.codes import CATEGORIES, GP, THEN, WHY_ENDED
from throughline.practice.protection.risks import open_risks, protections_now
from throughline.record.ledger.queries import chronology
from throughline.record.ledger.types import EventType

Also = Sequence[tuple[EventType, Mapping[str, Any], int | None]]
NEITHER = Says("gave", ("neither",))


def what_the_doctor_gave(viewer: Any, subject: int) -> Known | None:
    """That the doctor's report has come since the last conference."""
    held = chronology(viewer, subject, types=[events.gp_reported.code, events.conference_held.code])
    if not held or held[-1].type != events.gp_reported.code:
        return None
    return Known("report", "the report of the family doctor", held[-1].on)


def practice_known(viewer: Any, subject: int) -> Known | None:
    """The practice, as the last report or conference named it."""
    held = [e for e in chronology(viewer, subject, types=[events.gp_reported.code, events.conference_held.code]) if e.get("practice")]
    return Known(held[-1].get("practice"), "the last conference or report", held[-1].on) if held else None


def plans_before(viewer: Any, subject: int) -> Known | None:
    """That the child had a plan before, of itself: when it was, why it ended, how long ago; whichever council it was of."""
    held = chronology(viewer, subject, types=[t.code for t in (events.plan_began, events.plan_ended, events.transfer_in_notified, events.transfer_in_settled)])
    ended = [e for e in held if e.type == events.plan_ended.code]
    if ended:
        began = next((e.on for e in held if e.id == ended[-1].thread), None)
        why = events.plan_ended.fact("reason").show(ended[-1].get("reason")) or "the reason is not known"
        ago = f"{length_words(ended[-1].on, viewer.today)} ago"
        since = f"a plan from {began:%-d %B %Y} to {ended[-1].on:%-d %B %Y}" if began else f"a plan that ended on {ended[-1].on:%-d %B %Y}"
        return Known("here", f"{since}, {ago}: {why}")
    for event in reversed(held):
        if event.type == events.plan_began.code and event.get("before"):
            return Known("elsewhere", _elsewhere(event, viewer.today))
        if event.type == events.transfer_in_notified.code and any(e.type == events.transfer_in_settled.code and e.thread == event.id for e in held):
            since = event.day("plan_began_on")
            return Known("elsewhere", f"a plan of {event.get('council')}{f' since {since:%-d %B %Y}' if since else ''}, of which they told us")
    return None


def _elsewhere(event: Any, today: date) -> str:
    """What was written down of the plan in another council: whose, when it ended, how long ago, why."""
    ended = event.day("before_ended_on")
    when = f", which ended on {ended:%-d %B %Y}, {length_words(ended, today)} ago" if ended else ", and nobody wrote down when it ended"
    return f"a plan of {event.get('before_council') or 'another council'}{when}: {event.get('before_why') or 'the reason is not known'}"


def had_plan_here(viewer: Any, subject: int) -> str:
    """here or elsewhere where the record knows an earlier plan; "" where it knows none."""
    known = plans_before(viewer, subject)
    return str(known.value) if known else ""


def says_so_where_there_was_one(answers: Mapping[str, Any], known: str) -> bool:
    """An earlier plan that the record knows cannot be answered away."""
    return not known or answers.get("before.earlier") in ("here", "elsewhere")


def risks_known(viewer: Any, subject: int) -> Known | None:
    """The open risks, as rows to say of each whether it is still there."""
    found = open_risks(viewer, subject)
    return Known([{"risk": risk} for risk in found], "what is open on the record") if found else None


def last_danger(viewer: Any, subject: int) -> Known | None:
    """What the enquiry found."""
    found = last_signed(viewer, subject, "protection.section_47")
    words = found.answers.get("found.danger") if found else None
    return Known(words, "the enquiry", found.on, found.by_whom) if found and words else None


def every_risk_said(answers: Mapping[str, Any]) -> bool:
    """At least one risk, or the decision that there is no need for a plan."""
    rows = [r for r in answers.get("risk.risks") or () if r.get("risk")]
    return bool(rows) or answers.get("decided.decision") in ("no_plan", "end")


def sections(decisions: Mapping[str, str], *, began: bool) -> tuple[Section, ...]:
    """The parts of the minutes. `began`: a plan may begin here, and earlier plans are asked about."""
    before = Section("before", "Plans before this one", (
        Choose("earlier", "Has the child been on a plan before?", choices={"none": "Never", "here": "Here", "elsewhere": "In another council"}, needed=True,
               pulls=plans_before),
        LongText("why_not_kept", "Why did the change made then not last?", needed=True, least_words=5, when=Says("earlier", ("here", "elsewhere"))),
    ), family=False)  # fmt: skip
    gp = Section("doctor", "The family doctor", (
        Choose("gave", "What did the family doctor give to the conference?", choices=GP, needed=True, pulls=what_the_doctor_gave),
        ShortText("practice", "Which practice?", pulls=practice_known),
        OnDay("chased_on", "When were they asked again?", needed=True, when=NEITHER),
        OnDay("chased_again_on", "And again, if they were", when=NEITHER),
    ), family=False, hint="The doctor is always asked.")  # fmt: skip
    risk = Section("risk", "Danger and strength", plain="What we are worried about, and what is good", questions=(
        LongText("danger", "What harm has happened or may happen, and to whom?", needed=True, least_words=5, plain="What we are worried about",
                 pulls=last_danger),
        Table("risks", "Each risk by itself", columns=(ShortText("risk", "Risk"), Choose("now", "Now", choices={
            "new": "new", "open": "still there", "less": "less than it was", "gone": "gone"})), pulls=risks_known, plain="The risks"),
        LongText("strengths", "What protects the child already?", needed=True, least_words=3, plain="What is good"),
    ))  # fmt: skip
    views = Section("views", "What everybody thinks", (
        LongText("child", "The child", "In their own words, or what they showed.", needed=True, quoted=True, plain="What you said"),
        LongText("parents", "The parents", needed=True, quoted=True, plain="What your parents said"),
        LongText("agencies", "The agencies, each", needed=True, least_words=3, plain="What the people who work with you said"),
        LongText("dissent", "Who does not agree, and with what?", rows=2),
    ))  # fmt: skip
    plan = {"plan", "continue"} & set(decisions)
    decided = Section("decided", "What is decided", plain="What was decided", leads=True, questions=(
        Choose("decision", "The decision for this child", choices=decisions, needed=True, plain="The decision"),
        Choose("category", "Category", choices=CATEGORIES, needed=True, when=Says("decision", tuple(sorted(plan))), plain="Kind of harm"),
        LongText("summary", "Why, in plain words that the family can read", needed=True, least_words=8, plain="Why"),
        LongText("recommended", "What the plan must change, in order of danger", needed=True, least_words=5, when=Says("decision", tuple(sorted(plan))),
                 plain="What must change"),
        *_ending(decisions),
        Ticks("members", "Who belongs to the core group", choices={
            "parent": "the parents", "child": "the child", "social_worker": "the social worker", "health": "health", "school": "school or nursery",
            "police": "police", "early_help": "early help or a voluntary service"}, when=Says("decision", ("plan",)), needed=True),
        Actions("actions", "Who does what by when", plain="Who does what"),
    ))  # fmt: skip
    return (*((before,) if began else ()), gp, risk, views, decided)


def _ending(decisions: Mapping[str, str]) -> tuple[Choose | LongText, ...]:
    if "end" not in decisions:
        return ()
    ends = Says("decision", ("end",))
    return (
        Choose("reason", "Why does the plan end?", choices=WHY_ENDED, needed=True, when=ends),
        Choose("then", "What follows?", choices=THEN, needed=True, when=ends, plain="What follows"),
        LongText("support", "Who supports the family from now on, and what do they do first?", needed=True, least_words=5, when=ends, plain="Who helps from now on"),
    )  # fmt: skip


def with_what_protects(written: Sequence[Section]) -> tuple[Section, ...]:
    """The same parts, where what protects the child is known from the assessments and need not be typed anew."""
    return tuple(
        replace(part, questions=tuple(replace(q, pulls=protections_now) if q.name == "strengths" else q for q in part.questions)) if part.name == "risk" else part
        for part in written
    )  # fmt: skip


_THERE = Says("earlier", ("elsewhere",))
PLANS_ELSEWHERE = {
    "earlier": (
        ShortText("council", "Which council?", needed=True, when=_THERE),
        OnDay("ended_elsewhere_on", "When did that plan end?", "Ask them. Leave it empty where they cannot say.", when=_THERE),
        ShortText("why_ended_elsewhere", "Why did it end?", "In their words.", when=_THERE),
    ),
}
"""Of an earlier plan in another council: whose it was, when it ended and why."""


def facts(kind: str, a: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of the conference."""
    return {
        "kind": kind, "decision": a.get("decided.decision"), "category": a.get("decided.category"), "words": a.get("decided.summary"),
        "gp": a.get("doctor.gave"), "practice": a.get("doctor.practice"), "chased_on": a.get("doctor.chased_again_on") or a.get("doctor.chased_on"),
        "earlier": a.get("before.earlier"),
    }  # fmt: skip


def begins(a: Mapping[str, Any], *, ends: EventType = events.concern_ended) -> Also:
    """A plan that is decided on protects from that day; where none is, the concern has been followed up."""
    if a.get("decided.decision") != "plan":
        return [(ends, {}, None)]
    elsewhere = 1 if a.get("before.earlier") == "elsewhere" else None
    of_it = {"before_council": a.get("before.council"), "before_ended_on": a.get("before.ended_elsewhere_on"), "before_why": a.get("before.why_ended_elsewhere")}
    return [(events.plan_began, {"category": a.get("decided.category"), "before": elsewhere, **(of_it if elsewhere else {})}, None)]
