"""What the night writes down, what the morning takes on, and who is on duty when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from throughline.base.words import count_words
from throughline.engines.notices.actions import tell
from throughline.engines.settings.queries import authority_subject
from throughline.practice.front_door import events as door
from throughline.practice.out_of_hours import events
from throughline.practice.out_of_hours.models import NightWork, Shift
from throughline.practice.out_of_hours.queries import first_response_team
from throughline.record.access import acting
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append, begin_occasion, record
from throughline.record.people.models import Subject
from throughline.record.people.queries import at_home_with
from throughline.record.workers import events as staff
from throughline.record.workers.models import Allocation, Team, Worker
from throughline.record.workers.posts import give_post
from throughline.record.workers.queries import holders, managers_of
from throughline.services import clock

HOW_SOON = {"emergency": "immediate"}
"""How soon the front door decides what is new; what can wait until the morning is of that morning."""
OFF_SHIFT_HOURS = 2
SHORTEST_WHY = 10
LONGEST_SHIFT = timedelta(hours=24)


@dataclass(frozen=True)
class Night:
    """What a night worker types about one child."""

    at: datetime
    words: str
    about: str = ""
    urgency: str = "tonight"
    referral: bool = False
    agency: str = ""
    """Who got in touch; empty where nobody did, and the night looked after something of its own accord."""
    caller: str = ""
    answered_at: datetime | None = None
    how: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def record_night(viewer: Any, subject: int, told: Night) -> int:
    """Write down one night's work; the number that the morning takes on.

    Where somebody got in touch, or help is asked for and it is new, it is a contact at the front door too, in the same
    transaction. A child who is nobody's waits from now on in the team of first response, so that it stands on somebody's list.
    """
    on = clock.london(told.at).date()
    entries = [Entry(events.night_work_recorded, subject, on, {
        "about": told.about, "urgency": told.urgency, "referral": told.referral or None, "caller": told.caller, "words": told.words},
        at=told.at, by=viewer.worker_id)]  # fmt: skip
    if told.answered_at:
        entries.append(Entry(events.night_answered, subject, clock.london(told.answered_at).date(), {"how": told.how},
                             at=told.answered_at, by=viewer.worker_id, thread_of=0))  # fmt: skip
    team = first_response_team(viewer.authority_id)
    if team is not None and not _is_somebodys(viewer, subject):
        entries.append(
            Entry(staff.allocated, subject, on, {"role": "social_worker", "team": team.pk}, by=viewer.worker_id)
        )
    number = append(entries)[0]
    if told.agency or told.referral:
        _stand_at_the_door(viewer, subject, told, number)
    return number


def _stand_at_the_door(viewer: Any, subject: int, told: Night, number: int) -> None:
    """The contact that the night's work is as well. Brothers and sisters at home have it noted, so that repeats are counted."""
    on, agency = clock.london(told.at).date(), told.agency or "out_of_hours"
    held = begin_occasion(door.contact_received.code, about=[subject], on=on, by=viewer.worker_id, at=told.at)
    entries = [Entry(door.contact_received, subject, on, {
        "agency": agency, "how": "out_of_hours", "about": told.about,
        "priority": HOW_SOON.get(told.urgency, "same_day") if told.referral else "standard",
        "name": told.caller[:120] or None, "came_of": number, "words": told.words}, at=told.at, by=viewer.worker_id, occasion=held.pk)]  # fmt: skip
    entries += [
        Entry(door.household_contact, other, on, {"agency": agency}, at=told.at, by=viewer.worker_id, occasion=held.pk)
        for other in at_home_with(viewer, [subject])
    ]
    append(entries)


def _is_somebodys(viewer: Any, subject: int) -> bool:
    held = Allocation.objects.everything(because="whether a child has a worker or a team at all").filter(
        authority_id=viewer.authority_id, subject_id=subject, ended_on__isnull=True, role="social_worker"
    )
    return bool(held.exists())


def take_on(viewer: Any, work: NightWork, words: str) -> int:
    """The day service has read it: only now does it leave the list. ValueError without words of what is done."""
    if work.taken_on_at is not None:
        raise ValueError("Somebody took this on already")
    if not words.strip():
        raise ValueError("Say what is done now, even if it is nothing")
    return record(events.night_work_taken_on, work.subject_id, on=viewer.today, at=clock.now(), by=viewer.worker_id, thread=work.key,
                  words=words.strip())  # fmt: skip


