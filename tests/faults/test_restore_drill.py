"""A back-up that can be restored, proven so; and three that cannot, found out."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.faults.conftest import owner
from throughline.services import backups

pytestmark = pytest.mark.slow


def drill(site, folder) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "throughline.cli", "manage", "restore_drill", str(folder)]
    return subprocess.run(command, env=site.environment, capture_output=True, text=True)


def test_a_back_up_is_restored_and_proven_and_the_system_page_knows(site, tmp_path):
    assert "papers" in site.manage("backup", str(tmp_path))
    done = drill(site, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Restored and proven" in done.stdout and "every table as the ledger says" in done.stdout
    with owner() as connection:
        runs = connection.execute("SELECT job FROM jobs_jobrun WHERE ok AND job IN ('backup', 'restore_drill') ORDER BY id").fetchall()
        left = connection.execute("SELECT count(*) FROM pg_database WHERE datname LIKE '%\\_drill'").fetchone()
    assert [job for (job,) in runs] == ["backup", "restore_drill"] and left == (0,)


def test_control_a_back_up_that_is_not_whole_is_found_out(site, tmp_path):
    site.manage("backup", str(tmp_path))
    kept = backups.latest(tmp_path)
    note = (kept.folder / backups.NOTE).read_text()

    paper = next(found for found in (kept.folder / backups.PAPERS).rglob("*") if found.is_file())
    content = paper.read_bytes()
    paper.write_bytes(b"something else")
    assert "has changed" in drill(site, tmp_path).stderr, "a paper"
    paper.write_bytes(content)

    (kept.folder / backups.NOTE).write_text(json.dumps(json.loads(note) | {"counts": {"record_event": 10**9}}))
    assert "when the back-up was made" in drill(site, tmp_path).stderr, "a row"
    (kept.folder / backups.NOTE).write_text(note)

    dump = kept.folder / backups.DUMP
    dump.write_bytes(dump.read_bytes()[:-100])
    assert "is not as it was written" in drill(site, tmp_path).stderr, "the dump"

    (kept.folder / backups.NOTE).unlink()
    assert "no finished back-up" in drill(site, tmp_path).stderr, "an attempt that was killed"
