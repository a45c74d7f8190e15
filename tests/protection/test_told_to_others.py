"""What police and courts are told, and by when: recorded behind Record, and due on the child's page."""

from __future__ import annotations

from datetime import date

from tests.protection.world import TODAY, World, page
from tests.support.pages import record_on_page


def test_the_police_hear_of_female_genital_mutilation_the_next_working_day(world: World) -> None:
    record_on_page(world.priya, world.tia, "protection.fgm_discovered", TODAY, who="Priya Shah, on a visit", how="told", words="She was cut, she said")
    due = page(world, world.priya, "child.due", subject=world.tia.uuid)
    assert "Tell the police of the female genital mutilation that was discovered" in due and ("24 November" in due or "tomorrow" in due), due[:1200]
    record_on_page(world.priya, world.tia, "protection.fgm_notified", TODAY, told_by="finder", reference="2231")
    assert "Tell the police of the female genital" not in page(world, world.priya, "child.due", subject=world.tia.uuid)
    story = page(world, world.priya, "child.story", subject=world.tia.uuid)
    assert "discovered by Priya Shah, on a visit: she said so" in story and "their number is 2231" in story


def test_a_court_that_asks_whether_the_council_goes_to_court_hears_in_eight_weeks_or_on_its_day(world: World) -> None:
    """The day of the direction is the first of the fifty-six."""
    record_on_page(world.priya, world.tia, "legal.report_directed", TODAY, kind="section_37", words="The parents cannot agree where she lives")
    due = page(world, world.priya, "child.due", subject=world.tia.uuid)
    assert "Tell the court whether the council goes to court about" in due and "17 January" in due, due[:1200]
    record_on_page(world.priya, world.tia, "legal.report_filed", TODAY, words="No order is asked for")
    assert "Tell the court whether" not in page(world, world.priya, "child.due", subject=world.tia.uuid)
    by = date(2026, 12, 14)
    record_on_page(world.priya, world.tia, "legal.report_directed", TODAY, kind="section_7", by_on_day=by.day, by_on_month=by.month, by_on_year=by.year)
    due = page(world, world.priya, "child.due", subject=world.tia.uuid)
    assert "Report to the court on" in due and "14 December" in due, due[:1200]
