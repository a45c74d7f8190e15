"""How a journey walks: one person's page, looked at on a desk and on a small phone wherever it comes by."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.support.browser import assert_accessible, screenshot

WIDE, NARROW = 1400, 320


def look(page: Any, name: str) -> None:
    """No fault on this page at either width; a picture of each is kept."""
    was = page.viewport_size
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": was["height"]})
        assert_accessible(page)
        screenshot(page, f"journey-{name}-{width}")
    page.set_viewport_size(was)


def said(page: Any) -> str:
    """What stands on the page, on one line."""
    return " ".join(page.locator("main").inner_text().split())


def find(page: Any, url: str, name: str) -> None:
    """Look somebody up as anybody would."""
    page.goto(f"{url}/find/")
    page.fill("#q", name)
    page.locator("main button[type=submit]").click()


def row(page: Any, title: str) -> Any:
    """The line of a due list that has this title."""
    return page.locator(".tl-due > li").filter(has=page.get_by_role("link", name=title, exact=True)).first


def day_in(words: str, today: date) -> date:
    """The day that a line ends "by" or "past its date" with: "by Wednesday 25 November", "6 December 2026"."""
    import re

    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    number, month, year = re.findall(rf"(\d+) ({'|'.join(months)})(?: (\d{{4}}))?", words)[0]
    return date(int(year or today.year), months.index(month) + 1, int(number))
