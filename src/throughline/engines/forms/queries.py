"""Forms that are being written and those that were signed, for whoever may see them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.engines.forms import events
from throughline.engines.forms.answers import flat
from throughline.engines.forms.declarations import Form
from throughline.engines.forms.gate import may_second, second_owed, signer_of
from throughline.engines.forms.models import DISCARDED, HANDED_IN, SIGNED, Aside, Writing
from throughline.engines.forms.practice_model import dressed
from throughline.engines.forms.registry import form_of
from throughline.record.ledger.queries import chronology, words_of
from throughline.record.people.kept import hidden_from, within


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
    for_whom: str = ""
    second: dict[str, Any] = field(default_factory=dict)
    """What the second pair of eyes said before: name, as_whom, agrees, words."""

    @property
    def signed_words(self) -> str:
        """Who signed it: "Ana Bell", or "Ana Bell in the place of Mo Dean"."""
        return f"{self.by_whom} in the place of {self.for_whom}" if self.for_whom else self.by_whom


def signed_forms(viewer: Any, subject: int, code: str = "") -> list[Signed]:
    """Forms signed about one subject whose door was passed, oldest first; of one code, or of all."""
    held = chronology(viewer, subject, types=[events.form_signed.code])
    held = [e for e in held if not code or e.get("form") == code]
    words = words_of(viewer, subject, [e.get("answers") for e in held])
    out, hide = [], hidden_from(viewer, [subject])
    for event in held:
        try:
            form = form_of(event.get("form"), event.get("version"))
            kept = within(hide, json.loads(words.get(event.get("answers"), "") or "{}"))
        except (KeyError, ValueError):  # destroyed in law, or a form that is declared no more: its entry still stands
            continue
        out.append(Signed(event.id, dressed(form, kept.get("model")), event.on, event.get("by_whom", ""), flat(kept.get("answers", {})), kept.get("marks", {}),
                          event.get("tells"), event.get("why_early", ""), kept.get("writing", ""), event.get("for_whom", ""),
                          kept.get("second") or {}))  # fmt: skip
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


def handed_in(viewer: Any) -> list[Writing]:
    """Forms that others handed in, about whom this viewer sees, oldest first."""
    rows = Writing.objects.visible_to(viewer).filter(state=HANDED_IN).exclude(handed_in_by_id=viewer.worker_id)
    return list(rows.select_related("subject", "handed_in_by").order_by("handed_in_at"))


def waiting(viewer: Any, among: Sequence[Writing] | None = None) -> list[Writing]:
    """Forms handed in (`among` those read already) that this viewer may sign, in their own right or in another's place, oldest first:
    never one's own."""
    return [w for w in (handed_in(viewer) if among is None else among) if signer_of(viewer, w, form_of(w.form, w.version)) is not None]


def waiting_elsewhere(viewer: Any) -> list[Writing]:
    """Forms handed in that are signed on the page of something larger, one for each such page, oldest first."""
    found: dict[tuple[str, str], Writing] = {}
    for held in handed_in(viewer):
        form = form_of(held.form, held.version)
        if form.finished_at is not None and held.purpose and signer_of(viewer, held, form, here=False) is not None:
            found.setdefault((held.form, held.purpose), held)
    return list(found.values())


def to_comment(viewer: Any, among: Sequence[Writing] | None = None) -> list[Writing]:
    """Forms handed in (`among` those read already) that wait for this viewer's comment before they can be signed."""
    return [w for w in (handed_in(viewer) if among is None else among) if may_second(viewer, w, form := form_of(w.form, w.version)) and second_owed(w, form)]


def turnaround(viewer: Any, since: date) -> list[int]:
    """Days from handing in to the answer, for each form that this viewer answered since a day."""
    rows = Writing.objects.everything(because="how long a worker's own answers took").filter(
        authority_id=viewer.authority_id, answered_by_id=viewer.worker_id, answered_at__date__gte=since, handed_in_at__isnull=False
    )
    return sorted((a.date() - h.date()).days for h, a in rows.values_list("handed_in_at", "answered_at"))


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
