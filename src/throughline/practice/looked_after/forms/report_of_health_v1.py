"""What the health team says, before the review, first version."""

from datetime import date

from throughline.engines.forms.declarations import STAFF, Form, LongText, Section, YesNo
from throughline.practice.looked_after import events

report_of_health_v1 = Form(
    code="looked_after.report_of_health",
    version=1,
    since=date(2011, 4, 1),
    title="What the health team says, before the review",
    group="Reviews",
    offered=False,
    local="Asked before every review; nothing national prescribes the questions.",
    when_signed=events.view_given,
    tells=lambda a: {"who": "The health team", "words": a.get("view.health")},
    sections=(
        Section("view", "Health", (
            LongText("health", "How is their health, and what has changed since the last review?", needed=True, rows=4),
            YesNo("assessed", "Was the health assessment made in time?"),
            LongText("next", "What should happen next?", rows=3),
        ), by=(STAFF, "health")),
    ),
)  # fmt: skip
