"""The invented authority's own return: written from its record, it holds the errors that were put there and no others."""

from __future__ import annotations

import io
import json
from collections import Counter
from datetime import UTC, date, datetime
from functools import cache

import pytest
from django.core.management import call_command

from throughline.base.calendar import statutory_year
from throughline.exchange.demonstration.errors_on_purpose import EVERY_YEAR, NAMED
from throughline.exchange.demonstration.people import Somebody
from throughline.exchange.demonstration.places import AREA
from throughline.exchange.demonstration.plan import Plan, plan
from throughline.record.ledger.happened import Happened, order
from throughline.record.ledger.types import Words
from throughline.returns.ssda903.build.files import csv_files
from throughline.returns.ssda903.build.life import Life
from throughline.returns.ssda903.build.whole import TYPES, Built, tell
from throughline.returns.ssda903.check import check_files
from throughline.returns.ssda903.tables import tables_in
from throughline.services import clock, postcodes

pytestmark = pytest.mark.skipif(not postcodes.available(), reason="the list of postcodes is not installed")
DAYS = [date(2026, 11, 24), date(2026, 8, 30), date(2027, 3, 1)]
MOMENT = datetime(2026, 11, 24, tzinfo=UTC)


@cache
def made(day: date, seed: int = 2012) -> Plan:
    """The authority as planned, with the numbers that a database would give."""
    found = plan(day, seed=seed)
    for group in (found.world.staff, found.world.teams, found.world.subjects):
        for number, one in enumerate(group, 1):
            one.pk = number
    return found


def ledger(child: Somebody, types: frozenset[str] = TYPES) -> list[Happened]:
    """A child's events of these types as the ledger would give them back."""
    events, latest = [], {}
    for number, h in enumerate(child.ordered(), 1):
        h.number = number
        thread = number if h.type.opens else h.thread_of.number if h.thread_of else None
        if thread is None and h.type.thread:
            thread = latest.get(h.type.thread.code)
        if h.type.opens:
            latest[h.type.opens.code] = number
        if h.type.code in types:
            words = {f.name for f in h.type.facts if isinstance(f, Words)}
            facts = h.type.clean({k: getattr(v, "pk", v) if k not in words else 1 for k, v in h.facts.items()})
            events.append(
                Happened(
                    number,
                    child.pk,
                    h.type.code,
                    h.on,
                    h.at,
                    MOMENT,
                    None,
                    "",
                    thread,
                    None,
                    facts,
                    h.type.order,
                    number,
                )
            )
    return sorted(events, key=order)


def built(found: Plan, year: int, *, earlier: bool = False) -> Built:
    numbers = {s.pk: s.swe_number for s in found.world.staff if s.swe_number}
    whole = Built(year, {t.name: [] for t in tables_in(year)})
    rows = []
    for child in (s for s in found.world.subjects if s.kind == "child"):
        told = tell(Life(child.pk, ledger(child), year), numbers, earlier=earlier)
        rows += told.rows if told else []
    for table, _, _, cells in sorted(rows):
        whole.tables[table].append(cells)
    return whole


def checked(day: date, seed: int = 2012) -> tuple[Counter[str], dict[str, set[str]]]:
    """Findings by code, and the children of each."""
    found, year = made(day, seed), statutory_year(day) - 1
    _, findings = check_files(
        list(csv_files(built(found, year)).items()),
        year,
        list(csv_files(built(found, year - 1, earlier=True)).items()),
        None,
        AREA,
    )
    out = io.StringIO()
    findings.write_json(out)
    rows = json.loads(out.getvalue())["findings"]
    return Counter(r["code"] for r in rows), {
        c: {r["child"] for r in rows if r["code"] == c} for c in {r["code"] for r in rows}
    }


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_the_return_has_the_errors_it_was_given_and_no_others(day):
    counts, children = checked(day)
    assert set(counts) <= {code for each in NAMED for code in each.codes}
    assert {each.why for each in EVERY_YEAR if not set(each.codes) <= set(counts)} == set(), "each of them is there"
    for each in EVERY_YEAR:
        assert len(set().union(*(children[c] for c in each.codes))) == 1, f"{each.why}: of one child"


@pytest.mark.slow
def test_another_authority_has_no_other_errors():
    counts, _ = checked(date(2026, 6, 15), seed=7)
    assert set(counts) <= {code for each in NAMED for code in each.codes}


@pytest.mark.slow
def test_the_return_holds_everybody_who_belongs_in_it():
    found, year = made(DAYS[0]), 2026
    whole = built(found, year)
    in_care = {
        c.pk
        for u in found.every_unit()
        for c in u.children
        if u.care_on <= date(2026, 3, 31) and (u.left_on or found.world.as_at) >= date(2025, 4, 1)
    }
    assert len({row[0] for row in whole.tables["Episodes"]}) == len(in_care)
    assert all(
        whole.tables[t]
        for t in ("Reviews", "UASC", "OC2", "OC3", "AD1", "PlacedAdoption", "PrevPerm", "Missing", "SWEpisodes")
    )


@pytest.mark.slow
def test_the_commands_write_it_and_check_it(living_in, tmp_path, capsys):
    living_in("--small")
    year = statutory_year(clock.today()) - 1
    words = f"{year - 1}/{year % 100:02d}"
    call_command("build_return", "ssda903", year=words, out=tmp_path / "this", xml=True)
    call_command(
        "build_return", "ssda903", year=f"{year - 2}/{(year - 1) % 100:02d}", out=tmp_path / "last", earlier=True
    )
    said = capsys.readouterr().out
    assert (
        "SSDA903" in said and "sealed records are not in it" in said and "cells that the return wants are empty" in said
    )
    call_command("check_return", "ssda903", str(tmp_path / "this"), previous=str(tmp_path / "last"), year=words, authority=AREA,
                 json=str(tmp_path / "found.json"))  # fmt: skip
    found = json.loads((tmp_path / "found.json").read_text())
    assert found["problems"] == []
    assert {f["code"] for f in found["findings"]} <= {code for each in NAMED for code in each.codes}
    before = {p.name: p.read_bytes() for p in (tmp_path / "this").rglob("*.*")}
    call_command("build_return", "ssda903", year=words, out=tmp_path / "this", xml=True)
    assert {p.name: p.read_bytes() for p in (tmp_path / "this").rglob("*.*")} == before
    empty = json.loads(before["left-empty.json"])
    assert (
        sum(c["cells"] for c in empty["counted"]) == len(empty["cells"]) > 0
        and empty["sealed_records_not_told_of"] >= 1
    )
