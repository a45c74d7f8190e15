"""What the parents think, before the review, first version."""

from datetime import date

from throughline.engines.forms.declarations import STAFF, Form, LongText, Section, YesNo
from throughline.practice.looked_after import events

view_of_parent_v1 = Form(
    code="looked_after.view_of_parent",
    version=1,
    since=date(2011, 4, 1),
    title="What the parents think, before the review",
    group="Reviews",
    offered=False,
    local="Asked before every review; nothing national prescribes the questions.",
    when_signed=events.view_given,
    tells=lambda a: {"who": "A parent", "words": a.get("view.want")},
    sections=(
        Section("view", "Your child", (
            LongText("going", "How do you think your child is doing?", rows=3),
            LongText("contact", "How is the time you spend together?", rows=2),
            YesNo("agree", "Do you agree with the plan?"),
            LongText("want", "What do you want to happen?", needed=True, rows=3),
        ), by=(STAFF, "parent")),
    ),
)  # fmt: skip
