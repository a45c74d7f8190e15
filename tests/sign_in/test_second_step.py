"""Second steps: an app's code, recovery codes, security keys in a real browser, and having to have one."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from tests.sign_in.conftest import PASSWORD, signed_in
from tests.sign_in.test_pages import enter
from tests.sign_in.test_signing_in import words
from tests.support.browser import assert_accessible, screenshot
from tests.support.builders import council
from throughline.record.access import acting
from throughline.record.workers.models import Worker

Hire = Callable[..., Worker]


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def add_app(client: Client) -> str:
    page = client.get("/accounts/second-step/app/add/", follow=True)
    assert "Is it you?" in words(page)
    page = client.post(
        "/accounts/again/", {"password": PASSWORD, "next": "/accounts/second-step/app/add/"}, follow=True
    )
    secret = re.search(r'tl-letters">([A-Z2-7]+)<', page.content.decode())
    assert secret, words(page)
    answer = client.post("/accounts/second-step/app/add/", {"code": code_now(secret[1])})
    assert answer.status_code == 302, words(answer)
    return secret[1]


def test_an_app_is_added_and_then_asked_for(hire: Hire) -> None:
    worker = hire("Ana Bell")
    client = signed_in(worker)
    secret = add_app(client)
    stored = Authenticator.objects.get(type="totp").data
    assert secret not in str(stored), "the secret is encrypted where it is stored"
    again = Client()
    answer = again.post("/accounts/login/", {"login": worker.user.username, "password": PASSWORD})
    assert answer["Location"].startswith("/accounts/second-step/ask/")
    assert again.get("/me/").status_code == 302, "a password alone opens nothing now"
    answer = again.post("/accounts/second-step/ask/", {"code": "000000"})
    assert "not right" in words(answer)
    cache.clear()  # a code opens once; the one that added the app is this same half-minute's
    again.post("/accounts/second-step/ask/", {"code": code_now(secret)})
    assert again.get("/me/").status_code == 200


def test_a_recovery_code_opens_once(hire: Hire) -> None:
    worker = hire("Ana Bell")
    client = signed_in(worker)
    add_app(client)
    codes = re.findall(r"<li>(\w{6,})</li>", client.get("/accounts/second-step/codes/").content.decode())
    assert len(codes) == 10
    for expected in (200, 302):
        again = Client()
        again.post("/accounts/login/", {"login": worker.user.username, "password": PASSWORD})
        again.post("/accounts/second-step/ask/", {"code": codes[0]})
        assert again.get("/me/").status_code == expected


@pytest.mark.parametrize("path", ["", "app/add/", "keys/", "keys/add/", "codes/new/"])
def test_where_a_second_step_is_required_nothing_opens_without_one(hire: Hire, settings: Any, path: str) -> None:
    settings.REQUIRE_MFA = True
    client = signed_in(hire("Ana Bell"))
    answer = client.get("/me/")
    assert answer.status_code == 302 and answer["Location"] == "/accounts/second-step/"
    answer = client.get(f"/accounts/second-step/{path}")
    assert (
        answer.status_code in (200, 302) and answer.headers.get("Location") != "/accounts/second-step/"
    ) or path == "codes/new/"
    if path == "app/add/":
        add_app(client)
        assert client.get("/me/").status_code == 200


def test_in_training_none_is_required(hire: Hire) -> None:
    assert signed_in(hire("Ana Bell")).get("/me/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_security_key_and_a_passkey_in_a_real_browser_under_the_strict_policy(
    page: Callable[..., Any], live_server: Any
) -> None:
    town = council()
    with acting.as_system(town.authority.pk, "tests"):
        ana = town.worker("Ana Bell")
    one = page(1400)
    keys = one.context.new_cdp_session(one)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    enter(one, live_server, ana)
    one.goto(live_server.url + "/accounts/second-step/keys/add/")
    assert_accessible(one)
    screenshot(one, "again-1400")
    one.fill("input[name=password]", PASSWORD)
    one.click("main button[type=submit]")
    one.wait_for_selector("h1:has-text('Add a key')")
    assert_accessible(one)
    screenshot(one, "key-add-1400")
    one.fill("input[name=name]", "Blue key")
    one.check("input[name=passwordless]")
    one.click("#mfa_webauthn_add")
    one.wait_for_selector("h1:has-text('Recovery codes')")
    assert_accessible(one)
    screenshot(one, "codes-1400")
    for name, path in {
        "second-step-with-key": "",
        "keys": "keys/",
        "app-add": "app/add/",
        "codes-new": "codes/new/",
    }.items():
        one.goto(f"{live_server.url}/accounts/second-step/{path}")
        assert_accessible(one)
        screenshot(one, f"{name}-1400")
    one.goto(live_server.url + "/accounts/logout/")
    one.click("main button[type=submit]")
    one.wait_for_url("**/accounts/login/")
    # the key as the second step after the password
    one.fill("input[name=login]", "ana.bell")
    one.fill("input[name=password]", PASSWORD)
    one.click("main button[type=submit]")
    one.wait_for_selector("h1:has-text('Second step')")
    assert_accessible(one)
    screenshot(one, "second-step-ask-1400")
    one.click("#mfa_webauthn_authenticate")
    one.wait_for_url(lambda url: "/accounts/" not in url)
    one.goto(live_server.url + "/me/")
    assert "a security key" in one.locator("main").inner_text()
    one.goto(live_server.url + "/accounts/logout/")
    one.click("main button[type=submit]")
    # and as a passkey, without the password
    one.wait_for_selector("#passkey_login")
    one.click("#passkey_login")
    one.wait_for_url(lambda url: "/accounts/login/" not in url)
    one.goto(live_server.url + "/me/")
    assert "My account" in one.locator("h1").inner_text()
    one.problems = [p for p in one.problems if " 404 " not in f" {p} "]
