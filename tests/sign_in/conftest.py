"""An invented council, and people who sign in to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.support.builders import Council, council
from throughline.record.access import acting
from throughline.record.workers.models import Worker
from throughline.services import clock

PASSWORD = "a long enough password"


@pytest.fixture
def town(db: None) -> Council:
    """The council, committed with the test's own transaction."""
    made = council()
    return made


@pytest.fixture
def hire(town: Council) -> Callable[..., Worker]:
    """`hire("Ana Bell", role=…)`: a worker who can sign in."""

    def make(name: str, role: str = "record.social_worker", **how: Any) -> Worker:
        with acting.as_system(town.authority.pk, "tests"):
            return town.worker(name, role, **how)

    return make


@pytest.fixture
def later() -> Iterator[Callable[..., None]]:
    """`later(minutes=16)`: the clock goes on."""
    first = clock.offset()

    def go_on(**how: float) -> None:
        clock.set_offset(clock.offset() + timedelta(**how))

    yield go_on
    clock.set_offset(first)


def signed_in(worker: Worker) -> Client:
    """A browser in which this worker has signed in through the sign-in page."""
    client = Client()
    answer = client.post("/accounts/login/", {"login": worker.user.username, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return client


def locked(answer: Any) -> bool:
    """Whether this is the lock page."""
    return '<h1 class="tl-xl">Locked</h1>' in answer.content.decode()
