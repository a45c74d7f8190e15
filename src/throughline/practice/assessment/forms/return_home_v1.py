"""Assessment before going home, first version."""

from datetime import date

from throughline.base.law import CHILDREN_ACT_1989
from throughline.engines.forms.declarations import Form, LongText, Section
from throughline.practice.assessment import events
from throughline.practice.assessment.forms import parts

return_home_v1 = Form(
    code="assessment.return_home",
    version=1,
    since=date(1991, 10, 14),
    title="Assessment before going home",
    plain="Assessment before you go home",
    group="Assessment",
    offered=False,
    source=CHILDREN_ACT_1989.section(22),
    when_signed=events.assessment_finished,
    tells=lambda a: parts.told(a, "return_home"),
    signed_by="decide",
    who_signs="the team manager",
    finished_at=parts.room,
    conditions=(parts.factors_condition,),
    sections=(
        parts.why,
        parts.household,
        Section("changed", "What has changed since the child left", plain="What has changed", shared=True, questions=(
            LongText("was", "Why did the child leave home?", needed=True, plain="Why you left"),
            LongText("now", "What is different now, and who has seen it?", needed=True, plain="What is different"),
            LongText("help", "What help begins on the day, and what if it goes wrong?", needed=True, plain="Help, and plan B"),
        )),
        parts.parenting,
        parts.home,
        parts.child,
        parts.voice,
        parts.tool,
        parts.analysis,
        parts.outcome,
        parts.checklist(
            "seen the child more than once, alone",
            "seen each parent alone",
            "seen where the child sleeps",
            "spoken with every agency that knows them",
            "asked about every adult at home and about former partners",
            "looked at the chronology with my manager",
            "asked for specialist advice where I cannot judge",
            "shared it with the parents before the meeting",
        ),
    ),
)  # fmt: skip
