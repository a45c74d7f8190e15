"""Where children live: what a move starts, how often they move, how far away, through the pages."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.pages import page, record_on_page
from throughline.practice.placements import events as homes
from throughline.record.ledger.actions import record

pytestmark = pytest.mark.django_db
MOVED = "placements.placement_began"


@pytest.mark.requirement("LAC-11")
def test_a_move_asks_for_its_plan_within_five_working_days(ada):
    record_on_page(ada.priya, ada.ada, MOVED, date(2026, 11, 20), type="U6", with_words="Denise Okoro")
    work = page(ada.priya, "my_work.page")
    assert "Prepare Ada’s placement plan by Friday 27 November" in work
    shown = page(ada.priya, "child.page", subject=ada.ada.uuid)
    assert "With Denise Okoro" in shown and "no placement plan" in shown
    record_on_page(ada.priya, ada.ada, "placements.placement_plan_prepared", date(2026, 11, 24))
    assert "no placement plan" not in page(ada.priya, "child.page", subject=ada.ada.uuid)
    assert "Prepare Ada’s placement plan" not in page(ada.priya, "my_work.page")


@pytest.mark.requirement("LAC-16")
@pytest.mark.requirement("PL-04", waits_for="who would be the next, from the moves of this year")
def test_the_third_home_in_a_year_is_a_question_and_opens_behind_the_figure(ada):
    for day in (date(2026, 3, 2), date(2026, 6, 1)):
        record(homes.placement_began, ada.ada, on=day, type="U6")
    assert "Three homes or more within twelve months" not in page(ada.ian, "team.page")
    record_on_page(ada.priya, ada.ada, MOVED, date(2026, 11, 20), type="K2")
    team = page(ada.ian, "team.page")
    assert (
        "homes within twelve months" in team
        or "Three homes or more within twelve months" in team
        or "home number" in team
    )
    behind = page(ada.ian, "measures.children", query={"counted": "yes"}, code="placements.three_homes_in_a_year")
    assert "Ada Quarrel" in behind


@pytest.mark.requirement("PL-02", waits_for="a reason, an approval and a day of looking again for each")
def test_how_far_from_home_comes_from_the_postcodes(ada):
    record_on_page(ada.priya, ada.ada, MOVED, date(2026, 11, 20), type="K2", postcode="LA9 4QN", home_postcode="WA10 1HP",
                   outside="yes", distant="yes")  # fmt: skip
    behind = page(ada.ian, "measures.children", query={"counted": "yes"}, code="placements.over_20_miles")
    assert "Ada Quarrel" in behind
    assert "approve" in page(ada.priya, "child.due", subject=ada.ada.uuid).lower()
