"""A council on Wednesday 25 November 2026, with the people whom these tests need."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.chronologies import TODAY, town
from throughline.services import clock


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def here():
    """Priya works with the children, Ian leads the team, Gwen reviews, Ruth answers for the service."""
    with town() as made:
        made.priya, made.ian = made.worker("Priya Shah"), made.worker("Ian Webb", "record.team_manager")
        made.gwen = made.worker("Gwen Adeyemi", "looked_after.independent_reviewing_officer")
        made.ruth = made.worker("Ruth Calder", "record.head_of_service")
        yield made


def day(on: date, name: str = "on") -> dict[str, str]:
    """A day as three boxes of a form."""
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}
