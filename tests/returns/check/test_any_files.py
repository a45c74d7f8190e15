"""Whatever is sent: the check ends, and every page of it can be made. The n-th input is always the same one.

THROUGHLINE_FUZZ_SECONDS=600 ./run test tests/returns/check/test_any_files.py -s
"""

from __future__ import annotations

import csv
import json
import os
import time
from random import Random
from types import SimpleNamespace
from uuid import UUID

import pytest

from tests.returns.mutations import mutated_set, mutated_xml
from throughline.engines.way_out.tables import as_xlsx
from throughline.returns.check import page, work
from throughline.returns.check.queries import Opened, Wanted
from throughline.returns.invented.cin_census import write_census
from throughline.returns.invented.ssda903 import write_set
from throughline.services import sealed

SECONDS = float(os.environ.get("THROUGHLINE_FUZZ_SECONDS", "6"))
LEAST = 5


@pytest.fixture(autouse=True)
def here(settings, tmp_path):
    settings.FILES_ROOT = tmp_path


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("set")
    write_set(folder, 12)
    return {
        y: {p.stem: list(csv.reader(p.open(encoding="utf-8"))) for p in (folder / y).iterdir()}
        for y in ("this", "last")
    }


def every_page(code, year, boxes):
    """Check it and make what each page shows; how many findings there were."""
    number, names = UUID(int=7), {}
    for box, files in boxes.items():
        for n, (name, content) in enumerate(files):
            names[f"{box}-{n:03d}"] = name
            sealed.write(number.hex, f"{box}-{n:03d}", [content])
    sealed.write(number.hex, "names", [json.dumps(names).encode()])
    summary = work.check(work.Asked(number.hex, code, year, "E10000011"), lambda *_: None)
    opened = Opened(SimpleNamespace(pk=number, code=code, year=year, summary=summary, returning="E10000011"))
    assert page.lead(opened.held) and isinstance(page.problems(opened), list)
    page.rules(opened), page.not_run(opened), page.tables(opened)
    checks, files = page.checks_of(opened.held), opened.about["files"]
    for found in opened.findings.head(200).iter_rows(named=True):
        assert page.finding(found, checks, files)["says"]
    for child in [c["child"] for c in page.children(opened)[:3]]:
        page.child_tables(opened, child)
    assert as_xlsx(page.sheets(opened, Wanted()))[:2] == b"PK"
    sealed.shred(number.hex)
    return summary["findings"]


def test_any_ssda903_files_end_in_pages(tables, capsys):
    until, n, found = time.monotonic() + SECONDS, 0, 0
    while time.monotonic() < until or n < LEAST:
        chances = Random(n)
        try:
            boxes = {"this": mutated_set(chances, tables["this"])}
            if chances.randrange(2):
                boxes["previous"] = mutated_set(chances, tables["last"])
            found += every_page("ssda903", chances.randint(2023, 2027), boxes)
        except Exception as fault:
            fault.add_note(f"input {n}")
            raise
        n += 1
    with capsys.disabled():
        print(f"\nfiles sent to be checked: {n:,} inputs, {found:,} findings on their pages")
    assert found


def test_any_census_ends_in_pages(tmp_path, capsys):
    write_census(tmp_path / "cin.xml", 8)
    document = (tmp_path / "cin.xml").read_bytes()
    until, n = time.monotonic() + SECONDS, 0
    while time.monotonic() < until or n < LEAST:
        try:
            every_page("cin", 2026, {"this": [("cin.xml", mutated_xml(Random(n), document))]})
        except Exception as fault:
            fault.add_note(f"input {n}")
            raise
        n += 1
    with capsys.disabled():
        print(f"\ncensuses sent to be checked: {n:,} inputs")
