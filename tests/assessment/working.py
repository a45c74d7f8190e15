"""What the tests of assessments share: a council, a family of three, two workers and a manager, and how a person fills a form."""

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
from throughline.engines.forms.models import Writing
from throughline.practice.assessment.forms.parts import TOOL_QUESTIONS
from throughline.practice.assessment.models import Assessment
from throughline.practice.domestic_abuse.events import notification_received
from throughline.practice.front_door.events import referral_received
from throughline.practice.looked_after.events import became_looked_after
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.queries import chronology
from throughline.record.people import events as people
from throughline.record.people.models import Subject
from throughline.services import clock

TODAY = date(2026, 11, 23)
REFERRED = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


class World:
    """Two workers, their manager, and the Harrows: Tia, Jaden, and Leo who was removed years ago; a mother and a father."""

    def __init__(self, town: Council) -> None:
        self.town = town
        with acting.as_system(town.authority.pk, "tests"):
            self.ana, self.ben = town.worker("Ana Bell"), town.worker("Ben Moss")
            self.manager = town.worker("Ian Webb", "record.team_manager")
            self.head = town.worker("Ruth Calder", "record.head_of_service")
            self.tia, self.jaden = town.child("Tia", worker=self.ana), town.child("Jaden", born=date(2017, 5, 2), worker=self.ana)
            self.leo = town.child("Leo", born=date(2011, 1, 9), worker=self.ana)
            self.mother, self.father = self.adult("Kelly"), self.adult("Marc")
            for child in (self.tia, self.jaden, self.leo):
                record(people.related, child, on=date(2017, 5, 2), other=self.mother.pk, kind="mother", lives_together=True)
            for child in (self.tia, self.jaden):
                record(people.related, child, on=date(2017, 5, 2), other=self.father.pk, kind="father", lives_together=False)
                record(referral_received, child, on=date(2023, 3, 1), agency="school", source="2A", about="bruises")
                record(notification_received, child, on=date(2024, 8, 9), presence="present", risk="high")
                record(referral_received, child, on=REFERRED, agency="police", source="6", about="a fight at home, both children there")
            record(became_looked_after, self.leo, on=date(2015, 6, 1), need="N1")

    def adult(self, given: str) -> Subject:
        made = Subject.objects.create(authority=self.town.authority, kind="adult")
        record(people.person_described, made, on=date(1990, 1, 1), given=given, family="Harrow")
        return made

    def asks(self, worker: Any) -> Client:
        client = Client()
        client.force_login(worker.user)
        return client

    def read(self, question: Any) -> Any:
        with acting.as_system(self.town.authority.pk, "tests"):
            return question()

    def story(self, child: Any, *types: str) -> list[Any]:
        return self.read(lambda: [e for e in chronology(self.town.viewer(self.ana), child.pk) if not types or e.type in types])

    def writing(self, child: Any, form: str = "assessment.single") -> Writing:
        return self.read(lambda: Writing.objects.everything(because="test").filter(subject=child, form=form).order_by("-began_at").first())


@pytest.fixture
def world(db: None) -> World:
    return World(council())


def send(client: Client, code: str, data: dict[str, Any] | None = None, query: str = "", **at: Any) -> Any:
    return client.post(reverse(code, kwargs=at) + query, {"key": str(uuid.uuid4()), **(data or {})}, follow=True)


def text(answer: Any) -> str:
    """What stands on the page, without its markup."""
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(words.replace("&amp;", "&").replace("&#x27;", "’").replace("&quot;", '"').split())


def on(day: date, name: str = "on") -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def begin(world: World, worker: Any, *, kind: str = "single", children: tuple[Any, ...] | None = None, meeting: str = "yes", **more: str) -> int:
    """Begin one from Tia's page; its number."""
    also = (world.jaden,) if children is None else children
    data = {"kind": kind, "children": [str(c.pk) for c in also], "worker": str(worker.pk), **on(REFERRED, "referred_on"), "why": "police notification",
            "meeting": meeting, **on(date(2026, 11, 23), "meeting_on"), "where": "At school", **more}  # fmt: skip
    page = send(world.asks(worker), "assessment.begin", data, subject=world.tia.uuid)
    assert "Begun." in page.content.decode(), text(page)[:1500]
    return world.read(lambda: Assessment.objects.everything(because="test").filter(subject=world.tia, kind=kind).latest("key").occasion)


def note(world: World, worker: Any, work: int, what: str, data: dict[str, Any], children: tuple[Any, ...] | None = None, day: date = TODAY) -> str:
    who = children or (world.tia, world.jaden)
    return text(send(world.asks(worker), "assessment.note", {**on(day), "children": [str(c.pk) for c in who], **data}, query=f"?what={what}", work=work))


SHARED = {
    "why": {"happened": "The police came to a fight; both children were in the room.",
            "known": "Police came before and school saw bruises; each time it stopped for a year and then came back."},
    "household": {"adults": "Kelly at home. Marc comes on Fridays. Nobody else stays."},
    "parenting": {"well": "Food, clothes, bed times.", "worries": "They fight when he drinks.", "change": "He stopped for a year with help once."},
    "home": {"history": "", "around": ""},
}  # fmt: skip


