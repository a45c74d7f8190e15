"""The multi-agency child protection team: nominated members see that team's children only, and an agency without anybody is said."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.protection.world import TODAY, World, send, text
from tests.protection.world import page as read_by
from tests.support.browser import assert_accessible, screenshot
from throughline.base.words import date_words
from throughline.record.workers import events as staff
from throughline.record.workers.models import Appointment, Team, Worker
from throughline.services import clock


class Joint:
    """A multi-agency team with Lena, its social worker, and Otis, who is newly qualified; Tia is the team's, Zac is not."""

    def __init__(self, world: World) -> None:
        self.world, town = world, world.town

        def make() -> None:
            self.team = Team.objects.create(authority=town.authority, agency=town.agency, name="North protection team", kind="protection")
            self.second = Team.objects.create(authority=town.authority, agency=town.agency, name="South protection team", kind="protection")
            self.lena = town.worker("Lena Frost", team=self.team, swe_number="SW9900010")
            self.otis = town.worker("Otis Vane", team=self.team, swe_number="SW9900011")
            world.say(staff.capacity_agreed, self.otis.subject, date(2026, 9, 1), percent=100, newly_qualified_until=date(2027, 8, 31))
            self.admin = town.worker("Mel Farrant", "record.system_administrator")

        world.read(make)

    def nominate(self, manager: Any, **told: Any) -> str:
        """What the page says after a nomination is recorded there; what the form came with goes back with it."""
        return text(send(self.world.asks(manager), "protection.team", nomination(self.team, **told)))

    def member(self, name: str = "DS Ann Cole", **told: Any) -> Worker:
        """Somebody nominated by their agency, whose account an administrator has opened."""
        self.nominate(self.world.alma, name=name, **told)
        found = Worker.objects.get(name=name)
        username = name.lower().replace(" ", ".")
        given = send(self.world.asks(self.admin), "people.open", {"username": username}, worker=found.pk).context_data["handed"]
        client, own = Client(), "seven orchard kettles"
        client.post("/accounts/login/", {"login": username, "password": given})
        assert client.post("/accounts/password/", {"oldpassword": given, "password1": own, "password2": own}).status_code == 302
        found.refresh_from_db()
        return found

    def lead(self, child: Any, worker: Any) -> str:
        return text(send(self.world.asks(self.world.alma), "protection.lead", {"worker": f"{worker.pk}-{self.team.pk}"}, subject=child.uuid))


def day(name: str, on: date | None) -> dict[str, Any]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year} if on else {}


def nomination(team: Team, *, part: str = "police", agency: str = "Merehaven Police", by: str = "Supt Joy Hale", from_on: date = TODAY,
               until_on: date | None = None, **more: Any) -> dict[str, Any]:  # fmt: skip
    return {"what": "nominate", "team": str(team.pk), "part": part, "agency": agency, "nominated_by": by, **day("from_on", from_on),
            **day("until_on", until_on), **more}  # fmt: skip


def signs_in(worker: Worker) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=worker.user_id))
    return client


@pytest.fixture
def joint(world: World) -> Joint:
    return Joint(world)


def test_a_nominated_member_sees_the_teams_children_only_and_nothing_after_the_end(world: World, joint: Joint) -> None:
    ann = joint.member()
    assert "is the lead child protection practitioner" in joint.lead(world.tia, joint.lena)
    client = signs_in(ann)
    seen = client.get(reverse("protection.child", kwargs={"subject": world.tia.uuid}))
    assert seen.status_code == 200 and "Lena Frost, North protection team" in text(seen)
    assert client.get(reverse("child.page", kwargs={"subject": world.tia.uuid})).status_code == 200
    mine = text(client.get(reverse("protection.team")))
    assert "Tia Harrow" in mine and "Zac" not in mine and "South protection team" not in mine and "Record a nomination" not in mine
    for code in ("protection.child", "child.page", "protection.lead"):
        refused = client.get(reverse(code, kwargs={"subject": world.zac.uuid}))
        assert refused.status_code == 404 and "Zac" not in text(refused) and "Harrow" not in text(refused), code
    # They write what is about the team's child; not of another, not figures, settings, people.
    wrote = {"on_day": TODAY.day, "on_month": TODAY.month, "on_year": TODAY.year, "category": "PHY", "immediate": "no"}
    for child, answers in ((world.tia, 200), (world.zac, 404)):
        address = reverse("recording.record", kwargs={"subject": child.uuid, "code": "protection.concern_identified"})
        assert client.post(address, {"key": str(uuid.uuid4()), **wrote}, follow=True).status_code == answers
    assert "protection.concern_identified" in world.story(world.tia) and "protection.concern_identified" not in world.story(world.zac)
    for code in ("people.list", "settings.list", "watch.today", "team.page"):
        assert client.get(reverse(code)).status_code == 404, code
    assert client.get("/measures/").status_code == 404
    # What they post to the managers' form does nothing.
    client.post(reverse("protection.team"), {"key": str(uuid.uuid4()), **nomination(joint.team, name="Somebody Else")})
    assert not Worker.objects.filter(name="Somebody Else").exists()
    # The protection is over: the child is no longer the team's.
    send(world.asks(world.alma), "protection.lead", {"what": "end"}, subject=world.tia.uuid)
    assert client.get(reverse("protection.child", kwargs={"subject": world.tia.uuid})).status_code == 404
    joint.lead(world.tia, joint.lena)
    assert client.get(reverse("protection.child", kwargs={"subject": world.tia.uuid})).status_code == 200
    # The nomination ends: nothing is left.
    post = Appointment.objects.get(worker=ann)
    ended = text(send(world.asks(world.alma), "protection.team", {"what": "end", "post": str(post.pk), "why": "Moved force", **day("ended_from", TODAY)}))
    assert "DS Ann Cole sees no child of North protection team from 23 November 2026" in ended and "ended" in ended
    for code, at in (("protection.child", {"subject": world.tia.uuid}), ("child.page", {"subject": world.tia.uuid}), ("protection.team", {})):
        gone = client.get(reverse(code, kwargs=at))
        assert gone.status_code == 403 and "Tia" not in text(gone), code
    told = world.read(lambda: [e.type for e in _about(ann)])
    assert told == ["protection.member_nominated", "protection.nomination_ended"]


