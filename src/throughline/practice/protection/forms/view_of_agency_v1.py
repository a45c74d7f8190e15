"""What another agency knows, before a conference or core group, first version."""

from datetime import date

from throughline.engines.forms.declarations import STAFF, Form, LongText, Section
from throughline.practice.protection import events

view_of_agency_v1 = Form(
    code="protection.view_of_agency",
    version=1,
    since=date(2006, 4, 1),
    title="What we know",
    group="Conferences",
    offered=False,
    local="Asked before every conference and core group; nothing national prescribes the questions.",
    when_signed=events.view_given,
    tells=lambda a: {"who": "Somebody who works with the family", "words": a.get("view.know")},
    sections=(
        Section("view", "What we know", (
            LongText("know", "What do you know about this child and family?", needed=True, least_words=5, rows=4),
            LongText("danger", "What are you worried about?", rows=3),
            LongText("good", "What goes well?", rows=3),
            LongText("offer", "What will your service do?", rows=3),
        ), by=(STAFF, "school", "health", "police", "early_help", "probation")),
    ),
)  # fmt: skip
