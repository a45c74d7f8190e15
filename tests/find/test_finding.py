"""Finding somebody by a name that was heard, and what a guess must never find."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.builders import council
from throughline.record.access import acting
from throughline.record.access.actions import restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        made.me = made.worker("Priya Shah")
        for given, family in (
            ("Tia", "Harrow"),
            ("Siân", "Núñez"),
            ("Jayden", "McGinley"),
            ("Stephen", "O’Hara"),
            ("Colin", "Byrne"),
        ):
            made.child(given, family, worker=made.me)
        yield made


def found(town, said, born=""):
    client = Client()
    client.force_login(town.me.user)
    page = client.post(reverse("find.find"), {"q": said, "born": born}, follow=True)
    return [row.name for row in page.context_data["found"]]


@pytest.mark.parametrize(("said", "who"), [
    ("Tya Harow", "Tia Harrow"), ("tia harow", "Tia Harrow"), ("harrow tia", "Tia Harrow"), ("Tya", "Tia Harrow"), ("HARRO", "Tia Harrow"),
    ("sian nunez", "Siân Núñez"), ("Jaden Maginley", "Jayden McGinley"), ("steven ohara", "Stephen O’Hara"), ("Burn", "Colin Byrne"),
])  # fmt: skip
def test_a_name_as_it_was_heard_finds_the_child(town, said, who):
    assert who in found(town, said)[:3]


@pytest.mark.parametrize("said", ["Callum", "Xyzzy", "Mohammed Ali", "''", "%", "a b c d e f g"])
def test_what_sounds_otherwise_is_nobody(town, said):
    assert found(town, said) == []


def test_a_restricted_child_is_not_found_by_sound(town):
    other = town.worker("Lorraine Tate", team=town.other_team)
    child = town.child("Wanda", "Quill", date(2015, 6, 7), worker=other, team=town.other_team)
    restrict(child.pk, named=[other.pk], owner=other.pk, why="The father works here")
    for said in ("Wanda Quill", "Wonda Quil"):
        assert found(town, said) == []
    assert found(town, "Wonda Quil", "7/6/2015") == [], "nearly right is a guess"
    assert found(town, "Wanda Quill", "7/6/2015") == [""], "a strong match says that a record exists, and no name"
