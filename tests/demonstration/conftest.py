"""A database of its own for each invented authority, made as its owner makes it, and read as the owner."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support import database
from throughline.services import clock, database_roles, database_set_up


@pytest.fixture(scope="session")
def made_authority(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., str]]:
    """`made_authority("2012-07-06")` makes it once a session and gives the database's name; arguments go to the command."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    before = dict(connection.settings_dict)
    host, kept_files = before["HOST"], settings.FILES_ROOT
    settings.FILES_ROOT = Path(tmp_path_factory.mktemp("papers"))
    made: dict[tuple[str, ...], str] = {}

    def make(*arguments: str) -> str:
        if arguments not in made:
            name = f"demonstration_{len(made)}"
            database_set_up.create(host, name, database.PREPARED)
            with django_db_blocker.unblock():
                database.point_django_at(host, name, database_roles.OWNER)
                call_command("training_clock")
                call_command("demo_data", *arguments, stdout=open(os.devnull, "w"))  # noqa: SIM115
                database.point_django_at(host, before["NAME"], before["USER"])
            made[arguments] = name
        return made[arguments]

    yield make
    settings.FILES_ROOT = kept_files
    with django_db_blocker.unblock():
        connection.close()
        for name in made.values():
            database_set_up.drop(host, name)


@pytest.fixture
def living_in(made_authority: Callable[..., str], django_db_blocker: Any) -> Iterator[Callable[..., None]]:
    """`living_in("--small")` points Django at that authority, as its owner, for the length of one test."""
    from django.db import connection

    before = dict(connection.settings_dict)
    offset = clock.offset()

    def live(*arguments: str) -> None:
        name = made_authority(*arguments)
        database.point_django_at(before["HOST"], name, database_roles.OWNER)
        if "--as-at" in arguments:
            clock.set_offset(clock.offset_for(date.fromisoformat(arguments[arguments.index("--as-at") + 1])))

    with django_db_blocker.unblock():
        yield live
        connection.close()
        database.point_django_at(before["HOST"], before["NAME"], before["USER"])
    clock.set_offset(offset)
