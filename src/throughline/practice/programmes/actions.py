"""Opening a centre, counting who lives there, offering programmes, registering families and noting who came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from throughline.engines.settings.queries import authority_subject
from throughline.practice.programmes import events
from throughline.practice.programmes.models import Programme
from throughline.record.access import acting
from throughline.record.ledger.actions import Entry, append, record
from throughline.record.people import events as people
from throughline.record.people.models import Subject


@transaction.atomic
def open_centre(viewer: Any, *, name: str, area: str) -> Subject:
    """A new children's centre, known by its name from now on."""
    made = Subject.objects.create(authority_id=acting.authority(), kind="service")
    append([
        Entry(people.person_described, made.pk, viewer.today, {"full": name.strip(), "role": "Children’s centre"}, by=viewer.worker_id),
        Entry(events.centre_opened, made.pk, viewer.today, {"name": name.strip(), "area": area.strip() or None}, by=viewer.worker_id),
    ])  # fmt: skip
    return made


def count_eligible(viewer: Any, centre: int, facts: dict[str, Any], *, on: date) -> int:
    """How many families live in an area, all or of one group, with the source of the figure."""
    return record(events.eligible_counted, centre, on=on, by=viewer.worker_id, **facts)


def offer(viewer: Any, centre: int, facts: dict[str, Any]) -> int:
    """A programme begins."""
    return record(events.programme_began, centre, on=viewer.today, by=viewer.worker_id, **facts)


def target(viewer: Any, programme: Programme, *, group: str, why: str) -> int:
    """Say for whom a programme is."""
    return record(events.programme_targeted, programme.subject_id, on=viewer.today, by=viewer.worker_id, thread=programme.key, group=group, why=why or None)


def end(viewer: Any, programme: Programme) -> int:
    """A programme ends."""
    return record(events.programme_ended, programme.subject_id, on=viewer.today, by=viewer.worker_id, thread=programme.key)


@transaction.atomic
def hold_session(viewer: Any, programme: Programme, *, on: date, who: dict[int, str], others: int) -> int:
    """A session was held: each family that came has it on the child's record; those without a name are only counted."""
    entries = [Entry(events.session_held, programme.subject_id, on, {"came": len(who) + others}, by=viewer.worker_id, thread=programme.key)]
    entries += [
        Entry(events.attended, child, on, {"centre": programme.subject_id, "programme": programme.key, "name": programme.name, "who": came or None},
              by=viewer.worker_id) for child, came in who.items()
    ]  # fmt: skip
    return append(entries)[0]


def register(viewer: Any, child: int, *, centre: int, area: str, groups: Iterable[str]) -> int:
    """A family registers with a centre."""
    return record(events.registered, child, on=viewer.today, by=viewer.worker_id, centre=centre, area=area or None, groups=list(groups))


def begin_course(viewer: Any, subject: int, programme: Programme, facts: dict[str, Any]) -> int:
    """Somebody begins a course."""
    return record(events.course_began, subject, on=viewer.today, by=viewer.worker_id, centre=programme.subject_id, programme=programme.key,
                  name=programme.name, **facts)  # fmt: skip


def finish_course(viewer: Any, subject: int, course: int, facts: dict[str, Any]) -> int:
    """A course ends, with what was measured after and what they say of it."""
    return record(events.course_finished, subject, on=viewer.today, by=viewer.worker_id, thread=course, **facts)


def note_wanted(viewer: Any, facts: dict[str, Any]) -> int:
    """Families ask for a course that is not there, or not enough."""
    return record(events.course_wanted, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, **facts)


def note_training(viewer: Any, setting: int, facts: dict[str, Any], *, on: date) -> int:
    """A setting was trained."""
    return record(events.setting_trained, setting, on=on, by=viewer.worker_id, **facts)


def note_goals(viewer: Any, setting: int, facts: dict[str, Any]) -> int:
    """What a setting's children reached in a year."""
    return record(events.goals_reached, setting, on=viewer.today, by=viewer.worker_id, **facts)
