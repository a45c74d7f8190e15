"""Two records of one person are read as one, nothing is rewritten, and parting them gives each its own again."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.builders import council
from throughline.practice.looked_after import events as care
from throughline.record.access import acting
from throughline.record.audit.models import AuditEntry
from throughline.record.families.aliases import forget
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.ledger.queries import chronology
from throughline.record.ledger.registry import projections
from throughline.record.people import events as people
from throughline.record.people.models import Identifier, Person, Relationship, Subject

pytestmark = pytest.mark.django_db


class Two:
    """Tia Harrow, and Tya Harow whom somebody added a second time and for whom a second worker recorded."""

    def __init__(self) -> None:
        self.town = council()
        self.manager = self.town.worker("Grace Okoro", "record.team_manager")
        self.me = self.town.worker("Priya Shah")
        with acting.as_system(self.town.authority.pk, "tests"):
            self.tia = self.town.child("Tia", "Harrow", date(2014, 3, 5), worker=self.me)
            self.tya = self.town.child("Tya", "Harow", date(2014, 5, 3), team=self.town.team)
            self.mother = Subject.objects.create(authority=self.town.authority, kind="adult")
            record(people.person_described, self.mother, on=date(2020, 1, 1), given="Kelly", family="Harrow")
            record(people.related, self.tya, on=date(2020, 1, 1), other=self.mother.pk, kind="mother")
            record(people.note_written, self.tia, on=date(2025, 5, 5), words="Seen at school", by=self.me)
            record(people.note_written, self.tya, on=date(2025, 6, 6), words="Grandmother rang", by=self.me)
            record(people.identifier_recorded, self.tya, on=date(2025, 6, 6), scheme="nhs", value="9434765919")
        self.client = Client()
        self.client.force_login(self.manager.user)

    def send(self, code: str, typed: dict[str, Any], /, **at: Any) -> Any:
        return self.client.post(reverse(code, kwargs=at), {"key": str(uuid.uuid4()), **typed}, follow=True)

    def read(self, question: Any) -> Any:
        with acting.as_actor(self.town.viewer(self.manager).actor("tests")):
            return question(self.town.viewer(self.manager))

    def story(self, child: Subject) -> list[str]:
        return self.read(
            lambda v: [
                e.type for e in chronology(v, child.pk) if e.type in (people.note_written.code, people.related.code)
            ]
        )

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every projection of the two, as the database holds it."""
        with acting.as_system(self.town.authority.pk, "tests"):
            found = {}
            for code, projection in projections().items():
                names = [f.attname for f in projection.model._meta.concrete_fields if f.attname != "id"]
                rows = projection.model._default_manager.everything(because="a test").filter(
                    subject__in=[self.tia, self.tya]
                )
                found[code] = sorted(map(repr, rows.values_list(*names)))
            return found


@pytest.fixture
def two(db: None) -> Two:
    return Two()


def test_the_manager_finds_looks_joins_and_everybody_reads_one_record(two):
    page = two.client.get(reverse("family.same", kwargs={"subject": two.tia.uuid})).content.decode()
    assert "Tya Harow" in page
    assert "written or sounding nearly the same" in page
    assert "day and month changed round" in page
    place = {"subject": two.tia.uuid, "other": two.tya.uuid}
    beside = two.client.get(reverse("family.join", kwargs=place)).content.decode()
    assert "3 May 2014" in beside and "5 March 2014" in beside
    refused = two.send("family.join", {"keep": str(two.tia.uuid), "because": ""}, **place)
    assert "Say how you know" in refused.content.decode()
    two.send("family.join", {"keep": str(two.tia.uuid), "because": "The school knows one child"}, **place)
    story = two.client.get(reverse("child.page", kwargs={"subject": two.tia.uuid})).content.decode()
    assert "Seen at school" in story and "Grandmother rang" in story
    assert "Tia Harrow" in story
    to = two.client.get(reverse("child.page", kwargs={"subject": two.tya.uuid}))
    assert to["Location"] == reverse("child.page", kwargs={"subject": two.tia.uuid})
    family = two.client.get(reverse("child.family", kwargs={"subject": two.tia.uuid})).content.decode()
    assert "Kelly Harrow" in family and "943" in family and "The school knows one child" in family
    with acting.as_system(two.town.authority.pk, "tests"):
        everybody = Person.objects.everything(because="a test").filter(
            family__in=("Harrow", "Harow"), given__in=("Tia", "Tya")
        )
        assert [(p.name, p.born_on, p.past_names) for p in everybody] == [
            ("Tia Harrow", date(2014, 3, 5), ["Tya Harow"])
        ]
        assert (
            Event.objects.everything(because="a test").filter(subject=two.tya, type=people.note_written.code).count()
            == 1
        ), "nothing is re-keyed"
    assert AuditEntry.objects.filter(
        action="join", reason="The school knows one child", subjects__contains=[two.tya.pk]
    ).exists()


