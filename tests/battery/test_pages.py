"""What holds of every page: it is sound HTML under the strict policy, and it asks the database as often as it did before.

`THROUGHLINE_COUNT_QUERIES=1 ./run test tests/battery/test_pages.py` writes the counts of today into query_counts.json.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tests.battery.pages import Page, open_page
from tests.battery.world import World
from throughline.engines.screens.declarations import Screen
from throughline.engines.screens.registry import screens

pytestmark = pytest.mark.django_db

SHOWN = [s for s in screens().values() if not s.post_only]
COUNTS = Path(__file__).with_name("query_counts.json")
MARGIN = 2
"""So many more than before are let pass; a query for each row of a list is more than that."""
_opened: dict[str, Page] = {}
_followed: set[tuple[str, str]] = set()
"""Role and screen whose door was tried from a link before: one link of each kind is followed."""


@pytest.fixture
def opened(world: World, screen: Screen) -> Page:
    """The screen, opened once for all tests of this file."""
    if screen.code not in _opened:
        _opened[screen.code] = open_page(world, screen)
    return _opened[screen.code]


def every_screen(test: Any) -> Any:
    return pytest.mark.parametrize("screen", SHOWN, ids=lambda s: s.code)(test)


@every_screen
def test_the_page_is_sound(world: World, opened: Page, screen: Screen):
    assert opened.response.status_code in (200, 302), f"{opened.url}: {opened.response.status_code}"
    if not opened.is_html:
        return
    tree, faults = opened.tree, []
    if len(tree.xpath("//h1")) != 1:
        faults.append(f"{len(tree.xpath('//h1'))} first headings")
    title = tree.findtext(".//title") or ""
    if not title.strip(" ·"):
        faults.append("no title")
    if [r.name for r in world.records if r.name and r.name in title] or "Viewer" in title or "Colleague" in title:
        faults.append(f"a name in the title, which browsers keep in their history: {title}")
    if tree.xpath("//script[not(@src)] | //style | //*[@style] | //@*[starts-with(name(), 'on')]"):
        faults.append("script or style in the page itself, which the policy does not run")
    for form in tree.xpath("//form[translate(@method, 'POST', 'post') = 'post']"):
        if not form.xpath(".//input[@name='csrfmiddlewaretoken']"):
            faults.append(f"a form without its token against forgery: {form.get('action')}")
    for picture in tree.xpath(
        "//img[not(@alt)] | //svg[not(@aria-hidden='true') and not(@role='img' and (@aria-label or @aria-labelledby or title))]"
    ):
        faults.append(f"a picture without words: {tostring(picture)}")
    for field in tree.xpath("//main//input[not(@type='hidden')] | //main//select | //main//textarea"):
        if not _labelled(tree, field):
            faults.append(f"a field without a label: {tostring(field)}")
    ids = tree.xpath("//@id")
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        faults.append(f"the same id more than once: {twice}")
    if left := [t for t in ("{{", "{%", ">None<") if t in opened.response.content.decode()]:
        faults.append(f"left in the text: {left}")
    assert not faults, f"{opened.url}\n" + "\n".join(faults)


def tostring(element: Any) -> str:
    """The beginning of an element as text."""
    import lxml.html

    return str(lxml.html.tostring(element, encoding="unicode"))[:160]


def _labelled(tree: Any, field: Any) -> bool:
    if field.get("aria-label") or field.get("aria-labelledby") or field.xpath("ancestor::label"):
        return True
    return bool(field.get("id") and tree.xpath("//label[@for=$id]", id=field.get("id")))


@every_screen
def test_no_link_ends_at_a_shut_door(world: World, screen: Screen):
    """Whoever reads a page may go wherever it points: a link that ends at "not there" is worse than none.

    Opened anew: what an address was made for is gone with the test that made it."""
    opened = open_page(world, screen)
    if not opened.is_html:
        return
    shut = []
    for link in sorted(set(opened.tree.xpath("//main//a/@href"))):
        where = urlsplit(link).path
        if not where.startswith("/"):
            continue
        found = resolve(where)
        kind = f"{found.url_name} {found.kwargs.get('code', '')}"
        if (opened.role, kind) in _followed or found.url_name not in screens():
            continue
        _followed.add((opened.role, kind))
        if (status := world.clients[opened.role].get(link).status_code) >= 400:
            shut.append(f"{link}: {status}")
    assert not shut, f"{opened.url}, read by {opened.role}, leads to\n" + "\n".join(shut)


@every_screen
def test_the_answer_is_kept_by_nobody(opened: Page, screen: Screen):
    headers = opened.response.headers
    assert "no-store" in headers["Cache-Control"]
    policy = headers["Content-Security-Policy"]
    assert (
        "unsafe-inline" not in policy.replace("style-src 'unsafe-inline'; sandbox", "") and "unsafe-eval" not in policy
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


@every_screen
def test_the_database_is_asked_no_more_often_than_before(opened: Page, screen: Screen):
    held = json.loads(COUNTS.read_text()) if COUNTS.exists() else {}
    if os.environ.get("THROUGHLINE_COUNT_QUERIES") == "1":
        held[screen.code] = opened.queries
        known = {code: n for code, n in held.items() if code in screens()}
        COUNTS.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n")
        return
    how = "THROUGHLINE_COUNT_QUERIES=1 ./run test tests/battery/test_pages.py"
    assert screen.code in held, f"a new screen: count its queries with {how}"
    assert opened.queries <= held[screen.code] + MARGIN, (
        f"{screen.code} asked the database {opened.queries} times, {held[screen.code]} before. If that must be: {how}"
    )
