"""Take an authority's own children in need census into the record."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from throughline.returns.cin_census.record.way import import_census, read_file
from throughline.returns.files import Refused
from throughline.returns.models import ImportRun
from throughline.returns.return_set import FIRST_YEAR, LAST_YEAR, collection_year, year_words
from throughline.returns.ssda903.record.actions import AlreadyRunning

SHOWN = {"cells": "elements put aside, the rest went in", "rows": "groups put aside", "notes": "notes",
         "files": "remarks about files"}  # fmt: skip


class Command(BaseCommand):
    """`manage import_cin FILE.xml --year 2025/26`."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", type=Path, metavar="FILE", help="the XML document, or a zip with it")
        parser.add_argument("--year", required=True, help="the year of the census, as 2025/26")
        parser.add_argument("--authority", metavar="CODE", help="ONS code of the authority (default: the one in the document); it is made when it is not there")
        parser.add_argument("--live-on", type=date.fromisoformat, metavar="DAY",
                            help="the day the authority begins to work here (default: today, if it has none yet)")  # fmt: skip
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the summary there")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            year = collection_year(options["year"])
        except ValueError as wrong:
            raise CommandError(str(wrong)) from wrong
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise CommandError(f"{year_words(year)} cannot be read: {year_words(FIRST_YEAR)} to {year_words(LAST_YEAR)} can")
        if not options["files"].exists():
            raise CommandError(f"There is no {options['files']}")
        self.stdout.write(f"Reading {options['files']} as children in need census {year_words(year)} …")
        files = read_file(options["files"], year)
        for problem in files.returned.problems:
            self.stdout.write(f"  {problem}")
        try:
            run = import_census(files, authority=options["authority"], live_on=options["live_on"], say=self.say)
        except (Refused, AlreadyRunning) as refused:
            raise CommandError(str(refused)) from refused
        self.tell(run)
        if options["json"]:
            options["json"].write_text(json.dumps(run.summary, indent=2, ensure_ascii=False) + "\n")

    def say(self, text: str) -> None:
        """Progress, as it happens."""
        self.stdout.write(text)
        self.stdout.flush()

    def tell(self, run: ImportRun) -> None:
        """What came of it, in words."""
        told = run.summary
        events = sum(told["events"].values())
        changed = sum(told["corrected"].values()) + sum(told["withdrawn"].values())
        self.say(f"Done in {told['seconds']:g} s: {told['children']:,} children ({told['children_new']:,} of them new), "
                 f"{events:,} events new, {changed:,} corrected or taken back, {told['unchanged']:,} as they were.")  # fmt: skip
        for kind, words in SHOWN.items():
            counts = told["put_aside"][kind]
            if counts:
                self.say(f"  {sum(counts.values()):,} {words}: "
                         + ", ".join(f"{told['reasons'][r].lower()} {n:,}" for r, n in sorted(counts.items(), key=lambda c: -c[1])))  # fmt: skip
        self.say(f"The report is import {run.pk}, under Returns.")
