"""What the carer thinks, before the review, first version."""

from datetime import date

from throughline.engines.forms.declarations import STAFF, Choose, Form, LongText, Section
from throughline.practice.looked_after import events

view_of_carer_v1 = Form(
    code="looked_after.view_of_carer",
    version=1,
    since=date(2011, 4, 1),
    title="What the carer thinks, before the review",
    group="Reviews",
    offered=False,
    local="Asked before every review; nothing national prescribes the questions.",
    when_signed=events.view_given,
    tells=lambda a: {"who": "The carer", "words": a.get("view.going")},
    sections=(
        Section("view", "Looking after this child", (
            LongText("going", "How is it going at home?", needed=True, rows=4),
            LongText("health", "Health: what was done, what is waiting?", rows=2),
            LongText("need", "What do you need to go on looking after them well?", rows=2),
            Choose("stay", "Can they stay with you?", choices={"yes": "Yes", "with_help": "Yes, with help", "unsure": "I am not sure", "no": "No"}, needed=True),
            LongText("want", "What should the review decide?", rows=2),
        ), by=(STAFF, "carer")),
    ),
)  # fmt: skip