@pytest.mark.requirement("SYS-03")
def test_parting_them_after_more_was_recorded_gives_each_its_own_again(two):
    before = two.tables()
    place = {"subject": two.tia.uuid, "other": two.tya.uuid}
    two.send("family.join", {"keep": str(two.tia.uuid), "because": "The school knows one child"}, **place)
    two.send(
        "recording.record",
        {"on_day": "1", "on_month": "9", "on_year": "2026", "words": "A visit", "seen": "alone"},
        subject=two.tia.uuid,
        code=people.note_written.code,
    )
    assert two.story(two.tia).count(people.note_written.code) == 3
    tied = two.client.get(reverse("family.same", kwargs={"subject": two.tia.uuid})).context_data["joined"]
    two.send(
        "family.part",
        {"because": "Two cousins; the mother brought both papers"},
        subject=two.tia.uuid,
        joining=tied[0]["key"],
    )
    assert two.story(two.tia) == [people.note_written.code] * 2, "her own, and what was recorded in between"
    assert two.story(two.tya) == [people.related.code, people.note_written.code]
    after = two.tables()
    changed = {code for code in before if before[code] != after[code]}
    assert changed <= {
        "record.alias",
        *(c for c in changed if any("note_written" in t for t in projections()[c].reads)),
    }, changed
    assert two.client.get(reverse("child.page", kwargs={"subject": two.tya.uuid})).status_code == 200
    assert AuditEntry.objects.filter(action="part", subjects__contains=[two.tya.pk]).exists()


def test_what_is_corrected_on_the_second_while_joined_is_seen_on_the_first(two):
    from throughline.record.ledger.actions import correct

    place = {"subject": two.tia.uuid, "other": two.tya.uuid}
    two.send("family.join", {"keep": str(two.tia.uuid), "because": "The school knows one child"}, **place)
    with acting.as_system(two.town.authority.pk, "tests"):
        forget()
        number = (
            Event.objects.everything(because="a test").get(subject=two.tya, type=people.identifier_recorded.code).pk
        )
        correct(number, by=two.me, value="4010232137")
        assert [(i.subject_id, i.value) for i in Identifier.objects.everything(because="a test")] == [
            (two.tia.pk, "4010232137")
        ]
        tie = Relationship.objects.everything(because="a test").get(other=two.mother)
        assert tie.subject_id == two.tia.pk


def test_what_can_be_true_once_only_is_told_and_nothing_is_joined(two):
    with acting.as_system(two.town.authority.pk, "tests"):
        child = two.town.child("Ben", "Harrow", date(2014, 3, 5), worker=two.me)
        adult = two.mother
    refused = two.send(
        "family.join", {"keep": str(two.tia.uuid), "because": "x"}, subject=two.tia.uuid, other=adult.uuid
    )
    assert "of two children or of two adults" in refused.content.decode() or refused.status_code == 404
    assert two.story(two.tia) == [people.note_written.code]
    plain = Client()
    plain.force_login(two.me.user)
    assert plain.get(reverse("family.same", kwargs={"subject": child.uuid})).status_code == 404, (
        "managers and the custodian"
    )
    assert care.child_visited.code
