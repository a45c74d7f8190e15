"""The placement plan, first version: how this home meets the child's needs, and what the carer may decide."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from throughline.base.law import CARE_PLANNING_REGS
from throughline.engines.forms.declarations import Choose, Form, LongText, Section, ShortText, Table, YesNo
from throughline.engines.forms.pulls import detail, last_answer
from throughline.practice.placements import events

CODE = "placements.placement_plan"
WHO = {"carer": "The carer decides", "carer_tells": "The carer decides, and tells us", "worker": "The social worker decides", "parent": "The parents decide"}
MATTERS = {
    "haircut": "Haircuts", "sleepover": "Sleepovers at friends’", "trips": "School trips of a day", "nights": "School trips with nights away",
    "medical": "Routine visits to doctor and dentist", "consent": "Medical treatment that needs consent", "photos": "Photographs and media",
    "holiday": "Holidays in this country", "abroad": "Holidays abroad", "clubs": "Clubs and sports", "phone": "Telephone and internet", "other": "Something else",
}  # fmt: skip


def delegated(a: Mapping[str, Any]) -> bool:
    """Whether it says of anything that the carer may decide it."""
    return any(str(row.get("who", "")).startswith("carer") for row in a.get("decide.who_decides") or ())


placement_plan_v1 = Form(
    code=CODE,
    version=1,
    since=date(2011, 4, 1),
    title="Placement plan",
    plain="Your placement plan",
    group="Plans",
    hint="How this home meets the child’s needs day to day, and what the carer may decide.",
    source=CARE_PLANNING_REGS.reg(9),
    continues=events.placement.code,
    plan=True,
    signed_by="decide",
    who_signs="the team manager",
    when_signed=events.placement_plan_prepared,
    tells=lambda a: {"delegated_authority": delegated(a)},
    sections=(
        Section("day", "Day to day", plain="Your days", questions=(
            LongText("why", "How does this home meet the child’s needs?", needed=True, least_words=8, plain="Why this home"),
            LongText("routine", "What does the child like, need and worry about, day and night?", needed=True, plain="What you like, need and worry about"),
            LongText("health", "Health: what is to be done, and by whom?", needed=True, pulls=last_answer(CODE, "day.health", "the last placement plan")),
            LongText("school", "School: which, how do they get there, who goes to meetings?", needed=True,
                     pulls=last_answer(CODE, "day.school", "the last placement plan")),
            LongText("contact", "Time with family and friends: with whom, how often, where, who is there?", needed=True, plain="Seeing your family and friends",
                     pulls=last_answer(CODE, "day.contact", "the last placement plan")),
        )),
        Section("who", "Who the child is", plain="Who you are", questions=(
            LongText("culture", "Culture and background: how does this home keep them alive?", needed=True, rows=2),
            ShortText("religion", "Religion or belief, and how it is lived here", needed=True),
            ShortText("language", "Languages, and how each is kept", needed=True, pulls=detail("language", "first language")),
            LongText("disability", "Disability and communication: what helps?", needed=True, rows=2),
        )),
        Section("decide", "Who decides what", plain="Who decides what", questions=(
            Table("who_decides", "Each thing, and who decides it", needed=True, columns=(
                Choose("matter", "What", needed=True, choices=MATTERS), Choose("who", "Who decides", needed=True, choices=WHO),
                ShortText("more", "More"),
            )),
            YesNo("parents_agree", "Do those with parental responsibility agree?", needed=True),
        )),
        Section("else", "If it becomes hard", questions=(
            LongText("support", "What help does the carer get, and what if it becomes hard?", needed=True),
            LongText("visits", "How often does the social worker come, and how can the child ask for a visit?", needed=True,
                     plain="When your social worker comes, and how you can ask for a visit"),
        )),
    ),
)  # fmt: skip
