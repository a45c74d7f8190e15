"""What a family action meeting agreed for one child, first version."""

from datetime import date

from throughline.engines.forms.declarations import Actions, Choose, Form, LongText, Section
from throughline.practice.family_help import events
from throughline.practice.family_help.codes import MEETINGS

meeting_v1 = Form(
    code="family_help.meeting",
    version=1,
    since=date(2006, 4, 1),
    title="Family action meeting",
    plain="Our meeting",
    group="Family help",
    offered=False,
    local="The record of a meeting of the family and those who help; nothing national prescribes it.",
    promises=events.actions,
    when_signed=events.meeting_held,
    tells=lambda a: {"kind": a.get("met.kind") or "family_action", "words": a.get("met.summary")},
    sections=(
        Section("met", "What was said and agreed", (
            Choose("kind", "What kind of meeting was it?", choices=MEETINGS, needed=True, family=False),
            LongText("child", "What did the child say, and how was it heard?", quoted=True, rows=2, plain="What you said"),
            LongText("family", "What did the family say?", quoted=True, rows=2, plain="What your family said"),
            LongText("well", "What works well?", rows=2),
            LongText("worries", "What worries us?", rows=2),
            LongText("summary", "What is agreed, in a few plain words?", needed=True, least_words=4, rows=2, plain="What we agreed"),
            Actions("actions", "Who does what by when", needed=True, plain="Who does what"),
        ), leads=True),
    ),
)  # fmt: skip
