"""`manage rebuild`: replay the ledger, prove the tables or put them right."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from throughline.record.ledger.rebuild import rebuild
from throughline.record.people.models import Authority


class Command(BaseCommand):
    help = "Derive every projection anew from the ledger, compare, and apply only the differences."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare only; exit 1 when something differs")
        parser.add_argument("--table", default="", help="only this table")

    def handle(self, *args: Any, **options: Any) -> None:
        differs = False
        for authority in Authority.objects.order_by("id"):
            began = time.monotonic()
            result = rebuild(authority.pk, apply=not options["check"], only=options["table"], say=self.stdout.write)
            took = time.monotonic() - began
            rate = result.events / took if took else 0
            self.stdout.write(
                f"{authority}: {result.events:,} events of {result.subjects:,} subjects in {took:.1f} s ({rate:,.0f} a second; "
                f"processes: {result.processes})"
            )
            for table in result.tables:
                if table.missing or table.extra:
                    differs = True
                    self.stdout.write(f"  {table.table}: {table.missing} rows were missing or different, {table.extra} were not asked for")
            self.stdout.write("  Nothing changed: the tables are what the ledger says." if result.same else "  Put right." if not options["check"] else "")
        if options["check"] and differs:
            raise SystemExit(1)
