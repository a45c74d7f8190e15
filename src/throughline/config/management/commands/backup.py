"""`manage backup DIR`: the database and the papers into a new folder, with a note of what they held."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from throughline.services import backups, clock
from throughline.services.jobs.models import JobRun

COUNTED = ("record_event", "record_content", "record_subject", "record_document", "audit_entry", "engines_obligation")


def counts() -> dict[str, int]:
    """How many rows the tables hold that matter most."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in COUNTED))  # noqa: S608
        return dict(zip(COUNTED, cursor.fetchone(), strict=True))


class Command(BaseCommand):
    help = "Back up the database and the papers into a new folder below DIR, which must be kept on an encrypted disk."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("into", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        at, where = clock.now(), connection.settings_dict
        run = JobRun.objects.create(job=backups.MADE, began_at=at)
        try:
            kept = backups.make(
                options["into"], at=at, host=where["HOST"], port=str(where["PORT"]), database=where["NAME"],
                papers=Path(settings.FILES_ROOT), counts=counts(),
            )  # fmt: skip
        except (backups.Broken, OSError) as error:
            run.ok, run.did, run.ended_at = False, "no back-up was made", clock.now()
            run.save()
            raise CommandError(str(error)) from error
        run.ok, run.ended_at = True, clock.now()
        run.did = f"{kept.note['counts']['record_event']:,} events and {kept.note['papers']:,} papers"
        run.save()
        self.stdout.write(f"{kept.folder}: {run.did}, {(kept.folder / backups.DUMP).stat().st_size / 1e6:,.1f} MB")
