"""What a parent thinks before a conference, first version."""

from datetime import date

from throughline.engines.forms.declarations import STAFF, Form, LongText, Section
from throughline.practice.protection import events

view_of_parent_v1 = Form(
    code="protection.view_of_parent",
    version=1,
    since=date(2006, 4, 1),
    title="What I think, as a parent",
    group="Conferences",
    offered=False,
    local="Asked before every conference and core group; nothing national prescribes the questions.",
    when_signed=events.view_given,
    tells=lambda a: {"who": "A parent", "words": a.get("view.think")},
    sections=(
        Section("view", "What I think, as a parent", (
            LongText("think", "What do you think about the worries?", quoted=True, needed=True, rows=3),
            LongText("done", "What have you done already, and what could you do?", quoted=True, rows=3),
            LongText("help", "What would help you most?", quoted=True, rows=3),
        ), by=(STAFF, "parent")),
    ),
)  # fmt: skip