def _about(worker: Worker) -> list[Any]:
    from throughline.record.ledger import projections, registry
    from throughline.record.ledger.happened import in_effect

    return in_effect(projections.load([worker.subject_id])[worker.subject_id], registry.ranks())


def test_a_nomination_with_a_last_day_ends_by_itself_and_one_to_come_opens_nothing_yet(world: World, joint: Joint) -> None:
    ann = joint.member(until_on=TODAY + timedelta(days=6))
    rae = joint.member("Rae Lomax", part="health", agency="Mere Health Trust", by="The chief nurse", from_on=TODAY + timedelta(days=3))
    joint.lead(world.tia, joint.lena)
    address = reverse("protection.child", kwargs={"subject": world.tia.uuid})
    assert (signs_in(ann).get(address).status_code, signs_in(rae).get(address).status_code) == (200, 403)
    said = read_by(world, world.alma, "protection.team")
    assert "Rae Lomax Health Mere Health Trust The chief nurse" in said and "to come" in said
    assert "North protection team: nobody from health and education" in said, "who is to come is not there yet"
    clock.set_offset(clock.offset_for(TODAY + timedelta(days=6)))
    assert (signs_in(ann).get(address).status_code, signs_in(rae).get(address).status_code) == (200, 200)
    clock.set_offset(clock.offset_for(TODAY + timedelta(days=7)))
    assert (signs_in(ann).get(address).status_code, signs_in(rae).get(address).status_code) == (403, 200)
    assert "North protection team: nobody from police and education" in read_by(world, world.alma, "protection.team")


def test_an_agency_without_anybody_is_said_on_the_page_and_on_today_until_somebody_is_there(world: World, joint: Joint) -> None:
    world.read(lambda: Team.objects.filter(pk=joint.second.pk).update(closed_on=TODAY))
    assert "North protection team: nobody from police, health and education" in read_by(world, world.alma, "protection.team")
    today = read_by(world, world.alma, "watch.today")
    for part in ("police", "health", "education"):
        assert f"nobody from {part}" in today, part
    joint.nominate(world.alma, name="DS Ann Cole")
    joint.nominate(world.alma, name="Rae Lomax", part="health", agency="Mere Health Trust", by="The chief nurse")
    today = read_by(world, world.alma, "watch.today")
    assert "nobody from education" in today and "nobody from police" not in today
    said = joint.nominate(world.alma, name="Jo Tarn", part="education", agency="Mere Primary", by="The head teacher")
    assert "Police, health and education are in the team" in said and "cannot sign in yet" in said
    assert "nobody from" not in read_by(world, world.alma, "watch.today")
    post = Appointment.objects.get(worker__name="Rae Lomax")
    clock.set_offset(clock.offset_for(TODAY + timedelta(days=2)))
    send(world.asks(world.alma), "protection.team", {"what": "end", "post": str(post.pk), **day("ended_from", TODAY + timedelta(days=2))})
    since = date_words(TODAY + timedelta(days=2), TODAY + timedelta(days=2))
    assert f"nobody from health {since}" in read_by(world, world.alma, "watch.today")
    assert f"nobody since Wednesday {since}" in read_by(world, world.alma, "protection.team")
    # Somebody who has left is there no more, whatever last day was agreed.
    joint.nominate(world.alma, name="Di Marsh", part="health", agency="Mere Health Trust", by="The chief nurse", until_on=TODAY + timedelta(days=90))
    assert "nobody from" not in read_by(world, world.alma, "watch.today")
    left = {f"on_{part}": value for part, value in (("day", 25), ("month", 11), ("year", 2026))}
    assert send(world.asks(joint.admin), "people.leave", left, worker=Worker.objects.get(name="Di Marsh").pk).status_code == 200
    assert f"nobody from health {since}" in read_by(world, world.alma, "watch.today")
    # A post that an administrator gave without a nomination is said, and is nobody's from an agency.
    world.read(lambda: joint.world.town.worker("Nobody Knows", "protection.partner", team=joint.team))
    said = read_by(world, world.alma, "protection.team")
    assert "not known: no nomination is on the record" in said and "nobody from health" in said


