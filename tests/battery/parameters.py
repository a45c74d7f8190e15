"""How to fill the parts of an address. A new part needs an entry here, and the battery says so until it has one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.urls import get_resolver, reverse

from tests.battery import of_help, of_returns, of_the_night, of_the_post
from tests.battery.expected import RECORD, expected
from tests.battery.world import Record, World
from throughline.engines.agendas.models import Sitting, SittingItem, SittingSeat
from throughline.engines.agendas.registry import agendas
from throughline.engines.drafts.models import Draft
from throughline.engines.duties.models import Obligation
from throughline.engines.forms import events as form_events
from throughline.engines.forms.models import SigningLent
from throughline.engines.measures.registry import measures
from throughline.engines.notices.models import GotInMyWay, Notice
from throughline.engines.screens.declarations import Screen
from throughline.engines.screens.registry import screens
from throughline.engines.settings.declarations import settings
from throughline.practice.directory import events as directory
from throughline.practice.front_door import events as front_door
from throughline.practice.front_door.models import CallToReturn
from throughline.record.access import acting
from throughline.record.access.models import BreakGlass
from throughline.record.access.viewer import declared_roles
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.actions import create_subject
from throughline.record.workers.models import Appointment, Worker
from throughline.services import clock

NUMBERED = frozenset((
    "absence", "arrangement", "commission", "contact", "decision", "dispute", "document", "escalation", "event", "invitation", "joining",
    "legal_case", "letter_sent", "missing", "night", "notification", "obligation", "of", "promise", "referral",
    "remedy", "score", "session", "signing", "signpost", "tie", "visit",
))  # fmt: skip
"""Parts that number one entry of one record."""
IN_A_RECORD: dict[str, Callable[[World, Record, Screen], Any]] = {
    **{name: lambda world, about, screen, name=name: about.parts.get(name, 0) for name in NUMBERED},
    "sheet": lambda world, about, screen: "notification",
    "other": lambda world, about, screen: about.parts["twin"].uuid if "twin" in about.parts else uuid4(),
    "obligation": lambda world, about, screen: _obligation(world, about),
    "code": lambda world, about, screen: "looked_after.stale_summary" if screen.code == "signals.answer" else "record.note_written",
    "duty": lambda world, about, screen: "looked_after.visit",
    "form": lambda world, about, screen: "family_help.assessment" if screen.code == "family_help.invite" else "looked_after.care_plan",
    **of_help.IN_A_RECORD,
    "kind": lambda world, about, screen: "looked_after.review_meeting",
    "letter": lambda world, about, screen: "voice.who_is_your_officer",
    "what": lambda world, about, screen: "start",
    "of": lambda world, about, screen: about.parts.get("plan", 0),
    "reason": lambda world, about, screen: "permanence",
    "invitation": lambda world, about, screen: about.parts.get("invitation", uuid4()),
    "unfiled": lambda world, about, screen: of_the_post.paper(world),
}
"""Parts of the address of a screen about one child, beside the child: taken from that child's own record."""


def parts_of(screen: Screen) -> set[str]:
    """Names of the parts of a screen's address."""
    found = get_resolver().reverse_dict.getlist(screen.code)
    assert found, f"{screen.code} has no address"
    return {name for possibilities, *_ in found for _, names in possibilities for name in names}


def about_child(world: World, screen: Screen, about: Record) -> str:
    """The address of a screen about one child."""
    parts: dict[str, Any] = {"subject": about.uuid}
    for name in parts_of(screen) - {"subject"}:
        assert name in IN_A_RECORD, (
            f"tests/battery/parameters.py: say in IN_A_RECORD how to make <{name}> of {screen.path}"
        )
        parts[name] = IN_A_RECORD[name](world, about, screen)
    return reverse(screen.code, kwargs=parts)


@dataclass(frozen=True)
class Case:
    """One address of a screen that is not about a child, and whether this role may have it."""

    said: str
    url: str
    allowed: bool


def cases(world: World, screen: Screen, role: str) -> list[Case]:
    """The addresses of a screen that is not about one child, for a worker in this role."""
    names = sorted(parts_of(screen))
    if not names:
        return [Case("its only address", reverse(screen.code), True)]
    if screen.code in UNREACHABLE:
        return []
    assert len(names) == 1, f"{screen.path}: the battery fills one part beside a child; say here how to fill {names}"
    (name,) = names
    assert name in ELSEWHERE, f"tests/battery/parameters.py: say in ELSEWHERE how to make <{name}> of {screen.path}"
    return [
        Case(said, reverse(screen.code, kwargs={name: value}), allowed)
        for said, value, allowed in ELSEWHERE[name](world, screen, role)
    ]


