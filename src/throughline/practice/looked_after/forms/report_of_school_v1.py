"""What the school says, before the review, first version."""

from datetime import date

from throughline.engines.forms.declarations import STAFF, Choose, Form, LongText, Section
from throughline.practice.looked_after import events

report_of_school_v1 = Form(
    code="looked_after.report_of_school",
    version=1,
    since=date(2011, 4, 1),
    title="What the school says, before the review",
    group="Reviews",
    offered=False,
    local="Asked before every review; nothing national prescribes the questions.",
    when_signed=events.view_given,
    tells=lambda a: {"who": "The school", "words": a.get("view.progress")},
    sections=(
        Section("view", "School", (
            LongText("progress", "How are they getting on, and what has changed since the last review?", needed=True, rows=4),
            Choose("attendance", "Attendance", choices={"good": "Good", "some": "Some days missed", "poor": "Poor", "not_known": "We cannot say"}, needed=True),
            LongText("next", "What should happen next?", rows=3),
        ), by=(STAFF, "school")),
    ),
)  # fmt: skip
