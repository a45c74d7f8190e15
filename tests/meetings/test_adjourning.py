"""A review that is adjourned, one before its time, a mother with two children in it, and one's own calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.meetings.test_review import World, arranged, seats, send, today, write_minutes
from tests.support.builders import council
from tests.support.pages import page
from throughline.engines.forms.models import Writing
from throughline.engines.guests.models import Invitation
from throughline.engines.meetings.models import MeetingPlan, Seat
from throughline.record.ledger.queries import chronology
from throughline.services import clock, mail

__all__ = ["today"]


@pytest.fixture
def world(db: None) -> World:
    return World(council())


@pytest.fixture
def post() -> Iterator[mail.Remembered]:
    with mail.through(mail.Remembered()) as door:
        yield door


def story(world: World, child: Any, *types: str) -> list[Any]:
    return world.read(lambda: chronology(world.town.viewer(world.officer), child.pk, types=list(types)))


def test_an_adjourned_review_goes_on_where_it_stopped(world: World, post: mail.Remembered) -> None:
    officer = world.asks(world.officer)
    held = arranged(world, officer)
    school = seats(world, held)[world.tia.pk, "school"]
    send(officer, "meetings.ask", {"name": "Sam Oakes", "agency": "Mere Primary", "email": "sam@mere.example"}, seat=school.pk)
    write_minutes(world, officer, world.tia)
    send(officer, "meetings.account", {"account": "Zara was ill and went home.", "version": "0"}, meeting=held.pk)
    wrong = send(officer, "meetings.adjourn", {"why": "", "on_day": "7", "on_month": "12", "on_year": "2026"}, meeting=held.pk)
    assert "Say why" in wrong.content.decode()
    early = send(officer, "meetings.adjourn", {"why": "Zara was ill", "on_day": "23", "on_month": "11", "on_year": "2026"}, meeting=held.pk)
    assert "on a later day" in early.content.decode()
    text = send(officer, "meetings.adjourn", {"why": "Zara was ill", "on_day": "7", "on_month": "12", "on_year": "2026"}, meeting=held.pk).content.decode()
    assert "The remaining part is arranged" in text and "Zara was ill and went home." in text
    rest = world.read(lambda: MeetingPlan.objects.get(continues=held))
    assert "I want to see my aunt more" in text, "what was written in the minutes stands in the remaining part"
    room = page(world.officer, "meetings.room", meeting=held.pk)
    assert "Adjourned: Zara was ill" in room and "The remaining part, Monday 7 December" in room
    for child in (world.tia, world.zara):
        (adjourned,) = story(world, child, "looked_after.review_adjourned")
        assert adjourned.get("why") == "Zara was ill"
        assert "Hold the rest" in page(world.officer, "child.due", subject=child.uuid) or "adjourned" in page(world.officer, "child.due", subject=child.uuid)
    # The school is still invited, to the new day; nobody can hold the part that was broken off.
    invitation = world.read(lambda: Invitation.objects.everything(because="test").get())
    assert invitation.purpose == f"meeting:{rest.pk}" and invitation.ended_at is None
    assert send(officer, "meetings.hold", {}, meeting=held.pk).status_code == 200
    assert story(world, world.tia, "looked_after.review_held") == []
    clock.set_offset(clock.offset_for(rest.on))
    officer = world.asks(world.officer)
    write_minutes(world, officer, world.zara)
    came = {f"came-{s.pk}": "came" for s in seats(world, rest).values()}
    assert "the decisions are sent" in send(officer, "meetings.hold", came, meeting=rest.pk).content.decode()
    assert len(story(world, world.tia, "looked_after.review_held")) == 1
    assert world.read(lambda: Writing.objects.everything(because="test").filter(form="looked_after.review").count()) == 2


def test_a_review_before_its_time_says_who_asked_and_does_not_ask_twice(world: World) -> None:
    officer = world.asks(world.officer)
    data = {"on_day": "25", "on_month": "11", "on_year": "2026", "early": "child", "why_early": "She moved school"}
    text = send(officer, "meetings.arrange", data, subject=world.tia.uuid, kind="looked_after.review_meeting").content.decode()
    assert "Before its time: The child asked for it early: She moved school" in text
    (asked,) = story(world, world.tia, "looked_after.review_brought_forward")
    assert asked.get("by_whom") == "child"
    again = officer.get(reverse("meetings.arrange", kwargs={"subject": world.tia.uuid, "kind": "looked_after.review_meeting"}))
    assert again.context_data["form"].initial["early"] == "child", "it knows that it was asked for"
    send(officer, "meetings.arrange", {**data, "on_day": "26"}, subject=world.tia.uuid, kind="looked_after.review_meeting")
    assert len(story(world, world.tia, "looked_after.review_brought_forward")) == 1


def test_a_mother_of_two_is_asked_once_and_said_to_have_come_once(world: World, post: mail.Remembered) -> None:
    officer = world.asks(world.officer)
    held = arranged(world, officer)
    seat = seats(world, held)[world.tia.pk, "parent"]
    assert "The same person for Zara" in officer.get(reverse("meetings.ask", kwargs={"seat": seat.pk})).content.decode()
    send(officer, "meetings.ask", {"name": "Mia Harrow", "agency": "", "email": "mia@example.org", "also": "1"}, seat=seat.pk)
    both = [s for (_, part), s in seats(world, held).items() if part == "parent"]
    assert [s.name for s in both] == ["Mia Harrow", "Mia Harrow"] and len({s.invitation_id for s in both}) == 2
    assert len({i.guest_id for i in world.read(lambda: list(Invitation.objects.everything(because="test")))}) == 1, "one person, one link"
    room = officer.get(reverse("meetings.room", kwargs={"meeting": held.pk})).content.decode()
    asked = re.findall(r'name="came-(\d+)" value="came"', room)
    assert sum(int(n) in {s.pk for s in both} for n in asked) == 1
    write_minutes(world, officer, world.tia)
    write_minutes(world, officer, world.zara)
    send(officer, "meetings.hold", {f"came-{n}": "came" for n in asked}, meeting=held.pk)
    for child in (world.tia, world.zara):
        assert "Mia Harrow" in [e.get("name") for e in story(world, child, "meetings.attended") if e.get("came") == "came"]
    assert world.read(lambda: Seat.objects.everything(because="test").filter(part="parent", came="came").count()) == 2


def test_ones_own_calendar_reads_days_and_places_and_no_names_until_the_address_ends(world: World) -> None:
    officer = world.asks(world.officer)
    arranged(world, officer)
    text = send(officer, "meetings.feed").content.decode()
    address = re.search(r"http://testserver(/calendar/\S+?/meetings\.ics)", text)
    assert address
    outside = Client()
    answer = outside.get(address[1])
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    body = answer.content.decode()
    assert body.count("BEGIN:VEVENT") == 1 and "SUMMARY:Review" in body and "DTSTART;VALUE=DATE:20261123" in body
    assert "Tia" not in body and "Zara" not in body and "At school" not in body
    assert address[1] not in officer.get(reverse("meetings.feed")).content.decode(), "shown once"
    assert "last read" in officer.get(reverse("meetings.feed")).content.decode()
    send(officer, "meetings.feed", {"end": "1"})
    assert outside.get(address[1]).status_code == 404
    assert outside.get("/calendar/guessed/meetings.ics").status_code == 404
