"""What is done about family time: booking, naming who is present, saying how it was, cancelling, and the hours of people."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from throughline.engines.notices.actions import tell
from throughline.practice.family_time import events, queries
from throughline.practice.family_time.codes import BOOKED
from throughline.practice.family_time.models import Arrangement, Session
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append, record
from throughline.record.people.models import Subject
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import holders

FOUR_WEEKS = 28
TOLD = ("record.director", "record.head_of_service")
"""Who is told the same day when an ordered time is cancelled because nobody could be present."""


@transaction.atomic
def arrange(viewer: Any, subject: Subject, facts: dict[str, Any], *, first_on: date, time: str, where: str) -> int:
    """An order or an agreement, with its times booked from the first day on for the weeks that are planned ahead."""
    number = record(events.arrangement_began, subject.pk, on=viewer.today, by=viewer.worker_id, **facts)
    made = queries.arrangement_of(viewer, subject.pk, number)
    assert made is not None
    book(viewer, made, first_on=first_on, time=time, where=where)
    return number


def days_of(arrangement: Arrangement, first_on: date, until: date) -> list[date]:
    """The days on which it falls: so often in four weeks, evenly, from the first day."""
    days, n = [], 0
    while (day := first_on + timedelta(days=round(n * FOUR_WEEKS / arrangement.times))) <= until:
        if arrangement.ended_on is not None and day >= arrangement.ended_on:
            break
        days.append(day)
        n += 1
    return days


@transaction.atomic
def book(viewer: Any, arrangement: Arrangement, *, first_on: date, time: str, where: str) -> int:
    """Book the times of an arrangement ahead; days that are booked already stay as they are. How many were booked."""
    from throughline.practice.family_time import settings

    until = max(first_on, viewer.today) + timedelta(weeks=int(queries.setting(viewer, settings.weeks_ahead))) - timedelta(days=1)
    held = {s.for_on for s in queries.sessions_of(viewer, arrangement.subject_id) if s.arrangement == arrangement.key}
    days = [d for d in days_of(arrangement, first_on, until) if d not in held]
    append([_booking(viewer, arrangement, day, time, where) for day in days])
    return len(days)


def _booking(viewer: Any, arrangement: Arrangement, day: date, time: str, where: str) -> Entry:
    facts = {
        "arrangement": arrangement.key, "with_whom": arrangement.with_whom, "for_on": day, "time": time, "where": where,
        "minutes": arrangement.minutes, "travel": arrangement.travel, "ordered": arrangement.ordered, "supervised": arrangement.supervised,
    }  # fmt: skip
    given = {k: v for k, v in facts.items() if v not in (None, "")}
    return Entry(events.session_planned, arrangement.subject_id, viewer.today, given, by=viewer.worker_id)


def staff(viewer: Any, session: Session, supervisor: int) -> int:
    """Name who is present."""
    if session.state != BOOKED:
        raise NotAllowed("This time is over.")
    number = record(events.session_staffed, session.subject_id, on=viewer.today, by=viewer.worker_id, thread=session.key, supervisor=supervisor)
    if supervisor != viewer.worker_id:
        tell(supervisor, session.subject_id, kind="family_time", line=f"Family time on {session.for_on:%A %-d %B}: you are to be present.",
             link=_page_of(session), once=f"family_time:{session.key}:{supervisor}")  # fmt: skip
    return number


def _page_of(session: Session) -> str:
    return reverse("family_time.child", kwargs={"subject": session.subject.uuid})


def hold(viewer: Any, session: Session, on: date, facts: dict[str, Any]) -> int:
    """It took place: the report of it is filed to the child."""
    _must_be_open(session)
    return record(events.session_held, session.subject_id, on=on, by=viewer.worker_id, thread=session.key, **facts)


def _must_be_open(session: Session) -> None:
    if session.state != BOOKED:
        raise NotAllowed("This time is recorded already.")


def owed_before_cancelling(session: Session, facts: dict[str, Any]) -> list[str]:
    """What an ordered time asks for before it is cancelled, in words."""
    if not session.ordered:
        return []
    owed = []
    if not facts.get("authoriser"):
        owed.append("name the manager who authorises it")
    if not facts.get("instead_on"):
        owed.append("name another day")
    if facts.get("court_told") not in (True, "yes"):
        owed.append("tell the court or the lawyers")
    return owed


@transaction.atomic
def cancel(viewer: Any, session: Session, facts: dict[str, Any]) -> int:
    """Cancel one time. What a court ordered is cancelled only by authority of a manager, with another day and with the
    court told; without those only with the reason, which is counted. Another day is booked at once.

    ValueError, in words, when something is owed and no reason is given, or when nobody authorises it.
    """
    _must_be_open(session)
    owed = owed_before_cancelling(session, facts)
    if session.ordered and not facts.get("authoriser"):
        raise ValueError("The court ordered this time: say which manager authorises that it is cancelled")
    if owed and not str(facts.get("without") or "").strip():
        raise ValueError(f"The court ordered this time. Before it is cancelled, {' and '.join(owed)}; or say why not")
    given = {k: v for k, v in facts.items() if v not in (None, "")}
    if not owed:
        given.pop("without", None)
    number = record(events.session_cancelled, session.subject_id, on=viewer.today, by=viewer.worker_id, thread=session.key, **given)
    if given.get("instead_on"):
        _again(viewer, session, given["instead_on"])
    if session.ordered:
        _tell_of(viewer, session, given)
    return number


def _again(viewer: Any, session: Session, day: date) -> None:
    facts = {"arrangement": session.arrangement, "with_whom": session.with_whom, "for_on": day, "time": session.time, "where": session.where,
             "minutes": session.minutes, "travel": session.travel, "ordered": session.ordered, "supervised": session.supervised}  # fmt: skip
    record(events.session_planned, session.subject_id, on=viewer.today, by=viewer.worker_id, **{k: v for k, v in facts.items() if v not in (None, "")})


def _tell_of(viewer: Any, session: Session, facts: dict[str, Any]) -> None:
    """The manager who authorised it is told that this is on the record; director and heads when there was no staff."""
    line = f"Court-ordered family time of {session.for_on:%-d %B} was cancelled"
    authoriser = int(facts["authoriser"])
    if authoriser != viewer.worker_id:
        tell(authoriser, session.subject_id, kind="family_time", line=f"{line}, authorised by you.", link=_page_of(session),
             once=f"family_time:authorised:{session.key}")  # fmt: skip
    if facts.get("why") == "staffing":
        for worker in holders(viewer.authority_id, TOLD, viewer.today) - {viewer.worker_id}:
            tell(worker, session.subject_id, kind="family_time", line=f"{line}: nobody could be present.", link=reverse("family_time.board"),
                 once=f"family_time:staffing:{session.key}:{worker}")  # fmt: skip


def end(viewer: Any, arrangement: Arrangement) -> int:
    """The arrangement ends today."""
    return record(events.arrangement_ended, arrangement.subject_id, on=viewer.today, by=viewer.worker_id, thread=arrangement.key)


def roster(viewer: Any, worker: Worker, hours: int) -> int:
    """How many hours a week somebody is there for family time, from today; 0 takes them off the rota."""
    return record(events.hours_rostered, worker.subject_id, on=viewer.today, by=viewer.worker_id, hours=hours)
