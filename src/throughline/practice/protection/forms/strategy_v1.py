"""What a strategy discussion decided for one child, first version."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from throughline.base.law import CHILDREN_ACT_1989
from throughline.engines.forms.declarations import Actions, Choose, Form, LongText, Says, Section, YesNo
from throughline.practice.protection import events
from throughline.practice.protection.codes import STRATEGY_OUTCOMES


def also(a: Mapping[str, Any]):  # type: ignore[no-untyped-def]
    """An enquiry that is decided on begins; otherwise the concern has been followed up."""
    return [(events.enquiry_began, {}, None) if a.get("decided.outcome") == "section_47" else (events.concern_ended, {}, None)]


strategy_v1 = Form(
    code="protection.strategy",
    version=1,
    since=date(2006, 4, 1),
    title="Strategy discussion",
    group="Strategy discussions",
    offered=False,
    promises=events.actions,
    source=CHILDREN_ACT_1989.section(47),
    when_signed=events.strategy_held,
    tells=lambda a: {"outcome": a.get("decided.outcome"), "enquiry_by": a.get("decided.enquiry_by"), "words": a.get("decided.why")},
    also=also,
    sections=(
        Section("known", "What each agency knows", (
            LongText("shared", "What is known, by whom", needed=True, least_words=8),
            LongText("child", "What the child has said or shown", quoted=True),
            LongText("now", "Is the child safe tonight? Why, or why not?", needed=True, least_words=3),
        ), family=False),
        Section("decided", "What is decided", (
            Choose("outcome", "What follows?", choices=STRATEGY_OUTCOMES, needed=True),
            Choose("enquiry_by", "By whom?", choices={"single": "Social care alone", "joint": "With the police"}, needed=True,
                   when=Says("outcome", ("section_47",))),
            LongText("see", "Who sees the child, where, when, and who speaks with the parents?", needed=True, when=Says("outcome", ("section_47",))),
            YesNo("medical", "Is a medical examination needed?", when=Says("outcome", ("section_47",))),
            LongText("why", "Why?", needed=True, least_words=5),
            Actions("actions", "Who does what by when"),
        ), family=False),
    ),
)  # fmt: skip
