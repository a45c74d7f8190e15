"""Tiny invented SSDA903 files for tests: tables as lists of rows, as CSV or XML, told or imported."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from throughline.returns.aside import Aside
from throughline.returns.models import ImportRun, PutAside
from throughline.returns.ssda903.record.actions import import_files
from throughline.returns.ssda903.record.episodes import Want
from throughline.returns.ssda903.record.rows import Rows
from throughline.returns.ssda903.record.sent import read_files
from throughline.returns.ssda903.record.story import story
from throughline.returns.ssda903.record.told import merge
from throughline.returns.ssda903.tables import TABLES

BY_NAME = {table.name: [c.name for c in table.submitted] for table in TABLES}
Tables = Mapping[str, Sequence[Mapping[str, Any]]]
CODE = "E10000999"

TIA: dict[str, Any] = {"CHILD": "100", "SEX": "F", "DOB": "14/03/2014", "ETHNIC": "WBRI", "UPN": "UN3", "MOTHER": "0"}


def episode(decom: str, **cells: Any) -> dict[str, Any]:
    """An episode of child 100; what is not said is usual."""
    usual = {"CHILD": "100", "DECOM": decom, "RNE": "S", "LS": "C1", "CIN": "N1", "PLACE": "U6", "PLACE_PROVIDER": "PR1",
             "HOME_POST": "WA10 1HP", "PL_POST": "WA9 3AB", "URN": "SC400097"}  # fmt: skip
    return usual | cells


def csv_bytes(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="raise")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def files(tables: Tables) -> list[tuple[str, bytes]]:
    """The CSV set of these tables; `Names` is the list of names."""
    made = [(f"{name.lower()}.csv", csv_bytes(BY_NAME[name], rows)) for name, rows in tables.items() if name != "Names"]
    if "Names" in tables:
        made.append(("names.csv", csv_bytes(list(tables["Names"][0]), tables["Names"])))
    return made


def tell(*years: tuple[int, Tables], child: str = "100") -> tuple[list[Want], list[Aside]]:
    """What one child's rows of these years amount to, without a database."""
    rows, aside = [], []
    for year, tables in years:
        sent = read_files(files(tables), year)
        read = Rows(sent.returned)
        rows += [sent.names[child]] if child in sent.names else []
        for found in (c for part in read.by_children(50) for c in part if c.number == child):
            rows += found.rows
            aside += found.aside
        aside += read.aside
    wants, more = story(merge(child, rows), workers={}, placeholder=True)
    return wants, aside + more


def import_tables(tables: Tables, year: int = 2026, **how: Any) -> ImportRun:
    """Take tables into the record of the invented council."""
    return import_files(read_files(files(tables), year), authority=how.pop("authority", CODE), **how)


def put_aside(run: ImportRun, *kinds: str) -> list[PutAside]:
    """What a run put aside, in order."""
    found = PutAside.objects.everything(because="test").filter(run=run)
    return list((found.filter(kind__in=kinds) if kinds else found).order_by("pk"))


def samples() -> Path:
    """The folder of sample returns, or a skip that says where it would be looked for."""
    here = Path(__file__).resolve().parents[2]
    said = os.environ.get("THROUGHLINE_SAMPLES")
    for place in [Path(said)] if said else [here.parent / "shared" / "samples", here.parent.parent / "shared" / "samples"]:
        if place.is_dir():
            return place
    pytest.skip("no sample returns here: set THROUGHLINE_SAMPLES or put them into ../shared/samples")
