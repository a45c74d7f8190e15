"""Why the youngest come into care, neglect apart from abuse, and the group that hears of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.in_care.conftest import day
from tests.in_care.test_pages_about_care import open_page, say, sheet
from tests.support.pages import key_of, plain, signed_in
from throughline.practice.protection import events as protection
from throughline.record.ledger.actions import record

pytestmark = pytest.mark.django_db
D = date


def press(client, url: str, **typed: Any) -> str:
    return plain(client.post(url, {**typed, "key": key_of(client.get(url))}, follow=True).text)


@pytest.mark.requirement("LAC-15")
def test_neglect_is_told_apart_from_abuse_and_the_strategy_group_hears_of_it(here):
    """As was said when the child came; else as the plan of the year before has it; a plan long before says nothing."""
    def small(name: str) -> Any:
        return here.child(name, "Quarrel", D(2023, 3, 14), team=here.team)

    ada, bo, cy, di, eve, flo = (small(name) for name in ("Ada", "Bo", "Cy", "Di", "Eve", "Flo"))
    client = signed_in(here.ian)
    say(client, ada, "looked_after.became_looked_after", **day(D(2026, 11, 2)), need="N1", harm="neglect")
    record(protection.plan_began, bo, on=D(2026, 6, 1), category="NEG")
    record(protection.plan_began, cy, on=D(2026, 6, 1), category="NEG")
    record(protection.category_changed, cy, on=D(2026, 8, 3), category="PHY")
    record(protection.plan_began, di, on=D(2024, 6, 3), category="NEG")
    for one in (bo, cy, di):
        say(client, one, "looked_after.became_looked_after", **day(D(2026, 11, 2)), need="N1")
    say(client, eve, "looked_after.became_looked_after", **day(D(2026, 11, 2)), need="N8")
    say(client, flo, "looked_after.became_looked_after", **day(D(2026, 8, 10)), need="N1", harm="neglect")
    assert sheet(open_page(here.ruth, "in_care.page"), "Came under five in twelve months, because of") == [
        ("Neglect", "3"), ("Abuse", "1"), ("Neglect and abuse", "0"), ("Neglect or abuse: nobody said which", "1"), ("Another need", "1")]  # fmt: skip
    ruth, calendar = signed_in(here.ruth), reverse("boards.calendar")
    assert calendar in open_page(here.ruth, "in_care.page").text
    assert "Strategy group for children in care no meeting has it yet" in plain(ruth.get(calendar).text)
    press(ruth, calendar, do="set", board="strategy", **day(D(2027, 1, 13)))
    meeting = ruth.get(calendar).context_data["coming"][0]["one"].key
    assert "Choose the report" in press(ruth, calendar, do="file", meeting=meeting, report="")
    filed = press(ruth, calendar, do="file", meeting=meeting, report="in_care.young", words="More early help with neglect")
    assert "The youngest who come into care is filed for 13 January 2027" in filed and "The board is asked: More early help with neglect" in filed
    assert "Came under five because of neglect 1" in filed, "the quarter that ended on 30 September: August, and nothing of November"
    owed = {(o.board, o.meeting is not None) for o in ruth.get(calendar).context_data["owed"] if o.report.code == "in_care.young"}
    assert owed == {("strategy", True), ("commissioning", False)}, "the commissioning board hears of it too"
    press(ruth, calendar, do="set", board="commissioning", **day(D(2027, 1, 20)))
    second = next(o["one"].key for o in ruth.get(calendar).context_data["coming"] if o["one"].key != meeting)
    filed = press(ruth, calendar, do="file", meeting=second, report="in_care.young", words="Mother and baby homes")
    assert "The youngest who come into care is filed for 20 January 2027" in filed and filed.count("Came under five because of neglect 1") == 2
    owed = {(o.board, o.meeting is not None) for o in ruth.get(calendar).context_data["owed"] if o.report.code == "in_care.young"}
    assert owed == {("strategy", True), ("commissioning", True)}
