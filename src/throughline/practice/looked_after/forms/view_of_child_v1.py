"""What the child thinks, before the review, first version."""

from datetime import date

from throughline.engines.forms.declarations import STAFF, Aged, Choose, Form, LongText, Scale, Section, ShortText, YesNo
from throughline.practice.looked_after import events

HOW = {
    "self": "wrote it alone", "worker": "told the social worker", "officer": "told the reviewing officer", "carer": "told the carer",
    "advocate": "told an advocate", "play": "showed it in play or pictures",
}  # fmt: skip

view_of_child_v1 = Form(
    code="looked_after.view_of_child",
    version=1,
    since=date(2011, 4, 1),
    title="What I think, before my review",
    group="Reviews",
    offered=False,
    local="Asked before every review in the words of children; nothing national prescribes the questions.",
    when_signed=events.view_given,
    tells=lambda a: {"who": "The child", "how": HOW.get(a.get("me.how", ""), ""), "words": a.get("me.want") or a.get("me.good")},
    sections=(
        Section("me", "About me", (
            LongText("good", "What is good at the moment?", quoted=True, rows=3),
            LongText("hard", "What is hard, or makes you worried?", quoted=True, rows=3),
            Scale("safe", "How safe do you feel where you live?", low="not safe at all", high="as safe as can be"),
            LongText("want", "What do you want to happen?", quoted=True, needed=True, rows=3),
            YesNo("worker", "Do you know how to reach your reviewing officer?", when=Aged(7)),
            Choose("how", "How was this asked?", choices=HOW, needed=True, family=False),
        ), by=(STAFF, "child", "carer")),
        Section("meeting", "About the meeting", (
            ShortText("when", "When should it be? After school, in the holidays?"),
            ShortText("where", "Where would you like it?"),
            ShortText("who", "Who should be there? Who should not?"),
            Choose("come", "Do you want to come?", choices={"yes": "Yes", "part": "To a part of it", "no": "No", "other": "I want somebody to speak for me"}),
        ), by=(STAFF, "child", "carer")),
    ),
)  # fmt: skip
