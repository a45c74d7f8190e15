"""A guest's own key in a real browser: after the code once, it opens the same door, and no longer than the purpose stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.support.browser import assert_accessible, screenshot
from tests.support.builders import council
from throughline.engines.guests import actions
from throughline.engines.guests.models import Guest, GuestKey, Invitation
from throughline.record.access import acting
from throughline.services import clock, mail


def device(page: Any) -> None:
    """Give this browser a device that answers with a fingerprint at once."""
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_guest_adds_a_key_and_comes_in_by_it_until_the_purpose_ends(page: Callable[..., Any], live_server: Any) -> None:
    town = council()
    with acting.as_system(town.authority.pk, "tests"):
        ana = town.worker("Ana Bell")
        tia = town.child("Tia", worker=ana)
        viewer = town.viewer(ana)
    with acting.as_actor(viewer.actor("guests.to_action")):
        asked = actions.invite(viewer, tia, name="Sam Oakes", email="sam@mere.example", agency="Mere Primary", part="child", purpose=f"own:{tia.pk}",
                               what="her own page", ends_on=viewer.today + timedelta(days=30))  # fmt: skip
    come = live_server.url + reverse("guests.arrive", kwargs={"token": actions.link_token(asked.guest)})
    sam = page(width=320)
    device(sam)
    sam.goto(come)
    assert sam.locator("#guest_key_login").count() == 0, "no key yet: the code it is"
    with mail.through(mail.Remembered()) as post:
        sam.get_by_role("button", name="Send me the code").click()
        sam.wait_for_selector("#code")
        code = re.search(r"(\d{6})", post.messages[-1].words)
    assert code
    sam.fill("#code", code[1])
    sam.get_by_role("button", name="Go in").click()
    sam.get_by_role("link", name="Come in without a code next time").click()
    assert_accessible(sam)
    screenshot(sam, "guest-key-320")
    sam.click("#guest_key_add")
    sam.wait_for_url("**/guest/?key=added")
    assert "Your key is added" in sam.locator("main").inner_text()
    assert_accessible(sam)
    screenshot(sam, "guest-key-added-320")
    # Out, and in again by the key alone: no message is sent.
    sam.goto(live_server.url + reverse("guests.leave"))
    sam.goto(come)
    sam.wait_for_selector("#guest_key_login")
    assert_accessible(sam)
    screenshot(sam, "guest-key-ask-320")
    with mail.through(mail.Remembered()) as post:
        sam.click("#guest_key_login")
        sam.wait_for_url("**/guest/")
        assert post.messages == []
    assert "Sam Oakes" in sam.locator("header").inner_text() and GuestKey.objects.get().used_at is not None
    # Somebody else's device, and somebody else's link, do not open it.
    other = page(width=1400)
    device(other)
    other.goto(come)
    other.wait_for_selector("#guest_key_login")
    other.click("#guest_key_login")
    other.wait_for_selector("[data-key-error]")
    assert "/guest/come/" in other.url
    with acting.as_actor(viewer.actor("guests.to_action")):
        third = actions.invite(viewer, tia, name="Kay", email="kay@mere.example", agency="", part="carer", purpose=f"own:{tia.pk}", what="the page",
                               ends_on=viewer.today + timedelta(days=30))  # fmt: skip
    assert sam.request.get(live_server.url + reverse("guests.by_key", kwargs={"token": actions.link_token(third.guest)})).status == 404
    # The purpose ends: the page that is open shows nothing from now on, the key opens nothing, and is gone.
    with acting.as_actor(viewer.actor("guests.end")):
        actions.end(Invitation.objects.visible_to(viewer, subject=tia.pk).get(pk=asked.pk), "over")
    sam.reload()
    assert "Tia" not in sam.locator("main").inner_text()
    sam.goto(live_server.url + reverse("guests.leave"))
    sam.goto(come)
    assert sam.locator("#guest_key_login").count() == 0
    assert not GuestKey.objects.filter(guest=asked.guest).exists() and Guest.objects.filter(pk=asked.guest_id).exists()
    sam.problems.clear()
    other.problems.clear()


@pytest.mark.django_db
def test_what_is_no_answer_of_a_device_opens_nothing(client: Any) -> None:
    town = council()
    with acting.as_system(town.authority.pk, "tests"):
        ana = town.worker("Ana Bell")
        tia = town.child("Tia", worker=ana)
        viewer = town.viewer(ana)
    with acting.as_actor(viewer.actor("guests.to_action")):
        asked = actions.invite(viewer, tia, name="Sam", email="sam@mere.example", agency="", part="child", purpose=f"own:{tia.pk}", what="her own page",
                               ends_on=viewer.today + timedelta(days=30))  # fmt: skip
    at = reverse("guests.by_key", kwargs={"token": actions.link_token(asked.guest)})
    assert client.get(at).status_code == 404, "whoever has no key is not asked for one"
    GuestKey.objects.create(guest=asked.guest, credential=bytes(16) + b"\x00\x01x" + b"\xa0", added_at=clock.now())
    for given in ("", "nonsense", "[]", '{"id": "eA"}'):
        answer = client.post(at, {"credential": given})
        assert answer.status_code == 302 and "/guest/come/" in answer["Location"], given
    assert client.get(reverse("guests.home"))["Location"] == reverse("guests.closed")
