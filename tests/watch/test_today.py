"""What must not wait stands on one page for those who answer for it, and only within their sight."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.measures.chronologies import TODAY, in_care, town
from tests.support.pages import plain, signed_in
from throughline.practice.missing import events as missing
from throughline.practice.voice import events as voice
from throughline.record.ledger.actions import record
from throughline.services import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def two_teams():
    with town() as made:
        made.ian = made.worker("Ian Webb", "record.team_manager")
        made.asha = made.worker("Asha Nair", "record.director")
        made.priya = made.worker("Priya Shah")
        made.mia, made.tom = in_care(made, "Mia", date(2026, 1, 5)), in_care(made, "Tom", date(2026, 1, 5))
        made.allocate(made.mia, made.priya, made.team)
        made.allocate(made.tom, made.worker("Joel Hardy", team=made.other_team), made.other_team)
        yield made


def test_who_answers_for_children_sees_today_what_must_not_wait(two_teams):
    made = two_teams
    page = plain(signed_in(made.ian).get(reverse("watch.today")).text)
    assert "Nothing here waits for you today" in page and "missing now" in page
    record(voice.felt_unsafe, made.mia, on=date(2026, 11, 24))
    record(missing.went_missing, made.tom, on=date(2026, 11, 25))
    own = plain(signed_in(made.ian).get(reverse("watch.today")).text)
    assert "1 thing must not wait" in own and "Mia Quarrel" in own and "Tom" not in own, "a manager's own team"
    whole = plain(signed_in(made.asha).get(reverse("watch.today")).text)
    assert "2 things must not wait" in whole and "Mia Quarrel" in whole and "Tom Quarrel" in whole
    assert signed_in(made.priya).get(reverse("watch.today")).status_code == 404, "for whoever decides"
    record(voice.unsafe_followed, made.mia, on=date(2026, 11, 25), outcome="safe", words="She sleeps at her aunt’s for now.")
    assert "Mia" not in plain(signed_in(made.asha).get(reverse("watch.today")).text)
