"""The story of several brothers and sisters as one, each with their own door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from throughline.record.ledger.happened import Happened
from throughline.record.ledger.queries import chronology, tell
from throughline.record.people.queries import brothers_and_sisters, people_of


@dataclass(frozen=True)
class One:
    """A brother or sister whose record this viewer may open."""

    pk: int
    uuid: UUID
    name: str


def siblings_open(viewer: Any, subject: Any) -> list[One]:
    """Brothers and sisters whose doors the viewer may pass, the eldest first."""
    numbers = [n for n in brothers_and_sisters(viewer, subject.pk) if viewer.basis_for(n)]
    found = people_of(viewer, numbers)
    rows = sorted(found.values(), key=lambda p: (p.born_on is None, p.born_on, p.subject_id))
    return [One(p.subject_id, p.subject.uuid, p.known_as or p.given or p.name) for p in rows]


def together(
    viewer: Any, subject: Any, own: list[Happened], family: Sequence[One], whose: str, known_at: datetime | None
) -> dict[int, list[Happened]]:
    """The events of those asked for: everybody's ("all"), or one brother's or sister's."""
    held = {subject.pk: own} if whose == "all" else {}
    for one in family:
        if whose in ("all", str(one.uuid)):
            held[one.pk] = chronology(viewer, one.pk, known_at=known_at)
    return held or {subject.pk: own}


def story_of(viewer: Any, subject: Any, events: list[Happened], family: Sequence[One]) -> list[dict[str, Any]]:
    """Days of events of one or several children, newest first, each row with whose it is where it is not her own."""
    from throughline.insight.child.screens import days_of

    own = days_of(
        viewer,
        [e for e in events if e.subject == subject.pk],
        tell(viewer, subject.pk, [e for e in events if e.subject == subject.pk]),
        subject,
    )
    days = {day["on"]: list(day["rows"]) for day in own}
    for one in family:
        theirs = [e for e in events if e.subject == one.pk]
        for day in days_of(viewer, theirs, tell(viewer, one.pk, theirs), one) if theirs else ():
            rows = [{**row, "whose": one.name} for row in day["rows"]]
            days.setdefault(day["on"], []).extend(rows)
    return [{"on": on, "rows": rows} for on, rows in sorted(days.items(), reverse=True)]
