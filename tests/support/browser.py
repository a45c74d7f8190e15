"""Chromium for tests: pages that collect their problems, and axe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)
NO_CHROMIUM = "no Chromium on this machine (apt-get install chromium)"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for the session."""
    if not CHROMIUM:
        raise RuntimeError(NO_CHROMIUM)
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread, but never while Django does
    # Playwright's own Node needs a library (libatomic1) that small systems lack; the machine's Node does as well.
    if node := shutil.which("node"):
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def watch(page: Any) -> None:
    """Collect in `page.problems` what no page of ours may do: console errors, failed requests, a request elsewhere."""
    page.problems = []

    def asked(request: Any) -> None:
        url = urlsplit(request.url)
        if url.scheme in ("http", "https") and url.hostname not in ("127.0.0.1", "localhost"):
            page.problems.append(f"asked another host: {request.url}")

    def said(message: Any) -> None:
        if message.type in ("error", "warning"):
            page.problems.append(f"console {message.type}: {message.text}")

    page.on("console", said)
    page.on("pageerror", lambda error: page.problems.append(f"script error: {error}"))
    page.on("request", asked)
    page.on("response", lambda r: page.problems.append(f"{r.status} {r.url}") if r.status >= 400 else None)


@pytest.fixture
def page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """`page(width=1100)` opens a page of that width, as a person of its own (no cookies of another page's).

    Each page collects its problems in `page.problems`, and the test fails if any is left at its end; a test that means
    to cause one clears the list. Further arguments go to Playwright's `new_context`, as `java_script_enabled=False`.
    """
    contexts, pages = [], []

    def open_page(width: int = 1100, height: int = 900, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="en-GB", **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        pages.append(context.new_page())
        watch(pages[-1])
        return pages[-1]

    yield open_page
    left = [problem for opened in pages for problem in opened.problems]
    for context in contexts:
        context.close()
    assert not left, "\n".join(left)


def assert_accessible(page: Any) -> None:
    """No violation of WCAG 2.2 A or AA that axe can find, and nothing wider than the window."""
    from axe_playwright_python.sync_playwright import Axe

    assert not page.problems, page.problems  # a style sheet that failed would make axe fail for odd reasons
    found = Axe().run(page, options=WCAG).response["violations"]
    assert not found, (
        page.url
        + "\n"
        + "\n".join(
            f"{violation['id']}: {violation['help']}\n    {node['html'][:300]}\n    {node.get('failureSummary', '')}"
            for violation in found
            for node in violation["nodes"]
        )
    )
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{page.url} is {wider}px wider than its window"


def screenshot(page: Any, name: str) -> Path:
    """Keep a picture of the whole page under build/screenshots, to be looked at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    path = SHOTS / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path
