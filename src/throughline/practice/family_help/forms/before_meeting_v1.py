"""What somebody who knows the child thinks before a meeting, first version: three questions."""

from datetime import date

from throughline.engines.forms.declarations import STAFF, Form, LongText, Section, ShortText
from throughline.practice.family_help import events

before_meeting_v1 = Form(
    code="family_help.before_meeting",
    version=1,
    since=date(2006, 4, 1),
    title="Before the meeting",
    group="Family help",
    offered=False,
    local="Asked before a meeting; nothing national prescribes the questions.",
    when_signed=events.view_given,
    tells=lambda a: {"who": a.get("view.who") or "Somebody who knows the child", "words": a.get("view.worries") or a.get("view.well")},
    sections=(
        Section("view", "What you know", (
            ShortText("who", "Who are you to the child?", "For example: class teacher, health visitor, mother.", needed=True, longest=120),
            LongText("well", "What works well?", rows=2),
            LongText("worries", "What worries you?", rows=2),
            LongText("want", "What should be different, and what can you do for it?", needed=True, rows=3),
        ), by=(STAFF, "school", "health", "early_years", "other", "parent", "child")),
    ),
)  # fmt: skip
