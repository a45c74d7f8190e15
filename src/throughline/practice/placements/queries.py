"""Questions about where children live."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from throughline.practice.placements import codes
from throughline.practice.placements.models import Placement
from throughline.record.people.models import Person
from throughline.record.people.queries import names_of


def carers_of(row: dict[str, Any]) -> Person | None:
    """The household of a placement, if it is known: name and telephone are open to staff."""
    if not row.get("carers_id"):
        return None
    found: Person | None = (
        Person.objects.everything(because="a carer's name and telephone are open to staff")
        .filter(subject_id=row["carers_id"])
        .first()
    )
    return found


def homes_of(viewer: Any, subjects: Iterable[int]) -> dict[int, str]:
    """With whom each of these children lives in care now: the carer's name, or the kind of home."""
    rows = Placement.objects.visible_to(viewer).filter(subject_id__in=set(subjects), ended_on__isnull=True)
    rows = list(rows)
    names = names_of(r.carers_id for r in rows if r.carers_id)
    return {r.subject_id: names.get(r.carers_id or 0) or r.with_words or codes.plain(r.type) or "" for r in rows}
