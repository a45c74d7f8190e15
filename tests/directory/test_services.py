"""The directory of services, the register of providers, and families who were pointed to a service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.front_door.desk import SCREENED, case, contact, read, send, take
from tests.measures.chronologies import told, town
from tests.support.pages import plain, signed_in
from throughline.practice.directory import measures
from throughline.practice.directory.models import Signpost
from throughline.record.people.models import Subject
from throughline.services import clock, mail

TODAY = date(2026, 11, 25)
CENTRE = {
    "name": "Mill Lane Children’s Centre", "kind": "childrens_centre", "sector": "council", "eligibility": "Families with a child under five", "area": "North",
    "phone": "01632 960 220", "email": "mill@lane.example", "places": "40", "waiting_weeks": "3", "urn": "20991", "words": "Stay and play; help at home.",
    "provider": "Harbour Trust",
}  # fmt: skip


@pytest.fixture(autouse=True)
def on_the_25th() -> Iterator[None]:
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def house(db: None) -> Iterator[Any]:
    """A front door, an area team with Tia, and two services in the directory."""
    with town() as made:
        made.screener = made.worker("Sam Ode", "front_door.social_worker", swe_number="SW990001")
        made.manager = made.worker("Mel Ford", "front_door.manager", swe_number="SW990002")
        made.area_worker = made.worker("Priya Shah")
        made.tia = made.child("Tia", "Harrow", worker=made.area_worker)
        sam = signed_in(made.screener)
        send(sam, reverse("directory.add"), **CENTRE)
        send(sam, reverse("directory.add"), name="Steps", kind="substances", sector="voluntary", eligibility="Parents who drink", area="South", waiting_weeks="0")
        made.centre = Subject.objects.filter(kind="service").order_by("pk").first()
        yield made


def row_of(child: Any) -> Signpost:
    return Signpost.objects.everything(because="test").get(subject=child)


@pytest.mark.requirement("EH-19")
def test_the_directory_is_searched_and_shows_waiting_times_and_how_often_each_is_asked(house):
    priya = signed_in(house.area_worker)
    page = read(priya, "directory.services")
    row = "Mill Lane Children’s Centre Children’s centre; council; Harbour Trust Families with a child under five North 40 3 weeks 0 0 01632 960 220"
    assert "2 services." in page and row in page, "who runs it, for whom, where, how many places, how long one waits, how many wait and were sent, how to reach it"
    found = plain(priya.get(reverse("directory.services"), {"said": "drink", "kind": "", "sector": "voluntary"}).text)
    assert "1 service like that." in found and "Steps" in found and "Mill Lane" not in found
    for asked, is_found in (({"area": "north"}, True), ({"area": "south"}, False), ({"said": "harbour trust"}, True), ({"said": "under five"}, True),
                            ({"kind": "substances"}, False), ({"sector": "council"}, True)):  # fmt: skip
        assert ("Mill Lane" in plain(priya.get(reverse("directory.services"), asked).text)) is is_found, asked
    assert "No service like that." in plain(priya.get(reverse("directory.services"), {"said": "skating"}).text)
    form = priya.get(reverse("directory.point", kwargs={"subject": house.tia.uuid})).text
    assert "Mill Lane Children’s Centre: Children’s centre, wait 3 weeks, 0 children pointed to it in twelve months; North; 40 places" in plain(form)
    url = reverse("directory.edit", kwargs={"service": house.centre.uuid})
    send(priya, url, **{**CENTRE, "waiting_weeks": "5"})
    point = reverse("directory.point", kwargs={"subject": house.tia.uuid})
    refused = send(priya, point, service=str(house.centre.pk), words="Lonely with a baby.", agreed="no")
    assert "Without their agreement nothing is passed on" in refused and not Signpost.objects.everything(because="test").exists()
    send(priya, point, service=str(house.centre.pk), about="company", words="Lonely with a baby.", agreed="yes")
    shown = read(priya, "directory.service", service=house.centre.uuid)
    assert "Waiting time: 5 weeks" in shown and "1 child pointed to it in twelve months" in shown and "Tia Harrow" in shown
    assert "run by Harbour Trust" in shown and "1 child waiting for it" in shown and "Places 40" in shown and "Where North" in shown
    # Whoever writes a family’s plan has the same services before them, with the wait of today; anything else may be typed too.
    plan = priya.get(reverse("forms.begin", kwargs={"subject": house.tia.uuid, "form": "family_help.plan"}), follow=True).text
    known = "Children’s centre, wait 5 weeks, 1 child waiting, 1 child pointed to it in twelve months"
    offered = f"Mill Lane Children’s Centre\">{known}"
    assert f'<option value="{offered}' in plan and 'list="services-known"' in plan
    assert '<option value="Steps">' in plan and "no wait, 0 children" in plan
    # Whoever decides at the front door chooses among the same, and sees before choosing where there is a wait, and how long it is.
    sam, mel = signed_in(house.screener), signed_in(house.manager)
    take(sam, house.tia, about="mother is alone with a baby")
    send(sam, case(house.tia), **{**SCREENED, "outcome": "signposted", "level": "Level 2: some extra help"})
    decide = re.search(r'<select[^>]*name="service".*?</select>', mel.get(case(house.tia)).text, re.S)
    assert decide
    picker = re.sub(r"\s+", " ", decide[0])
    assert f'<option value="{house.centre.pk}">Mill Lane Children’s Centre: {known}; North; 40 places</option>' in picker
    assert "Steps: Drug and alcohol service, no wait, 0 children pointed to it in twelve months; South</option>" in picker
    # Once its help has begun nobody waits there any more.
    pointed = reverse("directory.pointed", kwargs={"subject": house.tia.uuid, "signpost": row_of(house.tia).key})
    send(priya, pointed, do="answer", said="started", said_by="Kay Moss", words="Came twice.")
    again = mel.get(case(house.tia)).text
    assert "Children’s centre, wait 5 weeks, 1 child pointed to it in twelve months; North" in again and "1 child waiting" not in again


@pytest.mark.requirement("EH-12", waits_for="the inspection area, which gathers improvement actions of all services")
def test_providers_stand_with_their_grades_now_and_before_and_weaknesses_become_actions(house):
    sam = signed_in(house.screener)
    url = reverse("directory.inspect", kwargs={"service": house.centre.uuid})
    first = {"on_day": "3", "on_month": "5", "on_year": "2023", "grade": "3", "by_whom": "Ofsted"}
    assert "Say who sees to what is to improve" in send(sam, url, **first, weaknesses="Few families from the estate come")
    send(sam, url, **first, weaknesses="Few families from the estate come", owner=str(house.manager.pk), by_on_day="1", by_on_month="9", by_on_year="2023")
    send(sam, url, on_day="4", on_month="5", on_year="2026", grade="2", by_whom="Ofsted", weaknesses="")
    page = read(sam, "directory.providers")
    assert "1 of 1 inspected are good or outstanding." in page and "Mill Lane Children’s Centre Children’s centre council North good" in page
    assert "satisfactory or requires improvement, 2023" in page
    shown = read(sam, "directory.service", service=house.centre.uuid)
    assert "Few families from the estate come: Mel Ford, by" in shown and "past its date" in shown
    assert "Steps" not in page


@pytest.mark.requirement("EH-07")
def test_a_signposted_family_is_followed_up_until_the_service_says_what_became_of_it(house):
    sam, mel = signed_in(house.screener), signed_in(house.manager)
    take(sam, house.tia, about="mother is alone with a baby")
    send(sam, case(house.tia), **{**SCREENED, "outcome": "signposted", "level": "Level 2: some extra help"})
    said = {"do": "decide", "level": "Level 2: some extra help", "words": "She would like company in the mornings.", "outcome": "signposted"}
    assert "Choose" in send(mel, case(house.tia), **said) and contact(house.tia).decided_on is None
    send(mel, case(house.tia), **said, service=str(house.centre.pk))
    held = row_of(house.tia)
    assert (held.service_id, held.due_on, held.about) == (house.centre.pk, date(2026, 12, 9), "mother is alone with a baby")
    assert "No service is past its day." in read(sam, "directory.signposts")
    with mail.through(mail.Remembered()) as post:
        url = reverse("directory.pointed", kwargs={"subject": house.tia.uuid, "signpost": held.key})
        assert "is invited by e-mail" in send(sam, url, do="invite", name="Kay Moss", email="kay@mill.example")
        centre = _arrive(post)
    home = plain(centre.get(reverse("guests.home")).text)
    assert "A family who was pointed to you" in home
    clock.set_offset(clock.offset_for(date(2026, 12, 14)))
    sam = signed_in(house.screener)
    assert "1 family past the day by which the service answers." in read(sam, "directory.signposts")
    assert told(measures.followed_up, date(2026, 12, 1), date(2026, 12, 14)) == (0, 1, 0)
    send(sam, url, do="chase", words="They ring on Monday")
    page = read(sam, "directory.signposts")
    assert "9 December 14 December" in page, "due, and when they were asked again"
    link = re.search(r'href="(/guest/[0-9a-f-]{36}/)"', centre.get(reverse("guests.home")).text)
    assert link
    task = plain(centre.get(link[1]).text)
    assert "She would like company in the mornings." in task and "It is about mother is alone with a baby." in task and "bruises" not in task
    centre.post(link[1] + "answer/", {"how": "accepted", "words": "We visit on Thursday."})
    assert (row_of(house.tia).outcome, row_of(house.tia).said_by, row_of(house.tia).in_time) == ("accepted", "Kay Moss, Mill Lane Children’s Centre", False)
    centre.post(link[1] + "answer/", {"how": "no_declined", "words": "She would rather not."})
    held = row_of(house.tia)
    assert (held.outcome, held.why, held.ended_on) == ("not_taken_up", "declined", date(2026, 12, 14))
    assert "Not taken up: the family did not want it" in read(sam, "directory.pointed", subject=house.tia.uuid, signpost=held.key)
    assert told(measures.not_taken_up, date(2026, 12, 1), date(2026, 12, 14)) == (1, 1, 0)


def _arrive(post: mail.Remembered) -> Client:
    link = re.search(r"http://testserver(\S+)", post.messages[-1].words)
    assert link and "Tia" not in post.messages[-1].words
    guest = Client()
    guest.post(link[1], {"send": "1"})
    code = re.search(r"(\d{6})", post.messages[-1].words)
    assert code
    guest.post(link[1], {"code": code[1]})
    return guest


def test_what_a_service_says_by_telephone_is_written_down(house):
    priya = signed_in(house.area_worker)
    point = reverse("directory.point", kwargs={"subject": house.tia.uuid})
    send(priya, point, service=str(house.centre.pk), about="company", words="Lonely with a baby.", agreed="yes")
    url = reverse("directory.pointed", kwargs={"subject": house.tia.uuid, "signpost": row_of(house.tia).key})
    assert "Why was it not taken up?" in send(priya, url, do="answer", said="not_taken_up") and row_of(house.tia).ended_on is None
    send(priya, url, do="answer", said="started", said_by="Kay Moss", words="Came twice.")
    assert (row_of(house.tia).outcome, row_of(house.tia).in_time) == ("started", True)
