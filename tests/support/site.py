"""The real site for journeys: gunicorn on a free port, on a database of its own with the small invented authority."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.database import PREPARED
from throughline.services import database_roles, database_set_up, serving

DATABASE = "throughline_site"


@dataclass(frozen=True)
class Site:
    """A running site: its address, the environment of its processes, and who may sign in."""

    url: str
    environment: dict[str, str]
    signins: tuple[dict[str, str], ...]

    def manage(self, *arguments: str) -> str:
        """Run a management command on the site's database and return what it printed."""
        command = [sys.executable, "-m", "throughline.cli", "manage", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, f"manage {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    @contextmanager
    def on(self, day: date) -> Iterator[Site]:
        """The same site as it is on another day: a server, and the database's clock, that stand there until the block ends."""
        port = free_port()
        then = replace(self, url=f"http://127.0.0.1:{port}", environment=self.environment | {"THROUGHLINE_CLOCK_AS_AT": day.isoformat()})
        then.manage("training_clock")
        server = serving.start_gunicorn(port, then.environment)
        try:
            serving.wait_for(server, port)
            yield then
        finally:
            serving.end(server)
            self.manage("training_clock")

    def sign_in(self, page: Any, username: str) -> Any:
        """Sign a page in as one of the invented authority's workers, and return it."""
        (found,) = (entry for entry in self.signins if entry["username"] == username)
        page.goto(f"{self.url}/accounts/login/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", found["password"])
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: "/accounts/login/" not in url)
        return page


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A started site, shared by the session's journeys: a journey works on children that no other one touches."""
    host, port = os.environ["PGHOST"], free_port()
    files: Path = tmp_path_factory.mktemp("files")
    environment = os.environ | {
        "PGDATABASE": DATABASE,
        "THROUGHLINE_DB_USER": database_roles.APP,
        "THROUGHLINE_TRAINING": "1",
        "THROUGHLINE_FILES": str(files),
    }
    database_set_up.create(host, DATABASE, PREPARED)
    prepared = Site(f"http://127.0.0.1:{port}", environment, ())
    prepared.manage("training_clock")
    prepared.manage("demo_data", "--small")
    signins = tuple(json.loads(prepared.manage("demo_data", "--print-signins", "--json")))
    server = serving.start_gunicorn(port, environment)
    try:
        serving.wait_for(server, port)
        yield Site(prepared.url, environment, signins)
    finally:
        serving.end(server)
        database_set_up.drop(host, DATABASE)
