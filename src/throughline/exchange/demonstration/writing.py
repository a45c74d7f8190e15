"""Write a plan into an empty training database, as its owner, in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import connection, transaction

from throughline.engines.duties.models import Obligation
from throughline.exchange.demonstration import (
    assessments,
    desks,
    front_door,
    leading,
    nights_and_abuse,
    reached,
    safeguarding,
)
from throughline.exchange.demonstration.people import Happening, Somebody, Staff, Team, World
from throughline.exchange.demonstration.places import AREA
from throughline.exchange.demonstration.plan import Plan, Progress
from throughline.exchange.demonstration.words_record import WHY_LATE
from throughline.record.access import acting
from throughline.record.access.actions import restrict
from throughline.record.documents.models import Document
from throughline.record.ledger import projections
from throughline.record.ledger.actions import Entry, append
from throughline.record.ledger.models import Occasion
from throughline.record.ledger.types import Words
from throughline.record.people.events import late_reason_given
from throughline.record.people.models import Authority, Subject
from throughline.record.workers import models as staff_tables
from throughline.services import files
from throughline.services.clock import at_london

PASSWORD = "seven-lamps-by-the-mere"  # noqa: S105 - of a training authority, printed with the sign-ins
EVENTS_AT_ONCE, SUBJECTS_AT_ONCE = 6000, 80


def write(made: Plan, progress: Progress) -> int:
    """Write everything; the authority's number."""
    world = made.world
    with transaction.atomic():
        authority = Authority.objects.create(
            code=AREA, name="Merehaven Council", short_name="Merehaven", population_0_17=42_400 - 4_700,
            live_on=world.live_on, phone="01632 960 500", duty_phone="01632 960 999",
        )  # fmt: skip
        with acting.as_system(authority.pk, "making the invented authority"):
            _identities(world, authority)
            _staff(world, authority)
            progress("Writing what happened ...")
            _gatherings(world, authority.pk)
            _events(world, authority.pk, progress)
            progress("Working out what is true now, and every due date ...")
            _derive(world, authority.pk, progress)
            _papers(world, authority.pk)
            _reasons(made, authority.pk)
            desks.answer_questions(made, authority.pk)
            reached.write_reached(made, authority.pk)
            _restrict(world, authority.pk)
            desks.lay_on_desks(made, authority.pk)
            front_door.lay_at_the_door(made, authority.pk)
            nights_and_abuse.lay(made, authority.pk)
            assessments.lay_papers(made, authority.pk)
            safeguarding.lay(made, authority.pk)
            leading.lay(made, authority.pk)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return int(authority.pk)


def _identities(world: World, authority: Authority) -> None:
    created = [
        Subject(authority=authority, kind=s.kind, uuid=uuid.UUID(int=world.rng.getrandbits(128), version=4))
        for s in world.subjects
    ]
    for somebody, row in zip(world.subjects, Subject.objects.bulk_create(created, batch_size=1000), strict=True):
        somebody.pk = row.pk


def _staff(world: World, authority: Authority) -> None:
    agency = staff_tables.Agency.objects.create(authority=authority, name="Merehaven Council")
    for team in world.teams:
        parent = team.parent.pk if team.parent else None
        team.pk = staff_tables.Team.objects.create(
            authority=authority, agency=agency, name=team.name, kind=team.kind, parent_id=parent
        ).pk
    password = make_password(PASSWORD)  # once: hashing is slow on purpose
    users = {
        s.signs_in_as: User(username=s.signs_in_as, password=password, email=f"{s.signs_in_as}@merehaven.example",
                            first_name=s.name.split(" ")[0], last_name=s.name.split(" ", 1)[1])
        for s in world.staff if s.signs_in_as
    }  # fmt: skip
    User.objects.bulk_create(users.values())
    workers = staff_tables.Worker.objects.bulk_create(
        staff_tables.Worker(
            authority=authority, subject_id=s.subject.pk, user=users.get(s.signs_in_as), name=s.name, phone=s.phone,
            email=f"{s.signs_in_as}@merehaven.example" if s.signs_in_as else "", swe_number=s.swe_number, qualified=s.qualified,
            left_on=s.left_on,
        )
        for s in world.staff
    )  # fmt: skip
    for planned, row in zip(world.staff, workers, strict=True):
        planned.pk = row.pk
    staff_tables.Appointment.objects.bulk_create(
        staff_tables.Appointment(authority=authority, worker_id=s.pk, team_id=s.team.pk, role=s.role, title=s.title, began_on=s.began_on,
                                 ended_on=s.left_on)
        for s in world.staff
    )  # fmt: skip


