"""The record of a supervision, first version. It is signed only when for each child it says what was thought, not only what was done."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from throughline.engines.forms.declarations import (
    Case,
    Colleague,
    Condition,
    Form,
    LongText,
    OnDay,
    Section,
    ShortText,
    Table,
)
from throughline.practice.supervision import events
from throughline.record.ledger.types import EventType


def cases(a: Mapping[str, Any]) -> list[dict[str, str]]:
    """The children talked about."""
    return [row for row in a.get("children.cases") or () if row.get("child")]


def length(a: Mapping[str, Any]) -> int:
    """Words of analysis and reflection for each child talked about."""
    rows = cases(a)
    words = sum(len(str(row.get(k) or "").split()) for row in rows for k in ("analysis", "reflection"))
    return round(words / len(rows)) if rows else 0


def about_children(a: Mapping[str, Any]) -> Sequence[tuple[EventType, Mapping[str, Any], int | None]]:
    """On each child's own record: that, and what, was thought; and what somebody will do."""
    out: list[tuple[EventType, Mapping[str, Any], int | None]] = []
    for row in cases(a):
        child = int(row["child"].partition(" ")[0])
        out.append((events.case_discussed, {k: row.get(k) for k in ("analysis", "reflection", "decision")}, child))
        if row.get("what") and row.get("who") and row.get("by"):
            out.append((events.action_agreed, {"what": row["what"], "owner": int(row["who"]), "by_on": row["by"], "plan": "supervision"}, child))
    return out


def every_action_is_whole(a: Mapping[str, Any]) -> bool:
    """What is to be done has an owner and a day."""
    return all(bool(row.get("what")) == bool(row.get("who")) == bool(row.get("by")) for row in cases(a))


supervision_v1 = Form(
    code="supervision.supervision",
    version=1,
    since=date(1991, 10, 14),
    title="Supervision",
    about=("worker",),
    group="Supervision",
    local="Nothing national prescribes the form; the questions are those that inspectors found unanswered.",
    when_signed=events.held,
    can_wait=True,
    grades={"1": "only a list of tasks", "2": "describes", "3": "asks why", "4": "asks why, and what else it could be"},
    tells=lambda a: {"cases": len(cases(a)), "length": length(a)},
    also=about_children,
    conditions=(
        Condition("Talk about at least one child, or say in the last part why not", lambda a: bool(cases(a) or a.get("self.no_cases"))),
        Condition("An action needs what, who and by when: complete it or take it out", every_action_is_whole),
    ),
    sections=(
        Section("self", "How are you?", (
            LongText("well", "How are you, and how is the work?", needed=True, rows=3),
            LongText("last", "What came of what was agreed last time?", rows=2),
            LongText("learning", "What would you like to learn?", rows=2),
            ShortText("no_cases", "If no child was talked about: why?"),
        )),
        Section("children", "The children", (
            Table("cases", "Children talked about", columns=(
                Case("child", "Child", needed=True),
                LongText("update", "What has happened?"),
                LongText("analysis", "What does it mean for the child?", needed=True, least_words=5),
                LongText("reflection", "What else could it be? What do we not know? What if we are wrong?", needed=True, least_words=5),
                LongText("view", "What does the child say or show?"),
                LongText("decision", "What is decided?", needed=True),
                ShortText("what", "What will be done"),
                Colleague("who", "By whom"),
                OnDay("by", "By when"),
            )),
        ), hint="For each child: not only what was done, but what it means, what else it could be, and what happens next."),
    ),
)  # fmt: skip
