"""Pre-birth assessment, first version."""

from datetime import date

from throughline.base.law import CHILDREN_ACT_1989
from throughline.engines.forms.declarations import Form, LongText, Section
from throughline.practice.assessment import events
from throughline.practice.assessment.forms import parts

pre_birth_v1 = Form(
    code="assessment.pre_birth",
    version=1,
    since=date(2000, 4, 1),
    title="Pre-birth assessment",
    plain="Assessment before the birth",
    group="Assessment",
    offered=False,
    source=CHILDREN_ACT_1989.section(47),
    when_signed=events.assessment_finished,
    tells=lambda a: parts.told(a, "pre_birth"),
    signed_by="decide",
    who_signs="the team manager",
    finished_at=parts.room,
    conditions=(parts.factors_condition,),
    sections=(
        parts.why,
        parts.household,
        parts.parenting,
        parts.home,
        Section("birth", "Pregnancy, birth and the first weeks", plain="The birth and the first weeks", questions=(
            LongText("pregnancy", "How does the pregnancy go, and who looks after mother?", needed=True, plain="The pregnancy"),
            LongText("plan", "Where is the baby born, who is there, who must be told at once?", needed=True, plain="Plan for the birth"),
            LongText("ready", "What is ready for the baby, and what is not?", needed=True, plain="What is ready"),
            LongText("earlier", "What became of earlier children, and what has changed since?", needed=True, plain="Earlier children"),
        )),
        Section("unborn", "This baby", plain="Your baby", questions=(
            LongText("needs", "What will this baby need, and who can give it?", needed=True, plain="What the baby needs"),
        )),
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
