"""Check a return that lies on disk; no record is needed.

./run manage check_return ssda903 DIR [--previous DIR] [--providers FILE.xlsx] --year 2025/26 --authority 845 --json OUT
./run manage check_return cin FILE.xml --year 2025/26 --authority E10000011 --json OUT
"""
from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from throughline.returns.checking import check_on_disk, write_json
from throughline.returns.files import Refused


class Command(BaseCommand):
    help = "Check a national return on disk and write the findings as JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("return", choices=("ssda903", "cin"), help="which return")
        parser.add_argument("path", help="a folder, a file or a zip")
        parser.add_argument("--previous", help="SSDA903: last year's files")
        parser.add_argument("--providers", help="SSDA903: Ofsted's list of providers (XLSX)")
        parser.add_argument("--year", required=True, help="the collection, as 2025/26")
        parser.add_argument("--authority", required=True, help="the returning authority, ONS or three-digit code")
        parser.add_argument("--json", required=True, help="where the findings go; - for standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            checked = check_on_disk(options["return"], options["path"], options["year"], options["authority"],
                                    options["previous"], options["providers"])
        except (ValueError, Refused) as fault:
            file = getattr(fault, "file", "")
            raise CommandError(f"{file}: {fault}" if file else str(fault)) from fault
        for problem in checked.returned.problems:
            self.stderr.write(str(problem))
        if not checked.returned.tables:
            raise CommandError("Nothing of the return could be read.")
        if options["json"] == "-":
            write_json(checked, sys.stdout)
            return
        # written beside and then moved, so that a half-written file is never taken for a whole one
        out = Path(options["json"])
        part = out.with_name(out.name + ".part")
        try:
            with part.open("w", encoding="utf-8") as opened:
                write_json(checked, opened)
            part.replace(out)
        except OSError as fault:
            part.unlink(missing_ok=True)
            raise CommandError(f"{out} cannot be written: {fault.strerror or fault}") from fault
        self.stdout.write(f"{len(checked.findings):,} findings, {len(checked.findings.not_run)} rules not run: {out}")
