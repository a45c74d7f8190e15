"""Mark the database as a training database and let its clock stand where this process's clock stands."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from throughline.record.people.models import Authority
from throughline.services import clock


class Command(BaseCommand):
    help = "Mark this database as training (invented children only) and set its clock as THROUGHLINE_CLOCK_AS_AT says."

    def handle(self, *args: Any, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT training FROM tl.clock")
            if not cursor.fetchone()[0] and Authority.objects.exists():
                raise CommandError("There is an authority in this database that is not a training one: its clock is left alone.")
            cursor.execute("UPDATE tl.clock SET training = true, ahead = make_interval(secs => %s)", [clock.offset().total_seconds()])
