"""Meetings for whoever may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from throughline.engines.forms.models import DISCARDED, Writing
from throughline.engines.forms.registry import current
from throughline.engines.guests.events import sent
from throughline.engines.meetings.declarations import Meeting
from throughline.engines.meetings.models import ADJOURNED, CANCELLED, CalendarFeed, MeetingPlan, Seat
from throughline.record.ledger.queries import chronology
from throughline.record.workers.queries import allocations_of, holders, names_of_workers


def meeting_of(viewer: Any, number: Any) -> MeetingPlan | None:
    """A meeting, if this viewer may open the record of every child in it."""
    held = MeetingPlan.objects.filter(pk=number, authority_id=viewer.authority_id).select_related("chair").first()
    if held is None:
        return None
    for subject in held.subjects:
        viewer.must_open(subject)
    return held


def seats_of(viewer: Any, held: MeetingPlan, subject: int) -> list[Seat]:
    """Everybody's part in a meeting, for one child."""
    rows = Seat.objects.visible_to(viewer, subject=subject).filter(meeting=held)
    return list(rows.select_related("worker", "invitation__guest", "writing", "subject").order_by("pk"))


def may_chair(viewer: Any, kind: Meeting, subject: int) -> list[tuple[str, str]]:
    """Who may be named to chair a meeting of this kind, by number and name; nobody is asked where one is named for the child."""
    if not kind.may_chair or any(a.role == kind.chair and a.worker_id for a in allocations_of(viewer, subject)):
        return []
    names = names_of_workers(holders(viewer.authority_id, kind.may_chair, viewer.today))
    return sorted(((str(n), name) for n, name in names.items()), key=lambda pair: pair[1])


def of_child(viewer: Any, subject: int) -> list[MeetingPlan]:
    """Meetings about one child, latest first."""
    viewer.must_open(subject)
    return list(MeetingPlan.objects.filter(authority_id=viewer.authority_id, subjects__contains=[subject]).select_related("chair").order_by("-on", "-pk"))


def to_chair(viewer: Any, since: date) -> list[MeetingPlan]:
    """Meetings that this worker chairs, from a day on, soonest first."""
    rows = MeetingPlan.objects.filter(authority_id=viewer.authority_id, chair_id=viewer.worker_id, on__gte=since).exclude(state__in=(CANCELLED, ADJOURNED))
    return list(rows.order_by("on", "time"))


def minutes_of(viewer: Any, held: MeetingPlan, subject: int) -> Writing | None:
    """The form in which what is decided for one child is written while the meeting happens."""
    rows = Writing.objects.visible_to(viewer, subject=subject).filter(purpose=f"meeting:{held.pk}:minutes").exclude(state=DISCARDED)
    return rows.select_related("subject").first()  # type: ignore[no-any-return]


def seat_of(viewer: Any, number: int) -> Seat | None:
    """One seat, if this viewer may open the record of every child in its meeting."""
    rows = Seat.objects.everything(because="the doors of its meeting's children are asked next").filter(pk=number, authority_id=viewer.authority_id)
    found = rows.select_related("meeting", "subject", "invitation__guest", "writing", "worker").first()
    if found is None or meeting_of(viewer, found.meeting_id) is None:
        return None
    return found  # type: ignore[no-any-return]


def asked_early(viewer: Any, kind: Meeting, subject: int) -> str:
    """By whom, as a code, a meeting of this kind was asked for before its time since the last was held; "" when by nobody."""
    if kind.early is None:
        return ""
    held = current(kind.minutes, viewer.today).when_signed.code
    events = chronology(viewer, subject, types=[kind.early.code, held])
    last = events[-1] if events else None
    return str(last.get("by_whom", "")) if last is not None and last.type == kind.early.code else ""


def whose_feed(secret: str) -> CalendarFeed | None:
    """Whose calendar reads at this address; None where it ended, or whoever had it left."""
    rows = CalendarFeed.objects.filter(secret=secret, ended_at__isnull=True, worker__left_on__isnull=True)
    return rows.select_related("worker").first()


def has_feed(viewer: Any) -> CalendarFeed | None:
    """The address that this worker gave to a calendar."""
    return CalendarFeed.objects.filter(worker_id=viewer.worker_id, ended_at__isnull=True).first()


def for_calendar(worker: int, authority: int, since: date) -> list[MeetingPlan]:
    """Meetings that a worker chairs or has a seat in, from a day on."""
    seats = Seat.objects.everything(because="a worker's own seats, for their own calendar, without a name").filter(worker_id=worker)
    rows = MeetingPlan.objects.filter(authority_id=authority, on__gte=since).filter(Q(chair_id=worker) | Q(pk__in=seats.values("meeting_id")))
    return list(rows.exclude(state=ADJOURNED).distinct().order_by("on", "time"))


def rest_of(held: MeetingPlan) -> MeetingPlan | None:
    """The remaining part of a meeting that was adjourned."""
    return MeetingPlan.objects.filter(continues=held).first()


def same_part(viewer: Any, seat: Seat) -> list[Seat]:
    """The same part for the other children of the meeting."""
    rows = Seat.objects.everything(because="the doors of its meeting's children were passed").filter(meeting=seat.meeting_id, part=seat.part)
    return list(rows.exclude(pk=seat.pk).select_related("meeting", "subject", "writing", "invitation__guest"))


def came_for_all(viewer: Any, held: MeetingPlan, came: dict[int, str]) -> dict[int, str]:
    """Somebody who sits there for several children is asked once: what is said of one seat holds for the others where nothing else is."""
    rows = Seat.objects.everything(because="the doors of its children were passed").filter(meeting=held).exclude(name="")
    seats = list(rows)
    said = {(s.part, s.name.strip().casefold()): came[s.pk] for s in seats if s.pk in came}
    return {**{s.pk: said[who] for s in seats if (who := (s.part, s.name.strip().casefold())) in said}, **came}


def what_is_sent(kind: Meeting, record: bool) -> str:
    """What goes out after a meeting, as the record says it: first the decisions, then the full record."""
    return f"{'Record' if record else 'Decisions'}, {kind.title.lower()}"


def empty(kind: Meeting, seat: Seat) -> bool:
    """Nobody sat there: it is one whom this meeting may ask, nobody was named, and nobody came."""
    asks = kind.asked(seat.part)
    there = seat.name or seat.worker_id or seat.invitation_id or seat.came in ("came", "part")
    return not (asks and asks.required) and not there


@dataclass(frozen=True)
class Has:
    """One of those to whom it goes, with what they have: the day and how, or nothing yet."""

    seat: Seat
    decisions: tuple[date, str] | None
    record: tuple[date, str] | None


def who_has_it(viewer: Any, kind: Meeting, held: MeetingPlan, seats: Iterable[Seat], subject: int) -> list[Has]:
    """Everybody of a meeting about one child to whom decisions and record go, each with the day on which they had them."""
    told = [e for e in chronology(viewer, subject, types=[sent.code]) if e.on >= held.on]

    def day(seat: Seat, record: bool) -> tuple[date, str] | None:
        name, what = (seat.name or seat.title)[:120], what_is_sent(kind, record)
        return next(((e.on, e.get("how", "")) for e in told if e.get("what") == what and e.get("name") == name), None)

    return [Has(s, day(s, False), day(s, True)) for s in seats if not s.left_out and not empty(kind, s)]
