"""What the police told stands at the front door too: one contact for each child, screened and hastened with the notification."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from throughline.practice.domestic_abuse.models import Notification
from throughline.practice.front_door import events as door
from throughline.record.ledger import projections, registry
from throughline.record.ledger.actions import Entry, append, begin_occasion
from throughline.record.ledger.happened import in_effect
from throughline.record.people.queries import at_home_with
from throughline.record.workers.queries import registered
from throughline.services import clock

if TYPE_CHECKING:
    from throughline.practice.domestic_abuse.actions import Incident

POLICE, ITS_SOURCE = "police", "6"
ABOUT = "domestic abuse at home, as the police told"
HOW_SOON = {"high": "same_day", "medium": "same_day"}
"""Risk as the police judged it; what is not among these can wait a little longer."""
PROPOSED = {"protection": "referral", "meeting": "meeting", "no_action": "no_action"}
"""What the screening with the police proposes to the manager of the front door."""
FOLLOWS = (door.contact_received, door.contact_hastened, door.contact_screened, door.contact_decided, door.referrer_acknowledged)


@dataclass(frozen=True)
class AtTheDoor:
    """The contact of one notification, as it stands."""

    key: int
    screened: bool
    decided: bool
    acknowledged: bool


def stand(viewer: Any, told: Incident, numbers: Mapping[int, int]) -> None:
    """One contact for each child, as one call. Children of the home who are not among them have it noted too."""
    at = told.told_at or clock.now()
    on, children = clock.london(at).date(), list(numbers)
    occasion = begin_occasion(door.contact_received.code, about=children, on=on, by=viewer.worker_id, at=at).pk
    facts = {
        "agency": POLICE, "source": ITS_SOURCE, "how": POLICE, "priority": HOW_SOON.get(told.risk, "standard"), "about": ABOUT,
        "agency_name": f"incident {told.reference}" if told.reference else None, "adults": [n for n in (told.harmed, told.harms) if n] or None,
        "words": told.words,
    }  # fmt: skip
    entries = [
        Entry(door.contact_received, child, on, {**facts, "came_of": number}, at=at, by=viewer.worker_id, occasion=occasion)
        for child, number in numbers.items()
    ]  # fmt: skip
    others = [n for n in at_home_with(viewer, children) if n not in numbers]
    entries += [Entry(door.household_contact, n, on, {"agency": POLICE}, at=at, by=viewer.worker_id, occasion=occasion) for n in others]
    append(entries)


def of(row: Notification) -> AtTheDoor | None:
    """The contact that came of a notification, the last if there are two."""
    held = projections.load([row.subject_id], [t.code for t in FOLLOWS])[row.subject_id]
    happened = in_effect(held, registry.ranks())
    made = [e.id for e in happened if e.type == door.contact_received.code and e.get("came_of") == row.key]
    if not made:
        return None
    types = {e.type for e in happened if e.thread == made[-1]}
    return AtTheDoor(
        made[-1], *(t.code in types for t in (door.contact_screened, door.contact_decided, door.referrer_acknowledged))
    )


def at_once(viewer: Any, row: Notification, words: str, now: datetime) -> Entry:
    """Child protection: the contact that waits is made immediate; where it was decided already, there is another one."""
    held = of(row)
    if held is not None and not held.decided:
        why = "the police and a social worker see child protection"
        return Entry(door.contact_hastened, row.subject_id, viewer.today, {"priority": "immediate", "why": why}, at=now, by=viewer.worker_id,
                     thread=held.key)  # fmt: skip
    return Entry(door.contact_received, row.subject_id, viewer.today, {
        "agency": POLICE, "source": ITS_SOURCE, "priority": "immediate", "how": POLICE, "came_of": row.key,
        "about": "domestic abuse: child protection, as the police and a social worker screened it", "name": row.police or None, "words": words},
        at=now, by=viewer.worker_id)  # fmt: skip


def screened_together(viewer: Any, row: Notification, outcome: str, words: str, now: datetime) -> list[Entry]:
    """The screening with the police is that of the contact, where a registered social worker did it; and the police know of it."""
    held = of(row)
    if held is None or held.decided:
        return []
    entries = []
    if not held.screened and registered(viewer.worker_id):
        facts = {"worker": viewer.worker_id, "outcome": PROPOSED[outcome], "words": words}
        entries.append(Entry(door.contact_screened, row.subject_id, viewer.today, facts, at=now, by=viewer.worker_id, thread=held.key))
    if not held.acknowledged:
        entries.append(Entry(door.referrer_acknowledged, row.subject_id, viewer.today, {"how": "in_person"}, at=now, by=viewer.worker_id, thread=held.key))
    return entries
