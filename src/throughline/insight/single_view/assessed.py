"""What the last assessment found and what the plan says, short enough for the night, each with the way to the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator

from throughline.engines.forms.events import form_signed
from throughline.engines.forms.queries import Signed, signed_forms
from throughline.practice.assessment import events as assessment
from throughline.practice.family_help import events as family_help
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.queries import tell

FOUND = frozenset({assessment.assessment_finished.code, family_help.assessed.code})
"""Kinds of event by which an assessment is finished: social care’s, and early help’s (e-CAF)."""
PLANNED_OVER = {
    "family_help.plan": family_help.help_ended.code, "protection.plan": protection.plan_ended.code,
    "looked_after.care_plan": care.ceased_looked_after.code,
}  # fmt: skip
"""What ends the work that a plan is of: the plan is no more in force then."""
SHORT = 60
"""Words of each."""


@dataclass(frozen=True)
class Told:
    """One assessment or plan: what it is, of which day, by whom, what is in it in short, and where it opens."""

    title: str
    on: date
    by: str
    words: str
    url: str
    over: bool = False


def last_assessed(viewer: Any, subject: Any, events: Sequence[Happened]) -> Told | None:
    """The newest assessment that was finished, whoever made it."""
    held = [e for e in events if e.type in FOUND]
    if not held:
        return None
    last = held[-1]
    told = tell(viewer, subject.pk, [last])
    sentence = told.sentence(last)
    signed = next((e.id for e in events if e.type == form_signed.code and e.get("tells") == last.id), None)
    at = {"subject": subject.uuid}
    url = reverse("assessment.child", kwargs=at) if last.type.startswith("assessment.") else ""
    if signed:
        url = reverse("forms.read", kwargs={**at, "signing": signed})
    return Told(f"{sentence[:1].upper()}{sentence[1:]}", last.on, told.by(last), _short(told.facts(last).get("words", "")), url)


def last_plans(viewer: Any, subject: Any, events: Sequence[Happened]) -> list[Told]:
    """The newest version of each plan, those in force first."""
    newest: dict[str, Signed] = {}
    for one in signed_forms(viewer, subject.pk):
        if one.form.plan:
            newest[one.form.code] = one
    out = []
    for code, one in newest.items():
        ended = any(e.type == PLANNED_OVER.get(code) and (e.on, e.id) > (one.on, one.key) for e in events)
        url = reverse("forms.read", kwargs={"subject": subject.uuid, "signing": one.key})
        out.append(Told(one.form.title, one.on, one.signed_words, _short(_in_short(one)), url, over=ended))
    return sorted(out, key=lambda t: (t.over, -t.on.toordinal()))


def _in_short(signed: Signed) -> str:
    """What the plan is for, in its own words; where it has no such line, the first thing that somebody wrote in it."""
    written = [(key, words) for key, words in signed.answers.items() if isinstance(words, str) and " " in words.strip()]
    return next((words for key, words in written if key.endswith(".summary")), written[0][1] if written else "")


def _short(words: str) -> str:
    return Truncator(words.strip("“”\" ")).words(SHORT, truncate=" …")
