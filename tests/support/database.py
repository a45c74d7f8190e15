"""The tests' database: a throwaway PostgreSQL in memory, migrated by the owner, used as the application.

Row-level security and missing rights are therefore real in every test. The migrated server is kept under `build/` and
copied for the next run, until a migration changes.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from throughline.services import database_roles, database_set_up, devdb

STORE = devdb.ROOT / "build" / "test-database"
PREPARED = "throughline_prepared"  # migrated and never connected to: what the others are copied from
DATABASE = "throughline_test"


def point_django_at(host: str, database: str, user: str = database_roles.APP) -> None:
    """Connect Django, and the processes that a test starts, to this database."""
    from django.db import connection

    connection.close()
    connection.settings_dict.update(HOST=host, PORT="", USER=user, PASSWORD="", NAME=database)
    connection.settings_dict["OPTIONS"].pop("pool", None)
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(PGHOST=host, PGDATABASE=database, THROUGHLINE_DB_USER=user)


def migrate(host: str, database: str) -> None:
    from django.core.management import call_command
    from django.db import connection

    point_django_at(host, database, database_roles.OWNER)
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()


def prepared_data() -> Path:
    """The data directory of a stopped server that holds the migrated database, made when it is not there yet."""
    key = hashlib.sha256(f"{devdb.binaries()}{database_set_up.schema_fingerprint()}".encode()).hexdigest()[:16]
    kept = STORE / key
    STORE.mkdir(parents=True, exist_ok=True)
    with open(STORE.with_suffix(".lock"), "a") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        if not kept.exists():
            cluster = devdb.Cluster("test", throwaway=True).start()
            try:
                host = str(cluster.socket_dir)
                database_set_up.create(host, PREPARED)
                migrate(host, PREPARED)
                cluster.shut_down()
                for older in sorted(STORE.iterdir(), key=lambda found: found.stat().st_mtime)[:-2]:
                    shutil.rmtree(older)
                subprocess.run(["cp", "-a", cluster.data, STORE / "part"], check=True)
                (STORE / "part").rename(kept)
            finally:
                cluster.stop()
    return kept


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Instead of pytest-django's: see this module's first lines."""
    from django.conf import settings

    settings.FILES_ROOT = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock():
        cluster = devdb.Cluster("test", throwaway=True, copy_of=prepared_data()).start()
        host = str(cluster.socket_dir)
        database_set_up.create(host, DATABASE, PREPARED)
        point_django_at(host, DATABASE)
    yield
    with django_db_blocker.unblock():
        from django.db import connection

        connection.close()
        cluster.stop()


def reset() -> None:
    """Put the test database back as it was after migration.

    Stands in for the flush after a test with real commits: the application may not TRUNCATE, and a flush would also
    take the rows that migrations made.
    """
    from django.db import connection

    connection.close()
    host = connection.settings_dict["HOST"]
    database_set_up.drop(host, DATABASE)
    database_set_up.create(host, DATABASE, PREPARED)


@contextlib.contextmanager
def as_owner(*, commit: bool = False) -> Iterator[psycopg.Connection[Any]]:
    """A connection of the owner's, beside Django's own, which the wall does not stop.

    It sees committed rows only, and rolls back at the end. With `commit=True` its work stays, which needs a test marked
    `django_db(transaction=True)`: the others are never put back.
    """
    from django.db import connection

    if commit and connection.in_atomic_block:
        raise RuntimeError("as_owner(commit=True) needs django_db(transaction=True): its rows would outlive this test")
    settings = connection.settings_dict
    owner = psycopg.connect(host=settings["HOST"], user=database_roles.OWNER, dbname=settings["NAME"])
    try:
        yield owner
        if commit:
            owner.commit()
    finally:
        owner.close()
