"""Guessing is slowed down: five free, then waits that double to half an hour, and never an end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.db.models import F
from django.test import Client

from tests.sign_in.conftest import PASSWORD
from tests.sign_in.test_signing_in import words
from throughline.record.workers.models import Worker
from throughline.services import clock
from throughline.services.sign_in.backoff import address_of, wait_after


def attempt(password: str, address: str = "10.0.0.1", name: str = "ana.bell") -> Any:
    return Client(REMOTE_ADDR=address).post("/accounts/login/", {"login": name, "password": password})


def pass_time(minutes: int) -> None:
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("failures", "minutes"), [(4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (9, 16), (10, 30), (500, 30)]
)
def test_the_wait_doubles_to_half_an_hour(failures: int, minutes: int) -> None:
    assert wait_after(failures, 5) == timedelta(minutes=minutes)


def test_after_five_wrong_guesses_even_the_right_one_waits_a_minute(hire: Callable[..., Worker]) -> None:
    hire("Ana Bell")
    answers = [attempt(f"wrong guess {n}") for n in range(5)]
    assert [a.status_code for a in answers] == [200, 200, 200, 200, 429]
    assert "Wait 1 minute" in words(answers[-1])
    assert attempt(PASSWORD).status_code == 429
    pass_time(minutes=1)
    assert attempt(PASSWORD).status_code == 302
    assert attempt("wrong again").status_code == 200, "success forgets the failures"


def guessed(times: int, address: str = "10.0.0.1") -> None:
    """So many wrong guesses for Ana from there, the last one just now."""
    AccessAttempt.objects.create(
        username="ana.bell", ip_address=address, user_agent="<unknown>", failures_since_start=times, attempt_time=clock.now() - clock.offset()
    )


def test_the_waits_grow_and_end_by_themselves(hire: Callable[..., Worker]) -> None:
    hire("Ana Bell")
    guessed(9)
    pass_time(minutes=15)
    assert attempt(PASSWORD).status_code == 429
    pass_time(minutes=1)
    assert "Wait 30 minutes" in words(attempt("the tenth wrong one"))
    assert AccessAttempt.objects.get().failures_since_start == 10
    attempt("while it waits")
    assert AccessAttempt.objects.get().failures_since_start == 10, "trying while it waits does not make it longer"
    pass_time(minutes=30)
    assert attempt(PASSWORD).status_code == 302, "no lock is for good"


def test_a_stranger_elsewhere_does_not_shut_somebody_out(hire: Callable[..., Worker]) -> None:
    hire("Ana Bell")
    guessed(40, "10.9.9.9")
    assert attempt(PASSWORD, "10.9.9.9").status_code == 429
    assert attempt(PASSWORD, "10.0.0.1").status_code == 302


def test_many_addresses_together_are_slowed_down_too(hire: Callable[..., Worker]) -> None:
    hire("Ana Bell")
    for n in range(50):
        guessed(1, f"10.1.{n}.1")
    assert attempt(PASSWORD, "10.2.0.1").status_code == 429


def test_a_name_nobody_has_is_treated_alike(db: None) -> None:
    answers = [attempt(f"wrong guess {n}", name="nobody.here") for n in range(5)]
    assert answers[-1].status_code == 429


def test_only_our_own_proxies_are_believed(rf: Any, settings: Any) -> None:
    request = rf.get("/", headers={"X-Forwarded-For": "1.1.1.1, 2.2.2.2"}, REMOTE_ADDR="9.9.9.9")
    assert address_of(request) == "9.9.9.9"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert address_of(request) == "2.2.2.2"
