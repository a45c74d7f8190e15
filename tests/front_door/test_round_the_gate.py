"""What a gate let through is not changed by way of a correction."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.front_door.desk import SCREENED, case, contact, send, take
from tests.front_door.test_contacts import DECIDED, events_of
from tests.support.pages import plain, signed_in
from throughline.practice.front_door import events
from throughline.services import clock


def correct(client, child, entry, **facts):
    """Post a correction of one entry, as the form behind "correct" does; the answer."""
    day = clock.today()
    url = reverse("recording.correct", kwargs={"subject": child.uuid, "event": entry.pk})
    return client.post(url, {"key": str(uuid4()), "on_day": day.day, "on_month": day.month, "on_year": day.year, **facts}, follow=True)


@pytest.mark.requirement("FD-01")
def test_no_correction_is_a_screening_or_a_decision_of_somebody_who_may_not_give_it(house):
    ola, sam, mel = (signed_in(w) for w in (house.officer, house.screener, house.manager))
    take(ola, house.tia)
    send(sam, case(house.tia), **SCREENED)
    (screened,) = events_of(house.tia, events.contact_screened)
    assert correct(ola, house.tia, screened, outcome="no_action").status_code == 404
    assert contact(house.tia).proposed == "referral"
    story = reverse("child.story", kwargs={"subject": house.tia.uuid})
    link = reverse("recording.correct", kwargs={"subject": house.tia.uuid, "event": screened.pk})
    assert link not in ola.get(story).text and link in sam.get(story).text, "it is offered to whoever may"
    send(mel, case(house.tia), **DECIDED, outcome="referral", team=str(house.other_team.pk))
    (decided,) = events_of(house.tia, events.contact_decided)
    for hand in (ola, sam):
        assert correct(hand, house.tia, decided, outcome="no_action").status_code == 404
    assert contact(house.tia).outcome == "referral"
    mended = correct(mel, house.tia, decided, outcome="referral", words="Bruises, and no account of them that fits.")
    assert mended.status_code == 200 and "Corrected at" in plain(mended.text), "whoever decided says what it should have said"
