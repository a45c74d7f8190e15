"""Young carer’s assessment, first version."""

from datetime import date

from throughline.base.law import CHILDREN_ACT_1989
from throughline.engines.forms.declarations import Form, LongText, Section
from throughline.practice.assessment import events
from throughline.practice.assessment.forms import parts

young_carer_v1 = Form(
    code="assessment.young_carer",
    version=1,
    since=date(2015, 4, 1),
    title="Young carer’s assessment",
    plain="Your assessment as a young carer",
    group="Assessment",
    offered=False,
    source=CHILDREN_ACT_1989.section("17ZA"),
    when_signed=events.assessment_finished,
    tells=lambda a: parts.told(a, "young_carer"),
    signed_by="decide",
    who_signs="the team manager",
    finished_at=parts.room,
    conditions=(parts.factors_condition,),
    sections=(
        parts.why,
        parts.household,
        Section("caring", "What this child does for others", plain="What you do for others", questions=(
            LongText("does", "What do they do, how often, for how long?", needed=True, plain="What you do"),
            LongText("too_much", "What is too much for a child of this age?", needed=True, plain="What is too much"),
            LongText("helps", "What would have to be in place so that they need not?", needed=True, plain="What would help"),
        )),
        parts.child,
        parts.voice,
        parts.analysis,
        parts.outcome,
        parts.checklist(
            "seen the child alone",
            "seen where the child sleeps",
            "spoken with school or nursery",
            "spoken with the health visitor or GP",
            "asked about every adult at home",
            "read what we knew before",
            "told the parents what happens next",
        ),
    ),
)  # fmt: skip
