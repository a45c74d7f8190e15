"""`manage restore_drill DIR`: the last back-up restored beside the living database, proven, and thrown away again.

A back-up that nobody has restored is a hope. The drill reads the dump into a database of its own, counts, lets `rebuild`
derive every table anew from the restored ledger, and looks for each paper that the record names. The system page says
when it last succeeded.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from throughline.services import backups, clock, database_roles, database_set_up
from throughline.services.jobs.models import JobRun


class Command(BaseCommand):
    help = "Restore the last back-up in DIR into a database of its own, prove it, and throw that database away."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("into", type=Path, metavar="DIR", help="the folder given to backup, or one back-up in it")
        parser.add_argument("--database", default="", help="an empty database that is there already, on a server of your own")
        parser.add_argument("--keep", action="store_true", help="leave the restored database, to be used")

    def handle(self, *args: Any, **options: Any) -> None:
        where = connection.settings_dict
        host, port = where["HOST"], str(where["PORT"])
        given, name = options["database"], options["database"] or f"{where['NAME']}_drill"
        run = JobRun.objects.create(job=backups.DRILLED, began_at=clock.now())
        try:
            kept = backups.latest(options["into"])
            if not given:
                database_set_up.drop(host, name)
                database_set_up.create(host, name)
            backups.restore(kept, host=host, port=port, database=name)
            said = prove(kept, host, port, name)
        except (backups.Broken, psycopg.Error, OSError) as error:
            run.ok, run.did, run.ended_at = False, "the back-up could not be restored", clock.now()
            run.save()
            raise CommandError(str(error)) from error
        finally:
            if not given and not options["keep"]:
                database_set_up.drop(host, name)
        run.ok, run.ended_at, run.did = True, clock.now(), f"the back-up of {kept.note['made_at'][:16]}: {said}"
        run.save()
        self.stdout.write(f"Restored and proven: {run.did}")


def prove(kept: backups.Kept, host: str, port: str, name: str) -> str:
    """What was proven of the restored database, in words; Broken says what it lacks."""
    with psycopg.connect(host=host, port=port or None, user=database_roles.OWNER, dbname=name) as restored:
        for table, least in kept.note["counts"].items():
            row = restored.execute(f"SELECT count(*) FROM {table}").fetchone()  # type: ignore[arg-type]  # noqa: S608
            if row is None or row[0] < least:
                raise backups.Broken(f"{table} has {row[0] if row else 0} rows; there were {least} when the back-up was made")
        named = [row[0] for row in restored.execute("SELECT DISTINCT sha256 FROM record_document WHERE shredded_at IS NULL")]
    papers = {found.name: found for found in (kept.folder / backups.PAPERS).rglob("*") if found.is_file()}
    for sha256 in named:
        if sha256 not in papers or hashlib.sha256(papers[sha256].read_bytes()).hexdigest() != sha256:
            raise backups.Broken("a paper that the record names is not in the back-up, or has changed")
    environment = {**os.environ, "PGHOST": host, "PGDATABASE": name, **({"PGPORT": port} if port else {})}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-m", "throughline.cli", "manage", "rebuild", "--check"], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise backups.Broken(f"the restored tables are not what the restored ledger says: {(done.stdout + done.stderr)[-1000:]}")
    return f"{kept.note['counts']['record_event']:,} events, every table as the ledger says, {len(named):,} papers"