UNREACHABLE = {"people.connect": "needs a workplace's provider, which tests/sign_in configures"}
"""Screens that the battery cannot open, and why."""

Choice = tuple[str, Any, bool]


def _drafts(world: World, screen: Screen, role: str) -> list[Choice]:
    mine = _draft(world, world.workers[role], world.of("own", role), screen)
    other = next(w for code, w in world.workers.items() if code != role)
    return [("one's own draft", mine, True), ("a colleague's draft", _draft(world, other, world.of("team"), screen), _harmless(screen)),
            ("no draft", uuid4(), _harmless(screen))]  # fmt: skip


def _harmless(screen: Screen) -> bool:
    """Putting away or bringing back what is not one's own does nothing, and says nothing either."""
    return screen.code in ("drafts.discard", "drafts.bring_back")


def _draft(world: World, worker: Worker, about: Record, screen: Screen) -> Any:
    with acting.as_system(world.town.authority.pk, "tests"):
        now = clock.now()
        return Draft.objects.create(
            authority=world.town.authority, worker=worker, kind="looked_after.visit", subjects=[about.subject],
            data={"title": f"{about.token}draft", f"there-{about.subject}": "yes"}, began_at=now, saved_at=now,
        ).pk  # fmt: skip


def _notices(world: World, screen: Screen, role: str) -> list[Choice]:
    with acting.as_system(world.town.authority.pk, "tests"):
        made = [
            Notice.objects.create(authority=world.town.authority, subject_id=world.of("own", role).subject, worker=worker, kind="test",
                                  line="Told", made_at=clock.now(), once=str(uuid4())).pk for worker in (world.workers[role], world.colleague)
        ]  # fmt: skip
    return [("one's own notice", made[0], True), ("a colleague's notice", made[1], True)]


def _lent(world: World, screen: Screen, role: str) -> list[Choice]:
    """A signature that the viewer has lent, and one that a colleague has."""
    with acting.as_system(world.town.authority.pk, "tests"):
        made = [record(form_events.signing_lent, lender.subject_id, on=clock.today(), to=world.workers["record.business_support"].pk, lender=lender.pk,
                       until_on=clock.today() + timedelta(days=9)) for lender in (world.workers[role], world.colleague)]  # fmt: skip
        rows = {one.key: one.pk for one in SigningLent.objects.everything(because="test")}
    return [("what one has lent", rows[made[0]], True), ("what a colleague has lent", rows[made[1]], False)]


def _workers(world: World, screen: Screen, role: str) -> list[Choice]:
    declared = declared_roles()[role]
    if screen.may == "people":
        return _people(world, screen)
    if screen.code == "supervision.agree":
        return _supervised(world, role)
    everywhere = declared.sees == "authority"
    far = Worker.objects.filter(authority=world.elsewhere.authority).first()
    below = Worker.objects.get(name="Colleague Below")
    away = Worker.objects.get(name="Colleague Away")
    leads = "manage_team" in declared.may
    covers = screen.code == "my_work.covered" and declared.sees != "nobody"
    return [
        ("a worker of the team", world.colleague.pk, leads),
        ("a worker of a team below", below.pk, leads and (everywhere or declared.sees == "teams_below")),
        ("somebody whom one covers", away.pk, covers or (leads and everywhere)),
        ("a worker of another team", world.stranger.pk, leads and everywhere),
        ("another authority's worker", far.pk if far else 0, False),
        ("no worker", 2_000_000_000, False),
    ]


def _supervised(world: World, role: str) -> list[Choice]:
    """A manager agrees supervision with whoever sits in a team of theirs, and with nobody else."""
    leads = "manage_team" in declared_roles()[role].may
    return [("a worker of the team", world.colleague.pk, leads), ("a worker of another team", world.stranger.pk, False),
            ("no worker", 2_000_000_000, False)]  # fmt: skip


def _people(world: World, screen: Screen) -> list[Choice]:
    """Whoever keeps people and posts keeps those of the whole authority, and of no other."""
    theirs = Worker.objects.filter(authority=world.elsewhere.authority).first()
    assert theirs is not None
    mine = Worker.objects.get(name="Nobody Signing")  # holds nobody's children, so that they may leave
    return [
        ("a worker of the authority", mine.pk, True),
        ("another authority's worker", theirs.pk, False),
        ("no worker", 2_000_000_000, False),
    ]


