"""Somebody works on until the server is killed; what was acknowledged until then is what must be there afterwards."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from typing import Any

from tests.faults.conftest import Killable, owner
from tests.faults.visitor import Visitor


def rows(sql: str, *given: Any) -> list[Any]:
    """What the database holds, asked as its owner."""
    with owner() as connection:
        return connection.execute(sql, given).fetchall()


def key() -> str:
    """The key of a form, so that it counts once."""
    return str(uuid.uuid4())


def worked_until_killed(server: Killable, windows: Mapping[str, Visitor], steps: Iterator[str], enough: int) -> list[str]:
    """What `steps` acknowledged before the server died in the middle of one of them; at least `enough`."""
    acknowledged: list[str] = []
    wrong: list[BaseException] = []

    def go_on() -> None:
        try:
            for said in steps:
                acknowledged.append(said)
        except (OSError, HTTPException):
            return
        except BaseException as error:
            wrong.append(error)

    writer = threading.Thread(target=go_on)
    writer.start()
    until = time.monotonic() + 120
    while len(acknowledged) < enough and time.monotonic() < until and writer.is_alive():
        time.sleep(0.005)
    server.kill()
    writer.join(40)
    if wrong:
        raise wrong[0]
    assert len(acknowledged) >= enough, acknowledged
    return acknowledged
