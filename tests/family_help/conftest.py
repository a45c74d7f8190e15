"""A day, a post, and the sisters' world."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.family_help.walking import TODAY, World
from throughline.services import clock, mail


@pytest.fixture(autouse=True)
def on_the_23rd() -> Iterator[None]:
    """Today is Monday 23 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def post() -> Iterator[mail.Remembered]:
    with mail.through(mail.Remembered()) as door:
        yield door


@pytest.fixture
def world(db: None) -> World:
    return World()
