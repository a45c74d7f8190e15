"""Investigation for the court (section 37), first version."""

from datetime import date

from throughline.base.law import CHILDREN_ACT_1989
from throughline.engines.forms.declarations import Form, LongText, Section
from throughline.practice.assessment import events
from throughline.practice.assessment.forms import parts

section_37_v1 = Form(
    code="assessment.section_37",
    version=1,
    since=date(1991, 10, 14),
    title="Investigation for the court (section 37)",
    plain="Investigation for the court",
    group="Assessment",
    offered=False,
    source=CHILDREN_ACT_1989.section(37),
    when_signed=events.assessment_finished,
    tells=lambda a: parts.told(a, "section_37"),
    signed_by="decide",
    who_signs="the team manager",
    finished_at=parts.room,
    conditions=(parts.factors_condition,),
    sections=(
        parts.why,
        parts.household,
        parts.parenting,
        Section("court", "What the court asks", plain="What the court asked", shared=True, questions=(
            LongText("order", "Should the council apply for an order, help otherwise, or do nothing? Why?", needed=True, plain="Whether we ask for an order"),
            LongText("again", "If no order is asked for: when do we look again?", needed=True, plain="When we look again"),
        )),
        parts.child,
        parts.voice,
        parts.tool,
        parts.analysis,
        parts.outcome,
        parts.checklist(
            "read the court’s directions",
            "seen each child alone",
            "seen both parents and both homes",
            "answered each question of the court",
            "kept opinion apart from fact",
            "set out every option with what speaks for and against it",
        ),
    ),
)  # fmt: skip
