"""What a review of the plan of help decided for one child, first version."""

from datetime import date

from throughline.engines.forms.declarations import (
    FOUR_POINTS,
    Actions,
    Choose,
    Form,
    LongText,
    OnDay,
    Says,
    Scale,
    Section,
)
from throughline.practice.family_help import events

OUTCOMES = {"continue": "It goes on", "step_up": "It is stepped up", "step_down": "It is stepped down", "end": "It ends"}

review_v1 = Form(
    code="family_help.review",
    version=1,
    since=date(2006, 4, 1),
    title="Review of the help",
    plain="The review of our plan",
    group="Family help",
    offered=False,
    local="The record of a review; nothing national prescribes it.",
    promises=events.actions,
    when_signed=events.review_held,
    tells=lambda a: {"outcome": a.get("decided.outcome"), "review_on": a.get("decided.review_on"), "grade": a.get("looked.grade"),
                     "words": a.get("decided.summary")},
    sections=(
        Section("looked", "How it goes", (
            LongText("since", "What came of what was agreed?", needed=True, rows=3, plain="What happened since last time"),
            LongText("child", "What does the child say?", quoted=True, needed=True, rows=2, plain="What you said"),
            LongText("parents", "What do the parents say?", quoted=True, rows=2, plain="What your parents said"),
            Scale("scale", "How are things today?", low="as bad as can be", high="no help is needed"),
            Choose("grade", "How good is the assessment that this help stands on?", choices=dict(FOUR_POINTS), family=False,
                   hint="Asked at each review, so that each assessment is graded once by those who work with it."),
        ), plain="How it goes"),
        Section("decided", "What is decided", (
            Choose("outcome", "What now?", choices=OUTCOMES, needed=True),
            OnDay("review_on", "On which day is it looked at again?", needed=True, when=Says("outcome", ("continue", "step_up", "step_down")),
                  plain="We look at it again on"),
            LongText("summary", "In a few plain words", needed=True, least_words=4, rows=2, plain="In a few words"),
            Actions("actions", "Who does what by when", plain="Who does what"),
        ), leads=True, plain="What was decided"),
    ),
)  # fmt: skip
