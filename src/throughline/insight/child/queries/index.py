"""The index of a record: everything that is held about one child, by kind, each one step away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from throughline.engines.forms.events import form_signed
from throughline.engines.forms.queries import being_written, signed_forms
from throughline.engines.forms.registry import form_of
from throughline.engines.letters.events import letter_sent
from throughline.engines.letters.queries import sent
from throughline.engines.meetings.queries import of_child
from throughline.engines.meetings.registry import meetings
from throughline.record.documents.queries import KINDS, papers_of
from throughline.record.ledger import registry
from throughline.record.ledger.queries import chronology
from throughline.record.people.events import document_added
from throughline.services import clock

ELSEWHERE = frozenset({form_signed.code, letter_sent.code, document_added.code})
"""Entries that stand in the index as the thing itself."""
STATES = {"sent": "held, and the decisions sent"}
"""How a meeting stands, where its own word is not what one would say."""


@dataclass(frozen=True)
class Held:
    """One thing on the file."""

    words: str
    on: date
    url: str
    note: str = ""


@dataclass
class Kind:
    """Everything of one kind, newest first."""

    title: str
    held: list[Held] = field(default_factory=list)

    @property
    def latest(self) -> date:
        return max(h.on for h in self.held)


@dataclass(frozen=True)
class Part:
    """A part of the file: papers, forms, letters, meetings, entries."""

    title: str
    kinds: list[Kind]

    @property
    def n(self) -> int:
        return sum(len(k.held) for k in self.kinds)


def index_of(viewer: Any, subject: Any) -> list[Part]:
    """Every paper, form, letter, meeting and entry on a record whose door was passed. Parts with nothing in them are there too."""
    about = {"subject": subject.uuid}
    papers = [
        (KINDS.get(p.kind, "Other paper"), Held(p.title, p.on, reverse("papers.open", kwargs={**about, "document": p.pk}), p.work_words and f"of: {p.work_words}"))
        for p in papers_of(viewer, subject.pk)
    ]  # fmt: skip
    forms = [
        (form_of(w.form, w.version).title,
         Held("being written" if w.saves else "asked for, not begun", clock.london(w.saved_at).date(), reverse("forms.write", kwargs={"writing": w.pk})))
        for w in being_written(viewer, subject.pk)
    ]  # fmt: skip
    forms += [
        (s.form.title, Held("signed", s.on, reverse("forms.read", kwargs={**about, "signing": s.key}), s.signed_words))
        for s in reversed(signed_forms(viewer, subject.pk))
    ]
    letters = [
        (one.title, Held(f"to {one.name}", one.on, reverse("letters.copy", kwargs={**about, "letter_sent": one.key}), one.how)) for one in sent(viewer, subject.pk)
    ]
    held = [
        (meetings()[m.kind].title, Held(STATES.get(m.state, m.state), m.on, reverse("meetings.room", kwargs={"meeting": m.pk})))
        for m in of_child(viewer, subject.pk) if m.kind in meetings()
    ]  # fmt: skip
    return [Part("Papers", _by_kind(papers)), Part("Plans and forms", _by_kind(forms)), Part("Letters sent", _by_kind(letters)),
            Part("Meetings", _by_kind(held)), Part("Entries in the story", _entries(viewer, subject))]  # fmt: skip


def _by_kind(things: Iterable[tuple[str, Held]]) -> list[Kind]:
    kinds: dict[str, Kind] = {}
    for title, one in things:
        kinds.setdefault(title, Kind(title)).held.append(one)
    return sorted(kinds.values(), key=lambda k: k.title)


def _entries(viewer: Any, subject: Any) -> list[Kind]:
    """What else is told of the child, by kind of entry; each opens onto its own in the story."""
    types = registry.event_types()
    story = reverse("child.story", kwargs={"subject": subject.uuid})
    things = []
    for event in reversed(chronology(viewer, subject.pk)):
        declared = types.get(event.type)
        if declared is not None and not declared.quiet and event.type not in ELSEWHERE:
            things.append((declared.title, Held(declared.title, event.on, f"{story}?{urlencode({'kind': event.type})}")))
    return _by_kind(things)
