"""The early help assessment as the common assessment framework (CAF) of 2006 to 2013 had it: first version."""

from datetime import date

from throughline.base.law import CAF_GUIDE_2009
from throughline.engines.forms.declarations import Choose, Form, LongText, Section, ShortText, YesNo
from throughline.practice.family_help import events
from throughline.practice.family_help.codes import AUTHORS
from throughline.practice.family_help.every_child import PARTNERS, not_gathered, what_they_say, who_they_are

CODE = "family_help.assessment"

assessment_v1 = Form(
    code=CODE,
    version=1,
    since=date(2006, 4, 1),
    title="Common assessment (CAF)",
    plain="Your common assessment",
    group="Family help",
    hint="By the domains of the common assessment framework.",
    source=CAF_GUIDE_2009.whole,
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
        ), by=PARTNERS, plain="You"),
        Section("development", "Development of the child", (
            LongText("health", "Health, and physical, emotional and social development", rows=3),
            LongText("learning", "Learning, behaviour and friends", rows=3),
        ), by=PARTNERS),
        Section("parents", "Parents and carers", (
            LongText("care", "Basic care, warmth, guidance and stability", rows=3),
            LongText("view", "What do the parents say?", quoted=True, needed=True, rows=3),
        ), by=PARTNERS),
        Section("around", "Family and environment", (
            LongText("family", "Family history and wider family", rows=3),
            LongText("home", "Housing, work, money, neighbours", rows=3),
        ), by=PARTNERS),
        Section("found", "Conclusions", (
            LongText("summary", "What are the needs and the strengths, and what should change?", needed=True, least_words=10, rows=4,
                     plain="What we found"),
        ), by=PARTNERS, leads=True),
    ),
)  # fmt: skip
