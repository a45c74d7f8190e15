"""Somebody from outside who does one agreed action: they see it, say how it goes, and see nothing once it is done and over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.builders import council
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.guests.models import Invitation
from throughline.practice.looked_after import events as care
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.services import clock, mail

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def on_the_25th() -> Iterator[None]:
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


def come(post: mail.Remembered) -> Client:
    link = re.search(r"http://testserver(\S+)", post.messages[-1].words)
    guest = Client()
    assert link
    guest.post(link[1], {"send": "1"})
    code = re.search(r"(\d{6})", post.messages[-1].words)
    assert code
    guest.post(link[1], {"code": code[1]})
    return guest


def test_the_invitation_ends_the_day_after_the_action_is_done_whatever_day_was_set() -> None:
    town = council()
    with acting.as_system(town.authority.pk, "tests"):
        ana = town.worker("Ana Bell")
        tia = town.child("Tia", worker=ana)
        record(care.became_looked_after, tia, on=date(2026, 1, 5), need="N1")
        agreed = record(care.actions.agreed, tia, on=TODAY, what="Find a swimming club", owner=ana.pk, by_on=date(2026, 12, 18), plan="review")
        other = record(care.actions.agreed, tia, on=TODAY, what="Ring the dentist", owner=ana.pk, by_on=date(2026, 12, 18), plan="review")
    worker: Any = signed_in(ana)
    url = reverse("guests.to_action", kwargs={"subject": tia.uuid, "promise": agreed})
    with mail.through(mail.Remembered()) as post:
        worker.post(url, {"key": key_of(worker.get(url)), "name": "Kay Moss", "email": "kay@club.example", "agency": "Swimming club"})
        kay = come(post)
    home = kay.get(reverse("guests.home")).text
    assert "Find a swimming club" in home and "Ring the dentist" not in home, "that action and nothing else"
    with acting.as_system(town.authority.pk, "tests"):
        held = Invitation.objects.everything(because="test").get()
    assert held.ends_on > date(2026, 12, 18) and other != agreed
    own = reverse("guests.part", kwargs={"invitation": held.pk})
    kay.post(reverse("guests.answer", kwargs={"invitation": held.pk}), {"how": "done", "words": "She begins on Monday"})
    assert kay.get(own).status_code == 200, "on the day they still read what they said"
    clock.set_offset(clock.offset() + timedelta(days=1))
    assert kay.get(own).status_code == 404
    assert "Nothing is asked of you at the moment" in plain(kay.get(reverse("guests.home")).text)
    with acting.as_system(town.authority.pk, "tests"):
        assert Invitation.objects.everything(because="test").get().why_ended == "What it was for is over"
    assert "What it was for is over" in plain(signed_in(ana).get(reverse("guests.of_child", kwargs={"subject": tia.uuid})).text)
