"""Whatever is sent, reading and checking end in words: nothing is raised, no rule falls over, each place exists.

    ./run test tests/returns/test_fuzz.py -s                                    a few seconds each
    THROUGHLINE_FUZZ_SECONDS=600 ./run test tests/returns/test_fuzz.py -s       ten minutes each
    THROUGHLINE_FUZZ_ONLY=1234 ./run test tests/returns/test_fuzz.py            that input alone

The n-th input is always the same one, made from its number.
"""
from __future__ import annotations

import csv
import io
import json
import os
import time
from collections.abc import Callable, Iterator
from random import Random

import pytest

from throughline.engines.checks.run import Findings
from throughline.returns.cin_census.check import check_read
from throughline.returns.cin_census.read import read_census
from throughline.returns.invented.cin_census import write_census
from throughline.returns.invented.ssda903 import write_set
from throughline.returns.return_set import ReturnSet
from throughline.returns.ssda903.prepare import prepare
from throughline.returns.ssda903.read import read_set

from .mutations import mutated_set, mutated_xml

SECONDS = float(os.environ.get("THROUGHLINE_FUZZ_SECONDS", "6"))
ONLY = os.environ.get("THROUGHLINE_FUZZ_ONLY")
CHECKED = 10
"""Every input is read, and one in so many is checked by all rules as well, which takes longer by far."""
SLOWEST = 20
"""Seconds that no small input may take."""


def inputs() -> Iterator[tuple[int, Random]]:
    """Numbers and chances until the time is up."""
    if ONLY:
        yield int(ONLY), Random(int(ONLY))
        return
    until, n = time.monotonic() + SECONDS, 0
    while time.monotonic() < until or n < CHECKED + 1:
        yield n, Random(n)
        n += 1


def sound(returned: ReturnSet) -> None:
    """Tables are numbered from nought; what is not read is said; no message is blank."""
    for name, table in returned.tables.items():
        assert table["row"].to_list() == list(range(table.height)), name
        assert table["line"].null_count() == 0, name
    assert all(str(problem).strip() for problem in returned.problems)
    assert returned.tables or returned.problems


def sensible(findings: Findings, returned: ReturnSet) -> None:
    assert [each for each in findings.not_run if "worked out" in each.reason] == []
    for found in findings.found:
        assert found.rows.is_unique().all()
        if not found.rows.null_count():
            assert 0 <= found.rows.min() <= found.rows.max() < returned.tables[found.table.name].height
    out = io.StringIO()
    findings.write_json(out, year="2025/26")
    assert len(json.loads(out.getvalue())["findings"]) == len(findings)


def fuzz(read: Callable[[Random], ReturnSet], check: Callable[[ReturnSet, Random], Findings], what: str, capsys) -> None:
    tried = checked = refused = 0
    slowest = 0.0
    for n, chances in inputs():
        began = time.monotonic()
        try:
            returned = read(chances)
            sound(returned)
            if returned.tables and (ONLY or n % CHECKED == 0):
                sensible(check(returned, chances), returned)
                checked += 1
        except Exception as fault:
            fault.add_note(f"input {n} of {what}")
            raise
        tried += 1
        refused += not returned.tables
        slowest = max(slowest, time.monotonic() - began)
    with capsys.disabled():
        print(f"\n{what}: {tried:,} inputs read, {refused:,} of them refused, {checked:,} checked by every rule; "
              f"the slowest took {slowest:.1f} s")
    assert slowest < SLOWEST
    if not ONLY:
        assert checked > 0 and refused < tried / 2


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("set")
    write_set(folder, 20)
    return {year: {path.stem: list(csv.reader(path.open(encoding="utf-8"))) for path in (folder / year).iterdir()}
            for year in ("this", "last")}


def xml_form(tables) -> bytes:
    """The XML form of a set: Header, Episodes, Reviews and Missing of each child."""

    def fields(rows, child):
        heading = rows[0]
        for row in rows[1:]:
            if row[0] == child:
                yield {name: cell for name, cell in zip(heading, row, strict=True) if cell and name not in ("CHILD", "DOB")}, row

    def said(values):
        return "".join(f"<{'PL' if name == 'PLACE' else name}>{value}</{'PL' if name == 'PLACE' else name}>"
                       for name, value in values.items())

    out = []
    for row in tables["header"][1:]:
        header = dict(zip(tables["header"][0], row, strict=True))
        parts = [f"<{name}>{value}</{name}>" for name, value in header.items() if name != "CHILD"]
        for group, table in (("AREVIEW", "reviews"), ("AMISSING", "missing"), ("OC2", "oc2")):
            parts += [f"<{group}>{said(values)}</{group}>" for values, _ in fields(tables[table], row[0])]
        episodes = "".join(f"<EPISODE>{said(values)}</EPISODE>" for values, _ in fields(tables["episodes"], row[0]))
        out.append(f"<CHILD><HEADER><CHILDID>{row[0]}</CHILDID>{''.join(parts)}</HEADER>{episodes}</CHILD>")
    return f"<EXPSSDA903>{''.join(out)}</EXPSSDA903>".encode()


def check_903(last):
    def check(returned: ReturnSet, chances: Random) -> Findings:
        from throughline.engines.checks.run import run
        from throughline.returns.ssda903.rules import SSDA903

        before = read_set(mutated_set(chances, last), returned.year - 1) if chances.randrange(2) else None
        return run(SSDA903.checks, prepare(returned, before, None, "E10000011"))

    return check


def test_csv(tables, capsys):
    fuzz(lambda chances: read_set(mutated_set(chances, tables["this"]), chances.randint(2023, 2027)),
         check_903(tables["last"]), "SSDA903 as CSV", capsys)


def test_xml(tables, capsys):
    document = xml_form(tables["this"])
    assert read_set(("a.xml", document), 2026).problems == []
    fuzz(lambda chances: read_set(("a.xml", mutated_xml(chances, document)), chances.randint(2023, 2027)),
         check_903(tables["last"]), "SSDA903 as XML", capsys)


def test_census(tmp_path, capsys):
    path = tmp_path / "census.xml"
    write_census(path, 12)
    document = path.read_bytes()
    assert read_census(("a.xml", document), 2026).problems == []
    fuzz(lambda chances: read_census(("a.xml", mutated_xml(chances, document)), chances.randint(2023, 2026)),
         lambda returned, chances: check_read(returned, "E10000011"), "Children in need census", capsys)
