"""What a child thinks before a conference, first version."""

from datetime import date

from throughline.engines.forms.declarations import STAFF, Form, LongText, Section
from throughline.practice.protection import events

view_of_child_v1 = Form(
    code="protection.view_of_child",
    version=1,
    since=date(2006, 4, 1),
    title="What I think",
    group="Conferences",
    offered=False,
    local="Asked before every conference and core group; nothing national prescribes the questions.",
    when_signed=events.view_given,
    tells=lambda a: {"who": "The child", "words": a.get("view.want")},
    sections=(
        Section("view", "What I think", (
            LongText("worry", "What makes you worried or afraid?", quoted=True, rows=3),
            LongText("good", "What is good at home, and who helps you?", quoted=True, rows=3),
            LongText("want", "What do you want to happen?", quoted=True, needed=True, rows=3),
        ), by=(STAFF, "child")),
    ),
)  # fmt: skip
