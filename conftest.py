"""Fixtures for every test, those in the practice areas' own folders too. What they do stands in tests/support."""

from tests.support.browser import chromium, page
from tests.support.database import django_db_setup
from tests.support.site import site
from tests.support.stories import story

pytest_plugins = ["tests.support.plugin", "tests.support.requirement_marks"]

__all__ = ["chromium", "django_db_setup", "page", "site", "story"]
