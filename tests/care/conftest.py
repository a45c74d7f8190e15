"""A team with one child in care, as the people around her meet her."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.chronologies import TODAY, in_care, town
from throughline.services import clock


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def ada():
    """Ada, 12, in care since January 2025: Priya's, reviewed by Gwen, in Ian's team."""
    with town() as made:
        made.priya = made.worker("Priya Shah")
        made.gwen = made.worker("Gwen Adeyemi", "looked_after.independent_reviewing_officer", team=made.other_team)
        made.ian = made.worker("Ian Webb", "record.team_manager")
        made.ada = in_care(made, "Ada", date(2025, 1, 6), homes=[(date(2025, 1, 6), "U6", "WA10 1HP")])
        made.allocate(made.ada, made.priya, made.team, on=date(2025, 1, 6))
        made.allocate(made.ada, made.gwen, made.other_team, on=date(2025, 1, 7), role="independent_reviewing_officer")
        yield made
