"""The people of a front door: a contact officer, two social workers, a manager, a senior manager, and a family."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.measures.chronologies import town
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.services import clock

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def on_the_25th() -> Iterator[None]:
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def house(db: None) -> Iterator[Any]:
    """Tia and Jaden Harrow live with their mother; an area team, and the front door's people."""
    with town() as made:
        made.officer = made.worker("Ola Reid", "front_door.contact_officer")
        made.screener = made.worker("Sam Ode", "front_door.social_worker", swe_number="SW990001")
        made.unregistered = made.worker("Nia Poole", "front_door.social_worker")
        made.manager = made.worker("Mel Ford", "front_door.manager", swe_number="SW990002")
        made.head = made.worker("Ruth Cole", "record.head_of_service")
        made.area_manager = made.worker("Ian Webb", "record.team_manager", team=made.other_team)
        made.area_worker = made.worker("Priya Shah", team=made.other_team)
        made.tia, made.jaden = made.child("Tia", "Harrow"), made.child("Jaden", "Harrow", date(2018, 2, 1))
        record(people.related, made.tia, on=date(2018, 2, 1), other=made.jaden.pk, kind="sibling", lives_together=True)
        yield made
