"""Write a national return from the record.

./run manage build_return ssda903 --year 2025/26 [--authority E10000011] --out DIR [--xml] [--earlier]
./run manage build_return cin --year 2025/26 [--authority E10000011] --out DIR
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from throughline.record.access import acting
from throughline.returns.authorities import authority as authority_code
from throughline.returns.checking import LAST_CIN_YEAR, TITLES
from throughline.returns.cin_census.build import files as census_files
from throughline.returns.cin_census.build.xml import EMPTY as LEFT_EMPTY
from throughline.returns.cin_census.build.xml import NAME
from throughline.returns.return_set import FIRST_YEAR, LAST_YEAR, collection_year, year_words
from throughline.returns.ssda903.build.files import EMPTY, NAMES, write_set
from throughline.returns.ssda903.build.whole import build
from throughline.returns.ssda903.record import queries

SHOWN = 12


class Command(BaseCommand):
    help = "Write the files of a national return from the record."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("return", choices=("ssda903", "cin"), help="which return")
        parser.add_argument("--year", required=True, help="the collection, as 2025/26")
        parser.add_argument(
            "--authority", metavar="CODE", help="the authority, ONS or three-digit code; needed where there are several"
        )
        parser.add_argument(
            "--out", required=True, type=Path, metavar="DIR", help="the folder for the files; it is made"
        )
        parser.add_argument("--earlier", action="store_true",
                            help="every earlier episode too: for check_return --previous, not for sending")  # fmt: skip
        parser.add_argument("--xml", action="store_true", help="the XML form beside the CSV files")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            year = collection_year(options["year"])
        except ValueError as wrong:
            raise CommandError(str(wrong)) from wrong
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise CommandError(
                f"{year_words(year)} cannot be written: {year_words(FIRST_YEAR)} to {year_words(LAST_YEAR)} can"
            )
        authority = self._authority(options["authority"])
        if options["return"] == "cin":
            if options["earlier"] or options["xml"]:
                raise CommandError("The census is one XML document of one year: it takes neither --xml nor --earlier")
            self._census(authority, year, options["out"])
            return
        with acting.as_system(authority.pk, "build_return"):
            built = build(authority.pk, year, earlier=options["earlier"])
            acting.note("export", detail={"return": "ssda903", "year": year_words(year), "children": built.children})
        try:
            written = write_set(options["out"], built, xml=options["xml"])
        except OSError as fault:
            raise CommandError(f"{options['out']} cannot be written: {fault.strerror or fault}") from fault
        self.stdout.write(
            f"SSDA903 {year_words(year)} of {authority.name} ({authority.code}): {built.children:,} children, in {options['out']}"
        )
        for table, rows in built.tables.items():
            self.stdout.write(f"  {NAMES[table]}: {len(rows):,} rows")
        for name in [n for n in written if n not in NAMES.values()]:
            self.stdout.write(f"  {name}")
        if built.behind_seal:
            self.stdout.write(f"{built.behind_seal:,} sealed records are not in it: their custodian tells of them.")
        counted = built.left_empty()
        if counted:
            self.stdout.write(f"{len(built.empty):,} cells that the return wants are empty (all of them in {EMPTY}):")
        for table, column, why, n in counted[:SHOWN]:
            self.stdout.write(f"  {table}.{column}: {n:,}, {why[0].lower()}{why[1:]}")
        if len(counted) > SHOWN:
            self.stdout.write(f"  and {len(counted) - SHOWN} more kinds")

    def _census(self, authority: Any, year: int, out: Path) -> None:
        try:
            with acting.as_system(authority.pk, "build_return"):
                census = census_files.write(out, authority.pk, authority.code, year)
                acting.note("export", detail={"return": "cin", "year": year_words(year), "children": census.children})
        except OSError as fault:
            raise CommandError(f"{out} cannot be written: {fault.strerror or fault}") from fault
        self.stdout.write(f"{TITLES['cin']} {year_words(year)} of {authority.name} ({authority.code}): {census.children:,} children, in {out}")
        for element, n in census.counts.items():
            self.stdout.write(f"  {element}: {n:,}")
        self.stdout.write(f"  {NAME}\n  {LEFT_EMPTY}")
        if year > LAST_CIN_YEAR:
            self.stdout.write(f"The rules of {year_words(year)} are not known here yet: check_return cannot check it.")
        if census.behind_seal:
            self.stdout.write(f"{census.behind_seal:,} sealed records are not in it: their custodian tells of them.")
        counted = census.left_empty()
        if counted:
            self.stdout.write(f"{len(census.empty):,} things that the census asks are left out (all of them in {LEFT_EMPTY}):")
        for element, why, n in counted[:SHOWN]:
            self.stdout.write(f"  {element}: {n:,}, {why[0].lower()}{why[1:]}")
        if len(counted) > SHOWN:
            self.stdout.write(f"  and {len(counted) - SHOWN} more kinds")

    def _authority(self, said: str | None) -> Any:
        if said:
            try:
                code = authority_code(said)
            except ValueError:
                code = said.strip().upper()
            found = queries.authority(code)
            if found is None:
                raise CommandError(f"{said} is not an authority that is here")
            return found
        every = queries.first_authorities()
        if len(every) != 1:
            raise CommandError(
                "There are several authorities here: say which one with --authority"
                if every
                else "There is no authority here yet"
            )
        return every[0]
