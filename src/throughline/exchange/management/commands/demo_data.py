"""Make the invented authority in an empty training database, or print who can sign in to it."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from throughline.engines.ticks.running import run_due
from throughline.exchange.demonstration import care_planning, courts, figures, signins, writing
from throughline.exchange.demonstration import plan as planning
from throughline.record.people.models import Authority
from throughline.services import clock


class Command(BaseCommand):
    help = "Make an invented authority of 335 looked-after children in an empty training database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-at", type=date.fromisoformat, metavar="DAY", help="live at this day, as 2012-07-06")
        parser.add_argument("--small", action="store_true", help="40 children, for tests")
        parser.add_argument("--seed", type=int, default=2012, help="another number, another authority")
        parser.add_argument("--print-signins", action="store_true", help="only print who can sign in, and with what")
        parser.add_argument("--json", action="store_true", help="with --print-signins: for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["print_signins"]:
            self.stdout.write(signins.as_json() if options["json"] else signins.table())
            return
        if options["as_at"]:
            clock.set_offset(clock.offset_for(options["as_at"]))
        self._must_be_empty_training()
        began = time.monotonic()
        say = lambda words: self.stdout.write(words)  # noqa: E731
        made = planning.plan(clock.today(), seed=options["seed"], small=options["small"], progress=say)
        authority = writing.write(made, say)
        say("Laying care planning, courts and family time on the desks ...")
        care_planning.lay_out(authority, clock.today())
        courts.lay_out(authority, clock.today())
        say("Publishing the figures of past months ...")
        figures.publish(authority, clock.today(), say, months=6 if options["small"] else 36)
        say("Trying the rules of the return being prepared ...")
        run_due(["returns.readiness"])
        self.stdout.write(f"Merehaven is there, as at {clock.today():%-d %B %Y}: made in {time.monotonic() - began:.0f} seconds.")
        self.stdout.write(signins.table())

    def _must_be_empty_training(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT training FROM tl.clock")
            training = cursor.fetchone()[0]
        if not training:
            raise CommandError("This is not a training database. Run training_clock in it first, if it is to become one.")
        if Authority.objects.exists():
            raise CommandError("There is an authority in this database already; invented children go into an empty one only.")
