"""Take an authority's own SSDA903 files into the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from throughline.returns.import_command import ImportReturn
from throughline.returns.models import ImportRun
from throughline.returns.ssda903.record.actions import import_files
from throughline.returns.ssda903.record.sent import read_files


class Command(ImportReturn):
    """`manage import_ssda903 DIR --year 2025/26`."""

    help = __doc__
    called = "SSDA903"
    where = "a folder, a zip, or one file: the CSV set or the XML"
    authority_help = "ONS code of the authority; it is made when it is not there"
    shown = {"cells": "cells put aside, the rest of their rows went in", "rows": "rows put aside", "notes": "notes",
             "files": "remarks about files"}  # fmt: skip

    def read(self, path: Path, year: int) -> Any:
        files = read_files(path, year)
        for table, name in files.returned.files.items():
            self.stdout.write(f"  {table}: {name}")
        return files

    def take_in(self, files: Any, **options: Any) -> ImportRun:
        return import_files(files, **options)
