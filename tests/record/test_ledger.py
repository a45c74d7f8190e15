"""The ledger: append-only in the database, corrections, withdrawals, threads, order."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from tests.support.builders import council
from throughline.record.access import acting
from throughline.record.ledger import projections
from throughline.record.ledger.actions import correct, record, withdraw
from throughline.record.ledger.models import Content, Event
from throughline.record.people import events as people
from throughline.record.people.models import Address, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        yield made


@pytest.mark.parametrize("statement", [
    "UPDATE record_event SET facts = '{}'", "DELETE FROM record_event", "TRUNCATE record_event CASCADE",
    "UPDATE record_content SET words = ''", "DELETE FROM record_content", "TRUNCATE record_content CASCADE",
    "UPDATE audit_entry SET reason = ''", "DELETE FROM audit_entry", "TRUNCATE audit_entry",
    "INSERT INTO audit_entry (authority_id, request, action) VALUES (1, gen_random_uuid(), 'view')",
])  # fmt: skip
def test_the_database_refuses_to_change_what_happened(town, statement):
    town.child()
    acting.note("view")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_event_is_described_and_the_person_follows(town):
    child = town.child("Siân", "Núñez", date(2016, 2, 29), sex="F", pronouns="she/her")
    person = Person.objects.everything(because="test").get(subject=child)
    assert person.name == "Siân Núñez"
    assert person.sort_key == "nunez sian"
    assert person.born_on == date(2016, 2, 29)


def test_a_correction_takes_the_place_of_what_it_corrects(town):
    child = town.child()
    first = record(people.address_began, child, on=date(2020, 1, 1), lines="1 Quarry Street", postcode="WA10 1AA")
    record(people.address_began, child, on=date(2021, 1, 1), lines="2 Dock Road")
    correct(first, by=None, on=date(2020, 2, 1), lines="11 Quarry Street")
    rows = Address.objects.everything(because="test").filter(subject=child).order_by("began_on")
    first_row = rows[0]
    assert (first_row.key, first_row.lines, first_row.postcode) == (first, "11 Quarry Street", "WA10 1AA")
    assert (first_row.began_on, first_row.ended_on) == (date(2020, 2, 1), date(2021, 1, 1))
    assert Event.objects.everything(because="test").filter(subject=child, type="record.address_began").count() == 3


def test_a_withdrawn_entry_counts_no_more_and_stays(town):
    child = town.child()
    moved = record(people.address_began, child, on=date(2020, 1, 1), lines="Wrong child")
    withdraw(moved, by=None, why="It was about another child")
    assert not Address.objects.everything(because="test").filter(subject=child).exists()
    assert Event.objects.everything(because="test").filter(pk=moved).exists()


def test_words_are_kept_apart_from_the_ledger(town):
    child = town.child()
    number = record(people.note_written, child, on=date(2026, 1, 5), words="She was tired; $&<script>\x00 done")
    event = Event.objects.everything(because="test").get(pk=number)
    assert isinstance(event.facts["words"], int)
    assert (
        Content.objects.everything(because="test").get(pk=event.facts["words"]).words
        == "She was tired; $&<script> done"
    )


def test_the_app_cannot_say_when_it_was_recorded(town):
    child = town.child()
    from datetime import UTC, datetime

    number = record(
        people.note_written, child, on=date(2026, 1, 5), words="x", recorded_at=datetime(2001, 1, 1, tzinfo=UTC)
    )
    assert Event.objects.everything(because="test").get(pk=number).recorded_at.year >= 2024


def test_deriving_again_changes_nothing(town):
    child = town.child(worker=town.worker("Priya Shah"))
    record(people.address_began, child, on=date(2020, 1, 1), lines="1 Quarry Street")
    assert projections.derive(town.authority.pk, [child.pk], None) == 0
