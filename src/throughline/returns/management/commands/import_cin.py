"""Take an authority's own children in need census into the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from throughline.returns.cin_census.record.way import import_census, read_file
from throughline.returns.import_command import ImportReturn
from throughline.returns.models import ImportRun


class Command(ImportReturn):
    """`manage import_cin FILE.xml --year 2025/26`."""

    help = __doc__
    called = "children in need census"
    where = "the XML document, or a zip with it"
    authority_help = "ONS code of the authority (default: the one in the document); it is made when it is not there"
    shown = {"cells": "elements put aside, the rest went in", "rows": "groups put aside", "notes": "notes",
             "files": "remarks about files"}  # fmt: skip

    def read(self, path: Path, year: int) -> Any:
        return read_file(path, year)

    def take_in(self, files: Any, **options: Any) -> ImportRun:
        return import_census(files, **options)
