"""Private fostering assessment, first version."""

from datetime import date

from throughline.base.law import CHILDREN_ACT_1989
from throughline.engines.forms.declarations import Form, LongText, Section
from throughline.practice.assessment import events
from throughline.practice.assessment.forms import parts

private_fostering_v1 = Form(
    code="assessment.private_fostering",
    version=1,
    since=date(2005, 7, 1),
    title="Private fostering assessment",
    plain="Assessment of where you live",
    group="Assessment",
    offered=False,
    source=CHILDREN_ACT_1989.section(67),
    when_signed=events.assessment_finished,
    tells=lambda a: parts.told(a, "private_fostering"),
    signed_by="decide",
    who_signs="the team manager",
    finished_at=parts.room,
    conditions=(parts.factors_condition,),
    sections=(
        parts.why,
        parts.household,
        Section("carer", "The carer and the home", plain="Who looks after you", shared=True, questions=(
            LongText("suitable", "Is everybody in the home suitable, and how do we know?", needed=True, plain="Who is there"),
            LongText("agreed", "What have parents and carer agreed: money, health, school, contact, how long?", needed=True, plain="What was agreed"),
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
