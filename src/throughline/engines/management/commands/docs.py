"""`manage docs`: write docs/reference from the declarations; with --check say what is not current."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from throughline.engines.handbook import writing


class Command(BaseCommand):
    help = "Write the generated reference, or with --check say what is not current."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is not current")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            for name in writing.write():
                self.stdout.write(f"docs/reference/{name}")
        left = writing.differences()
        for line in left:
            self.stderr.write(line)
        if left:
            sys.exit(1)
