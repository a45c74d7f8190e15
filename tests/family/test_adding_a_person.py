"""A person comes onto the record once: who is alike is shown with the reasons, and nobody passes a probable double in silence."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.builders import Council, council
from throughline.record.access import acting
from throughline.record.access.actions import restrict
from throughline.record.audit.models import AuditEntry
from throughline.record.ledger.actions import record
from throughline.record.ledger.queries import chronology
from throughline.record.people import events as people
from throughline.record.people.models import Person, Relationship, Subject
from throughline.record.search.likely import likely_same

pytestmark = pytest.mark.django_db


class Town:
    """A council, a worker who may record, a colleague of another team, and the Harrows."""

    def __init__(self, made: Council) -> None:
        self.council, self.me, self.other = (
            made,
            made.worker("Priya Shah"),
            made.worker("Lorraine Tate", team=made.other_team),
        )
        self.tia = made.child("Tia", "Harrow", date(2014, 3, 5), worker=self.me)
        record(
            people.address_began,
            self.tia,
            on=date(2020, 1, 1),
            lines="14 Quarry Street",
            postcode="WA10 1HP",
            kind="home",
        )
        record(people.identifier_recorded, self.tia, on=date(2020, 1, 1), scheme="nhs", value="9434765919")
        record(people.identifier_recorded, self.tia, on=date(2020, 1, 1), scheme="upn", value="H801200001001")
        self.mother = Subject.objects.create(authority=made.authority, kind="adult")
        record(people.person_described, self.mother, on=date(2020, 1, 1), given="Kelly", family="Harrow")
        record(people.related, self.tia, on=date(2020, 1, 1), other=self.mother.pk, kind="mother")
        self.client = Client()
        self.client.force_login(self.me.user)

    def send(self, code: str, typed: dict[str, Any], /, **at: Any) -> Any:
        return self.client.post(reverse(code, kwargs=at), {"key": str(uuid.uuid4()), **typed}, follow=True)


@pytest.fixture
def town():
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        yield Town(made)


def typed(given: str, family: str, born: str = "", who: str = "child", **more: str) -> dict[str, str]:
    day, month, year = born.split("/") if born else ("", "", "")
    return {"who": who, "given": given, "family": family, "born_on_day": day, "born_on_month": month, "born_on_year": year, **more}  # fmt: skip


def count() -> int:
    return int(Person.objects.everything(because="a test counts").count())


@pytest.mark.requirement("SYS-03")
@pytest.mark.parametrize(("given", "family", "born", "more", "reason"), [
    ("Tia", "Harrow", "5/3/2014", {}, "born on the same day"),
    ("Tya", "Harow", "5/3/2014", {}, "sounding nearly the same"),
    ("Tia", "Harrow", "3/5/2014", {}, "day and month changed round"),
    ("Tia", "Harrow", "5/3/2041", {}, ""),
    ("Tia", "Harrow", "5/3/2013", {}, "one year away"),
    ("Tia", "Harrow", "", {}, "the same name"),
    ("Chloe", "Brent", "9/9/2012", {"nhs": "943 476 5919"}, "has the same number"),
    ("Chloe", "Brent", "9/9/2012", {"upn": "h801 2000 01001"}, "has the same number"),
    ("Tia", "Brent", "", {"address": "14 Quarry Street", "postcode": "wa10 1hp"}, "same address"),
])  # fmt: skip
def test_a_probable_double_is_not_saved_without_a_word(town, given, family, born, more, reason):
    before = count()
    page = town.send("find.add", typed(given, family, born, **more))
    if not reason:  # a day in the future is told so first
        assert "born_on" in page.context_data["form"].errors
        return
    told = page.content.decode()
    assert count() == before, "saved without asking"
    assert "probably somebody who is on the record already" in told
    assert reason in told
    assert reverse("child.page", kwargs={"subject": town.tia.uuid}) in told, "the same person is one click away"
    again = town.send("find.add", typed(given, family, born, considered=str(town.tia.uuid), because="  ", **more))
    assert "Say why it is another person" in again.content.decode()
    assert count() == before
    saved = town.send(
        "find.add", typed(given, family, born, considered=str(town.tia.uuid), because="a cousin of that name", **more)
    )
    assert saved.status_code == 200
    assert count() == before + 1
    made = Person.objects.everything(because="a test").order_by("-pk").first()
    events = chronology(town.council.viewer(town.me), made.subject_id)
    assert [e.get("because") for e in events if e.type == people.told_apart.code] == ["a cousin of that name"]
    assert AuditEntry.objects.filter(
        action="register", reason="a cousin of that name", subjects__contains=[made.subject_id]
    ).exists()


@pytest.mark.parametrize(
    ("given", "family", "born"),
    [("Oskar", "Nowak", "1/2/2016"), ("Max", "Harrow", "9/9/2017"), ("Tia", "Okafor", "4/4/2009")],
)
def test_somebody_else_is_added_at_once(town, given, family, born):
    before = count()
    town.send("find.add", typed(given, family, born))
    assert count() == before + 1


def test_who_put_a_child_on_the_record_works_on_it_that_day_and_others_must_say_why(town):
    town.send("find.add", typed("Oskar", "Nowak", "1/2/2016"))
    made = Person.objects.everything(because="a test").get(family="Nowak").subject
    page = reverse("child.page", kwargs={"subject": made.uuid})
    assert "Oskar Nowak" in town.client.get(page).content.decode()
    noted = {"on_day": "1", "on_month": "2", "on_year": "2020", "words": "Grandmother rang", "seen": "no"}
    town.send("recording.record", noted, subject=made.uuid, code=people.note_written.code)
    assert [e.type for e in chronology(town.council.viewer(town.me), made.pk)].count(people.note_written.code) == 1
    colleague = Client()
    colleague.force_login(town.other.user)
    assert "You do not work with this child" in colleague.get(page).content.decode()
    looks = town.client.get(reverse("child.looks", kwargs={"subject": made.uuid})).content.decode()
    assert "I put this person on the record today" in looks


def test_a_relative_is_tied_in_one_go_and_the_same_person_gets_no_second_record(town):
    before = count()
    place = {"subject": town.tia.uuid}
    first = town.send("family.add", typed("Kelly", "Harrow", who="adult", tie="mother"), **place)
    assert "is already tied to this family" in first.content.decode()
    assert count() == before
    town.send(
        "family.add", {**typed("Kelly", "Harrow", who="adult", tie="mother"), "same": str(town.mother.uuid)}, **place
    )
    assert count() == before
    town.send("family.add", typed("Darren", "Moss", who="adult", tie="father", parental_responsibility="yes"), **place)
    darren = Person.objects.everything(because="a test").get(given="Darren")
    tie = Relationship.objects.everything(because="a test").get(other=darren.subject)
    assert (tie.subject_id, tie.kind, tie.parental_responsibility) == (town.tia.pk, "father", True)
    shown = town.client.get(reverse("child.family", kwargs=place)).content.decode()
    assert "Darren Moss" in shown
    town.send("family.end_tie", {"on_day": "1", "on_month": "2", "on_year": "2026"}, tie=tie.key, **place)
    assert Relationship.objects.everything(because="a test").get(key=tie.key).ended_on == date(2026, 2, 1)


def test_an_unborn_child_added_again_at_birth_is_recognised(town):
    town.send("family.add", {**typed("", "Harrow", who="unborn", tie="sibling"), "expected_on_day": "1", "expected_on_month": "3", "expected_on_year": "2027"},
              subject=town.tia.uuid)  # fmt: skip
    viewer = town.council.viewer(town.me)
    found = likely_same(viewer, given="Ava", family="Moss", born_on=date(2027, 2, 20), relatives=[town.mother.pk])
    assert [c.probable for c in found if "unborn" in " ".join(c.reasons)] == [True]


def test_a_restricted_child_is_a_stub_and_an_address_to_be_kept_from_others_tells_nothing(town):
    child = town.council.child("Wanda", "Quill", date(2015, 6, 7), worker=town.other, team=town.council.other_team)
    hidden = town.council.child("Nora", "Vale", date(2015, 6, 7), worker=town.other, team=town.council.other_team)
    record(
        people.address_began,
        hidden,
        on=date(2020, 1, 1),
        lines="9 Secret Lane",
        postcode="WA11 1AA",
        kind="home",
        not_to_words="Her father",
    )
    restrict(child.pk, named=[town.other.pk], owner=town.other.pk, why="The father works here")
    viewer = town.council.viewer(town.me)
    with acting.as_actor(viewer.actor("tests")):
        assert likely_same(viewer, given="Wonda", family="Quil", born_on=date(2015, 6, 7)) == []
        (strong,) = likely_same(viewer, given="Wanda", family="Quill", born_on=date(2015, 6, 7))
        assert (strong.stub, strong.name, strong.born_on) == (True, "", None)
        told = likely_same(viewer, given="Nora", family="Other", address="9 Secret Lane", postcode="WA11 1AA")
        assert [c for c in told if "is recorded at the same address" in c.reasons] == []
