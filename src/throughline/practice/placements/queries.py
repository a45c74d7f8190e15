"""Questions about where children live."""

from __future__ import annotations

from typing import Any

from throughline.record.people.models import Person


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
