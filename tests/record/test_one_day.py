"""What begins and ends on one day: the ending stands after its beginning, and nothing stays open."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.builders import council
from throughline.engines.duties.models import Obligation
from throughline.engines.signals.models import SignalRow
from throughline.practice.looked_after import events as care
from throughline.practice.looked_after.models import CarePeriod, LegalStatus
from throughline.practice.missing import events as missing
from throughline.practice.placements import events as homes
from throughline.practice.placements.models import Placement, Stay
from throughline.record.access import acting
from throughline.record.ledger import projections, registry
from throughline.record.ledger.actions import open_threads, record
from throughline.services.clock import at_london

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 4)


@pytest.fixture
def town():
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        yield made


def rows(model, child):
    return model.objects.everything(because="test").filter(subject=child)


def told(child, *codes):
    """What happened, in order, as the story tells it."""
    held = projections.load([child.pk], {c.code for c in codes})[child.pk]
    return [(e.type, e.thread) for e in projections.in_effect(held, registry.ranks())]


def test_care_that_began_and_ended_on_one_day_is_over(town):
    child = town.child()
    record(care.became_looked_after, child, on=DAY, need="N1")
    record(care.legal_status_began, child, on=DAY, status="J1")
    record(homes.placement_began, child, on=DAY, type="U6")
    record(homes.stay_began, child, on=DAY, type="T0")
    record(care.ceased_looked_after, child, on=DAY, reason="E4A")
    for model in (CarePeriod, LegalStatus, Placement):
        assert not rows(model, child).exists(), f"no night in care, no row of {model.__name__}"
    assert not rows(Stay, child).filter(ended_on__isnull=True).exists()
    assert "looked_after.period_of_care" not in open_threads(child.pk)
    left = rows(Obligation, child).filter(met__isnull=True, lapsed_on__isnull=True)
    assert {o.duty for o in left} == set(), "nobody owes anything"
    assert not rows(SignalRow, child).filter(cleared_on__isnull=True).exists(), "and nothing is asked"


def test_the_end_of_an_earlier_period_stands_before_the_beginning_of_that_day(town):
    child = town.child()
    record(care.became_looked_after, child, on=date(2026, 1, 5), need="N1")
    record(care.ceased_looked_after, child, on=DAY, reason="E8")
    record(care.became_looked_after, child, on=DAY, need="N1")
    first, second = rows(CarePeriod, child).order_by("began_on")
    assert (first.ended_on, second.began_on, second.ended_on) == (DAY, DAY, None)


def test_twice_missing_on_one_day_each_return_ends_its_own(town):
    """Recorded by whoever was on duty, in any order."""
    for order in ((0, 1, 2, 3), (2, 0, 3, 1)):
        child = town.child()
        record(care.became_looked_after, child, on=date(2026, 1, 5), need="N1")
        acts = [
            (missing.went_missing, (9, 0)), (missing.came_back, (11, 30)),
            (missing.went_missing, (20, 0)), (missing.came_back, (23, 15)),
        ]  # fmt: skip
        for n in order:
            event, hour = acts[n]
            record(event, child, on=DAY, at=at_london(DAY, *hour))
        events = told(child, missing.went_missing, missing.came_back)
        assert [e for e, _ in events] == ["missing.went_missing", "missing.came_back"] * 2
        assert events[0][1] == events[1][1] != events[2][1] == events[3][1]
        assert "missing.time_missing" not in open_threads(child.pk), "she is not missing tonight"


def test_back_in_the_morning_gone_again_in_the_evening_and_back_that_night(town):
    child = town.child()
    record(missing.went_missing, child, on=date(2026, 5, 3), at=at_london(date(2026, 5, 3), 21, 0))
    record(missing.came_back, child, on=DAY, at=at_london(DAY, 8, 0))
    record(missing.went_missing, child, on=DAY, at=at_london(DAY, 20, 0))
    assert "missing.time_missing" in open_threads(child.pk)
    record(missing.came_back, child, on=DAY, at=at_london(DAY, 23, 0))
    assert "missing.time_missing" not in open_threads(child.pk)
    assert len({t for _, t in told(child, missing.went_missing)}) == 2


def test_a_return_whose_hour_nobody_knows_follows_the_going(town):
    child = town.child()
    record(missing.went_missing, child, on=DAY, at=at_london(DAY, 9, 0))
    record(missing.came_back, child, on=DAY)
    assert [e for e, _ in told(child, missing.went_missing, missing.came_back)] == [
        "missing.went_missing",
        "missing.came_back",
    ]
