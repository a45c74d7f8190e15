"""Back-ups of the whole: the database by pg_dump, the papers beside it, and a note of what a restored one must hold.

A back-up is a folder named by its moment. It is finished when its note is there: a killed attempt has none. It holds
everything in clear, the sealed records too; whoever keeps it keeps it on a disk that is encrypted.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from throughline.services import database_roles, devdb

DUMP, PAPERS, NOTE = "database.dump", "papers", "note.json"
MADE, DRILLED = "backup", "restore_drill"
"""What the runs of the two commands are called."""


class Broken(Exception):
    """A back-up cannot be made or does not hold what it should; the message says what is wrong."""


@dataclass(frozen=True)
class Kept:
    """A finished back-up: its folder, and what it noted when it was made."""

    folder: Path
    note: Mapping[str, Any]


def make(into: Path, *, at: datetime, host: str, port: str, database: str, papers: Path, counts: Mapping[str, int]) -> Kept:
    """Dump the database and copy the papers into a new folder below `into`. Papers come last: none that the dump names is missing.

    `counts` is what the tables held before the dump began, for the drill to compare: a restored table holds at least as many.
    """
    folder = into / f"{at:%Y%m%dT%H%M%SZ}"
    folder.mkdir(parents=True, mode=0o700)
    _run("pg_dump", "--format=custom", "--no-comments", f"--file={folder / DUMP}", database, host=host, port=port)
    kept = shutil.copytree(papers, folder / PAPERS) if papers.is_dir() else folder / PAPERS
    note = {
        "made_at": at.isoformat(), "database": database, "counts": dict(counts), "dump_sha256": _digest(folder / DUMP),
        "papers": sum(1 for found in Path(kept).rglob("*") if found.is_file()),
    }  # fmt: skip
    part = folder / f"{NOTE}.part"
    part.write_text(json.dumps(note, indent=1))
    part.rename(folder / NOTE)
    return Kept(folder, note)


def latest(into: Path) -> Kept:
    """The last finished back-up below a folder, or the one in it; Broken when there is none."""
    notes = [into / NOTE] if (into / NOTE).exists() else sorted(into.glob(f"*/{NOTE}"))
    if not notes:
        raise Broken(f"There is no finished back-up in {into}.")
    return Kept(notes[-1].parent, json.loads(notes[-1].read_text()))


def restore(kept: Kept, *, host: str, port: str, database: str) -> None:
    """Put a back-up into a database that is there, empty, with its roles; Broken when the dump has changed or does not fit."""
    if _digest(kept.folder / DUMP) != kept.note["dump_sha256"]:
        raise Broken(f"{kept.folder / DUMP} is not as it was written.")
    _run(
        "pg_restore", "--exit-on-error", "--single-transaction", "--no-comments", f"--dbname={database}",
        str(kept.folder / DUMP), host=host, port=port,
    )  # fmt: skip


def _run(program: str, *arguments: str, host: str, port: str) -> None:
    """One of PostgreSQL's own programs, as the owner. A password comes from PGPASSWORD or PGPASSFILE, never from a line."""
    environment = {**os.environ, "PGHOST": host, "PGUSER": database_roles.OWNER, **({"PGPORT": port} if port else {})}
    umask = os.umask(0o077)
    try:
        done = subprocess.run([devdb.binaries() / program, *arguments], env=environment, capture_output=True, text=True)
    finally:
        os.umask(umask)
    if done.returncode:
        raise Broken(f"{program} failed: {done.stderr.strip()[-1500:]}")


def _digest(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
