"""When contacts about one child have become so many that they are looked at together. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from throughline.practice.front_door import events, settings
from throughline.record.ledger.happened import Happened

COUNTED = (events.contact_received, events.household_contact)


@dataclass
class Repeat:
    """From the contact that made it so many until the manager has looked at them together."""

    key: int
    first_on: date
    since_on: date
    n: int
    reviewed_on: date | None = None
    outcome: str = ""


def repeats(happened: Iterable[Happened], held: Mapping[str, Sequence[tuple[date, Any]]]) -> list[Repeat]:
    """Each time that contacts became so many. After a review the next contact that makes it so many asks again."""
    contacts: list[date] = []
    found: list[Repeat] = []
    counted = {e.code for e in COUNTED}
    for event in happened:
        if event.type == events.repeat_reviewed.code:
            if found and found[-1].reviewed_on is None:
                found[-1].reviewed_on, found[-1].outcome = event.on, event.get("outcome", "")
        elif event.type in counted and _counts(event, held):
            contacts.append(event.on)
            first = event.on - timedelta(days=int(settings.repeat_days.value(held, event.on)) - 1)
            within = [day for day in contacts if day >= first]
            if len(within) < int(settings.repeat_times.value(held, event.on)):
                continue
            if found and found[-1].reviewed_on is None:
                found[-1].n = max(found[-1].n, len(within))
            else:
                found.append(Repeat(event.id, within[0], event.on, len(within)))
    return found


def _counts(event: Happened, held: Mapping[str, Sequence[tuple[date, Any]]]) -> bool:
    return event.get("agency") == "police" or settings.repeat_from.value(held, event.on) != "police"
