"""What the commands that take an authority's own return into the record have in common."""

from __future__ import annotations

import json
from abc import abstractmethod
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from throughline.returns.files import Refused
from throughline.returns.return_set import FIRST_YEAR, LAST_YEAR, collection_year, year_words
from throughline.returns.ssda903.record.actions import AlreadyRunning


class ImportReturn(BaseCommand):
    """Reads files as one return of one year and tells what came of it. What is its own stands in the command."""

    called: str
    """The return, as people call it."""
    where: str
    authority_help: str
    shown: Mapping[str, str]
    """What was put aside, by kind, in the words of this return."""

    @abstractmethod
    def read(self, path: Path, year: int) -> Any:
        """The files, recognised."""

    @abstractmethod
    def take_in(self, files: Any, **options: Any) -> Any:
        """Into the record."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", type=Path, metavar="FILES", help=self.where)
        parser.add_argument("--year", required=True, help="the year of the return, as 2025/26")
        parser.add_argument("--authority", metavar="CODE", help=self.authority_help)
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
        self.stdout.write(f"Reading {options['files']} as {self.called} {year_words(year)} …")
        files = self.read(options["files"], year)
        for problem in files.returned.problems:
            self.stdout.write(f"  {problem}")
        try:
            run = self.take_in(files, authority=options["authority"], live_on=options["live_on"], say=self.say)
        except (Refused, AlreadyRunning) as refused:
            raise CommandError(str(refused)) from refused
        self.tell(run)
        if options["json"]:
            options["json"].write_text(json.dumps(run.summary, indent=2, ensure_ascii=False) + "\n")

    def say(self, text: str) -> None:
        """Progress, as it happens."""
        self.stdout.write(text)
        self.stdout.flush()

    def tell(self, run: Any) -> None:
        """What came of it, in words."""
        told = run.summary
        events = sum(told["events"].values())
        changed = sum(told["corrected"].values()) + sum(told["withdrawn"].values())
        self.say(f"Done in {told['seconds']:g} s: {told['children']:,} children ({told['children_new']:,} of them new), "
                 f"{events:,} events new, {changed:,} corrected or taken back, {told['unchanged']:,} as they were.")  # fmt: skip
        for kind, words in self.shown.items():
            counts = told["put_aside"][kind]
            if counts:
                self.say(f"  {sum(counts.values()):,} {words}: "
                         + ", ".join(f"{told['reasons'][r].lower()} {n:,}" for r, n in sorted(counts.items(), key=lambda c: -c[1])))  # fmt: skip
        self.say(f"The report is import {run.pk}, under Returns.")
