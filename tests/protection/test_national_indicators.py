"""The former national indicators of child protection, counted by hand. 67 stands with the chairs."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.chronologies import told, town
from throughline.practice.protection import events, measures
from throughline.record.ledger.actions import record

pytestmark = pytest.mark.django_db
D = date


def plan(child, began, ended=None, **facts):
    opened = record(events.plan_began, child, on=began, category="NEG", **facts)
    if ended:
        record(events.plan_ended, child, on=ended, thread=opened, reason="safe")


def test_64_plans_of_two_years_among_those_that_ended():
    """Year to 31 October 2026. Ada's lasted two years to the day, Bo's a day less, Cy's a quarter; Dot's long one ended in the year
    before, Eve's long one runs. Another council's plan for a time is not counted."""
    with town() as made:
        ada, bo, cy, dot, eve, fay = (made.child(n, "Quarrel", D(2012, 1, 1)) for n in ("Ada", "Bo", "Cy", "Dot", "Eve", "Fay"))
        plan(ada, D(2024, 3, 5), D(2026, 3, 5))
        plan(bo, D(2024, 3, 5), D(2026, 3, 4))
        plan(cy, D(2026, 7, 1), D(2026, 10, 1))
        plan(dot, D(2020, 1, 6), D(2025, 10, 31))
        plan(eve, D(2022, 1, 6))
        plan(fay, D(2024, 1, 6), D(2026, 6, 1), temporary=True)
        assert told(measures.two_years_when_ended) == (1, 3, 0)


def test_65_plans_that_were_not_the_first():
    """Began in the year to 31 October 2026: Ada's second here, Bo's first, Cy's first here after one elsewhere before this record,
    Dot's own after another council's for a time, which is no plan of this council. Eve's second began the year before."""
    with town() as made:
        ada, bo, cy, dot, eve = (made.child(n, "Quarrel", D(2012, 1, 1)) for n in ("Ada", "Bo", "Cy", "Dot", "Eve"))
        plan(ada, D(2019, 3, 5), D(2020, 3, 5))
        plan(ada, D(2025, 11, 3))
        plan(bo, D(2026, 10, 30))
        plan(cy, D(2026, 2, 2), before=1)
        plan(dot, D(2026, 4, 1), D(2026, 4, 20), temporary=True)
        plan(dot, D(2026, 4, 20))
        plan(eve, D(2018, 1, 8), D(2019, 1, 8))
        plan(eve, D(2025, 10, 31))
        assert told(measures.again) == (2, 4, 0)
