"""Measure the checking of returns: every rule of the year, from files on disk to findings in JSON.

./run bench returns [--children 500 5000 50000] [--year 2025/26] [--keep DIR] [--json OUT]

Each check runs in a process of its own, as `check_return` does, so that the figures hold the start of the program, the
reading and the writing. "Processor" is time worked, which other work on the machine lengthens less than time passed.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from throughline.returns.checking import LAST_CIN_YEAR, TITLES
from throughline.returns.return_set import collection_year

AUTHORITY = "E10000011"
BUDGETS = {("ssda903", 50_000): (5, 1000), ("cin", 50_000): (8, 1000)}
"""Seconds and megabytes, by return and number of children."""
ROW = "{:<26}{:>9}{:>10}{:>7}{:>10}{:>10}{:>11}{:>9}  {}"


@dataclass
class Measured:
    title: str
    children: int
    megabytes_read: float
    rules: int
    findings: int
    seconds: float
    processor_seconds: float
    peak_megabytes: float


class Command(BaseCommand):
    help = "Measure the checking of invented returns of several sizes."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--children", type=int, nargs="+", default=[500, 5000, 50_000], metavar="N")
        parser.add_argument("--year", default="2025/26", help="the collection, as 2025/26")
        parser.add_argument("--keep", metavar="DIR", help="make the returns here and leave them")
        parser.add_argument("--json", metavar="OUT", help="write the figures here too")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            year = collection_year(options["year"])
        except ValueError as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(ROW.format("return", "children", "MB read", "rules", "findings", "seconds", "processor", "peak MB",
                                     "budget"))
        measured = []
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(options["keep"] or scratch)
            for children in options["children"]:
                for code in TITLES:
                    if code == "cin" and year > LAST_CIN_YEAR:
                        continue
                    found = _measure(code, _made(code, folder / str(children), children, year), children, options["year"])
                    measured.append(found)
                    self.stdout.write(_row(code, found))
                    self.stdout.flush()
        if options["json"]:
            Path(options["json"]).write_text(json.dumps([asdict(each) for each in measured], indent=1) + "\n")


def _made(code: str, folder: Path, children: int, year: int) -> list[Path]:
    """The files of an invented return, made once."""
    folder.mkdir(parents=True, exist_ok=True)
    if code == "cin":
        from throughline.returns.invented.cin_census import write_census

        census = folder / "census.xml"
        if not census.exists():
            write_census(census, children, year)
        return [census]
    from throughline.returns.invented.ssda903 import write_set

    files = [folder / "this", folder / "last", folder / "providers.xlsx"]
    if not all(each.exists() for each in files):
        write_set(folder, children, year)
    return files


def _measure(code: str, files: list[Path], children: int, year: str) -> Measured:
    out = files[0].parent / f"{code}.json"
    more = ["--previous", str(files[1]), "--providers", str(files[2])] if len(files) > 1 else []
    command = [sys.executable, "-m", "throughline.cli", "manage", "check_return", code, str(files[0]), *more,
               "--year", year, "--authority", AUTHORITY, "--json", str(out)]
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # what is said is a line or two, so the pipes cannot fill; wait4 alone tells what this one process took
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    _, said = process.communicate()
    if process.returncode:
        raise CommandError(f"The check of {files[0]} failed: {said.decode()[-2000:]}")
    found = json.loads(out.read_text(encoding="utf-8"))
    read = sum(each.stat().st_size for file in files for each in ([file] if file.is_file() else file.iterdir()))
    return Measured(
        TITLES[code], children, round(read / 1e6, 1), _rules(code, year) - len(found["not_run"]), len(found["findings"]),
        round(seconds, 1), round(used.ru_utime + used.ru_stime, 1), round(used.ru_maxrss / 1024),
    )


def _rules(code: str, year: str) -> int:
    from throughline.returns.cin_census.rules import CIN_CENSUS
    from throughline.returns.ssda903.rules import SSDA903

    return len((CIN_CENSUS if code == "cin" else SSDA903).in_year(collection_year(year)))


def _row(code: str, found: Measured) -> str:
    budget = BUDGETS.get((code, found.children))
    kept = ""
    if budget:
        over = found.seconds > budget[0] or found.peak_megabytes > budget[1]
        kept = f"{budget[0]} s, {budget[1]} MB: {'NOT KEPT' if over else 'kept'}"
    return ROW.format(found.title, f"{found.children:,}", found.megabytes_read, found.rules, f"{found.findings:,}",
                      found.seconds, found.processor_seconds, found.peak_megabytes, kept)
