"""The world of the battery: built once, with real commits, and taken down again after its tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.battery.world import World, build
from tests.support import database


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The invented council. What a test writes into it is rolled back at the test's end."""
    with django_db_blocker.unblock():
        made = build()
    yield made
    with django_db_blocker.unblock():
        database.reset()
