"""Questions about the night: what waits for the morning, who is on duty, how soon calls were answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from throughline.base.calendar import add_months
from throughline.practice.out_of_hours import events, settings
from throughline.practice.out_of_hours.models import FirstResponse, NightWork, Shift
from throughline.practice.out_of_hours.rota import Gap, Hours, gaps
from throughline.record.access import acting
from throughline.record.access.viewer import declared_roles
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.queries import chronology, words_of
from throughline.record.people.models import Person
from throughline.record.workers.models import Allocation, Appointment, Team, Worker
from throughline.record.workers.queries import managers_of
from throughline.services import clock

NIGHTS_AHEAD = 14
FIRST_RESPONSE = "front_door"
"""The kind of team that takes what comes in for children who are nobody's."""


@dataclass(frozen=True)
class Waiting:
    """Night work that nobody has taken on yet, with the child and whose it is."""

    row: NightWork
    person: Person
    worker: Worker | None
    team: Team | None
    manager: Worker | None
    risen: bool


def waiting(viewer: Any) -> list[Waiting]:
    """Night work of the children in sight that waits, longest first."""
    rows = list(
        NightWork.objects.visible_to(viewer)
        .filter(taken_on_at__isnull=True)
        .select_related("by")
        .order_by("on", "at", "key")
    )
    return _with_people(viewer, rows)


def _with_people(viewer: Any, rows: list[NightWork]) -> list[Waiting]:
    if not rows:
        return []
    numbers = {r.subject_id for r in rows}
    people = {
        p.subject_id: p
        for p in Person.objects.everything(because="the children behind rows in sight")
        .filter(subject_id__in=numbers, authority_id=viewer.authority_id)
        .select_related("subject")
    }
    held = {
        a.subject_id: a
        for a in Allocation.objects.everything(because="whose the night's work is")
        .filter(subject_id__in=numbers, authority_id=viewer.authority_id, ended_on__isnull=True, role="social_worker")
        .select_related("worker", "team")
    }
    managers = managers_of([a.team_id for a in held.values() if a.team_id], viewer.today)
    now = clock.now()
    out = []
    for row in rows:
        a = held.get(row.subject_id)
        if row.subject_id in people:
            manager = managers.get(a.team_id) if a and a.team_id else None
            out.append(
                Waiting(
                    row,
                    people[row.subject_id],
                    a.worker if a else None,
                    a.team if a else None,
                    manager,
                    now >= row.rises_at,
                )
            )
    return out


def mine(viewer: Any) -> list[Waiting]:
    """What tops this viewer's day: work of the night about children of theirs or whom they cover, of children who are
    nobody's yet in their team, and, for who leads, what nobody took on in time."""
    found = []
    for one in waiting(viewer):
        own = one.worker is not None and one.worker.pk in (viewer.worker_id, *viewer.covering)
        nobodys = one.worker is None and (one.team is None or one.team.pk in viewer.team_ids)
        if own or nobodys or (viewer.can("manage_team") and one.risen):
            found.append(one)
    return found


def work_of(viewer: Any, subject: int, number: int) -> NightWork | None:
    """One piece of night work of a child whose door was passed."""
    found: NightWork | None = (
        NightWork.objects.visible_to(viewer, subject=subject)
        .filter(key=number)
        .select_related("by", "taken_by")
        .first()
    )
    return found


def told_of(viewer: Any, subject: int, number: int) -> dict[str, str]:
    """What was written of one night's work: the words, who rang, and what was done first."""
    held = [e for e in chronology(viewer, subject, types=[events.night_work_recorded.code, events.night_answered.code,
                                                          events.night_work_taken_on.code]) if e.thread == number]  # fmt: skip
    words = words_of(viewer, subject, [e.get("words") for e in held if e.get("words")])
    out: dict[str, str] = {}
    for event in held:
        if event.type == events.night_work_recorded.code:
            out |= {"words": words.get(event.get("words"), ""), "caller": event.get("caller", "")}
        elif event.type == events.night_answered.code:
            when = f", {clock.london(event.at):%H:%M}" if event.at else ""
            out["answered"] = f"{events.night_answered.fact('how').show(event.get('how')) or 'answered'}{when}"
        else:
            out["taken"] = words.get(event.get("words"), "")
    return out


def standing_words(happened: Iterable[Happened], held: Any, now: datetime) -> list[Happened]:
    """Words left for the night that hold now: not taken back, and the morning after their last night has not come."""
    happened = list(happened)
    back = {e.thread for e in happened if e.type == events.instruction_taken_back.code}
    out = []
    for event in happened:
        if event.type != events.instruction_left.code or event.id in back:
            continue
        last = event.day("until_on") or event.on
        closes = int(settings.closes_at.value(held, last))
        if now < clock.at_london(last + timedelta(days=1), closes):
            out.append(event)
    return out


def first_response_team(authority: int) -> Team | None:
    """The team that takes what is nobody's."""
    return (
        Team.objects.filter(authority_id=authority, kind=FIRST_RESPONSE, closed_on__isnull=True).order_by("pk").first()
    )


def night_team(authority: int) -> Team | None:
    """The team of the night service."""
    return (
        Team.objects.filter(authority_id=authority, kind="out_of_hours", closed_on__isnull=True).order_by("pk").first()
    )


