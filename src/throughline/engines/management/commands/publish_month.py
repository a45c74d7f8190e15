"""Publish a month's figures: `manage publish_month 2026-10`, or a stretch of months with --until."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from throughline.engines.measures.publishing import NotOver, publish_month
from throughline.engines.measures.windows import each_month
from throughline.record.people.models import Authority
from throughline.services import clock


class Command(BaseCommand):
    """Freeze the figures of a month with their members. What is published is never changed."""

    help = "Publish a month's figures (2026-10), or those of several months (2023-11 --until 2026-10)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("month", metavar="YYYY-MM")
        parser.add_argument("--until", metavar="YYYY-MM", help="the last of several months")
        parser.add_argument(
            "--known-on", metavar="DAY", type=date.fromisoformat, help="as known at the end of that day"
        )
        parser.add_argument("--authority", metavar="CODE", help="only this authority; without it, every one")

    def handle(self, *args: Any, **options: Any) -> None:
        first = _month(options["month"])
        last = _month(options["until"]) if options["until"] else first
        authorities = Authority.objects.order_by("code")
        if options["authority"]:
            authorities = authorities.filter(code=options["authority"])
        if not authorities:
            raise CommandError("There is no such authority")
        for authority in authorities:
            for month in each_month(first, last):
                try:
                    made = publish_month(
                        authority.pk, month, today=clock.today(), at=clock.now(), known_on=options["known_on"]
                    )
                except NotOver as open_month:
                    raise CommandError(str(open_month)) from open_month
                self.stdout.write(f"{authority}: {month:%B %Y}, {made} figures")


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as wrong:
        raise CommandError(f"“{text}” is not a month: write it as 2026-10") from wrong
