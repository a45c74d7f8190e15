"""Team and measures in Chromium, on the invented authority: to be read, to be worked by keyboard, by everybody."""

from __future__ import annotations

import pytest

from tests.support.browser import assert_accessible, screenshot

VISITS = "/measures/looked_after.visit_on_time/"
PAGES = {
    "team": "/team/",
    "measures": "/measures/",
    "measure": VISITS,
    "measure-children": f"{VISITS}children/?counted=yes",
    "measure-known-on": f"{VISITS}known-on/",
}


@pytest.mark.parametrize("width", [1400, 320])
def test_the_pages_hold_at_every_width(site, page, width):
    opened = site.sign_in(page(width=width), "ian")
    for name, path in PAGES.items():
        answer = opened.goto(f"{site.url}{path}")
        assert answer.status == 200, path
        assert_accessible(opened)
        screenshot(opened, f"{name}-{width}")


def test_a_member_reads_measures_and_opens_no_child(site, page):
    opened = site.sign_in(page(width=1400), "joan")
    opened.goto(f"{site.url}{VISITS}")
    assert_accessible(opened)
    assert opened.locator("a[href*='/children/']").count() == 0
    answer = opened.goto(f"{site.url}{VISITS}children/?counted=no")
    assert answer.status == 404
    opened.problems.clear()


def test_a_manager_decides_by_keyboard(site, page):
    opened = site.sign_in(page(width=1400), "ian")
    opened.goto(f"{site.url}/team/")
    rows = opened.locator("[data-row]")
    before = rows.count()
    if before == 0:
        pytest.skip("nothing waits for this manager in the small invented authority")
    rows.first.locator("input[type=checkbox]").focus()
    opened.keyboard.press("x")
    assert rows.first.locator("input[type=checkbox]").is_checked()
    assert "1 chosen." in opened.locator("[data-chosen]").inner_text()
    opened.keyboard.press("r")
    opened.keyboard.type("Say who drives")
    with opened.expect_navigation():
        rows.first.get_by_role("button", name="Return").click()
    assert "Returned, with what to change." in opened.locator("main").inner_text()
    assert opened.locator("[data-row]").count() == before - 1