def leave_word(viewer: Any, subject: int, words: str, until_on: date) -> int:
    """A word for the night, until the morning after its last night. ValueError for a night that is over."""
    if until_on < viewer.today:
        raise ValueError("That night is over")
    return record(
        events.instruction_left,
        subject,
        on=viewer.today,
        at=clock.now(),
        by=viewer.worker_id,
        words=words.strip(),
        until_on=until_on,
    )


def take_word_back(viewer: Any, subject: int, number: int) -> int:
    """It holds no longer."""
    return record(events.instruction_taken_back, subject, on=viewer.today, by=viewer.worker_id, thread=number)


def give_shift(viewer: Any, worker: int, begins_at: datetime, hours: int) -> int:
    """Put somebody on the rota. ValueError when they are on it then already."""
    ends = begins_at + timedelta(hours=hours)
    held = Shift.objects.everything(because="nobody works two shifts at once").filter(
        authority_id=viewer.authority_id, worker_id=worker
    )
    if held.filter(begins_at__lt=ends, ends_at__gt=begins_at).exists():
        raise ValueError("They are on duty then already")
    return record(events.shift_given, authority_subject(viewer.authority_id), on=clock.london(begins_at).date(), at=begins_at,
                  by=viewer.worker_id, worker=worker, hours=hours)  # fmt: skip


def take_shift_back(viewer: Any, number: int) -> int:
    """Off the rota again."""
    return record(
        events.shift_taken_back,
        authority_subject(viewer.authority_id),
        on=viewer.today,
        by=viewer.worker_id,
        thread=number,
    )


def open_outside_shift(viewer: Any, reason: str) -> int:
    """Somebody who works on duty only is needed now: two hours, with the reason on the rota; the managers are told.

    ValueError for a reason too short to understand.
    """
    if len(reason.strip()) < SHORTEST_WHY:
        raise ValueError("Say in a few words why you are needed now")
    now = clock.now()
    number = record(events.shift_given, authority_subject(viewer.authority_id), on=clock.london(now).date(), at=now, by=viewer.worker_id,
                    worker=viewer.worker_id, hours=OFF_SHIFT_HOURS, reason=reason.strip()[:200])  # fmt: skip
    for worker in sorted(
        holders(viewer.authority_id, ("record.service_manager", "record.head_of_service"), viewer.today)
    ):
        tell(worker, None, kind="off_shift", line=f"{viewer.name} opened the night desk outside a shift: {reason.strip()}"[:300],
             link=reverse("out_of_hours.rota"), once=f"off_shift:{number}:{worker}")  # fmt: skip
    return number


def appoint_neighbour(viewer: Any, worker: int, team: Team) -> None:
    """A duty worker of a neighbouring council gets an account of this one, for shifts of the joint service."""
    if not viewer.can("manage_team"):
        raise NotAllowed("Managers of the service do this")
    found = Worker.objects.filter(pk=worker, left_on__isnull=True).first()
    if found is None:
        raise ValueError("Choose somebody")
    give_post(
        found, team=team, role="out_of_hours.neighbour", began_on=viewer.today, title=f"Night duty, {found.authority}"
    )


def rise() -> str:
    """Tell the manager of the child's team, or where there is none the heads of service, once for each piece of work."""
    authority, today = acting.authority(), clock.today()
    rows = list(
        NightWork.objects.everything(because="what nobody read rises by itself").filter(
            authority_id=authority, taken_on_at__isnull=True, rises_at__lte=clock.now()
        )
    )
    if not rows:
        return ""
    numbers = {r.subject_id for r in rows}
    teams = dict(
        Allocation.objects.everything(because="whose manager is told").filter(
            subject_id__in=numbers, ended_on__isnull=True, role="social_worker", team__isnull=False
        ).values_list("subject_id", "team_id")
    )  # fmt: skip
    managers = managers_of(teams.values(), today)
    above = sorted(holders(authority, ("record.head_of_service",), today))
    uuids = dict(Subject.objects.filter(pk__in=numbers).values_list("pk", "uuid"))
    sent = 0
    for row in rows:
        manager = managers.get(teams.get(row.subject_id, 0))
        link = reverse("out_of_hours.take_on", kwargs={"subject": uuids[row.subject_id], "night": row.key})
        for worker in [manager.pk] if manager else above:
            sent += tell(worker, row.subject_id, kind="night_work", link=link, once=f"night:{row.key}:{worker}",
                         line=f"Nobody has taken on what happened in the night: {row.about or 'a child of your team'}")  # fmt: skip
    return count_words(sent, "notice", "notices") if sent else ""
