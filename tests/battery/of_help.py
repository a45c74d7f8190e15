"""Addresses of what belongs to help by agreement: a period with a review, an assessment being written, a centre, a programme."""

from __future__ import annotations

from typing import Any

from tests.battery.world import Record, World
from throughline.engines.feedback import events as feedback
from throughline.engines.feedback.declarations import feedbacks
from throughline.engines.forms.models import Writing
from throughline.engines.guests.models import Guest
from throughline.engines.screens.declarations import Screen
from throughline.practice.family_help import events as help_
from throughline.practice.family_help.models import PartnerAsks
from throughline.practice.programmes import events as groups
from throughline.record.access import acting
from throughline.record.access.viewer import declared_roles
from throughline.record.ledger.actions import open_threads, record
from throughline.record.people.models import Subject
from throughline.services import clock

Choice = tuple[str, Any, bool]


def _acting(world: World, about: Record) -> Any:
    place = world.elsewhere if about.kind == "foreign" else world.town
    vis = (0, about.parts["set"]) if "set" in about.parts else (0,)
    return acting.as_system(place.authority.pk, "tests", vis=vis)


def request_for(world: World, about: Record, screen: Screen) -> str:
    """Somebody is asked what they thought after a review that was held today."""
    if about.kind in ("nothing", "sealed", "worker"):
        return "1-parent"
    with _acting(world, about):
        if help_.help_period.code not in open_threads(about.subject):
            record(help_.help_began, about.subject, on=clock.today(), level="early_help", why=f"{about.token}why")
        held = record(help_.review_held, about.subject, on=clock.today(), outcome="continue", words=f"{about.token}review")
    return f"{held}-parent"


def assessment(world: World, about: Record, screen: Screen) -> Any:
    """An early help assessment that is being written."""
    if about.kind in ("nothing", "sealed", "worker"):
        return "00000000-0000-4000-8000-000000000000"
    with _acting(world, about):
        subject, now = Subject.objects.get(pk=about.subject), clock.now()
        return Writing.objects.create(
            authority_id=subject.authority_id, subject=subject, vis=subject.vis, form="family_help.assessment", version=2, state="open",
            answers={"family": {"story": f"{about.token}story"}}, begun_on=clock.today(), began_at=now, saved_at=now).pk  # fmt: skip


def asked_by_partner(world: World, screen: Screen, role: str) -> list[Choice]:
    """What a partner asks is early help's; another council's is not there."""
    found = []
    for place in (world.town, world.elsewhere):
        with acting.as_system(place.authority.pk, "tests"):
            about = Subject.objects.get(authority=place.authority, kind="authority")
            guest = Guest.objects.get_or_create(authority=place.authority, email="sam@mere.example", defaults={"name": "Sam Oakes"})[0]
            found.append(PartnerAsks.objects.create(authority=place.authority, subject=about, guest=guest, author="health", given="Noor", family="Haddad",
                                                    who_agrees="Her mother", why="Tired", asked_at=clock.now(), state="waits").pk)  # fmt: skip
    return [("what a partner asks", found[0], True), ("another council's", found[1], False)]


def _centre(world: World, place: Any) -> tuple[Subject, int]:
    with acting.as_system(place.authority.pk, "tests"):
        centre = Subject.objects.create(authority=place.authority, kind="service")
        record(groups.centre_opened, centre, on=clock.today(), name="Harbour")
        return centre, record(groups.programme_began, centre, on=clock.today(), name="Stay and play", kind="centre")


def centres(world: World, screen: Screen, role: str) -> list[Choice]:
    """A centre is everybody's who works here; another council's is not there."""
    return [("a centre", _centre(world, world.town)[0].uuid, True), ("another council's", _centre(world, world.elsewhere)[0].uuid, False)]


def programmes(world: World, screen: Screen, role: str) -> list[Choice]:
    """The same of what a centre offers."""
    return [("a programme", _centre(world, world.town)[1], True), ("another council's", _centre(world, world.elsewhere)[1], False)]


def kinds(world: World, screen: Screen, role: str) -> list[Choice]:
    """What families are asked about."""
    return [("a kind of feedback", next(iter(feedbacks())), True), ("none", "no.such", False)]


def changes(world: World, screen: Screen, role: str) -> list[Choice]:
    """Something to change after what was said, for those who lead."""
    with acting.as_system(world.town.authority.pk, "tests"):
        made = record(feedback.improvement_agreed, world.town.subject, on=clock.today(), feedback=next(iter(feedbacks())), said="Ask us", what="Ask them",
                      owner=world.workers[role].pk, by_on=clock.today())  # fmt: skip
    return [("a change", made, "manage_team" in declared_roles()[role].may), ("no change", 1, False)]


IN_A_RECORD = {"request_for": request_for, "writing": assessment}
ELSEWHERE = {"ask": asked_by_partner, "centre": centres, "programme": programmes, "feedback": kinds, "change": changes}
