"""A referral in writing by a professional, first version. Everything asked counts towards how complete it is; little is needed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from throughline.engines.forms.declarations import STAFF, Choose, Form, LongText, Section, ShortText, YesNo
from throughline.practice.front_door import events

QUESTIONS = (
    LongText("worry", "What are you worried about? What did you see or hear, and when?", needed=True, rows=6),
    ShortText("names", "The child’s full name and day of birth, and any other name"),
    ShortText("address", "Where the child lives, and a telephone number"),
    ShortText("family", "Parents and carers, and who has parental responsibility"),
    ShortText("others", "Other children and grown-ups at home"),
    LongText("harm", "What has happened to the child because of it?", rows=3),
    LongText("strengths", "What goes well, and who protects the child?", rows=3),
    LongText("tried", "What have you and others tried, and what came of it?", rows=3),
    LongText("child_says", "What does the child say?", quoted=True, rows=3),
    LongText("parents_say", "What do the parents say?", quoted=True, rows=3),
    YesNo("told", "Have you told the parents that you refer?"),
    ShortText("not_told", "If not: why not?"),
    ShortText("services", "School, health visitor, surgery and other services that know the family"),
    ShortText("needs", "Language, interpreter, disability, faith"),
    Choose("hope", "What do you hope for?", choices={"advice": "Advice", "early_help": "Early help", "assessment": "An assessment",
                                                     "protection": "Protection now", "not_sure": "I am not sure"}),
)  # fmt: skip
ONLY_IF = {"not_told": ("told", "no")}
"""Questions that count only where another is answered so."""


def unanswered(answers: Mapping[str, Any]) -> list[str]:
    """What is missing, in the words of the form."""
    return [q.title for q in _asked(answers) if not str(answers.get(f"referral.{q.name}") or "").strip()]


def _asked(answers: Mapping[str, Any]) -> list[Any]:
    return [q for q in QUESTIONS if q.name not in ONLY_IF or answers.get(f"referral.{ONLY_IF[q.name][0]}") == ONLY_IF[q.name][1]]


def complete(answers: Mapping[str, Any]) -> int:
    """How complete it is, in percent of what is asked."""
    asked = _asked(answers)
    return round(100 * (len(asked) - len(unanswered(answers))) / len(asked))


SHORT = {
    "names": "full name and birth", "address": "address", "family": "parents and responsibility", "others": "others at home", "harm": "what it did to the child",
    "strengths": "what goes well", "tried": "what was tried", "child_says": "what the child says", "parents_say": "what the parents say",
    "told": "whether the parents know", "not_told": "why the parents do not know", "services": "other services", "needs": "language and needs",
    "hope": "what is hoped for", "worry": "the worry",
}  # fmt: skip


def missing_in_short(answers: Mapping[str, Any]) -> str:
    """The same, short enough for one line."""
    gone = [SHORT[q.name] for q in _asked(answers) if not str(answers.get(f"referral.{q.name}") or "").strip()]
    return ", ".join(gone)[:400]


written_referral_v1 = Form(
    code="front_door.written_referral",
    version=1,
    since=date(2006, 4, 1),
    title="A referral in writing",
    group="Front door",
    offered=False,
    local="What the assessment framework asks about, as a referrer can know it; nothing national prescribes the questions.",
    when_signed=events.written_received,
    tells=lambda a: {"complete": complete(a), "missing": missing_in_short(a) or None},
    sections=(Section("referral", "Your referral", QUESTIONS, by=(STAFF, "referrer")),),
)