def hours_of(authority: int, on: date) -> Hours:
    """The service's hours as this authority has agreed them."""
    held = surroundings(authority).settings
    wanted = (settings.opens_at, settings.closes_at, settings.core_until, settings.core_workers)
    return Hours(*(int(s.value(held, on)) for s in wanted))


def shifts_between(authority: int, begins: datetime, ends: datetime) -> list[Shift]:
    """Shifts that touch a time, in order."""
    rows = Shift.objects.everything(because="the rota is open to whoever works by it").filter(
        authority_id=authority, ends_at__gt=begins, begins_at__lt=ends
    )
    return list(rows.select_related("worker", "worker__authority").order_by("begins_at", "worker__name"))


def on_duty(viewer: Any, now: datetime) -> bool:
    """Whether this viewer has a shift of this authority now."""
    with acting.as_actor(viewer.actor("out_of_hours.rota")):
        rows = Shift.objects.everything(because="one's own shift").filter(
            authority_id=viewer.authority_id, worker_id=viewer.worker_id, begins_at__lte=now, ends_at__gt=now
        )
        return bool(rows.exists())


@dataclass(frozen=True)
class RotaShown:
    """The rota of the coming nights: who is on duty now, each day's shifts, the gaps."""

    now: list[Shift]
    days: list[tuple[date, list[Shift], list[Gap]]]
    gaps: list[Gap]
    hours: Hours


def rota(viewer: Any) -> RotaShown:
    """The coming fortnight."""
    hours, now = hours_of(viewer.authority_id, viewer.today), clock.now()
    first, last = viewer.today, viewer.today + timedelta(days=NIGHTS_AHEAD - 1)
    held = shifts_between(viewer.authority_id, clock.at_london(first), clock.at_london(last + timedelta(days=2)))
    short = [g for g in gaps([(s.begins_at, s.ends_at) for s in held], hours, first, last) if g.ends_at > now]
    days = []
    for ahead in range(NIGHTS_AHEAD):
        day = first + timedelta(days=ahead)
        begins, ends = clock.at_london(day, hours.closes_at), clock.at_london(day + timedelta(days=1), hours.closes_at)
        days.append(
            (day, [s for s in held if begins <= s.begins_at < ends], [g for g in short if begins <= g.begins_at < ends])
        )
    return RotaShown([s for s in held if s.begins_at <= now < s.ends_at], days, short, hours)


def night_roles() -> list[str]:
    """Codes of the roles that answer at night."""
    return [code for code, role in declared_roles().items() if role.can("night_desk")]


def night_workers(authority: int, today: date) -> list[tuple[str, str]]:
    """Who may be put on the rota: whoever answers at night here, our own and the neighbour's."""
    held = Appointment.objects.filter(
        authority_id=authority, role__in=night_roles(), began_on__lte=today, worker__left_on__isnull=True
    )
    rows = held.select_related("worker", "worker__authority").order_by("worker__name")
    out = {}
    for post in rows:
        if post.ended_on is None or post.ended_on > today:
            theirs = post.worker.authority_id != authority
            out[str(post.worker_id)] = f"{post.worker.name}, {post.worker.authority}" if theirs else post.worker.name
    return list(out.items())


def neighbours(authority: int, today: date) -> list[tuple[str, str]]:
    """Duty staff of other councils here who have no post with this one yet."""
    held = Appointment.objects.filter(
        role="record.out_of_hours", began_on__lte=today, worker__left_on__isnull=True
    ).exclude(authority_id=authority)
    here = set(
        Appointment.objects.filter(authority_id=authority, ended_on__isnull=True).values_list("worker_id", flat=True)
    )
    rows = held.select_related("worker", "authority").order_by("authority__name", "worker__name")
    return [(str(p.worker_id), f"{p.worker.name}, {p.authority}") for p in rows if p.worker_id not in here]


@dataclass(frozen=True)
class MonthTold:
    """One month: calls at night and contacts by day, and how many were answered in time."""

    month: date
    night: tuple[int, int, int]
    """In time, answered or due, not known."""
    day: tuple[int, int, int]


def responses(viewer: Any, months: int = 6) -> list[MonthTold]:
    """The last months, the latest first. Figures count everybody inside the wall; nobody is named."""
    first = add_months(viewer.today.replace(day=1), 1 - months)
    rows = list(
        FirstResponse.objects.everything(because="a figure counts everybody; nobody is named")
        .filter(authority_id=viewer.authority_id, came_on__gte=first)
        .values_list("desk", "came_on", "due_at", "in_time")
    )
    now = clock.now()
    out = []
    for back in range(months):
        month = add_months(viewer.today.replace(day=1), -back)
        told = {}
        for desk in ("night", "day"):
            these = [(due, kept) for d, on, due, kept in rows if d == desk and on.replace(day=1) == month]
            over = [(due, kept) for due, kept in these if kept is not None or (due is not None and due < now)]
            told[desk] = (sum(kept is True for _, kept in over), len(over), len(these) - len(over))
        out.append(MonthTold(month, told["night"], told["day"]))
    return out


def find_by_place(
    said: str, *, phone: str, protected: bool, most: int
) -> list[tuple[int, Any, str, str, date | None, bool]]:
    """Who lives at an address or postcode, or has a telephone: subject, uuid, kind, name, birth, stub. An address that
    somebody must not learn finds nobody unless `protected`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject_id, uuid, kind, name, born_on, stub FROM tl.find_by_place(%s, %s, %s, %s)",
                       [said, phone, protected, most])  # fmt: skip
        return list(cursor.fetchall())
