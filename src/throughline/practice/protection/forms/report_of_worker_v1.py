"""The social worker's report for a conference, first version."""

from datetime import date

from throughline.base.law import WORKING_TOGETHER_2010
from throughline.engines.forms.declarations import Form, LongText, Section
from throughline.practice.protection import events

report_of_worker_v1 = Form(
    code="protection.report_of_worker",
    version=1,
    since=date(2006, 4, 1),
    title="Social worker’s report for the conference",
    plain="What the social worker wrote",
    group="Conferences",
    offered=False,
    source=WORKING_TOGETHER_2010.chapter(5),
    when_signed=events.report_ready,
    sections=(
        Section("child", "The child", (
            LongText("life", "What is life like for this child?", needed=True, least_words=8, plain="What life is like for you"),
            LongText("said", "What has the child said and shown?", needed=True, quoted=True, plain="What you said"),
            LongText("danger", "What harm has happened or may happen?", needed=True, least_words=5, plain="What we are worried about"),
            LongText("strengths", "What protects the child?", needed=True, plain="What is good"),
        )),
        Section("parents", "The parents", (
            LongText("able", "What can the parents do to keep the child safe, and what not?", needed=True),
            LongText("think", "What do the parents think?", needed=True, quoted=True),
        )),
        Section("ask", "What the conference should decide", (
            LongText("recommend", "Is a plan needed, and what must change?", needed=True),
        )),
    ),
)  # fmt: skip
