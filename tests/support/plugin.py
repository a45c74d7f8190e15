"""What pytest does differently here: tests with real commits, tests with the database, tests without a browser."""

from __future__ import annotations

import os

import hypothesis
import pytest

from tests.support import browser, database

USES_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "django_db_setup", "live_server", "site"}


def pytest_configure(config: pytest.Config) -> None:
    from django.test import TransactionTestCase

    # No deadline for one example: on a busy machine it would fail tests for the machine's sake.
    hypothesis.settings.register_profile("house", deadline=None)
    hypothesis.settings.load_profile("house")
    TransactionTestCase._fixture_teardown = lambda self: database.reset()  # type: ignore[method-assign]


def touches_database(item: pytest.Item) -> bool:
    from django.test import TransactionTestCase

    if item.get_closest_marker("django_db") or USES_DATABASE & set(getattr(item, "fixturenames", ())):
        return True
    case = getattr(item, "cls", None)
    return isinstance(case, type) and issubclass(case, TransactionTestCase)


@pytest.hookimpl(tryfirst=True)  # before -m is applied
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database, and skip browser tests, saying why, where there is no browser."""
    missing = "" if browser.CHROMIUM or os.environ.get("THROUGHLINE_REQUIRE_BROWSER") == "1" else browser.NO_CHROMIUM
    for item in items:
        uses_browser = bool({"page", "chromium"} & set(getattr(item, "fixturenames", ())))
        if uses_browser and not item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.browser)
        if missing and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=missing))
        if touches_database(item):
            item.add_marker(pytest.mark.database)


@pytest.hookimpl(trylast=True, specname="pytest_collection_modifyitems")
def browsers_last(items: list[pytest.Item]) -> None:
    """Playwright's loop runs in this thread until the session ends, so what starts a loop of its own comes before it."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
