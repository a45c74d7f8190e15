"""Load reference series from a table: `manage load_reference similar-councils.csv --authority E10000999`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from throughline.engines.measures.reference import COLUMNS, BadTable, load
from throughline.record.people.models import Authority
from throughline.services import clock


class Command(BaseCommand):
    """Load what similar councils came to, or how many children live here, with dates and source."""

    help = f"Load reference series from a CSV file with the columns {', '.join(COLUMNS)}."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--authority", metavar="CODE", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        authority = Authority.objects.filter(code=options["authority"]).first()
        if authority is None:
            raise CommandError("There is no such authority")
        try:
            with options["file"].open(encoding="utf-8-sig", newline="") as lines:
                made = load(authority.pk, lines, at=clock.now())
        except (OSError, BadTable) as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"{made} rows")
