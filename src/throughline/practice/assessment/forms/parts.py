"""What several of these forms ask alike, first wording. A changed word is a new part beside the old one, never a change here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from throughline.engines.forms.declarations import (
    Choose,
    Condition,
    LongText,
    Section,
    ShortText,
    Table,
    Ticks,
)
from throughline.engines.forms.pulls import fact_of
from throughline.practice.assessment import events
from throughline.practice.assessment.codes import CENSUS_FACTORS
from throughline.practice.front_door import events as door

NOTHING_FOUND = "21"
LEVELS = {"0": "no sign of it", "1": "some", "2": "a good deal", "3": "very much"}
TOOL_VERSION = 1
TOOL_QUESTIONS = {
    "harm": "Has this child been harmed, and how badly?", "often": "How often, and is it becoming worse?",
    "small": "How little can this child protect themselves (age, disability)?", "deny": "How far do those who care deny or make little of it?",
    "access": "How near is somebody who may harm the child?", "habits": "How much do drink, drugs, violence or illness get in the way of care?",
    "past": "How far do the same things come back from earlier years?", "alone": "How much is the family on its own?",
}  # fmt: skip


def room(purpose: str) -> str:
    """The page of the assessment that a form belongs to."""
    return reverse("assessment.room", kwargs={"work": int(purpose.rpartition(":")[2])})


def tool_points(a: Mapping[str, Any]) -> int | None:
    """What the risk tool adds up to, of 24; None before every question is answered."""
    said = [a.get(f"tool.{name}") for name in TOOL_QUESTIONS]
    return sum(int(v) for v in said if v) if all(said) else None


def told(a: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The facts of an assessment that is authorised."""
    points = tool_points(a)
    return {
        "kind": kind, "outcome": a.get("outcome.then"), "factors": a.get("outcome.factors"), "words": a.get("outcome.summary"),
        "tool": TOOL_VERSION if points is not None else None, "tool_points": points,
        "theory": bool(theories(a)) if kind == "parenting" else None,
    }  # fmt: skip


def theories(a: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """Theories and research that are tied to a finding."""
    return [row for row in a.get("theory.named") or () if row.get("theory") and row.get("finding")]


def factors_fit(a: Mapping[str, Any]) -> bool:
    """"No factors" stands alone, and only where nothing follows, as the census has it."""
    found = a.get("outcome.factors") or []
    return NOTHING_FOUND not in found or (found == [NOTHING_FOUND] and a.get("outcome.then") == "no_action")


factors_condition = Condition("“No factors identified” stands alone, and only where nothing further follows", factors_fit)

why = Section("why", "What led to it", shared=True, plain="Why we did this assessment", questions=(
    LongText("happened", "What happened, and what are people worried about?", needed=True, plain="What people were worried about",
             pulls=fact_of(door.referral_received, "about", "the referral")),
    LongText("known", "What did we know of this family before?", needed=True,
             hint="The list of what happened before stands on the assessment’s page. Say here what it adds up to.", least_words=10, family=False),
), hint="Once, for all the children.")  # fmt: skip
household = Section("household", "Who is in this family", shared=True, plain="Your family", questions=(
    LongText("adults", "Who are the adults: at home, at weekends, and those who live elsewhere?", needed=True, plain="The adults in your life",
             hint="Fathers, partners, grown-up brothers, lodgers. Somebody we know nothing of is named too.", rows=3),
    LongText("network", "Who else helps or matters?", rows=2, plain="Who else helps"),
))  # fmt: skip
parenting = Section("parenting", "How the parents care", shared=True, plain="How you are looked after", questions=(
    LongText("well", "What do they do well?", needed=True, plain="What goes well",
             hint="Food, clothes and health; safety; warmth; play and learning; rules; a life that can be relied on."),
    LongText("worries", "What falls short, and why?", needed=True, plain="What worries us"),
    LongText("change", "Can they change it, and in this child’s time?", needed=True, plain="What can change",
             hint="What have they tried before, and what came of it?"),
), hint="Once, for all the children; what is different for one of them stands with that child.")  # fmt: skip
home = Section("home", "The family and where they live", shared=True, plain="Your home", questions=(
    LongText("history", "The family’s own story and how it works", rows=3, plain="Your family’s story"),
    LongText("around", "Home, money, work, neighbourhood", rows=3, plain="Where you live"),
))  # fmt: skip
child = Section("child", "This child", plain="You", questions=(
    LongText("health", "Health and growing up", needed=True, plain="Your health"), LongText("learning", "Nursery, school, learning", needed=True, plain="School"),
    LongText("feelings", "Feelings, behaviour, who they are, friends", needed=True, plain="How you are"),
    LongText("day", "What is a day like for this child?", needed=True, plain="A day in your life"),
    LongText("different", "What is different for this child from the brothers and sisters?", plain="What is different for you", rows=2),
))  # fmt: skip
voice = Section("voice", "What the child says or shows", plain="What you told us", questions=(
    LongText("said", "In their own words, or what a small child shows", quoted=True, needed=True, plain="What you said"),
    ShortText("how", "How were they heard: when, where, who was there?", needed=True, plain="How we listened"),
))  # fmt: skip
tool = Section("tool", "Risk: the tool", family=False, questions=tuple(Choose(n, t, choices=LEVELS, needed=True) for n, t in TOOL_QUESTIONS.items()),
               hint="Version 1. It helps not to forget; it decides nothing. From 12 of 24 talk it through with your manager the same day.")  # fmt: skip
analysis = Section("analysis", "What it all means", plain="What we think", questions=(
    LongText("weighed", "What do risk and protection add up to, for this child?", needed=True, least_words=20, plain="What we think",
             hint="Not what happened, but what it means: how likely harm is, how grave, what holds against it, what if nothing changes."),
    LongText("otherwise", "What else could it be? What do we not know?", needed=True, least_words=5, family=False, rows=2),
))  # fmt: skip
outcome = Section("outcome", "Conclusion", plain="What happens next", leads=True, questions=(
    LongText("summary", "What it found and what should happen, so that the family understands it", needed=True, least_words=10, plain="What we found"),
    Choose("then", "What follows", choices=events.OUTCOMES, needed=True, plain="What follows"),
    Ticks("factors", "Factors found, as the census counts them", choices=CENSUS_FACTORS, needed=True, family=False),
))  # fmt: skip
theory = Section("theory", "Theory and research", family=False, questions=(
    Table("named", "What the findings rest on", columns=(
        ShortText("theory", "Theory or research: author, year, what it says", needed=True),
        LongText("finding", "Which finding it bears on, and how", needed=True, least_words=5),
    )),
), hint="At least one, tied to a finding of this assessment.")  # fmt: skip
theory_condition = Condition("Name at least one theory or piece of research, and the finding it bears on", lambda a: bool(theories(a)))


def checklist(*things: str) -> Section:
    """What one might forget, ticked off at the point of use. Its words belong to the form's version."""
    choices = {str(n): words for n, words in enumerate(things, 1)}
    return Section("checklist", "Have I …?", family=False, questions=(Ticks("done", "Tick what is done", choices=choices),),
                   hint="A help, not a gate: what is not ticked is seen by whoever reads it.")  # fmt: skip
