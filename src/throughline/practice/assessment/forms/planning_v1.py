"""What the agencies decide at the beginning of an assessment, first version: written for each child while they meet."""

from datetime import date

from throughline.engines.forms.declarations import Actions, Form, LongText, Section
from throughline.practice.assessment import events

planning_v1 = Form(
    code="assessment.planning",
    version=1,
    since=date(2000, 4, 1),
    title="Planning meeting of the assessment",
    plain="What the meeting decided",
    group="Assessment",
    offered=False,
    local="The inspection of 2012, paragraph 42: a meeting of the agencies at the beginning; nothing national prescribes the form.",
    when_signed=events.planning_held,
    tells=lambda a: {"words": a.get("find.questions")},
    promises=events.actions,
    sections=(
        Section("find", "What the assessment must find out", (
            LongText("questions", "Which questions must it answer?", needed=True, plain="What we want to find out"),
            LongText("known", "What does each agency know, and where do they disagree?", needed=True, family=False),
            Actions("who", "Who finds out what, by when"),
        )),
    ),
)  # fmt: skip
