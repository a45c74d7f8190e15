"""Forms that a worker is writing, forms that came back, and meetings that they chair."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse

from throughline.base.words import date_words, join_words
from throughline.engines.forms import queries as forms
from throughline.engines.forms.registry import form_of
from throughline.engines.meetings.queries import to_chair
from throughline.engines.meetings.registry import meetings
from throughline.record.people.queries import people_of

SHOWN = 8
BACK = timedelta(days=21)


def being_written(viewer: Any) -> list[dict[str, str]]:
    """What came back first, then what is begun, then what waits to be signed."""
    held = [w for w in forms.mine(viewer) if w.saves or w.state != "open"]
    people = _names(viewer, [w.subject_id for w in held])
    order = {"returned": 0, "open": 1, "handed_in": 2}
    rows = [
        {"title": form_of(w.form, w.version).title, "name": people.get(w.subject_id, ""), "url": reverse("forms.write", kwargs={"writing": w.pk}),
         "state": w.state, "at": w.saved_at, "to_change": w.to_change}
        for w in sorted(held, key=lambda w: (order.get(w.state, 3), w.saved_at))
    ]  # fmt: skip
    return rows[:SHOWN]


def chairing(viewer: Any) -> list[dict[str, str]]:
    """Meetings to chair, and those held of which something is still to send."""
    held = [m for m in to_chair(viewer, viewer.today - BACK) if m.state != "recorded"]
    people = _names(viewer, [n for m in held for n in m.subjects])
    said = {"arranged": "", "held": "decisions to send", "sent": "full record to send"}
    return [
        {"title": meetings()[m.kind].title, "names": join_words([people[n] for n in m.subjects if n in people]), "when": date_words(m.on, viewer.today),
         "time": m.time, "url": reverse("meetings.room", kwargs={"meeting": m.pk}), "owed": said.get(m.state, "")}
        for m in held[:SHOWN]
    ]  # fmt: skip

def to_sign(viewer: Any) -> int:
    """How many forms wait for this worker's signature or comment."""
    held = forms.handed_in(viewer)
    return len(forms.waiting(viewer, held)) + len(forms.to_comment(viewer, held))

def _names(viewer: Any, subjects: list[int]) -> dict[int, str]:
    return {n: p.known_as or p.given or p.name for n, p in people_of(viewer, subjects).items()}
