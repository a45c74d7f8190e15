"""What a review of the plan of help decided, second version: the assessment that the help stands on is graded at the first review after it."""

from datetime import date

from throughline.engines.forms.declarations import FOUR_POINTS, Choose, Condition
from throughline.engines.forms.revised import revised
from throughline.practice.family_help.forms.review_v1 import review_v1
from throughline.practice.family_help.queries import not_graded

GRADE = Choose(
    "grade", "How good is the assessment that this help stands on?", choices=dict(FOUR_POINTS), family=False,
    hint="The first review after an assessment grades it, whoever wrote it. At later reviews it may stay open.",
)  # fmt: skip

review_v2 = revised(
    review_v1,
    since=date(2026, 11, 30),
    section="looked",
    instead={"grade": (GRADE,)},
    conditions=(
        Condition("Say how good the assessment is that this help stands on: nobody has graded it yet",
                  lambda a, waits=None: bool(a.get("looked.grade")) or not waits, record=not_graded),
    ),
)  # fmt: skip
