"""The social worker's report for a review, first version."""

from datetime import date

from throughline.base.law import CARE_PLANNING_REGS
from throughline.engines.forms.declarations import Choose, Form, LongText, Section, YesNo
from throughline.engines.forms.pulls import fact_of, last_answer
from throughline.practice.looked_after import events

CODE = "looked_after.report_of_worker"

report_of_worker_v1 = Form(
    code=CODE,
    version=1,
    since=date(2011, 4, 1),
    title="Social worker’s report for the review",
    group="Reviews",
    continues=events.period_of_care.code,
    source=CARE_PLANNING_REGS.reg(35),
    when_signed=events.review_report_ready,
    sections=(
        Section("since", "Since the last review", (
            LongText("changed", "What has changed for the child?", needed=True, least_words=5),
            LongText("decisions", "What was decided last time, and what came of it?", needed=True),
            LongText("seen", "What has the child said and shown on visits?", needed=True, quoted=True),
        )),
        Section("assessed", "Needs, looked at again", (
            YesNo("again", "Have the child’s needs been assessed again since the last review?", needed=True),
            LongText("found", "What is different about what they need?"),
            LongText("health", "Health", pulls=last_answer(CODE, "assessed.health", "the last report")),
            LongText("education", "School and learning", pulls=last_answer(CODE, "assessed.education", "the last report")),
            LongText("family", "Family and friends, and time with them", pulls=last_answer(CODE, "assessed.family", "the last report")),
            LongText("identity", "Identity, culture, religion and language", pulls=last_answer(CODE, "assessed.identity", "the last report")),
        )),
        Section("plan", "The plan", (
            Choose("permanence", "Where is the child to grow up?", choices=events.PERMANENCE,
                   pulls=fact_of(events.permanence_plan_agreed, "decision", "the permanence plan")),
            YesNo("right", "Is this the right home?", needed=True),
            LongText("next", "What should the review decide?", needed=True),
        )),
    ),
)  # fmt: skip
