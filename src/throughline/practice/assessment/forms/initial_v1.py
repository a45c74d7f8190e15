"""Initial assessment, first version."""

from datetime import date

from throughline.base.law import ASSESSMENT_FRAMEWORK_2000
from throughline.engines.forms.declarations import Form
from throughline.practice.assessment import events
from throughline.practice.assessment.forms import parts

initial_v1 = Form(
    code="assessment.initial",
    version=1,
    since=date(2000, 4, 1),
    title="Initial assessment",
    plain="Your first assessment",
    group="Assessment",
    offered=False,
    source=ASSESSMENT_FRAMEWORK_2000.para("3.9"),
    when_signed=events.assessment_finished,
    tells=lambda a: parts.told(a, "initial"),
    signed_by="decide",
    who_signs="the team manager",
    finished_at=parts.room,
    conditions=(parts.factors_condition,),
    sections=(
        parts.why,
        parts.household,
        parts.parenting,
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
