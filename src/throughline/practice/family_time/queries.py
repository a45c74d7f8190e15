"""Questions about family time: whose, when, who is present, and whether the hours are enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from throughline.practice.family_time import settings
from throughline.practice.family_time.codes import BOOKED, CANCELLED, HELD
from throughline.practice.family_time.models import Arrangement, Roster, Session
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Person
from throughline.record.people.queries import people_of
from throughline.record.workers.models import Absence, Worker
from throughline.record.workers.queries import holders

DECIDERS = ("record.team_manager", "record.assistant_team_manager", "record.service_manager", "record.head_of_service", "record.director")
BECAUSE = "whether there are people enough counts every child, by hours and without names"


def setting(viewer: Any, which: Any) -> Any:
    """The authority's own value today."""
    return which.value(surroundings(viewer.authority_id).settings, viewer.today)


def arrangements_of(viewer: Any, subject: int) -> list[Arrangement]:
    """The arrangements of one child, those that stand first."""
    rows = Arrangement.objects.visible_to(viewer, subject=subject).order_by("ended_on", "began_on", "key")
    return sorted(rows, key=lambda a: a.ended_on is not None)


def arrangement_of(viewer: Any, subject: int, key: int) -> Arrangement | None:
    """One arrangement of a child."""
    found: Arrangement | None = Arrangement.objects.visible_to(viewer, subject=subject).filter(key=key).first()
    return found


def sessions_of(viewer: Any, subject: int) -> list[Session]:
    """Every time booked for one child, the last first."""
    return list(Session.objects.visible_to(viewer, subject=subject).select_related("supervisor").order_by("-for_on", "-time", "-key"))


def session_of(viewer: Any, subject: int, key: int) -> Session | None:
    """One time of a child."""
    found: Session | None = Session.objects.visible_to(viewer, subject=subject).filter(key=key).select_related("supervisor").first()
    return found


@dataclass(frozen=True)
class Booked:
    """One time with the child it is for."""

    row: Session
    person: Person


def _with_people(viewer: Any, rows: Iterable[Session]) -> list[Booked]:
    held = list(rows)
    people = people_of(viewer, (r.subject_id for r in held))
    return [Booked(r, people[r.subject_id]) for r in held if r.subject_id in people]


def to_staff(viewer: Any) -> list[Booked]:
    """What is booked in the weeks ahead with nobody to be present, the soonest first."""
    until = viewer.today + timedelta(weeks=int(setting(viewer, settings.weeks_ahead)))
    rows = Session.objects.visible_to(viewer).filter(
        state=BOOKED, supervised=True, supervisor__isnull=True, for_on__gte=viewer.today, for_on__lte=until
    )
    return _with_people(viewer, rows.order_by("for_on", "time", "key"))


def to_record(viewer: Any) -> list[Booked]:
    """What was to be before today and of which nobody has said how it was, the oldest first."""
    rows = Session.objects.visible_to(viewer).filter(state=BOOKED, for_on__lt=viewer.today)
    return _with_people(viewer, rows.order_by("for_on", "key"))


def cancelled_lately(viewer: Any, days: int = 28) -> list[Booked]:
    """What was cancelled in the last four weeks, the latest first; for want of staff before the rest."""
    rows = Session.objects.visible_to(viewer).filter(state=CANCELLED, closed_on__gt=viewer.today - timedelta(days=days))
    return _with_people(viewer, sorted(rows, key=lambda s: (s.why != "staffing", -s.closed_on.toordinal(), s.key)))


@dataclass(frozen=True)
class Week:
    """One week ahead: hours that orders and agreements ask for, hours booked, and hours of people."""

    began: date
    asked: float
    booked: float
    rostered: float

    @property
    def short(self) -> float:
        """Hours that nobody is there for."""
        return max(0.0, max(self.asked, self.booked) - self.rostered)


def forecast(viewer: Any) -> list[Week]:
    """The weeks ahead, from this Monday. It counts every child of the authority: a supervisor works for all."""
    first = viewer.today - timedelta(days=viewer.today.weekday())
    starts = [first + timedelta(weeks=n) for n in range(int(setting(viewer, settings.weeks_ahead)))]
    last = starts[-1] + timedelta(days=7)
    arrangements = list(Arrangement.objects.everything(because=BECAUSE).filter(authority_id=viewer.authority_id, supervised=True))
    sessions = list(Session.objects.everything(because=BECAUSE).filter(
        authority_id=viewer.authority_id, supervised=True, for_on__gte=first, for_on__lt=last).exclude(state=CANCELLED))  # fmt: skip
    return [_week(viewer, start, arrangements, sessions) for start in starts]


def _week(viewer: Any, start: date, arrangements: Sequence[Arrangement], sessions: Sequence[Session]) -> Week:
    end = start + timedelta(days=7)
    asked = sum(a.hours_a_week for a in arrangements if a.began_on < end and (a.ended_on is None or a.ended_on > start))
    booked = sum((s.minutes + s.travel) / 60 for s in sessions if start <= s.for_on < end)
    return Week(start, round(asked, 1), round(booked, 1), rostered_hours(viewer, start))


def rostered_hours(viewer: Any, start: date) -> float:
    """Hours of people in a week; somebody away for a day of it is there for the rest of their hours."""
    total = 0.0
    for held, worker in roster(viewer, max(start, viewer.today)):
        away = _days_away(worker.subject_id, start)
        total += held.hours * max(0, 5 - away) / 5
    return round(total, 1)


def roster(viewer: Any, on: date) -> list[tuple[Roster, Worker]]:
    """Who is there for family time on a day, and for how many hours a week, by name."""
    rows = Roster.objects.everything(because="who works here is everybody's to know").filter(
        authority_id=viewer.authority_id, began_on__lte=on, hours__gt=0
    )
    held = {r.subject_id: r for r in rows if r.ended_on is None or r.ended_on > on}
    workers = Worker.objects.filter(subject_id__in=held, left_on__isnull=True).order_by("name")
    return [(held[w.subject_id], w) for w in workers]


def _days_away(subject: int, start: date) -> int:
    days = [start + timedelta(days=n) for n in range(5)]
    rows = list(Absence.objects.everything(because="who is away is everybody's to know").filter(
        subject_id=subject, began_on__lte=days[-1]))  # fmt: skip
    return sum(any(a.began_on <= d and (a.ended_on is None or a.ended_on > d) for a in rows) for d in days)


def colleagues(viewer: Any) -> list[tuple[str, str]]:
    """Who may be present: those on the rota first, then everybody else who works here."""
    first = [w.pk for _, w in roster(viewer, viewer.today)]
    rows = Worker.objects.filter(authority_id=viewer.authority_id, left_on__isnull=True).order_by("name")
    return [(str(w.pk), w.name) for w in sorted(rows, key=lambda w: w.pk not in first)]


def colleague(viewer: Any, number: int) -> Worker:
    """One of those who work here."""
    return Worker.objects.get(pk=number, authority_id=viewer.authority_id)


def authorisers(viewer: Any) -> list[tuple[str, str]]:
    """Managers, who may authorise that an ordered time is cancelled."""
    rows = Worker.objects.filter(pk__in=holders(viewer.authority_id, DECIDERS, viewer.today)).order_by("name")
    return [(str(w.pk), w.name) for w in rows]


def delivered(sessions: Sequence[Session]) -> tuple[int, int]:
    """How many of the times that were to be, and are over, took place."""
    over = [s for s in sessions if s.state != BOOKED]
    return sum(s.state == HELD for s in over), len(over)