def test_sent_twice_it_is_one_and_what_is_missing_is_said_in_words(world: World, joint: Joint) -> None:
    client = world.asks(world.alma)
    told = {"key": str(uuid.uuid4()), **nomination(joint.team, name="DS Ann Cole")}
    for _ in range(2):
        assert client.post(reverse("protection.team"), told, follow=True).status_code == 200
    ann = Worker.objects.get(name="DS Ann Cole")
    assert Appointment.objects.filter(worker=ann).count() == 1
    assert world.read(lambda: [e.type for e in _about(ann)]) == ["protection.member_nominated"]
    # Another sending: neither a second person of that name nor a second post.
    assert "There is a DS Ann Cole here already" in joint.nominate(world.alma, name="ds ann cole")
    assert "holds this post then already" in joint.nominate(world.alma, worker=str(ann.pk))
    assert "Choose somebody who is on the record, or write the name" in joint.nominate(world.alma)
    assert "Say who in the agency nominated them" in joint.nominate(world.alma, name="Rae Lomax", by="")
    assert "The last day must not be before the first" in joint.nominate(world.alma, name="Rae Lomax", until_on=TODAY - timedelta(days=1))
    assert Worker.objects.filter(name="Rae Lomax").count() == 0, "a nomination that is refused leaves nobody behind"
    # Whoever leads another team, or none, records nothing here.
    for who in (world.ian, world.priya):
        assert "Record a nomination" not in read_by(world, who, "protection.team")
        joint.nominate(who, name="Rae Lomax")
    assert Worker.objects.filter(name="Rae Lomax").count() == 0 and Appointment.objects.filter(role="protection.partner").count() == 1


def test_the_lead_child_protection_practitioner_stands_beside_the_lead_practitioner(world: World, joint: Joint) -> None:
    before = read_by(world, world.priya, "protection.child", subject=world.tia.uuid)
    assert "Lead practitioner Priya Shah, North locality 2" in before and "Lead child protection practitioner nobody is named" in before
    assert "Name the lead" not in before, "managers name them"
    assert world.asks(world.priya).get(reverse("protection.lead", kwargs={"subject": world.tia.uuid})).status_code == 404
    assert "newly qualified" in joint.lead(world.tia, joint.otis)
    assert "Lead child protection practitioner nobody is named" in read_by(world, world.priya, "protection.child", subject=world.tia.uuid)
    joint.nominate(world.alma, name="DS Ann Cole")
    joint.lead(world.tia, joint.lena)
    after = read_by(world, world.priya, "protection.child", subject=world.tia.uuid)
    assert "Lead practitioner Priya Shah, North locality 2 Lead child protection practitioner Lena Frost, North protection team" in after
    assert "In the team from police DS Ann Cole, Merehaven Police In the team from health nobody is nominated" in after
    assert "Tia Harrow: Lena Frost leads the protection" in read_by(world, world.alma, "protection.team")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1400, 320])
def test_the_pages_hold_at_every_width(world: World, joint: Joint, page: Callable[..., Any], live_server: Any, width: int) -> None:
    joint.nominate(world.alma, name="DS Ann Cole", until_on=TODAY + timedelta(days=400))
    joint.nominate(world.alma, name="Rae Lomax", part="health", agency="Mere Health Trust", by="The chief nurse")
    joint.lead(world.tia, joint.lena)
    opened = page(width=width)
    opened.goto(f"{live_server.url}/accounts/login/")
    opened.fill("input[name=login]", world.alma.user.username)
    opened.fill("input[name=password]", "a long enough password")
    opened.click("main button[type=submit]")
    opened.wait_for_url(lambda url: "/accounts/login/" not in url)
    for name, screen, at in (("team", "protection.team", {}), ("lead", "protection.lead", {"subject": world.tia.uuid}),
                             ("child", "protection.child", {"subject": world.tia.uuid}), ("today", "watch.today", {})):  # fmt: skip
        assert opened.goto(live_server.url + reverse(screen, kwargs=at)).status == 200, screen
        assert_accessible(opened)
        screenshot(opened, f"multi-agency-{name}-{width}")
