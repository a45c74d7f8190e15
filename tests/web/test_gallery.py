"""Every part in every state, in Chromium: no problem that axe can find, nothing wider than the window, and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.browser import assert_accessible, screenshot

PAGES = ("", "?only=paper", "?only=preferences", "?only=404", "?only=403", "?only=500", "?only=csrf")
CHOICES = ("?type=larger&space=wide&tint=rose", "?tint=cream", "?tint=blue", "?tint=green", "?tint=white&type=large")


@pytest.mark.parametrize("width", [1400, 320])
@pytest.mark.parametrize("query", PAGES)
def test_accessible_and_no_wider_than_its_window(page: Any, gallery_url: str, query: str, width: int) -> None:
    opened = page(width)
    opened.goto(gallery_url + query)
    for details in opened.query_selector_all("details:not(.tl-menu)"):
        details.evaluate("one => { one.open = true }")
    screenshot(opened, f"web{re.sub('[^a-z0-9]+', '-', query)}-{width}")
    assert_accessible(opened)


@pytest.mark.parametrize("query", CHOICES)
def test_no_choice_of_the_reader_makes_a_page_wider_than_its_window(page: Any, gallery_url: str, query: str) -> None:
    opened = page(320)
    opened.goto(gallery_url + query)
    opened.evaluate("document.querySelectorAll('details:not(.tl-menu)').forEach(one => { one.open = true })")
    screenshot(opened, f"web{re.sub('[^a-z0-9]+', '-', query)}-320")
    wide = opened.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
        " && !e.closest('.tl-scroll, .tl-chart__scroll, svg')).map(e => e.outerHTML.slice(0, 120))"
    )
    assert not wide and opened.evaluate("document.documentElement.scrollWidth <= innerWidth"), wide


def test_every_page_works_without_script(page: Any, gallery_url: str) -> None:
    opened = page(320, java_script_enabled=False)
    opened.goto(gallery_url)
    assert opened.locator("[name=why_not]").first.is_visible(), "shown, since nothing can hide it"
    opened.locator(".tl-menu summary").click()
    assert opened.get_by_role("button", name="Sign out").is_visible()


def test_the_order_of_focus_begins_with_the_way_to_the_page(page: Any, gallery_url: str) -> None:
    opened = page()
    opened.goto(gallery_url + "?only=404")
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.textContent") == "Skip to the page"
    opened.keyboard.press("Enter")
    assert opened.evaluate("location.hash") == "#main"


def test_targets_are_large_enough_for_a_thumb(page: Any, gallery_url: str) -> None:
    opened = page(320)
    opened.goto(gallery_url)
    for selector in (".tl-seg label", ".tl-tools .govuk-button", ".tl-save .govuk-button", ".tl-head__find input"):
        heights = opened.eval_on_selector_all(
            selector, "all => all.filter(e => e.offsetParent).map(e => e.getBoundingClientRect().height)"
        )
        assert heights and min(heights) >= 44, (selector, heights)


def test_a_policy_that_allows_nothing_inline_is_in_force(page: Any, gallery_url: str) -> None:
    opened = page()
    answer = opened.goto(gallery_url)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy and "style-src 'self'" in policy and "unsafe" not in policy


def sizes(pdf: Path) -> list[tuple[float, float]]:
    found = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf.read_bytes())
    return [(float(width), float(height)) for width, height in found]


def test_on_paper_life_charts_take_a_landscape_page_of_their_own(page: Any, gallery_url: str, tmp_path: Path) -> None:
    opened = page()
    opened.goto(gallery_url)
    opened.pdf(path=tmp_path / "all.pdf", prefer_css_page_size=True)
    pages = sizes(tmp_path / "all.pdf")
    assert sum(width > height for width, height in pages) == 3
    assert all({round(width), round(height)} == {595, 842} for width, height in pages), "A4"


def test_on_paper_the_product_goes_and_the_banner_stays(page: Any, gallery_url: str) -> None:
    opened = page()
    opened.goto(gallery_url)
    opened.emulate_media(media="print")
    assert opened.locator(".tl-training").is_visible()
    assert opened.locator("figure .tl-printonly", has_text="Training.").first.is_visible()
    for gone in (".tl-head__in", ".tl-foot", ".tl-parts", ".tl-buttons >> nth=0", ".govuk-skip-link"):
        assert not opened.locator(gone).first.is_visible(), gone
    assert opened.locator(".tl-due__when").first.is_visible()


def test_a_paper_to_give_to_somebody_is_one_page_with_the_banner(page: Any, gallery_url: str, tmp_path: Path) -> None:
    opened = page()
    opened.goto(gallery_url + "?only=paper")
    assert opened.locator("header").count() == 0
    assert "Training." in opened.locator("article").inner_text()
    opened.pdf(path=tmp_path / "paper.pdf", prefer_css_page_size=True)
    assert len(sizes(tmp_path / "paper.pdf")) == 1
