"""The family drawn and said: unions, partings, deaths, an unborn child, who lives together; and the adults nobody asked about."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from tests.support.builders import Council, council
from throughline.record.access import acting
from throughline.record.access.actions import restrict
from throughline.record.families.queries import adults_unaccounted
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.models import Address, Subject

pytestmark = pytest.mark.django_db
SECRET = "9 Hidden Lane"


class Home:
    """Tia, her brother of another father, their mother, two fathers, a grandmother who died, a baby on the way."""

    def __init__(self, made: Council) -> None:
        self.town, self.me = made, made.worker("Priya Shah")
        self.other = made.worker("Lorraine Tate", team=made.other_team)
        self.tia = made.child("Tia", "Harrow", date(2014, 3, 5), worker=self.me, sex="F")
        self.max = made.child("Max", "Moss", date(2018, 6, 1), worker=self.me, sex="M")
        self.kelly, self.darren = (
            self.adult("Kelly", "Harrow", "F", date(1990, 1, 1)),
            self.adult("Darren", "Doyle", "M", date(1988, 1, 1)),
        )
        self.neil, self.gran = (
            self.adult("Neil", "Moss", "M", date(1985, 1, 1)),
            self.adult("June", "Harrow", "F", date(1955, 1, 1)),
        )
        self.baby = Subject.objects.create(authority=made.authority, kind="child")
        record(people.person_described, self.baby, on=date(2026, 9, 1), family="Moss", expected_on=date(2027, 2, 1))
        record(people.died, self.gran, on=date(2019, 4, 4))
        for child, adult, kind in (
            (self.tia, self.kelly, "mother"), (self.max, self.kelly, "mother"), (self.tia, self.darren, "father"),
            (self.max, self.neil, "father"), (self.tia, self.gran, "grandparent"), (self.baby, self.kelly, "mother"),
            (self.baby, self.neil, "father"),
        ):  # fmt: skip
            record(people.related, child, on=date(2020, 1, 1), other=adult.pk, kind=kind)
        apart = record(people.related, self.kelly, on=date(2012, 1, 1), other=self.darren.pk, kind="partner")
        record(people.relationship_ended, self.kelly, on=date(2016, 5, 1), thread=apart)
        record(people.related, self.kelly, on=date(2017, 1, 1), other=self.neil.pk, kind="partner")
        self.client = Client()
        self.client.force_login(self.me.user)

    def adult(self, given: str, family: str, sex: str, born: date) -> Subject:
        made = Subject.objects.create(authority=self.town.authority, kind="adult")
        record(people.person_described, made, on=date(2020, 1, 1), given=given, family=family, sex=sex, born_on=born)
        return made

    def page(self, code: str, child: Subject | None = None) -> Any:
        return self.client.get(reverse(code, kwargs={"subject": (child or self.tia).uuid}))

    def send(self, code: str, typed: dict[str, Any], child: Subject | None = None, /) -> Any:
        return self.client.post(
            reverse(code, kwargs={"subject": (child or self.tia).uuid}),
            {"key": str(uuid.uuid4()), **typed},
            follow=True,
        )

    def unaccounted(self, child: Subject | None = None) -> list[str]:
        return adults_unaccounted(self.town.viewer(self.me), (child or self.tia).pk)


def on(day: date, name: str = "on") -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


@pytest.fixture
def home():
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        yield Home(made)


def words(page: Any) -> str:
    return " ".join(lxml.html.fromstring(page.content).xpath("//main")[0].text_content().split())


def test_the_map_shows_unions_partings_deaths_and_the_unborn_and_says_the_same_in_words(home):
    page = home.page("family.map")
    said = words(page)
    assert (
        "Darren Doyle and Kelly Harrow, until 2016: Tia Harrow." in said
        or "Kelly Harrow and Darren Doyle, until 2016: Tia Harrow." in said
    )
    assert "Kelly Harrow and Neil Moss: Max Moss, Moss." in said
    assert "June Harrow: grandparent, died 2019." in said
    assert "expected 1 February 2027" in said
    drawing = lxml.html.fromstring(page.content).xpath("//figure//*[local-name()='svg']")[0]
    drawn = [t.text_content() for t in drawing.xpath(".//*[local-name()='text']")]
    for name in ("Tia Harrow", "Max Moss", "Kelly Harrow", "Darren Doyle", "Neil Moss", "June Harrow"):
        assert name in drawn
    assert drawing.get("role") == "img"


def test_who_lives_together_is_recorded_with_days_and_no_address_stands_on_the_map(home):
    home.send("family.address", {**on(date(2020, 1, 1)), "lines": "14 Quarry Street", "postcode": "WA10 1HP"})
    home.send("family.home", {**on(date(2021, 2, 3)), "who": [str(home.kelly.pk), str(home.max.pk)]})
    said = words(home.page("family.map"))
    assert "Kelly Harrow from 3 February 2021 and Max Moss from 3 February 2021" in said
    assert "A, live together: Tia Harrow, Max Moss, Kelly Harrow." in said
    assert "Max Moss: half-brother or half-sister, born 2018." in said
    assert "Neil Moss: mother’s partner" in said
    assert "Quarry" not in said
    home.send("family.home", {**on(date(2024, 5, 6)), "who": [str(home.kelly.pk)]})
    said = words(home.page("family.map"))
    assert "Max Moss from 3 February 2021 until 6 May 2024" in said
    left = Address.objects.everything(because="a test").get(subject=home.max)
    assert left.ended_on == date(2024, 5, 6)


def test_who_must_not_be_found_shares_no_place_and_who_is_kept_apart_has_no_name(home):
    for person in (home.tia, home.kelly):
        record(
            people.address_began,
            person,
            on=date(2021, 1, 1),
            lines=SECRET,
            postcode="WA11 1AA",
            kind="home",
            not_to=[home.darren.pk],
        )
    record(people.related, home.tia, on=date(2018, 6, 1), other=home.max.pk, kind="half_sibling")
    restrict(home.max.pk, named=[home.other.pk], owner=home.other.pk, why="His father works here")
    page = home.page("family.map")
    said = words(page)
    assert SECRET not in page.content.decode()
    assert "live together" not in said.replace("live together; ", "").replace(
        "pale ground with a letter: live together", ""
    )
    assert "Max" not in said
    assert "Somebody whose record is kept apart" in said


@pytest.mark.requirement("SYS-07", waits_for="health assessments, whose area is not there yet")
def test_adults_are_recorded_or_asked_about_with_a_reason(home):
    child = home.town.child("Ava", "Brent", date(2022, 1, 1), worker=home.me)
    record(people.related, child, on=date(2022, 1, 1), other=home.gran.pk, kind="mother")
    assert [line.split(" ")[0] for line in home.unaccounted(child)] == ["The", "Nobody", "Nobody"]
    shown = words(home.page("family.map", child))
    assert "Before an assessment can be finished: The father is not recorded." in shown
    refused = home.send("family.adults", {**on(date(2026, 1, 5)), "who": "father", "answer": "not_known"}, child)
    assert "Say why it is not known" in words(refused)
    assert len(home.unaccounted(child)) == 3
    home.send("family.adults", {**on(date(2026, 1, 5)), "who": "father", "answer": "everybody"}, child)
    assert len(home.unaccounted(child)) == 3, "to say that he is recorded does not record him"
    home.send(
        "family.adults",
        {**on(date(2026, 1, 5)), "who": "father", "answer": "not_known", "because": "June will not say"},
        child,
    )
    home.send(
        "family.adults",
        {**on(date(2026, 1, 5)), "who": "partner", "answer": "nobody", "known": "She says so; her sister too"},
        child,
    )
    home.send("family.adults", {**on(date(2026, 1, 5)), "who": "household", "answer": "everybody"}, child)
    assert home.unaccounted(child) == []
    shown = words(home.page("family.map", child))
    assert "The father: Asked, not known, because June will not say" in shown
    assert [line.split(" ")[0] for line in home.unaccounted()] == ["Nobody"], (
        "Tia's father and her mother's partner are on the map"
    )
