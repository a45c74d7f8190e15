"""Forms that are being written and those that were signed, for whoever may see them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.engines.forms import events
from throughline.engines.forms.answers import flat
from throughline.engines.forms.declarations import Form
from throughline.engines.forms.models import DISCARDED, HANDED_IN, SIGNED, Aside, Writing
from throughline.engines.forms.registry import form_of
from throughline.record.ledger.queries import chronology, words_of
from throughline.record.people.models import Person


@dataclass
class Signed:
    """A form as it was signed: its version, its answers by "section.question", the marks on its paragraphs."""

    key: int
    form: Form
    on: date
    by_whom: str
    answers: dict[str, Any]
    marks: dict[str, dict[str, str]] = field(default_factory=dict)
    tells: int | None = None
    why_early: str = ""
    writing: str = ""


def signed_forms(viewer: Any, subject: int, code: str = "") -> list[Signed]:
    """Forms signed about one subject whose door was passed, oldest first; of one code, or of all."""
    held = chronology(viewer, subject, types=[events.form_signed.code])
    held = [e for e in held if not code or e.get("form") == code]
    words = words_of(viewer, subject, [e.get("answers") for e in held])
    out = []
    for event in held:
        try:
            form = form_of(event.get("form"), event.get("version"))
            kept = json.loads(words.get(event.get("answers"), "") or "{}")
        except (KeyError, ValueError):  # destroyed in law, or a form that is declared no more: its entry still stands
            continue
        out.append(Signed(event.id, form, event.on, event.get("by_whom", ""), flat(kept.get("answers", {})), kept.get("marks", {}),
                          event.get("tells"), event.get("why_early", ""), kept.get("writing", "")))  # fmt: skip
    return out


def last_signed(viewer: Any, subject: int, code: str) -> Signed | None:
    """The latest signed form of a code."""
    found = signed_forms(viewer, subject, code)
    return found[-1] if found else None


def writing_of(viewer: Any, number: Any) -> Writing | None:
    """A form that is or was being written, if this viewer may open the record of whom it is about."""
    held = Writing.objects.everything(because="the door of its subject is asked next").filter(
        pk=number, authority_id=viewer.authority_id
    ).select_related("subject").first()  # fmt: skip
    if held is None:
        return None
    viewer.must_open(held.subject_id)
    return held  # type: ignore[no-any-return]


def being_written(viewer: Any, subject: int) -> list[Writing]:
    """Forms about one subject that are not signed, newest first."""
    rows = Writing.objects.visible_to(viewer, subject=subject).exclude(state__in=(SIGNED, DISCARDED))
    return list(rows.order_by("-saved_at"))


def put_away(viewer: Any, subject: int) -> list[Writing]:
    """Forms about one subject that were discarded, and can be brought back."""
    return list(Writing.objects.visible_to(viewer, subject=subject).filter(state=DISCARDED).order_by("-saved_at")[:20])


def waiting(viewer: Any) -> list[Writing]:
    """Forms handed in that this viewer may sign by themselves, oldest first: never one's own."""
    rows = Writing.objects.visible_to(viewer).filter(state=HANDED_IN).exclude(handed_in_by_id=viewer.worker_id)
    found = rows.select_related("subject", "handed_in_by").order_by("handed_in_at")
    return [w for w in found for form in [form_of(w.form, w.version)] if form.finished_at is None and viewer.can(form.signed_by or "record")]


def waiting_elsewhere(viewer: Any) -> list[Writing]:
    """Forms handed in that are signed on the page of something larger, one for each such page, oldest first."""
    rows = Writing.objects.visible_to(viewer).filter(state=HANDED_IN).exclude(handed_in_by_id=viewer.worker_id).exclude(purpose="")
    found: dict[tuple[str, str], Writing] = {}
    for held in rows.select_related("subject", "handed_in_by").order_by("handed_in_at"):
        form = form_of(held.form, held.version)
        if form.finished_at is not None and viewer.can(form.signed_by or "record"):
            found.setdefault((held.form, held.purpose), held)
    return list(found.values())


def mine(viewer: Any) -> list[Writing]:
    """Forms that this worker began or that came back to them."""
    rows = Writing.objects.visible_to(viewer).filter(begun_by_id=viewer.worker_id).exclude(state__in=(SIGNED, DISCARDED))
    return list(rows.select_related("subject").order_by("-saved_at"))


def texts_aside(writing: Writing) -> list[Aside]:
    """Texts that were overtaken while somebody else saved, and about which nobody has said yet which stands."""
    return list(Aside.objects.everything(because="the door of its subject was passed").filter(writing=writing, open=True).order_by("at"))


def aside_of(viewer: Any, number: int) -> Aside | None:
    """A text that was overtaken, if this viewer may open the record of whom it is about."""
    rows = Aside.objects.everything(because="the door of its subject is asked next").filter(pk=number, authority_id=viewer.authority_id)
    found = rows.select_related("writing__subject").first()
    if found is None:
        return None
    viewer.must_open(found.subject_id)
    return found  # type: ignore[no-any-return]


def people_of(viewer: Any, subjects: Iterable[int]) -> dict[int, Person]:
    """Whom these forms are about, by number."""
    rows = Person.objects.visible_to(viewer).filter(subject_id__in=set(subjects)).select_related("subject")
    return {p.subject_id: p for p in rows}
