"""Today is Monday 23 November 2026, and mail goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.protection.world import TODAY, World
from throughline.services import clock, mail


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def post() -> Iterator[mail.Remembered]:
    with mail.through(mail.Remembered()) as door:
        yield door


@pytest.fixture
def world(db: None, post: mail.Remembered) -> World:
    return World()
