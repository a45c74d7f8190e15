"""The site's database with a server of the test's own, which it may kill."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest

from tests.faults.visitor import Visitor
from tests.support.site import DATABASE, Site, free_port
from throughline.services import database_roles, serving


@dataclass
class Killable:
    """A web server on the site's database."""

    site: Site
    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        """As the machine would: every process of it, at once, without a word."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def start(self) -> None:
        self.process = serving.start_gunicorn(self.port, self.site.environment)
        serving.wait_for(self.process, self.port)

    def sign_in(self, username: str) -> Visitor:
        (found,) = (entry for entry in self.site.signins if entry["username"] == username)
        return Visitor(self.url).sign_in(username, found["password"])


@pytest.fixture
def server(site: Site) -> Iterator[Killable]:
    port = free_port()
    made = Killable(site, port, serving.start_gunicorn(port, site.environment))
    serving.wait_for(made.process, port)
    yield made
    if made.process.poll() is None:
        serving.end(made.process)


@contextmanager
def owner() -> Iterator[psycopg.Connection[Any]]:
    """The site's database as its owner; what is done stays."""
    with psycopg.connect(host=os.environ["PGHOST"], user=database_roles.OWNER, dbname=DATABASE, autocommit=True) as connection:
        yield connection


def child_of(username: str) -> str:
    """A child whom this worker has: the number in her address."""
    with owner() as connection:
        row = connection.execute(
            "SELECT s.uuid FROM record_allocation a JOIN record_subject s ON s.id = a.subject_id "
            "JOIN record_worker w ON w.id = a.worker_id JOIN auth_user u ON u.id = w.user_id "
            "WHERE u.username = %s AND a.ended_on IS NULL AND a.role = 'social_worker' AND s.kind = 'child' AND s.vis = 0 "
            "ORDER BY s.id LIMIT 1", [username],
        ).fetchone()  # fmt: skip
    assert row is not None
    return str(row[0])
