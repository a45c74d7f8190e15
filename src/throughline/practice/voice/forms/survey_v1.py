"""The yearly survey of children in care, first version."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from throughline.engines.forms.declarations import STAFF, Choose, Form, LongText, Section, Ticks, YesNo
from throughline.practice.looked_after import events as care
from throughline.practice.voice import events
from throughline.record.ledger.types import EventType

SAFE = {"yes": "Yes", "mostly": "Mostly", "no": "No"}
RISKS = {
    "bullying": "bullying, also online", "drugs": "alcohol and drugs", "gangs": "gangs", "exploitation": "people who use children for sex or crime",
    "marriage": "being made to marry somebody", "online": "strangers online",
}  # fmt: skip


def tells(a: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that are counted."""
    return {
        "safe_home": a.get("safe.home"), "safe_outside": a.get("safe.outside"), "turn_to": a.get("safe.turn_to"), "officer": a.get("people.officer"),
        "alone": a.get("people.alone"),
    }  # fmt: skip


def also(a: Mapping[str, Any]) -> Sequence[tuple[EventType, Mapping[str, Any], int | None]]:
    """Who does not feel safe is not a figure: a manager is asked to see to it by the next working day."""
    if "no" not in (a.get("safe.home"), a.get("safe.outside")):
        return ()
    return [(events.felt_unsafe, {"where": "the survey of children in care", "words": a.get("safe.words")}, None)]


survey_v1 = Form(
    code="voice.survey",
    version=1,
    since=date(2011, 4, 1),
    title="Survey of children in care",
    plain="What is it like?",
    group="What the child says",
    hint="Once a year, on the child’s own page or with somebody they trust.",
    local="The council asks every child in care each year, as Care4Me did in 2012",
    continues=care.period_of_care.code,
    when_signed=events.survey_answered,
    tells=tells,
    also=also,
    sections=(
        Section("safe", "Feeling safe", (
            Choose("home", "Do you feel safe where you live?", choices=SAFE, needed=True),
            Choose("outside", "Do you feel safe outside, at school and near your home?", choices=SAFE, needed=True),
            LongText("words", "Is there anything that makes you feel unsafe?", "If you say no above, somebody will come and talk with you very soon.",
                     quoted=True, rows=3),
            YesNo("turn_to", "Do you know whom to turn to if something is wrong?", needed=True),
            Ticks("told", "What has somebody talked with you about?", choices=RISKS),
        ), by=(STAFF, "child")),
        Section("people", "People", (
            YesNo("alone", "Does your social worker talk with you alone?", needed=True),
            YesNo("officer", "Do you know how to reach your reviewing officer?", needed=True),
            YesNo("listened", "Do people listen to you?", needed=True),
            LongText("best", "What is best about where you live?", quoted=True, rows=3),
            LongText("change", "What should change?", quoted=True, rows=3),
        ), by=(STAFF, "child")),
    ),
)  # fmt: skip
