"""Finding somebody: however the name is typed, from an index, and a restricted person only as a stub on a strong match."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from tests.measures.chronologies import town

pytestmark = pytest.mark.django_db


@pytest.fixture
def merehaven():
    with town() as made:
        for given, family in (("Tia", "Harrow"), ("Zoë", "O’Brien"), ("Łukasz", "Wójcik"), ("Ben", "Tully"), ("Al", "Thorn")):
            made.child(given, family)
        yield made


def found(said: str, born: date | None = None) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM tl.find_people(%s, %s, '', 20)", [said, born])
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("said", ["Tia Harrow", "harrow tia", "Harow", "Tia", "HARROW", "Ti"])
def test_a_name_is_found_however_it_is_typed(merehaven, said):
    assert found(said)[0] == "Tia Harrow"


@pytest.mark.parametrize(("said", "name"), [("zoe obrien", "Zoë O’Brien"), ("O'Brien", "Zoë O’Brien"), ("Lukasz", "Łukasz Wójcik"),
                                            ("Łukasz Wójcik", "Łukasz Wójcik"), ("wojcik", "Łukasz Wójcik")])  # fmt: skip
def test_accents_and_apostrophes_do_not_matter(merehaven, said, name):
    assert found(said)[:1] == [name]


def test_a_single_letter_finds_whose_family_name_begins_so(merehaven):
    assert found("t") == ["Al Thorn", "Ben Tully"]


def test_nobody_is_found_by_what_is_nobodys_name(merehaven):
    assert found("Quetzalcoatl") == [] and found("") == []
    assert found("Tia Harrow", date(2001, 1, 1)) == [], "the day of birth must agree"


def test_an_index_answers(merehaven):
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'person_key_trigram'")
        assert "gin (sort_key gin_trgm_ops)" in cursor.fetchone()[0]
