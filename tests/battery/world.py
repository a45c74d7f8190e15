"""An invented council with one worker a role, and one record of each kind that access has to tell apart.

Every record carries tokens of its own (`zq07words`) in all its texts, so that whatever page shows one can be held
against who asked for it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.test import Client
from django.test.utils import override_settings

from tests.battery.of_courts import courts
from tests.support.builders import LONG_AGO, Council, council
from tests.support.database import as_owner
from throughline.engines.forms import events as form_events
from throughline.engines.forms.models import Aside, Writing
from throughline.engines.guests.models import Guest, Invitation
from throughline.engines.letters import events as letter_events
from throughline.engines.meetings import events as meetings
from throughline.engines.meetings.models import MeetingPlan, Seat
from throughline.practice.assessment import events as assessment
from throughline.practice.directory import events as directory
from throughline.practice.domestic_abuse import events as abuse
from throughline.practice.front_door import events as front_door
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events as missing
from throughline.practice.out_of_hours import events as nights
from throughline.practice.placements import events as placements
from throughline.practice.protection import events as protection
from throughline.record.access import acting
from throughline.record.access.actions import break_glass, give_reason, restrict
from throughline.record.access.models import BreakGlass, ReasonGiven, RestrictedGrant
from throughline.record.access.viewer import declared_roles, load_viewer
from throughline.record.documents import actions as documents
from throughline.record.families import events as families
from throughline.record.ledger.actions import Entry, append, begin_occasion, keep_words, record
from throughline.record.people import events as people
from throughline.record.people.models import Subject
from throughline.record.workers import events as staff
from throughline.record.workers.models import Appointment, Team, Worker
from throughline.services import clock


@dataclass
class Record:
    """One invented record: whom it is about, its tokens, and the numbers of what stands in it."""

    kind: str
    """Which of the kinds that access tells apart: own, other, restricted, sealed, …"""
    uuid: UUID
    subject: int = 0
    token: str = ""
    """In every text of the record, but not in the name."""
    audited: bool = True
    """Its words stand on no other record's page, so that each of them must be on the audit as a look at this one."""
    name: str = ""
    """In the name, and nowhere else."""
    role: str = ""
    """Only where each role has one of its own: whose it is."""
    parts: dict[str, Any] = field(default_factory=dict)


@dataclass
class World:
    """The council, the clients signed in as each role, and the records."""

    town: Council
    below: Team
    elsewhere: Council
    workers: dict[str, Worker] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    colleague: Worker | None = None
    stranger: Worker | None = None

    def of(self, kind: str, role: str = "") -> Record:
        """The record of this kind (that this role has)."""
        found = [r for r in self.records if r.kind == kind and r.role in ("", role)]
        assert found, f"the world has no record {kind} for {role}"
        return found[0]

    def kinds(self) -> list[str]:
        """Every kind once."""
        return list(dict.fromkeys(r.kind for r in self.records))

    def viewer(self, role: str) -> Any:
        """That role's worker, looking today."""
        worker = self.workers[role]
        post = Appointment.objects.filter(worker=worker).first()
        assert post is not None
        return load_viewer(worker, post, clock.today(), clock.now())


