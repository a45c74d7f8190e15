"""Signing off what was decided for a child's protection, first version: the consultant comments, the assistant director signs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from throughline.engines.forms.declarations import Choose, Form, LongText, Second, Section, ShortText
from throughline.practice.protection import events
from throughline.practice.protection.codes import SIGNED
from throughline.practice.protection.roles import COMMENT, SIGN


def tells(a: Mapping[str, Any]) -> dict[str, Any]:
    """What was signed off, and which one."""
    number = str(a.get("decision.of") or "")
    return {"what": a.get("decision.what"), "of": int(number) if number.isdigit() else None, "words": a.get("decision.said")}


sign_off_v1 = Form(
    code="protection.sign_off",
    version=1,
    since=date(2006, 4, 1),
    title="Sign-off of a protection decision",
    group="Child protection",
    offered=False,
    local="The inspection of 2012, paragraphs 23 and 48: every decision was signed off by the assistant director with an independent consultant",
    signed_by=SIGN,
    who_signs="the assistant director",
    second=Second("the independent consultant", act=COMMENT),
    when_signed=events.signed_off,
    tells=tells,
    sections=(
        Section("decision", "What was decided", (
            Choose("what", "What is signed off?", choices=SIGNED, needed=True),
            ShortText("of", "Which one", needed=True),
            LongText("said", "What was decided, and why?", needed=True, least_words=3),
        ), family=False),
    ),
)  # fmt: skip
