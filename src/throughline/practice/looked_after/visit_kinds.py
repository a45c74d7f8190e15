"""Which visit it is, for each child of it: a visit recorded once may be one to a child in care and to a sister with a plan.

A child in care is visited as such, and that visit meets the protection plan's clock too; a child who lives at home with a
protection plan has a child protection visit. Everybody else's is the ordinary one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from throughline.practice.looked_after import events
from throughline.practice.protection import events as protection
from throughline.record.ledger.actions import open_threads
from throughline.record.ledger.types import EventType

WRITTEN_UP = {events.child_visited.code: events.visit_written_up, protection.child_visited.code: protection.visit_written_up}
"""What completes a visit of each kind, when more is written about it later."""
OTHERS = (protection.child_visited,)
"""Kinds of visit besides the one that this area keeps a table of."""


def kinds_for(subjects: Iterable[int]) -> dict[int, EventType]:
    """What a visit to each of these children is."""
    found = {}
    for subject in subjects:
        threads = open_threads(subject)
        at_home = protection.plan.code in threads and events.period_of_care.code not in threads
        found[subject] = protection.child_visited if at_home else events.child_visited
    return found


def written_up_for(kind: EventType) -> EventType:
    """What completes a visit of this kind."""
    return WRITTEN_UP[kind.code]


@dataclass(frozen=True)
class OtherVisit:
    """A visit that is in no table of this area, as its pages need it."""

    key: int
    subject_id: int
    on: date
    occasion: int | None
    kind: EventType
    seen: bool
    alone: str = ""
    why_not_alone: str = ""
    words: int | None = None
    age: int | None = None
    at: datetime | None = None
