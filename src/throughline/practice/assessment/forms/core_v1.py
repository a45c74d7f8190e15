"""Core assessment, first version."""

from datetime import date

from throughline.base.law import ASSESSMENT_FRAMEWORK_2000
from throughline.engines.forms.declarations import Form
from throughline.practice.assessment import events
from throughline.practice.assessment.forms import parts

core_v1 = Form(
    code="assessment.core",
    version=1,
    since=date(2000, 4, 1),
    title="Core assessment",
    plain="Your assessment",
    group="Assessment",
    offered=False,
    source=ASSESSMENT_FRAMEWORK_2000.para("3.11"),
    when_signed=events.assessment_finished,
    tells=lambda a: parts.told(a, "core"),
    signed_by="decide",
    who_signs="the team manager",
    finished_at=parts.room,
    conditions=(parts.factors_condition,),
    sections=(
        parts.why,
        parts.household,
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
