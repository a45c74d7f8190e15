"""The record of an enquiry under section 47, first version."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from throughline.base.law import CHILDREN_ACT_1989
from throughline.engines.forms.declarations import Choose, Form, LongText, OnDay, Says, Section, ShortText, YesNo
from throughline.practice.protection import events
from throughline.practice.protection.codes import ENQUIRY_OUTCOMES


def also(a: Mapping[str, Any]):  # type: ignore[no-untyped-def]
    """Without a conference the concern has been followed up."""
    return [] if a.get("found.outcome") == "conference" else [(events.concern_ended, {}, None)]


section_47_v1 = Form(
    code="protection.section_47",
    version=1,
    since=date(2006, 4, 1),
    title="Section 47 enquiry",
    plain="What we looked into",
    group="Child protection",
    hint="What was found, and whether a conference is needed.",
    continues=events.enquiry.code,
    source=CHILDREN_ACT_1989.section(47),
    signed_by="decide",
    who_signs="the team manager",
    when_signed=events.enquiry_ended,
    tells=lambda a: {"outcome": a.get("found.outcome"), "words": a.get("found.why")},
    also=also,
    sections=(
        Section("seen", "The child", (
            OnDay("on", "When was the child seen?", needed=True),
            YesNo("alone", "Alone?", needed=True),
            ShortText("why_not", "Why not?", needed=True, when=Says("alone", ("no",))),
            LongText("said", "What did the child say or show?", needed=True, quoted=True, plain="What you said"),
        )),
        Section("others", "Others", (
            LongText("parents", "What do the parents say?", needed=True, quoted=True, plain="What your parents said"),
            LongText("agencies", "What do police, health, school and others know?", needed=True, least_words=5),
            LongText("past", "What has happened before, and to brothers and sisters?", needed=True),
        )),
        Section("found", "What was found", (
            LongText("danger", "What harm has happened or is likely, and how bad is it?", needed=True, least_words=8),
            LongText("strengths", "What protects the child?", needed=True),
            Choose("outcome", "Outcome", choices=ENQUIRY_OUTCOMES, needed=True),
            LongText("why", "Why?", needed=True, least_words=5),
            LongText("now", "What keeps the child safe until then?", needed=True, when=Says("outcome", ("conference",))),
        )),
    ),
)  # fmt: skip
