"""What is read before a meeting beside the reports: plans in force, and the latest of what the record holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.engines.forms.queries import signed_forms
from throughline.engines.meetings.declarations import Meeting
from throughline.record.ledger.queries import chronology, tell
from throughline.record.people.models import Subject


@dataclass(frozen=True)
class BeforeIt:
    """One paper of a meeting: what it is, since when, its words or where to read it."""

    title: str
    on: date | None
    words: str = ""
    url: str = ""


def papers_before(viewer: Any, kind: Meeting, subject: Subject) -> list[BeforeIt]:
    """The papers of one child, each with its day; what is missing says so."""
    found = []
    signed = {one.form.code: one for one in signed_forms(viewer, subject.pk)} if kind.plans else {}
    for code in kind.plans:
        one = signed.get(code)
        if one is not None:
            at = {"subject": subject.uuid, "signing": one.key}
            found.append(BeforeIt(one.form.title, one.on, url=reverse("forms.read", kwargs=at)))
    held = chronology(viewer, subject.pk, types=[t.code for t in kind.reads]) if kind.reads else []
    last = {e.type: e for e in held}
    telling = tell(viewer, subject.pk, list(last.values()))
    for type_ in kind.reads:
        event = last.get(type_.code)
        found.append(BeforeIt(type_.title, event.on if event else None, telling.facts(event).get("words", "") if event else ""))
    return found
