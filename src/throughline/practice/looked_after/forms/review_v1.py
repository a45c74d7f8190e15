"""What a review decided for one child, first version: written while it happens, signed by whoever chairs it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from throughline.base.law import CARE_PLANNING_REGS
from throughline.engines.forms.declarations import (
    Actions,
    Choose,
    Form,
    Known,
    LongText,
    OnDay,
    Says,
    Section,
    ShortText,
    YesNo,
)
from throughline.practice.looked_after import events
from throughline.practice.looked_after.codes import MET_BEFORE, PARTICIPATION
from throughline.record.ledger.queries import chronology

NOT_MET = ("not_met", "refused")


def met_since_last_review(viewer: Any, subject: int) -> Known | None:
    """That the reviewing officer met the child since the last review, where it is recorded."""
    held = chronology(viewer, subject, types=[events.officer_met_child.code, events.review_held.code])
    if not held or held[-1].type != events.officer_met_child.code:
        return None
    return Known("met", "the record of your meeting", held[-1].on)


def day_of_meeting(viewer: Any, subject: int) -> Known | None:
    """The day on which they met."""
    known = met_since_last_review(viewer, subject)
    return Known(known.on.isoformat(), known.source, known.on) if known and known.on else None


def tells(a: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of the review."""
    return {
        "participation": a.get("child.took_part"), "met_before": a.get("met.met_before"), "met_on": a.get("met.met_on"),
        "why_not_met": a.get("met.why_not"), "catch_up_on": a.get("met.catch_up_on"), "full_meeting": a.get("decided.full"),
        "plan_grade": a.get("plan.grade"), "as_wished": a.get("child.as_wished"), "words": a.get("decided.summary"),
    }  # fmt: skip


review_v1 = Form(
    code="looked_after.review",
    version=1,
    since=date(2011, 4, 1),
    title="Review of the child’s case",
    plain="Your review",
    group="Reviews",
    offered=False,
    promises=events.actions,
    source=CARE_PLANNING_REGS.reg(36),
    when_signed=events.review_held,
    tells=tells,
    sections=(
        Section("met", "Meeting the child before the review", (
            Choose("met_before", "Did you meet them before the review?", choices=MET_BEFORE, needed=True, pulls=met_since_last_review),
            OnDay("met_on", "When?", needed=True, when=Says("met_before", ("met",)), pulls=day_of_meeting),
            ShortText("where", "Where?", when=Says("met_before", ("met",))),
            YesNo("alone", "Alone?", when=Says("met_before", ("met",)), needed=True),
            LongText("said", "What did they say?", quoted=True, when=Says("met_before", ("met",))),
            ShortText("why_not", "Why not?", needed=True, when=Says("met_before", NOT_MET)),
            OnDay("catch_up_on", "When will you meet them?", needed=True, when=Says("met_before", ("not_met",))),
        ), hint="Every child is met face to face before the review. Not having met counts, and the manager of the service sees it.", family=False),
        Section("child", "The child in the review", plain="You in the review", questions=(
            Choose("took_part", "How did they take part?", plain="How you took part", choices={c.code: c.label for c in PARTICIPATION.codes}, needed=True),
            Choose("as_wished", "Was it held when, where and with whom they wished?", plain="Was it when, where and with whom you wished?",
                   choices={"yes": "Yes", "partly": "Partly", "no": "No"}),
            LongText("views", "What do they think, and how was it heard?", needed=True, quoted=True, plain="What you said"),
            LongText("next_step", "They gave no view: what is done so that they are heard next time?", needed=True,
                     when=Says("took_part", ("PN4", "PN7"))),
            LongText("parents", "What do the parents think?", plain="What your parents said"),
        )),
        Section("plan", "The plan", plain="Your plan", questions=(
            LongText("since", "What came of the last decisions?", needed=True, plain="What happened since last time"),
            YesNo("right", "Is the care plan still right for them?", needed=True, plain="Is the plan still right?"),
            LongText("change", "What in it must change?", needed=True, when=Says("right", ("no",))),
            Choose("grade", "How good is the written plan?", choices=events.GRADES, needed=True, family=False),
            LongText("home", "The home, health, school, family time", needed=True, plain="Your home, health, school and family time"),
        )),
        Section("decided", "What is decided", plain="What was decided", leads=True, questions=(
            LongText("summary", "The decisions in a few plain words, for the child", needed=True, least_words=4, plain="In a few words"),
            Actions("actions", "Who does what by when", needed=True, plain="Who does what"),
            LongText("dissent", "Who does not agree, and with what?", rows=2),
            YesNo("full", "Was this a full meeting?", needed=True, family=False),
        )),
    ),
)  # fmt: skip
