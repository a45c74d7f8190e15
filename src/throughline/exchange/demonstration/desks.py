"""What lies on people's desks besides the record: bookings, a draft, news, glass that was broken, a limit agreed locally."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING

from throughline.base.calendar import add_working_days
from throughline.engines.diary.events import booked
from throughline.engines.drafts.models import Draft
from throughline.engines.notices.models import Notice
from throughline.engines.signals.events import answered
from throughline.engines.signals.models import SignalRow
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Somebody, Staff, World
from throughline.exchange.demonstration.words_record import ANSWERS
from throughline.record.access.models import BreakGlass, RestrictedGrant
from throughline.record.ledger.actions import Entry, append
from throughline.record.people.events import setting_changed
from throughline.record.people.models import Subject
from throughline.services.clock import at_london

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

VISIT = "looked_after.visit"
"""The code of the duty to visit, and of a draft of a visit."""
BEGUN = (
    "Zara let me in; Mum was asleep on the settee and woke when I spoke. We read two books. Zara had a cough and no coat that fits. Mum says the "
    "boiler man came on Tuesday and the house was warm. There was food in. We talked about mornings: Zara gets herself up, and is proud of it, "
    "and I said to both of them that it is Mum's to do."
)


def tell_desks(made: Plan) -> None:
    """What is booked for the coming days, and what the managers agreed about caseloads."""
    world, by = made.world, made.house.by_name
    child = {s.name: s for s in world.subjects if s.kind == "child"}
    afternoon = world.as_at if world.as_at.weekday() < 5 else world.as_at + timedelta(days=7 - world.as_at.weekday())
    for name, time, where in (
        ("Tia Harrow", "16:00", "at Denise’s"),
        ("Jaden Harrow", "16:00", "at Denise’s"),
        ("Poppy Harrow", "16:00", "at Denise’s"),
        ("Zara Quayle", "13:30", "at home; go in pairs"),
    ):
        _book(world, child[name], by["Priya Shah"], afternoon, time, where)
    rng = world.rng
    for unit in made.units:
        worker = unit.worker_on(world.as_at)
        if unit.traits or worker is None or worker is by["Priya Shah"] or unit.left_on or rng.random() > 0.3:
            continue
        day = working_day(world.as_at + timedelta(days=rng.randint(1, 10)))
        if day < world.as_at:
            continue
        time = rng.choice(("10:00", "13:30", "15:45", "16:15", "16:30", "17:00"))
        for each in unit.children:
            _book(world, each, worker, day, time, rng.choice(("at home", "at school", "")))
    world.say(
        setting_changed,
        world.authority,
        working_day(world.as_at - timedelta(days=150)),
        by=by["Ruth Calder"],
        setting="team.late_weight",
        value="1",
        why="Managers’ meeting: what is late comes on top of the ordinary work",
    )


def _book(world: World, child: Somebody, worker: Staff, day: date, time: str, where: str) -> None:
    told = working_day(world.as_at - timedelta(days=2))
    world.say(
        booked, child, told, by=worker, what=f"Visit {child.first()}", for_on=day, time=time, where=where, duty=VISIT
    )


def answer_questions(made: Plan, authority: int) -> None:
    """Most questions that the record asked, and whose answer was owed by now, have been answered."""
    world = made.world
    child = {s.pk: s for s in world.subjects if s.kind == "child"}
    units = {each.pk: unit for unit in made.units for each in unit.children}
    waiting = SignalRow.objects.everything(because="most questions of the past are given an answer").filter(
        authority_id=authority, cleared_on__isnull=True, answered_on__isnull=True, answer_by__lt=world.as_at, subject_id__in=units
    )
    entries = []
    for row in waiting.order_by("subject_id", "signal", "key"):
        worker = units[row.subject_id].worker_on(world.as_at)
        bank = ANSWERS.get(row.signal)
        if bank is None or worker is None or world.rng.random() > 0.8:
            continue
        on = working_day(max(row.since_on, min(row.answer_by, world.as_at - timedelta(days=2))))
        said = world.rng.choice(bank).format(**child[row.subject_id].words())
        facts = {"signal": row.signal, "key": row.key, "words": said}
        moment = at_london(on, 14, 25)
        entries.append(Entry(answered, row.subject_id, on, facts, at=moment, recorded_at=moment, by=worker.pk))
    append(entries)


def lay_on_desks(made: Plan, authority: int) -> None:
    """A visit begun and not finished, news, and two openings of a restricted record, one of which waits for its review."""
    world, by = made.world, made.house.by_name
    child = {s.name: s for s in world.subjects if s.kind == "child"}
    priya, zara, tia, callum = by["Priya Shah"], child["Zara Quayle"], child["Tia Harrow"], child["Callum Byrne"]
    friday = working_day(world.as_at - timedelta(days=2))
    begun_at = at_london(friday, 17, 31)
    Draft.objects.create(
        id=uuid.UUID(int=world.rng.getrandbits(128), version=4),
        authority_id=authority,
        worker_id=priya.pk,
        kind=VISIT,
        subjects=[zara.pk],
        version=9,
        began_at=begun_at,
        saved_at=begun_at + timedelta(minutes=21),
        data={
            "title": "Visit to Zara",
            f"there-{zara.pk}": "yes",
            f"alone-{zara.pk}": "yes",
            "on": friday.isoformat(),
            "from": "16:10",
            "where": "at home",
            "account": BEGUN,
        },
    )
    yesterday = working_day(world.as_at - timedelta(days=1))
    for about, hour, kind, line in (
        (tia, 16, "review_moved", "Tia. Gwen Adeyemi moved the review to 14:00"),
        (zara, 11, "note", "Zara. Police: no further action"),
        (callum, 9, "note", "Callum. His aunt asks you to ring before ten, 07700 900 155"),
    ):
        Notice.objects.create(
            authority_id=authority,
            subject_id=about.pk,
            worker_id=priya.pk,
            kind=kind,
            line=line,
            made_at=at_london(yesterday, hour, 5),
            once=f"demonstration {kind} {about.pk}",
        )
    _glass(made, authority)


def _glass(made: Plan, authority: int) -> None:
    """Somebody opened a restricted record in the night, and somebody else a month ago."""
    world, by = made.world, made.house.by_name
    subject = next(r.subject for r in world.restrictions if not r.sealed)
    row = Subject.objects.get(pk=subject.pk)
    for worker, days, hour, code, reason, finding in (
        (
            by["Femi Cole"],
            1,
            22,
            "duty",
            "The police rang: found near the ring road with a friend, and who may fetch them home?",
            "",
        ),
        (
            by["Nadia Rahman"],
            33,
            15,
            "other",
            "I thought that this was my Grant family. It was not, and I closed it at once.",
            "wrong",
        ),
    ):
        day = world.as_at - timedelta(days=days)
        at = at_london(day, hour, 10)
        glass = BreakGlass.objects.create(
            authority_id=authority,
            set_id=row.vis,
            subject_uuid=row.uuid,
            worker_id=worker.pk,
            at=at,
            until_at=at + timedelta(hours=4),
            code=code,
            reason=reason,
            review_due_on=add_working_days(day, 2),
        )
        RestrictedGrant.objects.create(
            set_id=row.vis, worker_id=worker.pk, from_at=at, until_at=at + timedelta(hours=4), basis="break_glass"
        )
        if finding:
            glass.reviewed_at, glass.reviewed_by_id = (
                at_london(working_day(day + timedelta(days=2)), 11, 30),
                by["Moira Kane"].pk,
            )
            glass.finding, glass.finding_words = (
                finding,
                "Wrong child, same family name. Spoken to; the search now shows ages.",
            )
            glass.save(update_fields=["reviewed_at", "reviewed_by", "finding", "finding_words"])