def own_parts(name: str) -> dict[str, dict[str, Any]]:
    return {
        "child": {"health": f"{name} is well.", "learning": "At school every day.", "feelings": f"{name} is quiet on Fridays.", "day": f"{name} gets up alone."},
        "voice": {"said": f"I am {name} and I hide under the table", "how": "At school, alone"},
        "tool": dict.fromkeys(TOOL_QUESTIONS, "1"),
        "analysis": {"weighed": f"When both parents drink {name} is in danger because nobody looks; on other days care is good and the grandmother "
                                "steps in, which has held for a year before and can hold again with help.", "otherwise": "We do not know who else comes."},
        "outcome": {"summary": f"{name} needs help that comes on Fridays, and parents who stop fighting.", "then": "child_in_need", "factors": ["3B", "1B"]},
    }  # fmt: skip


def save(world: World, worker: Any, child: Any, section: str, answers: dict[str, Any], form: str = "assessment.single") -> Any:
    paper = world.writing(child, form)
    version = paper.saves.get(section, {"version": 0})["version"]
    return send(world.asks(worker), "forms.save", {"section": section, "version": str(version), **answers}, writing=paper.pk)


def write_everything(world: World, work: int, form: str = "assessment.single", children: tuple[Any, ...] | None = None) -> None:
    """Everything that the two forms ask, typed by Ana and Ben."""
    who = children or (world.tia, world.jaden)
    for section, answers in SHARED.items():
        save(world, world.ana, who[0], section, answers, form)
    for child, name, worker in zip(who, ("Tia", "Jaden"), (world.ana, world.ben), strict=False):
        for section, answers in own_parts(name).items():
            save(world, worker, child, section, answers, form)


def consider_all(world: World, work: int, words: str = "It came back within a year: help that stops is not enough") -> None:
    client = world.asks(world.ana)
    for _ in range(20):
        page = client.get(reverse("assessment.room", kwargs={"work": work})).content.decode()
        found = re.search(r'history/.*?name="item" value="(\d+)"', page, re.S)
        if not found:
            return
        send(client, "assessment.consider", {"item": found[1], "words": words}, work=work)
    raise AssertionError("history never ends")


def hear_the_family(world: World, work: int) -> None:
    for name, part in (("Kelly Harrow", "mother"), ("Marc Harrow", "father")):
        note(world, world.ana, work, "view", {"who": name, "part": part, "words": "We want help, not a judge"})
        note(world, world.ana, work, "shared", {"who": name, "opinion": "partly", "words": "It is not every Friday"})


def meet_the_agencies(world: World, work: int) -> None:
    from throughline.engines.meetings.models import MeetingPlan, Seat

    client = world.asks(world.ana)
    plan = world.read(lambda: MeetingPlan.objects.latest("on"))
    seats = world.read(lambda: list(Seat.objects.everything(because="test").filter(meeting=plan)))
    for seat in seats:
        if seat.part in ("school", "health_visitor", "gp", "police"):
            send(client, "meetings.ask", {"name": f"Somebody of {seat.title}", "agency": seat.title}, seat=seat.pk)
    for child in (world.tia, world.jaden):
        paper = world.read(lambda c=child: Writing.objects.everything(because="test").filter(subject=c, form="assessment.planning").first())
        if paper is not None:
            told = {"section": "find", "version": "0", "questions": "Who is there on Fridays?", "known": "School and police agree."}
            send(client, "forms.save", told, writing=paper.pk)
    came = {f"came-{s.pk}": "came" for s in seats}
    page = send(client, "meetings.hold", came, meeting=plan.pk)
    assert "the decisions are sent" in page.content.decode(), text(page)[-1500:]


def ask_about_adults(world: World, children: tuple[Any, ...]) -> None:
    """Whether there is a partner, and whether everybody at home is recorded: asked on the family's own page."""
    for child in children:
        for who, answer, because in (("partner", "nobody", "Kelly says so, and the school"), ("household", "everybody", "")):
            page = send(world.asks(world.ana), "family.adults", {**on(clock.today()), "who": who, "answer": answer, "known": because}, subject=child.uuid)
            assert "Saved:" in text(page), text(page)[:1200]


def record_factors(world: World, work: int) -> None:
    risk = {"side": "risk", "factor": "domestic_abuse", "severity": "high", "area": "family", "source": "police", "words": "Three calls in two years"}
    kin = {"side": "protective", "factor": "kin", "severity": "some", "source": "grandmother", "words": "She takes them on Fridays"}
    for factor in (risk, kin):
        note(world, world.ana, work, "factor", factor)


def make_ready(world: World, work: int) -> None:
    """Everything that must be there before it is authorised."""
    write_everything(world, work)
    consider_all(world, work)
    hear_the_family(world, work)
    ask_about_adults(world, (world.tia, world.jaden))
    meet_the_agencies(world, work)
    record_factors(world, work)


GOOD = {"grade": "3", "comment": "One hears both children; history is weighed", "then": "authorised"}


def room(world: World, worker: Any, work: int, query: str = "") -> str:
    return text(world.asks(worker).get(reverse("assessment.room", kwargs={"work": work}) + query))
