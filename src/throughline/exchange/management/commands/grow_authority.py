"""Make the bench's large authority: the invented one, and copies of it. Runs as the owner, in a database of its own."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from throughline.exchange.bench.authority import grow
from throughline.record.people.models import Authority


class Command(BaseCommand):
    help = "Make an invented authority in an empty training database, and copy it until it has so many events."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--events", type=int, default=5_000_000)

    def handle(self, *args: Any, **options: Any) -> None:
        say = self.stdout.write
        if not Authority.objects.exists():
            call_command("training_clock")
            call_command("demo_data", stdout=self.stdout)
        events = grow(options["events"], say)
        say(f"{Authority.objects.get()}: {events:,} events")
