"""Each screen opened once, by somebody who may, with its queries; and what was typed into each of its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.battery.expected import RECORD, expected
from tests.battery.parameters import UNREACHABLE, about_child, cases, parts_of
from tests.battery.world import World
from throughline.engines.screens.declarations import Screen
from throughline.record.access.viewer import declared_roles

FIRST = (
    "record.social_worker",
    "record.team_manager",
    "record.head_of_service",
    "record.custodian",
    "record.system_administrator",
)
"""Whose page is looked at: the first of these who has the act."""
STATE_OF_SIGN_IN = re.compile(r'^(INSERT INTO|UPDATE|DELETE FROM) "(django_session|usersessions_\w+|axes_\w+)"')
CHANGES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|MERGE)\b|\bnextval\(", re.IGNORECASE)


AT_A_GRADE = dict.fromkeys(("legal.plan", "legal.decide", "legal.confirm", "legal.issue", "legal.section_20", "legal.drift_answer"), "record.head_of_service")
"""Pages whose form is taken from those of a grade only, and one of them."""


def who(screen: Screen) -> str:
    """A role that may open this screen."""
    if screen.code in AT_A_GRADE:
        return AT_A_GRADE[screen.code]
    roles = declared_roles()
    return next(code for code in (*FIRST, *roles) if not screen.may or screen.may in roles[code].may)


def without(screen: Screen) -> list[str]:
    """Roles that have not the act which this screen needs."""
    return [code for code, role in declared_roles().items() if screen.may and screen.may not in role.may]


def address(world: World, screen: Screen, role: str) -> str:
    """An address of this screen that this role may open."""
    if "subject" in parts_of(screen):
        return about_child(world, screen, world.of("own", role))
    if screen.code in UNREACHABLE:
        pytest.skip(f"{screen.code} {UNREACHABLE[screen.code]}")
    return next(case.url for case in cases(world, screen, role) if case.allowed)


def refused(world: World, screen: Screen, role: str) -> list[str]:
    """Addresses of this screen that this role may not open."""
    if "subject" in parts_of(screen):
        kinds = [
            k
            for k in ("other", "restricted", "sealed", "foreign", "nothing")
            if expected(declared_roles()[role], k) != RECORD
        ]
        return [about_child(world, screen, world.of(kind)) for kind in kinds]
    return [case.url for case in cases(world, screen, role) if not case.allowed]


@dataclass
class Page:
    """A page as it came: who opened it where, its status, its tree, and how often the database was asked."""

    screen: Screen
    role: str
    url: str
    response: Any
    queries: int

    @property
    def tree(self) -> Any:
        return lxml.html.fromstring(self.response.content)

    @property
    def is_html(self) -> bool:
        return self.response.status_code == 200 and self.response["Content-Type"].startswith("text/html")


def open_page(world: World, screen: Screen) -> Page:
    """Open a screen twice and keep the second time, when nothing is read for the first time in this process."""
    role = who(screen)
    url = address(world, screen, role)
    client = world.clients[role]
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url)
    queries = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))]
    return Page(screen, role, url, response, len(queries))


@contextmanager
def changes() -> Iterator[list[str]]:
    """The statements run in this block that change anything but the state of the sign-in; the audit goes through a function."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found += [q["sql"] for q in captured if CHANGES.search(q["sql"]) and not STATE_OF_SIGN_IN.match(q["sql"])]
