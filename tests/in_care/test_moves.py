"""Many moves: counted, met about before the next planned one, listed."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.in_care.conftest import day
from tests.measures.chronologies import in_care, told
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.duties.models import Obligation
from throughline.practice.placements import events, measures
from throughline.practice.placements.models import Placement
from throughline.record.ledger.models import Event

pytestmark = pytest.mark.django_db
D = date
HERE = "WA10 1HP"


@pytest.fixture
def tia(here):
    """Tia, 14, came into care in January and lives in her third home of the year since 2 November."""
    homes = [(D(2026, 1, 12), "U6", HERE), (D(2026, 6, 1), "K2", HERE), (D(2026, 11, 2), "U6", HERE)]
    child = in_care(here, "Tia", D(2026, 1, 12), born=D(2012, 3, 14), homes=homes)
    here.allocate(child, here.priya)
    return child


def authorised(child) -> int:
    return Event.objects.everything(because="test").filter(subject=child, type=events.move_authorised.code).count()


def authorise(client, child):
    url = reverse("placements.authorise_move", kwargs={"subject": child.uuid})
    typed = {
        "where": "The Harts, Mere Street",
        "why": "CARPL",
        **day(D(2026, 12, 7), "for_on"),
        "key": key_of(client.get(url)),
    }
    return client.post(url, typed, follow=True)


def record_it(client, child, code: str, **typed: str):
    url = reverse("recording.record", kwargs={"subject": child.uuid, "code": code})
    return client.post(url, {**typed, "key": key_of(client.get(url))}, follow=True)


@pytest.mark.requirement("LAC-16")
def test_after_the_third_home_no_planned_move_is_authorised_before_people_have_met(here, tia):
    ian = signed_in(here.ian)
    page = plain(ian.get(reverse("child.page", kwargs={"subject": tia.uuid})).text)
    assert "3rd in this period of care; three begun within twelve months, three in all" in page
    refused = authorise(ian, tia)
    assert "Before the next planned move there must be a stability meeting on the record" in plain(refused.text)
    assert authorised(tia) == 0
    record_it(
        ian,
        tia,
        "placements.stability_meeting_held",
        **day(D(2026, 11, 24)),
        words="Her aunt is asked first",
        took_part="there",
    )
    authorise(ian, tia)
    assert authorised(tia) == 1


@pytest.mark.requirement("LAC-16")
def test_an_emergency_move_is_saved_at_once_and_the_meeting_falls_due(here, tia):
    ian, priya = signed_in(here.ian), signed_in(here.priya)
    record_it(
        priya,
        tia,
        "placements.placement_began",
        **day(D(2026, 11, 24)),
        type="U3",
        emergency="yes",
        with_words="her aunt",
    )
    homes = Placement.objects.everything(because="test").filter(subject=tia)
    assert homes.get(ended_on=None).with_words == "her aunt"  # a fact: nothing stands before it
    due = plain(ian.get(reverse("child.due", kwargs={"subject": tia.uuid})).text)
    assert "Hold a stability meeting about" in due
    owed = Obligation.objects.everything(because="test").get(
        subject=tia, duty="placements.stability_meeting", lapsed_on=None
    )
    assert (owed.started_on, owed.due_on, owed.met_on) == (D(2026, 11, 24), D(2026, 12, 8), None)
    assert told(measures.stability_meetings_owed, D(2026, 12, 1), D(2026, 12, 10)) == (1, 0, 0)


@pytest.mark.requirement("LAC-16")
def test_a_lifetime_total_counts_too_and_few_homes_ask_for_nothing(here, tia):
    bo = in_care(here, "Bo", D(2025, 1, 6), homes=[(D(2025, 1, 6), "U6", HERE), (D(2026, 2, 2), "U6", HERE)])
    here.allocate(bo, here.priya)
    authorise(signed_in(here.ian), bo)
    assert authorised(bo) == 1
    cy = in_care(
        here, "Cy", D(2016, 1, 4), homes=[(D(year, 1, 8), "U6", HERE) for year in (2016, 2018, 2020, 2022, 2023, 2024)]
    )
    here.allocate(cy, here.priya)
    assert "stability meeting" in plain(authorise(signed_in(here.ian), cy).text) and authorised(cy) == 0
    due = plain(signed_in(here.ian).get(reverse("child.due", kwargs={"subject": cy.uuid})).text)
    assert "Hold a stability meeting about his homes" in due or "Hold a stability meeting about their homes" in due
