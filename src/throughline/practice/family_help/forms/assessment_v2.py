"""The early help assessment in today's words: worries, what works well, what next, and a scale."""

from datetime import date

from throughline.base.law import WORKING_TOGETHER_2023
from throughline.engines.forms.declarations import Choose, Form, LongText, Scale, Section, ShortText, YesNo
from throughline.practice.family_help import events
from throughline.practice.family_help.codes import AUTHORS
from throughline.practice.family_help.every_child import PARTNERS, not_gathered, what_they_say, who_they_are

CODE = "family_help.assessment"

assessment_v2 = Form(
    code=CODE,
    version=2,
    since=date(2014, 1, 1),
    title="Early help assessment",
    plain="Your early help assessment",
    group="Family help",
    hint="What worries us, what works well, what should change. Any service that knows the family may write it.",
    source=WORKING_TOGETHER_2023.chapter(3),
    offered=False,
    continues=events.help_period.code,
    when_signed=events.assessed,
    tells=lambda a: {"author": a.get("who.author"), "author_name": a.get("who.name"), "agency": a.get("who.agency"), "parents": a.get("who.parents"),
                     "not_gathered": not_gathered(a), "words": a.get("found.summary")},
    sections=(
        Section("who", "Who assesses", (
            Choose("author", "Which service?", choices=AUTHORS, needed=True),
            ShortText("name", "Name", longest=120, needed=True),
            ShortText("agency", "Of", longest=120),
            YesNo("parents", "Is it about a parent’s own needs too?"),
        ), by=PARTNERS, family=False),
        Section("child", "The child", (
            *who_they_are(),
            *what_they_say(),
        ), by=PARTNERS, plain="You", hint="Each of these is asked of every family. What was not gathered says why, and counts."),
        Section("family", "The family", (
            LongText("story", "What has happened, in the family’s own words?", needed=True, quoted=True, rows=4, plain="What you told us"),
            LongText("around", "Who is around them, and what do they do already?", rows=3, plain="Who is around you"),
            LongText("adults", "What do the adults carry (health, alcohol or drugs, violence, money), and what does it do to each child?", rows=3,
                     plain="What the adults carry"),
        ), by=PARTNERS),
        Section("found", "Worries, strengths, what next", (
            LongText("worries", "What worries us?", needed=True, rows=3),
            LongText("well", "What works well?", needed=True, rows=3),
            LongText("summary", "What should be different, and how will we know?", needed=True, least_words=8, rows=3, plain="What should be different"),
            Scale("scale", "How are things today?", low="as bad as can be", high="no help is needed"),
        ), by=PARTNERS, leads=True),
    ),
)  # fmt: skip
