"""kill -9 in the middle of recording: what was acknowledged is there, and nothing is half there.

The two questions are asked of a server that was killed, where both answers must be nothing; and of two recorders that do
what ours must never do, where they must not be.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import uuid
from http.client import HTTPException

import pytest

from tests.faults.conftest import child_of, owner
from tests.faults.visitor import Visitor
from throughline.services import database_roles

pytestmark = pytest.mark.slow
WRITERS = 4


def lost(acknowledged: list[str]) -> list[str]:
    """Notes that somebody was told are saved, and that the record does not hold."""
    with owner() as connection:
        held = connection.execute(
            "SELECT c.words FROM record_event e JOIN record_content c ON c.id = (e.facts->>'words')::bigint "
            "WHERE e.type = 'record.note_written' AND c.words = ANY(%s)", [acknowledged],
        ).fetchall()  # fmt: skip
    return sorted(set(acknowledged) - {row[0] for row in held})


def half_written(mark: str) -> list[str]:
    """Words without their event, events without their words, forms that count as sent and went nowhere."""
    with owner() as connection:
        words = connection.execute(
            "SELECT c.words FROM record_content c WHERE c.words LIKE %s AND NOT EXISTS "
            "(SELECT 1 FROM record_event e WHERE e.subject_id = c.subject_id AND e.facts->>'words' = c.id::text)", [f"{mark}%"],
        ).fetchall()  # fmt: skip
        events = connection.execute(
            "SELECT 'event ' || e.id FROM record_event e WHERE e.type = 'record.note_written' AND NOT EXISTS "
            "(SELECT 1 FROM record_content c WHERE c.id::text = e.facts->>'words')"
        ).fetchall()
        forms = connection.execute("SELECT 'form ' || key FROM record_submission WHERE went_to = ''").fetchall()
    return [row[0] for row in (*words, *events, *forms)]


def write_until_it_dies(window: Visitor, child: str, mark: str, acknowledged: list[str]) -> None:
    today = time.gmtime()
    day = {"on_day": str(today.tm_mday), "on_month": str(today.tm_mon), "on_year": str(today.tm_year)}
    for n in range(10_000):
        words = f"{mark} {threading.get_ident()} {n}"
        try:
            answer = window.post(f"/children/{child}/record/record.note_written/", key=str(uuid.uuid4()), words=words, seen="no", **day)
        except (OSError, HTTPException):
            return
        assert answer.status == 302, answer.text[:2000]
        acknowledged.append(words)


@pytest.mark.parametrize("enough", [5, 22])
def test_a_killed_server_has_lost_nothing_and_left_nothing_half_written(server, enough):
    mark, child, visitor = uuid.uuid4().hex, child_of("priya"), server.sign_in("priya")
    acknowledged: list[str] = []
    arguments = [(visitor.again(), child, mark, acknowledged) for _ in range(WRITERS)]
    writers = [threading.Thread(target=write_until_it_dies, args=given) for given in arguments]
    for writer in writers:
        writer.start()
    until = time.monotonic() + 60
    while len(acknowledged) < enough and time.monotonic() < until:
        time.sleep(0.01)
    server.kill()  # the writers go on: some of their forms are under way
    for writer in writers:
        writer.join(40)
    assert len(acknowledged) >= enough
    assert lost(acknowledged) == []
    assert half_written(mark) == []
    server.start()
    assert server.sign_in("priya").get(f"/children/{child}/").status == 200
    assert "Nothing changed" in server.site.manage("rebuild", "--check")


BROKEN = """
import os, sys, time, psycopg
way, child, words = sys.argv[1:]
record = psycopg.connect(host=os.environ["PGHOST"], user={owner!r}, dbname=os.environ["PGDATABASE"], autocommit=way == "in pieces")
subject, authority = record.execute("SELECT id, authority_id FROM record_subject WHERE uuid = %s", [child]).fetchone()
record.execute("INSERT INTO record_content (authority_id, subject_id, vis, words) "
               "VALUES (%s, %s, 0, %s)", [authority, subject, words])
print("saved", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("way", ["before the commit", "in pieces"])
def test_control_a_recorder_that_does_it_wrong_is_found_out(server, way):
    """One that says "saved" before the commit loses what it said; one without a transaction leaves words without an event."""
    mark, child = uuid.uuid4().hex, child_of("priya")
    recorder = subprocess.Popen(
        [sys.executable, "-c", BROKEN.format(owner=database_roles.OWNER), way, child, mark],
        env=server.site.environment | {"PGHOST": os.environ["PGHOST"]}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert recorder.stdout is not None and recorder.stdout.readline() == "saved\n"
    recorder.kill()
    recorder.wait()
    assert lost([mark]) == [mark]
    assert half_written(mark) == ([mark] if way == "in pieces" else [])
