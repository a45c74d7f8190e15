"""Report for the court (section 7), first version."""

from datetime import date

from throughline.base.law import CHILDREN_ACT_1989
from throughline.engines.forms.declarations import Form, LongText, Section
from throughline.practice.assessment import events
from throughline.practice.assessment.forms import parts

section_7_v1 = Form(
    code="assessment.section_7",
    version=1,
    since=date(1991, 10, 14),
    title="Report for the court (section 7)",
    plain="Report for the court",
    group="Assessment",
    offered=False,
    source=CHILDREN_ACT_1989.section(7),
    when_signed=events.assessment_finished,
    tells=lambda a: parts.told(a, "section_7"),
    signed_by="decide",
    who_signs="the team manager",
    finished_at=parts.room,
    conditions=(parts.factors_condition,),
    sections=(
        parts.why,
        parts.household,
        parts.parenting,
        Section("court", "What the court asks", plain="What the court asked", shared=True, questions=(
            LongText("questions", "The court’s questions, one by one, with our answers", needed=True, plain="Questions and answers"),
            LongText("options", "Each option: what speaks for it and against it", needed=True, plain="What could be decided"),
        )),
        parts.child,
        parts.voice,
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
