"""Run once what is due by itself, or chosen ticks whether due or not."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from throughline.engines.ticks.queries import standings
from throughline.engines.ticks.running import run_due, ticks


class Command(BaseCommand):
    help = "Run what is due by itself. Safe to run as often as one likes, and beside a running worker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("codes", nargs="*", help="ticks to run whether due or not")
        parser.add_argument("--list", action="store_true", help="say which there are and when each last ran")

    def handle(self, *args: Any, **how: Any) -> None:
        if how["list"]:
            for one in standings():
                last = (
                    f"{one.last.began_at:%d %b %H:%M} {'ok' if one.last.ok else 'FAILED'} {one.last.did}"
                    if one.last
                    else "never"
                )
                self.stdout.write(f"{one.tick.code:32} {one.tick.title}: {last.strip()}")
            return
        unknown = set(how["codes"]) - set(ticks())
        if unknown:
            raise CommandError(f"There is no tick {', '.join(sorted(unknown))}; --list says which there are.")
        runs = run_due(how["codes"])
        for run in runs:
            self.stdout.write(f"{run.job}: {'ok' if run.ok else 'FAILED'} {run.did}".strip())
        if any(not run.ok for run in runs):
            raise CommandError("Something failed; the log has the incidents.")