def _gatherings(world: World, authority: int) -> None:
    """Occasions and the accounts that belong to them."""
    found = list({id(h.gathering): h.gathering for h in world.happenings() if h.gathering}.values())
    rows = Occasion.objects.bulk_create(
        [Occasion(authority_id=authority, kind=g.kind, on=g.on, at=g.at, by_id=g.by.pk if g.by else None,
                  uuid=uuid.UUID(int=world.rng.getrandbits(128), version=4)) for g in found],
        batch_size=2000,
    )  # fmt: skip
    for gathering, row in zip(found, rows, strict=True):
        gathering.pk = row.pk
    told = [g for g in found if g.account]
    for gathering, number in zip(told, _content(authority, [(None, g.pk, g.account) for g in told]), strict=True):
        gathering.account_pk = number
    with connection.cursor() as cursor:
        cursor.execute("UPDATE record_occasion SET recorded_at = coalesce(happened_at, happened_on) + interval '3 hours' WHERE authority_id = %s",
                       [authority])  # fmt: skip


def _content(authority: int, rows: Sequence[tuple[int | None, int | None, str]]) -> list[int]:
    """Put words into the content store, many at once: (subject, occasion, words)."""
    if not rows:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('record_content_id_seq') FROM generate_series(1, %s)", [len(rows)])
        numbers = [row[0] for row in cursor.fetchall()]
        with cursor.cursor.copy(
            "COPY record_content (id, authority_id, subject_id, occasion_id, vis, words) FROM STDIN"
        ) as copy:
            for number, (subject, occasion, words) in zip(numbers, rows, strict=True):
                copy.write_row((number, authority, subject, occasion, 0, words))
    return numbers


def _events(world: World, authority: int, progress: Progress) -> None:
    latest = at_london(world.as_at)
    done, total = 0, world.count()
    for batch in _batches(world):
        waiting: list[tuple[dict[str, Any], str, int, str]] = []
        entries: list[Entry] = []
        places: dict[int, int] = {}
        for place, happening in enumerate(batch):
            places[id(happening)] = place
            entry = _entry(happening, latest, places)
            for fact in happening.type.facts:
                if isinstance(fact, Words) and isinstance(entry.facts.get(fact.name), str):
                    waiting.append((entry.facts, fact.name, happening.about.pk, entry.facts[fact.name]))  # type: ignore[arg-type]
            entries.append(entry)
        numbers = _content(authority, [(subject, None, words) for _, _, subject, words in waiting])
        for (facts, name, _, _), number in zip(waiting, numbers, strict=True):
            facts[name] = number
        for happening, number in zip(batch, append(entries, derive=False), strict=True):
            happening.number = number
        done += len(batch)
        progress(f"  {done:,} of {total:,} events")


def _batches(world: World) -> Iterator[list[Happening]]:
    batch: list[Happening] = []
    for subject in world.subjects:
        for happening in subject.ordered():
            if any(isinstance(value, Happening) for value in happening.facts.values()) and batch:
                yield batch  # what it names must have its number first
                batch = []
            batch.append(happening)
        if len(batch) >= EVENTS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _entry(happening: Happening, latest: datetime, places: dict[int, int]) -> Entry:
    facts = {name: _number(value) for name, value in happening.facts.items()}
    if happening.gathering and happening.gathering.account_pk and facts.get("outcome") == "seen":
        facts["account"] = happening.gathering.account_pk
    opened = happening.thread_of
    thread_of = places.get(id(opened)) if opened else None
    return Entry(
        happening.type, happening.about.pk, happening.on, facts, at=happening.at,
        occasion=happening.gathering.pk if happening.gathering else None, recorded_at=_recorded(happening, latest),
        by=happening.by.pk if happening.by else None, thread_of=thread_of,
        thread=opened.number if opened and thread_of is None else None,
    )  # fmt: skip


