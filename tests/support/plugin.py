"""What pytest does differently here: tests with real commits, with the database, without a browser, in two processes.

`./run test -n 2` runs in two processes, each with a database server of its own (tests/support/database.py). A file's
tests stay together, in their order, so that what they share is made once; each process starts a site of its own when a
test asks for it, and may kill it. Pages come last in each process.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta

import hypothesis
import pytest

from tests.support import browser, database
from throughline.services import clock

USES_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "django_db_setup", "live_server", "site"}

offset_for = clock.offset_for


def to_the_afternoon(day: date) -> timedelta:
    """As `clock.offset_for`, but to three in the afternoon: what people type in stories is over by then, at whatever hour
    the tests are run."""
    return clock.at_london(day, 15) - datetime.now(UTC)


def pytest_configure(config: pytest.Config) -> None:
    from django.test import TransactionTestCase

    clock.offset_for = to_the_afternoon
    # No deadline for one example: on a busy machine it would fail tests for the machine's sake.
    hypothesis.settings.register_profile("house", deadline=None)
    hypothesis.settings.load_profile("house")
    TransactionTestCase._fixture_teardown = lambda self: database.reset()


def touches_database(item: pytest.Item) -> bool:
    from django.test import TransactionTestCase

    if item.get_closest_marker("django_db") or USES_DATABASE & set(getattr(item, "fixturenames", ())):
        return True
    case = getattr(item, "cls", None)
    return isinstance(case, type) and issubclass(case, TransactionTestCase)


@pytest.hookimpl(tryfirst=True)  # before -m is applied
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database and what stays together, and skip browser tests, saying why, where there is no browser."""
    missing = "" if browser.CHROMIUM or os.environ.get("THROUGHLINE_REQUIRE_BROWSER") == "1" else browser.NO_CHROMIUM
    for item in items:
        uses_browser = bool({"page", "chromium"} & set(getattr(item, "fixturenames", ())))
        if uses_browser and not item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.browser)
        if missing and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=missing))
        if touches_database(item):
            item.add_marker(pytest.mark.database)
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(together(item)))


def turn(item: pytest.Item) -> int:
    """Playwright's loop runs in its thread until the session ends, so what starts a loop of its own comes before it. The
    site's tests, which take longest, come before other pages, or one process would be left with one of them at the end."""
    in_browser, on_site = item.get_closest_marker("browser") is not None, "site" in getattr(item, "fixturenames", ())
    return {(False, False): 0, (False, True): 1, (True, True): 2, (True, False): 3}[in_browser, on_site]


def together(item: pytest.Item) -> str:
    """The tests that one process runs one after another, when there are several."""
    return f"{item.location[0]}{' in the browser' if item.get_closest_marker('browser') else ''}"


@pytest.hookimpl(trylast=True, specname="pytest_collection_modifyitems")
def in_turn(items: list[pytest.Item]) -> None:
    """After pytest-django, which puts tests with real commits last."""
    items.sort(key=turn)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """xdist writes the group behind a test's name; whoever reads the name wants to run it again."""
    if hasattr(report, "node"):  # it comes from another process
        report.nodeid = re.sub(r"@[^@\]]*$", "", report.nodeid)