def _teams(world: World, screen: Screen, role: str) -> list[Choice]:
    return [
        ("a team", world.below.pk, True),
        ("another authority's team", world.elsewhere.team.pk, False),
        ("no team", 2_000_000_000, False),
    ]


def _openings(world: World, screen: Screen, role: str) -> list[Choice]:
    declared = declared_roles()[role]
    opened = BreakGlass.objects.exclude(worker=world.workers[role]).first()
    assert opened is not None
    return [
        ("an opening that waits", opened.pk, "review_glass" in declared.may),
        ("no such opening", 2_000_000_000, False),
    ]


def _occasions(world: World, screen: Screen, role: str) -> list[Choice]:
    declared = declared_roles()[role]
    # A list shows whom one works with; a reason given opens one record, and AUTHORITY everything that is not walled.
    return [(f"the visit of {kind}", world.of(kind, role).parts["occasion"], expected(declared, kind) == RECORD)
            for kind in ("own", "team", "other", "restricted", "sealed", "foreign")] + [("no visit", 2_000_000_000, False)]  # fmt: skip


def _obligations(world: World, screen: Screen, role: str) -> list[Choice]:
    """What a manager answers or asks about: due for children of the teams below, or of everybody's in sight."""
    declared = declared_roles()[role]
    return [
        (
            f"something due for {kind}",
            _obligation(world, world.of(kind, role)),
            screen.may in declared.may and expected(declared, kind) == RECORD,
        )
        for kind in ("team", "other", "restricted", "sealed", "foreign")
    ]


WORKED = ("own", "team", "other", "restricted", "sealed", "foreign")


def _of_records(part: str) -> Callable[[World, Screen, str], list[Choice]]:
    """Working papers of records: open to whoever may open the record."""

    def choices(world: World, screen: Screen, role: str) -> list[Choice]:
        declared = declared_roles()[role]
        name = HANDED_IN.get(screen.code, part)
        return [(f"{part} of {kind}", world.of(kind, role).parts[name], expected(declared, kind) == RECORD) for kind in WORKED]

    return choices


HANDED_IN = {"assessment.decide": "work_handed_in", "forms.agree": "handed_in", "forms.return": "handed_in"}
"""Screens that want a paper in another state."""


def _codes(world: World, screen: Screen, role: str) -> list[Choice]:
    if screen.code.startswith("settings."):
        return [("a setting", next(iter(settings())), True), ("no setting", "no.such", False)]
    names_children = screen.code == "measures.children"
    return [
        ("a measure", next(iter(measures())), not names_children or declared_roles()[role].sees != "nobody"),
        ("no measure", "no.such", False),
    ]


def _said(world: World, screen: Screen, role: str) -> list[Choice]:
    made = GotInMyWay.objects.create(
        authority=world.town.authority, worker=world.colleague, said_at=clock.now(), screen="child.page", words="Slow"
    )
    far = Worker.objects.filter(authority=world.elsewhere.authority).first()
    theirs = GotInMyWay.objects.create(
        authority=world.elsewhere.authority, worker=far, said_at=clock.now(), screen="child.page", words="Slow"
    )
    return [("what got in a colleague's way", made.pk, True), ("what was said elsewhere", theirs.pk, False)]


def _posts(world: World, screen: Screen, role: str) -> list[Choice]:
    mine = Appointment.objects.filter(worker=world.workers[role]).first()
    theirs = Appointment.objects.filter(worker=world.colleague).first()
    far = Appointment.objects.filter(authority=world.elsewhere.authority).first()
    assert mine is not None and theirs is not None and far is not None
    if screen.may == "people":
        idle = Appointment.objects.get(worker__name="Nobody Signing")
        return [("a post of the authority", idle.pk, True), ("another authority's post", far.pk, False)]
    return [
        ("one's own post", mine.pk, True),
        ("a colleague's post", theirs.pk, False),
        ("no post", 2_000_000_000, False),
    ]


def _restricted(world: World, screen: Screen, role: str) -> list[Choice]:
    """The page that asks why glass must be broken is the same for every number, so that it says nothing of any."""
    breaks = declared_roles()[role].breaks_glass
    return [(kind, world.of(kind, role).uuid, breaks) for kind in ("restricted", "sealed", "foreign", "nothing", "own")]


def _panels(world: World, screen: Screen, role: str) -> list[Choice]:
    return [("a panel", PANEL, agendas()[PANEL].may_read(world.viewer(role))), ("no panel", "no.such", False)]


