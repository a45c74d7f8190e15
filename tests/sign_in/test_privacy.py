"""What may show a name and what may not: addresses, titles, logs, error pages; and settings for real use."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.sign_in.conftest import signed_in
from tests.sign_in.test_signing_in import words
from tests.support.builders import Council
from throughline.engines.screens.registry import screens
from throughline.insight.me import queries
from throughline.record.access import acting
from throughline.record.workers.models import Worker
from throughline.services import rate

Hire = Callable[..., Worker]
GIVEN, FAMILY = "Zyxandra", "Quillfeather"
CANARY = re.compile("zyxandra|quillfeather", re.IGNORECASE)
PARTS = re.compile(r"<(\w+):(\w+)>")
MAY_STAND_IN_AN_ADDRESS = {"uuid", "int"}
CODES = {
    "code",
    "provider",
    "measure",
    "setting",
    "duty",
    "kind",
    "paper",
    "return",
    "duty_code",
    "form",
    "month",
    "name",
    "breakdown",
    "group",
    "agenda",
    "feedback",
    "letter",
    "reason",
    "request_for",
    "sheet",
    "what",
}
"""Words in addresses that come from declarations, never from a person."""


def test_addresses_hold_numbers_and_declared_codes_only() -> None:
    found = [
        f"{screen.code}: {screen.path}"
        for screen in screens().values()
        for kind, name in PARTS.findall(screen.path)
        if kind not in MAY_STAND_IN_AN_ADDRESS and name not in CODES
    ]
    assert found == []


def test_an_address_with_a_word_of_a_person_would_be_found() -> None:
    assert [
        name
        for kind, name in PARTS.findall("children/<str:surname>/")
        if kind not in MAY_STAND_IN_AN_ADDRESS and name not in CODES
    ]


@pytest.fixture
def zyx(town: Council, hire: Hire) -> tuple[Worker, Any]:
    """A manager, and a child of the manager's with a name that stands nowhere else."""
    manager = hire("Mo Grange", "record.team_manager")
    with acting.as_system(town.authority.pk, "tests"):
        return manager, town.child(GIVEN, FAMILY, worker=manager)


def walk(client: Client, child: Any) -> list[tuple[str, Any]]:
    """Every page that needs nothing but a child, opened; a page that breaks must not name anybody either."""
    client.raise_request_exception = False
    pages = []
    for screen in screens().values():
        parts = {name for _, name in PARTS.findall(screen.path)}
        if not screen.post_only and parts <= {"subject"}:
            address = reverse(screen.code, kwargs={"subject": child.uuid} if parts else {})
            pages.append((screen.code, client.get(address)))
    return pages


def test_no_title_address_or_log_of_any_page_names_a_child(zyx: tuple[Worker, Any], caplog: Any) -> None:
    manager, child = zyx
    client = signed_in(manager)
    pages = walk(client, child)
    shown = [
        code
        for code, answer in pages
        if answer.status_code == 200 and CANARY.search(answer.content.decode(errors="replace"))
    ]
    assert "child.page" in shown and len(shown) >= 4, "the walk must meet the child, or it proves nothing"
    for code, answer in pages:
        text = answer.content.decode(errors="replace")
        title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        assert not CANARY.search(title[1] if title else ""), f"{code}: {title}"
        named = [a for a in re.findall(r'(?:href|action|src)="([^"]*)"', text) if CANARY.search(a)]
        assert not named, f"{code}: {named}"
        assert not CANARY.search(answer.headers.get("Location", "")), code
        assert answer["Cache-Control"] == "no-store", code
    client.post("/find/", {"q": f"{GIVEN} {FAMILY}"})
    assert CANARY.search(client.get("/find/").content.decode())
    assert not CANARY.search(caplog.text)


def test_an_error_of_ours_has_a_number_and_no_name(
    hire: Hire, monkeypatch: pytest.MonkeyPatch, capfd: Any, caplog: Any
) -> None:
    client = signed_in(hire("Ana Bell"))
    client.raise_request_exception = False

    def breaks(viewer: Any) -> Any:
        raise ValueError(f"{GIVEN} {FAMILY} has no plan")

    monkeypatch.setattr(queries, "worker_of", breaks)
    answer = client.get("/me/?q=Zyxandra")
    assert answer.status_code == 500
    said = words(answer)
    number = re.search(r"noted, as ([a-z2-9]{3}-[a-z2-9]{3})", said)
    assert number and "What was saved before is safe" in said
    assert number[1] in caplog.text and "me.account" in caplog.text and "ValueError" in caplog.text
    assert "insight/me/screens.py" in caplog.text
    err = capfd.readouterr().err
    assert not CANARY.search(err) and not CANARY.search(caplog.text) and not CANARY.search(said)


def test_the_log_format_leaves_an_errors_words_out() -> None:
    import logging

    from throughline.services.incidents import Plain

    try:
        raise KeyError(GIVEN)
    except KeyError:
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "It broke", (), sys.exc_info())
    said = Plain("%(message)s").format(record)
    assert "It broke" in said and "KeyError" in said and "test_privacy.py" in said and not CANARY.search(said)


def test_very_many_searches_are_slowed_down_and_noted(
    zyx: tuple[Worker, Any], town: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    from throughline.insight.find import screens as find

    monkeypatch.setattr(find, "SEARCHES", 3)
    client = signed_in(zyx[0])
    answers = [client.post("/find/", {"q": f"name {n}"}) for n in range(4)]
    assert [a.status_code for a in answers] == [302, 302, 302, 200]
    assert "very often" in words(answers[-1])


def test_a_rate_is_of_the_last_while(db: None) -> None:
    key = str(uuid.uuid4())
    assert [rate.allowed(key, most=2, every=timedelta(hours=1)) for _ in range(3)] == [True, True, False]
    assert rate.allowed(key, most=2, every=timedelta(0))
    assert rate.allowed("another", most=1, every=timedelta(hours=1))


def production(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """A management command with the settings of real use; no database is touched."""
    env = {k: v for k, v in os.environ.items() if k not in ("SECRET_KEY", "ALLOWED_HOSTS", "THROUGHLINE_TRAINING", "DJANGO_ALLOW_ASYNC_UNSAFE")}
    env |= {"THROUGHLINE_PRODUCTION": "1", "DJANGO_SETTINGS_MODULE": "throughline.config.settings", **changes}
    return subprocess.run([sys.executable, "-m", "django", *arguments], env=env, capture_output=True, text=True)


REAL = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "throughline.merehaven.example",
}


def test_the_settings_of_real_use_pass_every_check() -> None:
    done = production("check", "--deploy", "--fail-level", "WARNING", **REAL)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_without_its_secrets_the_site_does_not_start(missing: str) -> None:
    done = production("check", **{k: v for k, v in REAL.items() if k != missing})
    assert done.returncode != 0 and missing in done.stderr


def test_real_use_requires_a_second_step_and_host_cookies() -> None:
    asked = "from django.conf import settings as s; print(s.REQUIRE_MFA, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.DEBUG)"
    assert production("shell", "--no-imports", "-c", asked, **REAL).stdout.split() == [
        "True",
        "__Host-session",
        "__Host-csrf",
        "True",
        "False",
    ]
