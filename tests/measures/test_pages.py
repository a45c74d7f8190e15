"""The pages of measures, as different people meet them."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.measures.chronologies import TODAY, in_care, town
from throughline.practice.looked_after import events as care
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.services import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


def signed_in(worker) -> Client:
    client = Client()
    client.force_login(worker.user)
    return client


def test_the_list_and_a_measure_open():
    with town() as made:
        manager = made.worker("Ruth Calder", "record.team_manager")
        ada = in_care(made, "Ada", date(2024, 1, 8))
        made.allocate(ada, manager)
        for day, alone in ((2, "yes"), (3, "yes"), (4, "no")):
            record(care.child_visited, ada, on=date(2026, 11, day), outcome="seen", alone=alone)
    client = signed_in(manager)
    listed = client.get(reverse("measures.list"))
    assert listed.status_code == 200
    assert "Seen alone at visits" in listed.text and "67%" in listed.text
    page = client.get(reverse("measures.one", kwargs={"code": "looked_after.seen_alone"}))
    assert page.status_code == 200
    for words in ("67%", "2 of 3 visits", "1 to 25 November", "Open the 1 at which the child was not", "23 points under",
                  "North locality 2", "10 to 15"):  # fmt: skip
        assert words in page.text, words
    assert client.get(reverse("measures.one", kwargs={"code": "looked_after.no_such"})).status_code == 404