def _sittings(world: World, screen: Screen, role: str) -> list[Choice]:
    """A panel with a case of everybody's: whoever holds it reads all of its agenda."""
    made = []
    for place, about in ((world.town, world.of("own", role)), (world.elsewhere, world.of("foreign"))):
        with acting.as_system(place.authority.pk, "tests"):
            held = Sitting.objects.create(authority=place.authority, kind=PANEL, on=clock.today(), since_on=clock.today(), until_on=clock.today(), seed=7)
            SittingSeat.objects.create(sitting=held, agency="police", title="The police")
            SittingItem.objects.create(authority=place.authority, subject_id=about.subject, sitting=held, source="contacts", line="a contact")
            made.append(held.pk)
    return [("a panel", made[0], agendas()[PANEL].may_read(world.viewer(role))), ("another authority's panel", made[1], False),
            ("no panel", uuid4(), False)]  # fmt: skip


def _services(world: World, screen: Screen, role: str) -> list[Choice]:
    made = []
    for place in (world.town, world.elsewhere):
        with acting.as_system(place.authority.pk, "tests"):
            service = create_subject("service")
            record(people.person_described, service, on=clock.today(), full="Mill Lane Centre")
            record(directory.service_described, service, on=clock.today(), kind="childrens_centre", sector="council")
            made.append(service.uuid)
    return [("a service", made[0], True), ("another authority's service", made[1], False), ("no service", uuid4(), False)]


def _calls(world: World, screen: Screen, role: str) -> list[Choice]:
    made = []
    for place in (world.town, world.elsewhere):
        worker = Worker.objects.filter(authority=place.authority).first()
        made.append(CallToReturn.objects.create(authority=place.authority, rang_at=clock.now(), number="01632 960 100", noted_by=worker).pk)
    return [("a call to return", made[0], True), ("another authority's", made[1], False), ("no call", 2_000_000_000, False)]


def _improvements(world: World, screen: Screen, role: str) -> list[Choice]:
    made = []
    for place in (world.town, world.elsewhere):
        with acting.as_system(place.authority.pk, "tests"):
            worker = Worker.objects.filter(authority=place.authority).first()
            said = {"what": "Sample five a month", "owner": worker.pk if worker else 0, "by_on": clock.today(), "plan": "2011"}
            made.append(record(front_door.action_agreed, place.subject, on=clock.today(), **said))
    return [("something to improve", made[0], True), ("another authority's", made[1], False), ("nothing", 2_000_000_000, False)]


PANEL = "front_door.referral_panel"
ELSEWHERE: dict[str, Callable[[World, Screen, str], list[Choice]]] = {
    "unfiled": of_the_post.papers,
    "draft": _drafts,
    "notice": _notices,
    "worker": _workers,
    "glass": _openings,
    "occasion": _occasions,
    "obligation": _obligations,
    "code": _codes,
    "asked": _restricted,
    "number": _said,
    "post": _posts,
    "run": of_returns.runs,
    "check": of_returns.checks,
    "finding": of_returns.findings,
    "writing": _of_records("writing"),
    "work": _of_records("work"),
    "aside": _of_records("aside"),
    "meeting": _of_records("meeting"),
    "seat": _of_records("seat"),
    "built": of_returns.built,
    "submission": of_returns.submissions,
    "team": _teams,
    "agenda": _panels,
    "file": of_the_night.files,
    "name": of_the_night.packs,
    "paper": of_the_night.paper_forms,
    "sitting": _sittings,
    "service": _services,
    "call": _calls,
    "improvement": _improvements,
    "lent": _lent,
    **of_help.ELSEWHERE,
}
"""Parts of the address of any other screen: values, each with whether it may be opened by this role."""


def _obligation(world: World, about: Record) -> int:
    """Something open and late on this record, as a number; another's number where there is none."""
    place = world.elsewhere if about.kind == "foreign" else world.town
    vis = (0, about.parts["set"]) if "set" in about.parts else (0,)
    with acting.as_system(place.authority.pk, "tests", vis=vis):
        rows = Obligation.objects.everything(because="test").filter(
            subject_id=about.subject, met__isnull=True, lapsed_on__isnull=True, known=True
        )
        found = (
            rows.filter(due_on__lt=clock.today() - timedelta(days=1))
            .order_by("pk")
            .values_list("pk", flat=True)
            .first()
        )
    return int(found or 2_000_000_000)


def child_screens() -> list[Screen]:
    """Screens about one child whose number is in the address."""
    return [s for s in screens().values() if "subject" in parts_of(s)]


def other_screens() -> list[Screen]:
    """All the rest."""
    return [s for s in screens().values() if "subject" not in parts_of(s)]
