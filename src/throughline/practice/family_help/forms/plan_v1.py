"""The plan of help, first version: early help and child in need alike, so that a step up or down carries it whole."""

from datetime import date
from typing import Any

from throughline.base.law import LOCAL
from throughline.engines.forms.declarations import (
    Choose,
    Condition,
    Form,
    Goals,
    Known,
    LongText,
    OnDay,
    Scale,
    Section,
    YesNo,
)
from throughline.engines.forms.pulls import last_answer
from throughline.practice.family_help import events
from throughline.practice.family_help.codes import LEVELS, NEEDS
from throughline.record.ledger.queries import chronology

CODE = "family_help.plan"


def level_now(viewer: Any, subject: int) -> Known | None:
    """The level at which the family is helped now."""
    told = [e for e in chronology(viewer, subject, types=[events.help_began.code, events.level_changed.code]) if e.get("level")]
    return Known(told[-1].get("level"), "the period of help", told[-1].on) if told else None


plan_v1 = Form(
    code=CODE,
    version=1,
    since=date(2006, 4, 1),
    title="Plan of help",
    plain="Our plan",
    group="Plans",
    hint="Needs, what will be different, who does what by when, and when it is looked at again. Of everybody who helps.",
    source=LOCAL.because("guidance asks for a plan with actions; the form is the authority’s own"),
    plan=True,
    promises=events.actions,
    continues=events.help_period.code,
    when_signed=events.plan_agreed,
    tells=lambda a: {"review_on": a.get("agreed.review_on"), "level": a.get("aim.level")},
    conditions=(Condition("Say on which day the plan is looked at again", lambda a: bool(a.get("agreed.review_on"))),),
    sections=(
        Section("aim", "In a few words", (
            Choose("level", "At which level?", choices={k: v for k, v in LEVELS.items() if k != "pre_caf"}, needed=True, pulls=level_now, family=False),
            LongText("summary", "What is this plan for?", "A few lines that the child could read.", needed=True, least_words=6, rows=3,
                     plain="What this plan is for"),
            LongText("child_view", "What does the child want?", quoted=True, needed=True, rows=2, plain="What you said you want"),
            LongText("parents_view", "What do the parents want?", quoted=True, rows=2, plain="What your parents said"),
            LongText("worries", "What worries us now?", rows=2, pulls=last_answer("family_help.assessment", "found.worries", "the assessment")),
            LongText("well", "What works well now?", rows=2, pulls=last_answer("family_help.assessment", "found.well", "the assessment")),
            Scale("scale", "How are things today?", low="as bad as can be", high="no help is needed"),
        )),
        Section("goals", "What should be different, and who does what", (
            Goals("needs", "Needs", "For each: what will be different for the child, and who does what by when. Name the service where it is not one of us.",
                  domains=NEEDS, needed=True, plain="What we will do"),
        )),
        Section("agreed", "Agreed", (
            OnDay("review_on", "On which day is the plan looked at again?", needed=True, plain="We look at it again on"),
            YesNo("parents_agree", "Do the parents agree?", needed=True),
            YesNo("child_agrees", "Does the child agree?", plain="Do you agree?"),
            LongText("not_agreed", "Who does not agree, and with what?", rows=2),
            LongText("contingency", "If it does not work, what then?", rows=2, needed=True, plain="If it does not work"),
        )),
    ),
)  # fmt: skip
