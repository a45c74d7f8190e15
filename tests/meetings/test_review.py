"""A review of two sisters, from what everybody thinks before it to the decisions sent: three workers and a school."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.builders import Council, council
from tests.support.pages import plain
from throughline.engines.duties.models import Obligation
from throughline.engines.forms.models import Writing
from throughline.engines.guests.models import Invitation
from throughline.engines.meetings.models import MeetingPlan, Seat
from throughline.engines.promises.actions import promises_of
from throughline.practice.looked_after import events
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.queries import chronology
from throughline.record.people import events as people
from throughline.services import clock, mail

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def post() -> Iterator[mail.Remembered]:
    with mail.through(mail.Remembered()) as door:
        yield door


class World:
    """An officer, a social worker, two sisters in care."""

    def __init__(self, town: Council) -> None:
        self.town = town
        with acting.as_system(town.authority.pk, "tests"):
            self.worker = town.worker("Ana Bell")
            self.officer = town.worker("Ivy Rook", "looked_after.independent_reviewing_officer", team=town.other_team)
            self.tia, self.zara = town.child("Tia", worker=self.worker), town.child("Zara", born=date(2016, 2, 1), worker=self.worker)
            record(people.related, self.tia, on=date(2016, 2, 1), other=self.zara.pk, kind="sibling")
            for child in (self.tia, self.zara):
                record(events.became_looked_after, child, on=date(2026, 9, 1), need="N1")
                town.allocate(child, self.officer, role="independent_reviewing_officer")

    def asks(self, worker: Any) -> Client:
        client = Client()
        client.force_login(worker.user)
        return client

    def read(self, question: Any) -> Any:
        with acting.as_system(self.town.authority.pk, "tests"):
            return question()


@pytest.fixture
def world(db: None) -> World:
    return World(council())


def send(client: Client, code: str, data: dict[str, Any] | None = None, follow: bool = True, **at: Any) -> Any:
    return client.post(reverse(code, kwargs=at), {"key": str(uuid.uuid4()), **(data or {})}, follow=follow)


def arranged(world: World, officer: Client, both: bool = True) -> MeetingPlan:
    data = {"on_day": "23", "on_month": "11", "on_year": "2026", "where": "At school", **({"children": [str(world.zara.pk)]} if both else {})}
    page = send(officer, "meetings.arrange", data, subject=world.tia.uuid, kind="looked_after.review_meeting")
    assert "Now say who is asked" in page.content.decode(), re.sub(r"<[^>]+>", " ", page.content.decode())[:1500]
    return world.read(lambda: MeetingPlan.objects.get())


def seats(world: World, held: MeetingPlan) -> dict[tuple[int, str], Seat]:
    return world.read(lambda: {(s.subject_id, s.part): s for s in Seat.objects.everything(because="test").filter(meeting=held)})


MET = {"met_before": "met", "met_on": "2026-11-20", "where": "At home", "alone": "yes", "said": "I like it here"}


def write_minutes(world: World, officer: Client, child: Any, met: dict[str, str] | None = None) -> None:
    writing = world.read(lambda: Writing.objects.everything(because="test").get(subject=child, form="looked_after.review"))
    parts = {
        "met": met or MET,
        "child": {"took_part": "PN1", "as_wished": "yes", "views": "I want to see my aunt more"},
        "plan": {"since": "All done", "right": "yes", "grade": "good", "home": "Settled at home and at school"},
        "decided": {"summary": "You stay with Joan and see your aunt each month.", "full": "yes", "actions.0.what": "Ask the aunt",
                    "actions.0.who": str(world.worker.pk), "actions.0.by": "2026-12-07", "actions.0.change": "She sees her aunt"},
    }  # fmt: skip
    for name, answers in parts.items():
        answer = send(officer, "forms.save", {"version": "0", "section": name, **answers}, writing=writing.pk)
        assert answer.status_code == 200


@pytest.mark.requirement("LAC-12")
@pytest.mark.requirement("LAC-13")
@pytest.mark.requirement("LAC-08")
def test_a_review_of_two_sisters_from_invitation_to_decisions(world: World, post: mail.Remembered) -> None:
    officer, worker = world.asks(world.officer), world.asks(world.worker)
    held = arranged(world, officer)
    held_seats = seats(world, held)
    assert {part for _, part in held_seats} == {"child", "parent", "carer", "social_worker", "school", "health"}
    # The school is invited by e-mail to its own part about Tia, and to nothing else.
    asked = {"name": "Sam Oakes", "agency": "Mere Primary", "email": "sam@mere.example"}
    send(officer, "meetings.ask", asked, seat=held_seats[world.tia.pk, "school"].pk)
    assert len(post.messages) == 1 and "Tia" not in post.messages[0].words + post.messages[0].subject
    link = re.search(r"http://testserver(\S+)", post.messages[0].words)
    assert link
    school = Client()
    assert "Is it you?" in school.get(link[1]).content.decode()
    school.post(link[1], {"send": "1"})
    code = re.search(r"\d{6}", post.messages[-1].words)
    assert code
    assert "not the code" in school.post(link[1], {"code": "000000"}).content.decode()
    home = school.post(link[1], {"code": code[0]}, follow=True).content.decode()
    assert "Tia Harrow" in home and "Zara" not in home
    invitation = world.read(lambda: Invitation.objects.everything(because="test").get())
    own = reverse("guests.part", kwargs={"invitation": invitation.pk})
    page = school.get(own).content.decode()
    assert "How are they getting on" in page and "Attendance" in page
    save = reverse("guests.save", kwargs={"invitation": invitation.pk})
    page = school.post(save, {"section": "view", "version": "0", "progress": "", "attendance": "good", "share": "1"}, follow=True).content.decode()
    assert "Before you share it" in page
    page = school.post(save, {"section": "view", "version": "1", "progress": "She reads well and laughs again.", "attendance": "good", "share": "1"},
                       follow=True).content.decode()  # fmt: skip
    assert "Thank you" in page
    # Nobody of the school gets any further than that.
    for url in (reverse("child.page", kwargs={"subject": world.tia.uuid}), reverse("meetings.room", kwargs={"meeting": held.pk})):
        assert school.get(url).status_code in (302, 404)
    # The social worker reports; the officer reads the school's words in the room.
    room = officer.get(reverse("meetings.room", kwargs={"meeting": held.pk})).content.decode()
    assert room.count("read what they say") == 1
    assert "Social worker" not in school.get(own).content.decode()
    assert worker.get(reverse("meetings.room", kwargs={"meeting": held.pk})).status_code == 200
    # It is held: not before everything that must be answered is there.
    came = {f"came-{s.pk}": "came" if s.part in ("child", "social_worker", "carer") else "not" for s in held_seats.values()}
    page = send(officer, "meetings.hold", came, meeting=held.pk).content.decode()
    assert "still to answer" in page
    write_minutes(world, officer, world.tia)
    write_minutes(world, officer, world.zara)
    send(officer, "meetings.account", {"account": "We met in the library. Both girls came.", "version": "0"}, meeting=held.pk)
    page = send(officer, "meetings.hold", came, meeting=held.pk).content.decode()
    assert "the decisions are sent" in page and "Still to be given on paper" in page
    for child in (world.tia, world.zara):
        story = [e.type for e in world.read(lambda c=child: chronology(world.town.viewer(world.officer), c.pk))]
        assert story.count("looked_after.review_held") == 1 and "looked_after.decisions_sent" in story and story.count("meetings.attended") == 6
        (promise,) = world.read(lambda c=child: promises_of(world.town.viewer(world.officer), c.pk))
        assert (promise.what, promise.owner, promise.by_on) == ("Ask the aunt", world.worker.pk, date(2026, 12, 7))
    # The school reads Tia's decisions on its own page.
    page = school.get(own).content.decode()
    assert "You stay with Joan" in page
    # The next review has its day, and the record of this one its own.
    due = world.read(lambda: {o.duty: o.due_on for o in Obligation.objects.everything(because="test").filter(subject=world.tia, met__isnull=True,
                                                                                                       lapsed_on__isnull=True)})  # fmt: skip
    assert due["looked_after.review"] == date(2027, 2, 23) and "looked_after.review_record" in due and "looked_after.agreed_action" in due
    page = send(officer, "meetings.send_record", meeting=held.pk).content.decode()
    assert "full record is sent" in page


@pytest.mark.requirement("LAC-05")
def test_a_review_cannot_be_finished_without_saying_whether_the_officer_met_the_child(world: World) -> None:
    officer = world.asks(world.officer)
    held = arranged(world, officer, both=False)
    room = reverse("meetings.room", kwargs={"meeting": held.pk})
    officer.get(room)
    write_minutes(world, officer, world.tia, met={"met_before": ""})
    came = {f"came-{s.pk}": "came" for s in seats(world, held).values()}
    page = send(officer, "meetings.hold", came, meeting=held.pk).content.decode()
    assert "Did you meet them before the review?: answer it" in page
    write_not_met(world, officer, why="", catch="")
    page = send(officer, "meetings.hold", came, meeting=held.pk).content.decode()
    assert "Why not?: answer it" in page and "When will you meet them?: answer it" in page
    write_not_met(world, officer, why="She was at a swimming gala", catch="2026-11-27", version="2")
    page = send(officer, "meetings.hold", came, meeting=held.pk).content.decode()
    assert "the decisions are sent" in page
    asked = world.asks(world.officer).get(reverse("child.page", kwargs={"subject": world.tia.uuid})).content.decode()
    assert "was reviewed without the reviewing officer having met" in asked, "not met counts, and is asked about"


def write_not_met(world: World, officer: Client, why: str, catch: str, version: str = "1") -> None:
    writing = world.read(lambda: Writing.objects.everything(because="test").get(subject=world.tia, form="looked_after.review"))
    send(officer, "forms.save", {"version": version, "section": "met", "met_before": "not_met", "why_not": why, "catch_up_on": catch}, writing=writing.pk)


@pytest.mark.requirement("LAC-10")
@pytest.mark.requirement("LAC-12")
@pytest.mark.requirement("LAC-07")
def test_the_plan_is_graded_the_papers_stand_there_and_who_took_no_part_is_listed_with_the_next_step(world: World) -> None:
    officer = world.asks(world.officer)
    held = arranged(world, officer, both=False)
    room = plain(officer.get(reverse("meetings.room", kwargs={"meeting": held.pk})).content.decode())
    assert "Needs assessed again: there is none" in room
    world.read(lambda: record(events.needs_reassessed, world.tia, on=date(2026, 11, 20), by=world.worker, words="Her sleep is worse since October"))
    room = plain(officer.get(reverse("meetings.room", kwargs={"meeting": held.pk})).content.decode())
    assert "Needs assessed again, Friday 20 November: Her sleep is worse since October" in room
    write_minutes(world, officer, world.tia)
    writing = world.read(lambda: Writing.objects.everything(because="test").get(subject=world.tia, form="looked_after.review"))
    came = {f"came-{s.pk}": "came" for s in seats(world, held).values()}
    silent = {"version": "1", "section": "child", "took_part": "PN4", "as_wished": "no", "views": "She looked at the window"}
    send(officer, "forms.save", silent, writing=writing.pk)
    send(officer, "forms.save", {"version": "1", "section": "plan", "since": "All done", "right": "yes", "grade": "", "home": "Settled"}, writing=writing.pk)
    page = send(officer, "meetings.hold", came, meeting=held.pk).content.decode()
    assert "How good is the written plan?: answer it" in page and "what is done so that they are heard next time?: answer it" in page
    send(officer, "forms.save", {**silent, "version": "2", "next_step": "An advocate sees her in January"}, writing=writing.pk)
    graded = {"version": "2", "section": "plan", "since": "All done", "right": "yes", "grade": "adequate", "home": "Settled"}
    send(officer, "forms.save", graded, writing=writing.pk)
    assert "the decisions are sent" in send(officer, "meetings.hold", came, meeting=held.pk).content.decode()
    (review,) = world.read(lambda: chronology(world.town.viewer(world.officer), world.tia.pk, types=[events.review_held.code]))
    assert (review.get("plan_grade"), review.get("as_wished"), review.get("participation")) == ("adequate", "no", "PN4")
    sheets = {s.title: s.rows for s in officer.get(reverse("in_care.officers")).context_data["sheets"]}
    ((child, _, how, step),) = [tuple(c.words for c in row) for row in sheets["Took no part in their last review"]]
    assert child.startswith("Tia Harrow") and how == "came and did not say anything" and step == "An advocate sees her in January"


def test_somebody_who_must_be_asked_is_not_left_out_silently(world: World) -> None:
    officer = world.asks(world.officer)
    held = arranged(world, officer, both=False)
    school = seats(world, held)[world.tia.pk, "school"]
    page = send(officer, "meetings.ask", {"leave": "1", "why": ""}, seat=school.pk).content.decode()
    assert "Say why the school is not asked" in page
    send(officer, "meetings.ask", {"leave": "1", "why": "She has left school"}, seat=school.pk)
    told = world.read(lambda: [e.type for e in chronology(world.town.viewer(world.officer), world.tia.pk)])
    assert "meetings.not_asked" in told


def test_only_the_chair_holds_it_and_a_missing_social_worker_needs_a_reason(world: World) -> None:
    officer, worker = world.asks(world.officer), world.asks(world.worker)
    held = arranged(world, officer, both=False)
    officer.get(reverse("meetings.room", kwargs={"meeting": held.pk}))
    write_minutes(world, officer, world.tia)
    came = {f"came-{s.pk}": "not" if s.part == "social_worker" else "came" for s in seats(world, held).values()}
    page = send(worker, "meetings.hold", came, meeting=held.pk).content.decode()
    assert "Only whoever chairs it" in page
    page = send(officer, "meetings.hold", came, meeting=held.pk).content.decode()
    assert "not quorate: the social worker did not come" in page
    page = send(officer, "meetings.hold", {**came, "why_not_quorate": "Ill; the manager came"}, meeting=held.pk).content.decode()
    assert "the decisions are sent" in page


def test_an_ended_invitation_opens_nothing(world: World, post: mail.Remembered) -> None:
    officer = world.asks(world.officer)
    held = arranged(world, officer, both=False)
    seat = seats(world, held)[world.tia.pk, "school"]
    send(officer, "meetings.ask", {"name": "Sam Oakes", "agency": "Mere Primary", "email": "sam@mere.example"}, seat=seat.pk)
    link = re.search(r"http://testserver(\S+)", post.messages[0].words)
    assert link
    school = Client()
    school.post(link[1], {"send": "1"})
    code = re.search(r"\d{6}", post.messages[-1].words)
    assert code and "Tia" in school.post(link[1], {"code": code[0]}, follow=True).content.decode()
    invitation = world.read(lambda: Invitation.objects.everything(because="test").get())
    send(officer, "guests.end", subject=world.tia.uuid, invitation=invitation.pk)
    assert school.get(reverse("guests.part", kwargs={"invitation": invitation.pk})).status_code == 404
    assert "Tia" not in school.get(reverse("guests.home")).content.decode()


def test_the_calendar_file_names_nobody(world: World) -> None:
    officer = world.asks(world.officer)
    held = arranged(world, officer, both=False)
    text = officer.get(reverse("meetings.calendar", kwargs={"meeting": held.pk})).content.decode()
    assert "SUMMARY:Review" in text and "Tia" not in text and "DTSTART;VALUE=DATE:20261123" in text
