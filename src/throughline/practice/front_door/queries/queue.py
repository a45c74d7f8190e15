"""The queue: what waits at the front door, with the most urgent first, and how long there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from throughline.practice.front_door import settings
from throughline.practice.front_door.codes import PRIORITIES, PROFESSIONAL
from throughline.practice.front_door.models import Contact, Escalation, Referral, RepeatContacts
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Person
from throughline.record.people.queries import people_of, person_of
from throughline.services import clock

LIMITS = {"immediate": settings.decide_now, "same_day": settings.decide_today, "standard": settings.decide_soon}
RANK = {code: place for place, code in enumerate(PRIORITIES)}


def due_at(priority: str, on: date, at: datetime | None, held: Any) -> datetime:
    """The moment by which a contact is decided: hours from the moment it came, or the end of a working day."""
    setting = LIMITS[priority]
    assert setting.unit is not None
    limit = setting.unit.with_number(int(setting.value(held, on)))
    if limit.in_hours:
        return limit.due_at(at or clock.at_london(on, 23, 59))
    return clock.at_london(limit.due(on), 23, 59)


def due_of(row: Contact, held: Any) -> datetime:
    """The moment by which this contact is decided; one that was made more urgent counts from then."""
    if row.hastened_at is None:
        return due_at(row.priority, row.received_on, row.received_at, held)
    return due_at(row.priority, clock.london(row.hastened_at).date(), row.hastened_at, held)


@dataclass
class Waiting:
    """One call in the queue: the children it was about, and what happens next."""

    rows: list[Contact]
    people: list[Person]
    due: datetime
    now: datetime
    repeat: int = 0

    @property
    def first(self) -> Contact:
        return self.rows[0]

    @property
    def left(self) -> timedelta:
        """Time left; below nothing when it is past."""
        return self.due - self.now

    @property
    def late(self) -> bool:
        return self.left < timedelta()

    @property
    def step(self) -> str:
        """What it waits for: screen, decide, sign."""
        if self.first.waits_since:
            return "sign"
        return "decide" if self.first.screened_at else "screen"

    @property
    def countdown(self) -> str:
        """ "3 h 20 min left", "40 min past", "1 day 8 h left", "2 days left"."""
        minutes = abs(int(self.left.total_seconds() // 60))
        days, hours = minutes // (24 * 60), minutes % (24 * 60) // 60
        if days:
            words = f"{days} days" if days > 1 else f"1 day {hours} h" if hours else "1 day"
        elif minutes >= 60:
            words = f"{minutes // 60} h" + (f" {minutes % 60} min" if minutes % 60 else "")
        else:
            words = f"{minutes} min"
        return f"{words} past" if self.late else f"{words} left"


def waiting(viewer: Any) -> list[Waiting]:
    """Every contact in sight that is not decided: the most urgent first, then the oldest. Brothers and sisters are one line."""
    rows = [*_waiting(Contact.objects.visible_to(viewer))]
    if viewer.reasons:
        # A child whom nobody works with is in nobody's sight: whoever gave a reason today sees what they themselves wrote down.
        mine = Contact.objects.everything(because="their own doors are asked next").filter(by_id=viewer.worker_id, subject_id__in=tuple(viewer.reasons))
        held = {r.pk for r in rows}
        rows += [r for r in _waiting(mine) if r.pk not in held and viewer.basis_for(r.subject_id)]
    return _together(viewer, rows)


def _waiting(rows: Any) -> list[Contact]:
    found = rows.filter(decided_on__isnull=True).select_related("subject", "claimed_by", "screened_by")
    return list(found.order_by("received_on", "received_at", "key"))


def _together(viewer: Any, rows: Sequence[Contact]) -> list[Waiting]:
    held = surroundings(viewer.authority_id).settings
    people = people_of(viewer, (r.subject_id for r in rows)) | {s: p for s in viewer.reasons if (p := person_of(viewer, s)) is not None}
    repeats = dict(
        RepeatContacts.objects.visible_to(viewer).filter(reviewed_on__isnull=True, subject_id__in=[r.subject_id for r in rows]).values_list("subject_id", "n")
    )
    by_call: dict[Any, Waiting] = {}
    for row in rows:
        if row.subject_id not in people:
            continue
        call = (row.occasion or -row.key, bool(row.screened_at), bool(row.waits_since))
        one = by_call.get(call)
        if one is None:
            one = by_call[call] = Waiting([], [], due_of(row, held), clock.now())
        one.rows.append(row)
        one.people.append(people[row.subject_id])
        one.repeat = max(one.repeat, repeats.get(row.subject_id, 0))
    return sorted(by_call.values(), key=lambda w: (RANK.get(w.first.priority, 9), w.due, w.first.key))


@dataclass(frozen=True)
class About:
    """A row of something with whom it is about."""

    row: Any
    person: Person


def _with_people(viewer: Any, rows: Iterable[Any]) -> list[About]:
    found = list(rows)
    people = people_of(viewer, (r.subject_id for r in found))
    return [About(r, people[r.subject_id]) for r in found if r.subject_id in people]


def to_tell(viewer: Any) -> list[About]:
    """Professionals who have not been told what came of it, the longest first."""
    rows = Contact.objects.visible_to(viewer).filter(decided_on__isnull=False, told_on__isnull=True, agency__in=PROFESSIONAL)
    if live_on := surroundings(viewer.authority_id).live_on:
        rows = rows.filter(received_on__gte=live_on)
    return _with_people(viewer, rows.order_by("decided_on", "key")[:200])


def referrals_to_decide(viewer: Any) -> list[About]:
    """Referrals about which it is not decided what follows, the oldest first."""
    rows = Referral.objects.visible_to(viewer).filter(decided_on__isnull=True, ended_on__isnull=True)
    if live_on := surroundings(viewer.authority_id).live_on:
        rows = rows.filter(began_on__gte=live_on)
    return _with_people(viewer, rows.order_by("began_on", "key")[:200])


def repeats_to_review(viewer: Any) -> list[About]:
    """Children about whom there were so many contacts that the manager looks at them together, the longest first."""
    rows = RepeatContacts.objects.visible_to(viewer).filter(reviewed_on__isnull=True)
    if live_on := surroundings(viewer.authority_id).live_on:
        rows = rows.filter(began_on__gte=live_on)
    return _with_people(viewer, rows.order_by("began_on", "key")[:200])


def escalations(viewer: Any, *, open_only: bool = True) -> list[About]:
    """Disagreements between agencies, the longest first."""
    rows = Escalation.objects.visible_to(viewer)
    if open_only:
        rows = rows.filter(ended_on__isnull=True)
    return _with_people(viewer, rows.order_by("began_on", "key")[:200])


@dataclass
class Mix:
    """How somebody's decisions fall."""

    who: str
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def n(self) -> int:
        return sum(self.counts.values())