def build() -> World:
    """Make the whole world, with real commits."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        town, elsewhere = council(), council("E10000998", "Farside")
        below = Team.objects.create(
            authority=town.authority, agency=town.agency, name="North locality 2b", parent=town.team
        )
        world = World(town, below, elsewhere)
        with acting.as_system(town.authority.pk, "tests"):
            _staff(world)
            _records(world)
        with acting.as_system(elsewhere.authority.pk, "tests"):
            far = elsewhere.worker("Ewan Farside")
            _child(world, "foreign", place=elsewhere, worker=far)
    _seal(world, world.of("sealed"))
    world.records.append(Record("nothing", uuid4()))
    return world


def _staff(world: World) -> None:
    town, now = world.town, clock.now()
    for number, code in enumerate(declared_roles()):
        worker = town.worker(f"Viewer {number}", code)
        client = Client()
        client.force_login(worker.user)
        world.workers[code], world.clients[code] = worker, client
        if declared_roles()[code].on_duty_only:
            record(nights.shift_given, town.subject, on=clock.today(), at=now - timedelta(hours=1), worker=worker.pk, hours=24)
    world.colleague = town.worker("Colleague Here")
    Worker.objects.filter(pk=town.worker("Nobody Signing").pk).update(user=None)
    world.stranger = town.worker("Colleague There", team=town.other_team)


def _records(world: World) -> None:
    town, today, now = world.town, clock.today(), clock.now()
    everybody = list(world.workers.values())
    below = town.worker("Colleague Below", team=world.below)
    away = town.worker("Colleague Away", team=town.other_team)
    for viewer in everybody:
        record(staff.cover_arranged, away.subject, on=LONG_AGO, covered_by=viewer.pk)
    for code, worker in world.workers.items():
        _child(world, "own", worker=worker, role=code)
    _child(world, "team", worker=world.colleague)
    _child(world, "team_below", worker=below, team=world.below)
    _child(world, "covered", worker=away, team=town.other_team)
    _child(world, "other", worker=world.stranger, team=town.other_team)
    _child(world, "nobodys")
    reasoned = _child(world, "reasoned", worker=world.stranger, team=town.other_team)
    stale = _child(world, "reason_of_yesterday", worker=world.stranger, team=town.other_team)
    for code in world.workers:
        viewer = world.viewer(code)
        if viewer.role.gives_reason:
            give_reason(viewer, reasoned.subject, code="duty")
    ReasonGiven.objects.bulk_create(
        ReasonGiven(
            authority=town.authority,
            subject_id=stale.subject,
            worker=w,
            on=today - timedelta(days=1),
            at=now,
            code="duty",
        )
        for w in everybody
    )
    _restricted(world, "restricted", worker=world.colleague)
    _restricted(world, "restricted_covered", worker=away, team=town.other_team, named=[away])
    _restricted(world, "restricted_named", worker=world.colleague, named=everybody)
    _restricted(world, "restricted_own", worker=world.workers["record.social_worker"], named=[world.colleague])
    glass, over = (
        _restricted(world, "glass_broken", worker=world.stranger, team=town.other_team),
        _restricted(world, "glass_over", worker=world.stranger),
    )
    for code in world.workers:
        viewer = world.viewer(code)
        if viewer.role.breaks_glass:
            for broken in (glass, over):
                break_glass(viewer, broken.uuid, code="danger", reason="A neighbour rang about shouting tonight")
    RestrictedGrant.objects.filter(set_id=over.parts["set"], basis="break_glass").update(
        until_at=now - timedelta(minutes=1)
    )
    BreakGlass.objects.filter(set_id=over.parts["set"]).update(until_at=now - timedelta(minutes=1))
    _child(world, "sealed", worker=world.colleague)
    _child(world, "unborn", worker=world.colleague, born=None)
    _family(world)


def _restricted(world: World, kind: str, *, named: list[Worker] | None = None, **how: Any) -> Record:
    made = _child(world, kind, **how)
    owner = world.town.worker(f"Owner of {kind}", team=world.town.other_team)
    made.parts["set"] = restrict(
        made.subject, named=[w.pk for w in named or []], owner=owner.pk, why="somebody in the team knows them"
    ).pk
    return made


def _child(world: World, kind: str, *, role: str = "", worker: Worker | None = None, team: Team | None = None,
           place: Council | None = None, born: date | None = date(2014, 3, 14)) -> Record:  # fmt: skip
    place = place or world.town
    number = len(world.records) + 10
    token, name = f"zq{number}", f"Quill{number}"
    today = clock.today()
    began = today - timedelta(days=400)
    subject = Subject.objects.create(authority=place.authority, kind="child")
    made = Record(kind, subject.uuid, subject.pk, token, name=name, role=role)
    described = {"born_on": born} if born else {"expected_on": today + timedelta(days=60)}
    record(people.person_described, subject, on=began, given="Ana", family=name, language=f"{token}language",
           communication=f"{token}communication", contact_safely=f"{token}contact", phone=f"{token}phone", **described)  # fmt: skip
    if worker or team:
        place.allocate(subject, worker, team or place.team)
    record(people.identifier_recorded, subject, on=began, scheme="upn", value=f"{token}upn")
    record(people.address_began, subject, on=began, lines=f"{token} Quarry Street", postcode=f"{token}A1", not_to_words=f"{token}father",
           protected_source=f"{token}order")  # fmt: skip
    mother = Subject.objects.create(authority=place.authority, kind="adult")
    record(people.person_described, mother, on=began, given="Mam", family=f"Mam{number}", phone=f"zm{number}phone")
    tie = record(people.related, subject, on=began, other=mother.pk, kind="mother", parental_responsibility=True)
    second = Subject.objects.create(authority=place.authority, kind="child")
    joining = record(families.merged, subject, on=began, other=second.pk, because=f"{token}because")
    twin = place.child("Una", f"Twin{number}", worker=worker, team=team) if kind == "own" else mother
    carers = Subject.objects.create(authority=place.authority, kind="carers")
    record(people.person_described, carers, on=began, full=f"{token}carers", phone=f"{token}carersphone")
    record(care.became_looked_after, subject, on=began, need="N1", home_postcode=f"{token}H1")
    record(care.legal_status_began, subject, on=began, status="C2", court=f"{token}court")
    record(
        placements.placement_began,
        subject,
        on=began,
        type="U6",
        provider="PR1",
        carers=carers.pk,
        postcode=f"{token}P1",
    )
    record(people.summary_written, subject, on=began, words=f"{token}summary")
    note = record(people.note_written, subject, on=began, by=worker, words=f"{token}note", with_whom=f"{token}whom")
    occasion = begin_occasion(care.child_visited.code, about=[subject.pk], on=today - timedelta(days=90), by=worker)
    shared = keep_words(f"{token}account", occasion=occasion.pk)
    (visit,) = append([Entry(care.child_visited, subject.pk, today - timedelta(days=90), {
        "outcome": "seen", "words": f"{token}said", "where": f"{token}where", "account": shared}, occasion=occasion.pk,
        by=worker.pk if worker else None)])  # fmt: skip
    document = documents.add(
        subject, f"{token}paper".encode(), kind="letter", title=f"{token}title", on=began, by=worker
    )
    made.parts |= working_papers(place, subject, token)
    gone = record(missing.went_missing, subject, on=today - timedelta(days=60), kind="M", words=f"{token}gone")
    record(missing.others_told, subject, on=today - timedelta(days=60), thread=gone, police=True, told=f"{token}told")
    record(missing.came_back, subject, on=today - timedelta(days=59), thread=gone)
    made.parts["plan"] = record(protection.plan_began, subject, on=began, category="NEG")
    for days in (90, 40):
        made.parts["absence"] = record(meetings.attended, subject, on=today - timedelta(days=days), meeting="protection.core_group", part="health",
                                       name=f"{token}health", came="not")  # fmt: skip
    made.parts |= at_the_front_door(place, subject, token)
    made.parts |= courts(subject, token, worker)
    made.parts |= {
        "night": record(nights.night_work_recorded, subject, on=today - timedelta(days=1), about=f"{token}night", words=f"{token}nightwords"),
        "notification": record(abuse.notification_received, subject, on=today - timedelta(days=2), presence="present", words=f"{token}police"),
        "score": record(abuse.strengths_scored, subject, on=today - timedelta(days=2), by_whom="self", total=12, band="close"),
    }  # fmt: skip
    made.parts |= {"event": note, "visit": visit, "occasion": occasion.pk, "document": document.pk, "mother": mother,
                   "missing": gone, "tie": tie, "joining": joining, "twin": twin}  # fmt: skip
    world.records.append(made)
    return made


def at_the_front_door(place: Council, subject: Subject, token: str) -> dict[str, Any]:
    """A contact that waits, an open referral, a disagreement, and a service the family was pointed to."""
    today = clock.today()
    service = Subject.objects.create(authority=place.authority, kind="service")
    record(people.person_described, service, on=today, full="Steps")
    record(directory.service_described, service, on=today, kind="parenting", sector="voluntary")
    return {
        "contact": record(front_door.contact_received, subject, on=today, agency="school", priority="standard", about=f"{token}about", words=f"{token}told"),
        "referral": record(front_door.referral_received, subject, on=today, agency="school", about=f"{token}referred"),
        "escalation": record(front_door.escalation_raised, subject, on=today, agency="school", level="1", why=f"{token}disagrees", answer_by=today),
        "signpost": record(directory.signposted, subject, on=today, service=service.pk, about=f"{token}pointed", words=f"{token}needs"),
    }  # fmt: skip


def working_papers(place: Council, subject: Subject, token: str) -> dict[str, Any]:
    """A signed form, one being written with two texts of a part, one handed in, an agreed action, a meeting and who is invited to it."""
    now, today = clock.now(), clock.today()
    mine = {"authority": place.authority, "subject": subject}
    answers = {"aim": {"summary": f"{token}aim"}}
    signed = record(form_events.form_signed, subject, on=today, form="looked_after.care_plan", version=1, title="Care plan",
                    answers=json.dumps({"answers": answers, "marks": {}}))  # fmt: skip
    promise = record(care.action_agreed, subject, on=today, what=f"{token}action", owner=1, by_on=today + timedelta(days=9))
    letter = record(letter_events.letter_sent, subject, on=today, letter="voice.who_is_your_officer", title="Who your reviewing officer is",
                    name=f"{token}reader", reader="child", how="by hand", words=f"{token}letter")  # fmt: skip
    dispute = record(care.dispute_raised, subject, on=today, about=f"{token}dispute")
    made: dict[str, Any] = {"dispute": dispute, "signing": signed, "promise": promise, "letter_sent": letter}
    for name, state in (("writing", "open"), ("handed_in", "handed_in"), ("signed_writing", "signed")):
        held = Writing.objects.create(**mine, form="looked_after.care_plan", version=1, state=state, answers=answers, begun_on=today,
                                      began_at=now, saved_at=now, event=signed if state == "signed" else None)  # fmt: skip
        made[name] = held.pk
    made |= assessments(mine, subject, token)
    made["aside"] = Aside.objects.create(**mine, writing_id=made["writing"], section="aim", answers={"summary": f"{token}other"}, name="Bea", at=now).pk
    meeting = MeetingPlan.objects.create(authority=place.authority, kind="looked_after.review_meeting", subjects=[subject.pk], on=today,
                                         where=f"{token}room")  # fmt: skip
    guest = Guest.objects.create(authority=place.authority, name="Sam Oakes", email=f"{token}@example.org")
    invited = Invitation.objects.create(**mine, guest=guest, part="school", purpose=f"meeting:{meeting.pk}", invited_at=now, ends_on=today)
    seat = Seat.objects.create(**mine, meeting=meeting, part="school", title="The school", name=f"{token}sam", invitation=invited)
    return made | {"meeting": meeting.pk, "invitation": invited.pk, "seat": seat.pk}


def assessments(mine: dict[str, Any], subject: Subject, token: str) -> dict[str, Any]:
    """An assessment being written, one handed in, a specialist asked, and something to put right."""
    now, today = clock.now(), clock.today()
    made: dict[str, Any] = {}
    for name, kind, state in (("work", "single", "open"), ("work_handed_in", "parenting", "handed_in")):
        made[name] = begin_occasion(f"assessment.{kind}", about=[subject.pk], on=today, by=None).pk
        record(assessment.assessment_began, subject, on=today, occasion=made[name], kind=kind, why=f"{token}why")
        Writing.objects.create(**mine, form=f"assessment.{kind}", version=1, state=state, answers={"voice": {"said": f"{token}voice"}}, begun_on=today,
                               began_at=now, saved_at=now, handed_in_at=now, purpose=f"assessment:{made[name]}")  # fmt: skip
    made["commission"] = record(assessment.specialist_commissioned, subject, on=today, expertise="medical", provider=f"{token}provider",
                                words=f"{token}question", due_on=today)  # fmt: skip
    made["remedy"] = record(assessment.remedy_opened, subject, on=today, causes=["child"], words=f"{token}remedy")
    return made


def _family(world: World) -> None:
    """An adult tied to a child of the viewer's, one tied to another's; a carer household; a worker's own record.

    Brothers and sisters whose records are kept apart are tied to a child of the team's, and were on one visit with her.
    """
    team = world.of("team")
    for kind, child in (("parent_of_teams", team), ("parent_of_others", world.of("other"))):
        mother = child.parts["mother"]
        world.records.append(Record(kind, mother.uuid, mother.pk, child.token.replace("zq", "zm"), audited=False))
    assert world.stranger is not None
    record(people.note_written, world.stranger.subject, on=LONG_AGO, words="zq99supervision")
    world.records.append(Record("worker", world.stranger.subject.uuid, world.stranger.subject.pk, "zq99"))
    for kind in ("restricted", "sealed", "other"):
        record(people.related, team.subject, on=LONG_AGO, other=world.of(kind).subject, kind="sibling")


def _seal(world: World, child: Record) -> None:
    """Seal one record, as its custodians do: under a role that the application is not."""
    town = world.town
    with as_owner(commit=True) as owner:
        (target,) = owner.execute(
            "INSERT INTO record_restrictedset (authority_id, sealed, made_at) VALUES (%s, true, now()) RETURNING id",
            [town.authority.pk],
        ).fetchone()
        with as_sealed(owner):
            owner.execute(
                "SELECT tl.seal(%s::smallint, %s, %s, %s, gen_random_uuid(), 'adopted')",
                [town.authority.pk, child.subject, target, [world.workers["record.custodian"].pk, world.stranger.pk]],
            )
    child.parts["set"] = target


class as_sealed:
    """Within this, the owner's connection acts under the role of the sealed schema."""

    def __init__(self, owner: psycopg.Connection[Any]) -> None:
        self.owner = owner

    def __enter__(self) -> None:
        self.owner.execute("SET ROLE throughline_sealed")

    def __exit__(self, *_: Any) -> None:
        self.owner.execute("RESET ROLE")