def _number(value: Any) -> Any:
    if isinstance(value, Somebody | Staff | Team):
        return value.pk
    if isinstance(value, Happening):
        assert value.number, f"{value.type.code} is named before it is written"
        return value.number
    if isinstance(value, list):
        return [_number(v) for v in value]
    return value


def _recorded(happening: Happening, latest: datetime) -> datetime:
    """When it was put on the record: the same day or the next, sometimes much later, never in the future."""
    if happening.recorded_at:
        return min(happening.recorded_at, latest)
    spread = (happening.place * 2_654_435_761) % 100
    moment = (
        happening.at + timedelta(minutes=40 + spread)
        if happening.at
        else at_london(happening.on, 11 + spread % 7, spread % 60)
    )
    moment += timedelta(days=0 if spread < 55 else 1 if spread < 85 else 3 if spread < 95 else 9)
    return min(moment, latest).astimezone(UTC)


def _derive(world: World, authority: int, progress: Progress) -> None:
    numbers = sorted(s.pk for s in world.subjects)
    for start in range(0, len(numbers), SUBJECTS_AT_ONCE):
        projections.derive(authority, numbers[start : start + SUBJECTS_AT_ONCE], None)
        if start and start // SUBJECTS_AT_ONCE % 10 == 0:
            progress(f"  {start:,} of {len(numbers):,} people, households and homes")


def _papers(world: World, authority: int) -> None:
    for paper in world.papers:
        digest, media_type, size = files.keep(paper.content)
        assert paper.added is not None
        if paper.added.facts["sha256"] != digest:
            raise ValueError(f"{paper.title}: the file store keeps other bytes than were planned")
        Document.objects.create(
            authority_id=authority, subject_id=paper.about.pk, event=paper.added.number, kind=paper.kind, title=paper.title, on=paper.on,
            sha256=digest, bytes=size, media_type=media_type, words=paper.words,
        )  # fmt: skip


def _reasons(made: Plan, authority: int) -> None:
    """For about half of what is late, why: said once, by whoever owes it."""
    world = made.world
    late = Obligation.objects.everything(because="half of what is late is given a reason").filter(
        authority_id=authority,
        met__isnull=True,
        lapsed_on__isnull=True,
        known=True,
        due_on__lt=world.as_at - timedelta(days=1),
    )
    units = {child.pk: unit for unit in made.every_unit() for child in unit.children}
    silent = {s.pk for s in world.subjects if s.name in ("Tia Harrow", "Jaden Harrow", "Poppy Harrow", "Mason Ali")}
    said: dict[tuple[int, str, date], str] = {}
    entries = []
    for row in late.order_by("subject_id", "duty", "key"):
        unit = units.get(row.subject_id)
        worker = unit.worker_on(world.as_at) if unit else None
        if unit is None or worker is None or row.subject_id in silent:
            continue
        together = (id(unit), row.duty, row.due_on)  # brothers and sisters are late for one reason
        if together not in said:
            said[together] = WHY_LATE[len(said) // 2 % len(WHY_LATE)] if len(said) % 2 else ""
        if not said[together]:
            continue
        on = max(row.due_on, world.as_at - timedelta(days=4))
        moment = at_london(on, 15, 20)
        facts = {"duty": row.duty, "clock": row.key, "why": said[together]}
        entries.append(Entry(late_reason_given, row.subject_id, on, facts, at=moment, recorded_at=moment, by=worker.pk))
    append(entries)


def _restrict(world: World, authority: int) -> None:
    for restriction in world.restrictions:
        named = [s.pk for s in restriction.named]
        if not restriction.sealed:
            restrict(restriction.subject.pk, named=named, owner=restriction.owner.pk, why=restriction.why)
            continue
        from throughline.record.access.models import RestrictedSet

        made = RestrictedSet.objects.create(authority_id=authority, owner_id=restriction.owner.pk, sealed=True)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tl.seal(%s::smallint, %s, %s, %s::int[], %s, %s)",
                [
                    authority,
                    restriction.subject.pk,
                    made.pk,
                    named,
                    uuid.UUID(int=world.rng.getrandbits(128), version=4),
                    restriction.why,
                ],
            )
