"""The care plan, first version."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from throughline.base.law import CARE_PLANNING_REGS
from throughline.engines.forms.declarations import Choose, Form, Goals, LongText, OnDay, Section, ShortText, YesNo
from throughline.engines.forms.pulls import fact_of, home, last_answer
from throughline.practice.looked_after import events
from throughline.record.ledger.types import EventType

DOMAINS = {
    "health": "health", "education": "school and learning", "identity": "identity, culture, religion and language", "family": "family and friends",
    "behaviour": "feelings and behaviour", "skills": "looking after oneself", "safety": "being safe",
}  # fmt: skip
CODE = "looked_after.care_plan"


def permanence(a: Mapping[str, Any]) -> Sequence[tuple[EventType, Mapping[str, Any], int | None]]:
    """A plan that says where the child will grow up is that decision too."""
    if not a.get("permanence.decision"):
        return ()
    return [(events.permanence_plan_agreed, {"decision": a["permanence.decision"], "by_on": a.get("permanence.by_on")}, None)]


care_plan_v1 = Form(
    code=CODE,
    version=1,
    since=date(2011, 4, 1),
    title="Care plan",
    plain="Your care plan",
    group="Plans",
    hint="How the child will be cared for, where they will grow up, and who does what for it.",
    source=CARE_PLANNING_REGS.reg(5),
    plan=True,
    promises=events.actions,
    continues=events.period_of_care.code,
    signed_by="decide",
    who_signs="the team manager",
    when_signed=events.care_plan_prepared,
    tells=lambda a: {"words": a.get("aim.summary")},
    also=permanence,
    sections=(
        Section("aim", "In a few words", (
            LongText("summary", "What is this plan for?", plain="What this plan is for", hint="A few lines that the child could read.",
                     needed=True, least_words=8, rows=3),
            LongText("child_view", "What does the child want?", "In their own words, or what they showed.", needed=True, quoted=True,
                     plain="What you said you want"),
            LongText("parents_view", "What do the parents want?", quoted=True, plain="What your parents said"),
        )),
        Section("permanence", "Where the child will grow up", (
            Choose("decision", "Where will they grow up?", plain="Where you will grow up", choices=events.PERMANENCE, needed=True,
                   pulls=fact_of(events.permanence_plan_agreed, "decision", "what was decided before")),
            OnDay("by_on", "By when?", needed=True),
            LongText("how", "What has to happen for it, and in what order?", needed=True, least_words=5),
            LongText("contingency", "If that does not work, what then?", needed=True, least_words=3, plain="If that does not work out"),
        )),
        Section("home", "Where the child lives", (
            ShortText("where", "Where do they live now?", pulls=home, family=False),
            LongText("why", "Why is this the right home for now?", needed=True),
            LongText("contact", "Time with parents, brothers and sisters, and others who matter: how often, where, with whom?", needed=True,
                     pulls=last_answer(CODE, "home.contact", "the last care plan"), plain="Seeing your family"),
        )),
        Section("goals", "What the child needs, and who does what", (
            Goals("needs", "Needs and risks", "For each: what will be different for the child, and who does what by when.", domains=DOMAINS,
                  needed=True, plain="What we will do"),
        )),
        Section("agreed", "Who agrees", (
            YesNo("child_agrees", "Does the child agree?", plain="Do you agree?"),
            YesNo("parents_agree", "Do the parents, or whoever else has parental responsibility, agree?"),
            LongText("not_agreed", "Who does not agree, and with what?", rows=2),
        )),
    ),
)  # fmt: skip
