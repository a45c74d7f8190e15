"""Parenting assessment, first version."""

from datetime import date

from throughline.base.law import CHILDREN_ACT_1989
from throughline.engines.forms.declarations import Form, LongText, Section
from throughline.practice.assessment import events
from throughline.practice.assessment.forms import parts

parenting_v1 = Form(
    code="assessment.parenting",
    version=1,
    since=date(1991, 10, 14),
    title="Parenting assessment",
    plain="Assessment of parenting",
    group="Assessment",
    offered=False,
    source=CHILDREN_ACT_1989.section(31),
    when_signed=events.assessment_finished,
    tells=lambda a: parts.told(a, "parenting"),
    signed_by="decide",
    who_signs="the team manager",
    finished_at=parts.room,
    conditions=(parts.factors_condition, parts.theory_condition,),
    sections=(
        parts.why,
        parts.household,
        parts.parenting,
        Section("observed", "Seen and tried", plain="What we saw together", questions=(
            LongText("seen", "What was seen of parent and child together: when, where, how often?", needed=True, plain="What we saw"),
            LongText("tried", "What was tried with the parents, and what did they take from it?", needed=True, plain="What was tried"),
        )),
        parts.home,
        parts.child,
        parts.voice,
        parts.theory,
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
