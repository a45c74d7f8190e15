"""The invented authority's own census: written from its record, it holds the errors that were put there and no others."""

from __future__ import annotations

import io
import json
from collections import Counter
from datetime import date
from xml.etree import ElementTree

import pytest
from django.core.management import call_command

from tests.demonstration.test_return import DAYS, ledger, made
from throughline.base.calendar import statutory_year
from throughline.exchange.demonstration.errors_on_purpose import IN_THE_CENSUS, NAMED_IN_THE_CENSUS
from throughline.exchange.demonstration.places import AREA
from throughline.practice.front_door import events as door
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.returns.cin_census.build.told import Told
from throughline.returns.cin_census.build.whole import TYPES, tell
from throughline.returns.cin_census.build.xml import document
from throughline.returns.cin_census.check import check_file
from throughline.returns.ssda903.build.life import Life
from throughline.services import clock, postcodes

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not postcodes.available(), reason="the list of postcodes is not installed")]
ALLOWED = {code for each in NAMED_IN_THE_CENSUS for code in each.codes}


def told(day: date, year: int, seed: int = 2012) -> list[Told]:
    children = (s for s in made(day, seed).world.subjects if s.kind == "child")
    every = (tell(Life(c.pk, ledger(c, TYPES), year)) for c in children)
    return [t for t in every if t is not None]


def found_in(day: date, seed: int = 2012) -> dict[str, set[str]]:
    """Code of each rule that found something, and the children about whom."""
    year = statutory_year(day) - 1
    content = b"".join(document([t for t in told(day, year, seed) if t.details], year, "342"))
    returned, findings = check_file([("cin.xml", content)], year, AREA)
    assert returned.problems == []
    out = io.StringIO()
    findings.write_json(out)
    rows = json.loads(out.getvalue())["findings"]
    return {code: {r["child"] for r in rows if r["code"] == code} for code in {r["code"] for r in rows}}


@pytest.mark.parametrize("day", DAYS)
def test_the_census_has_the_errors_it_was_given_and_no_others(day):
    children = found_in(day)
    assert set(children) <= ALLOWED
    for each in IN_THE_CENSUS:
        assert {len(children.get(code, ())) for code in each.codes} == {1}, f"{each.why}: of one child"


def test_another_authority_has_no_other_errors():
    assert set(found_in(date(2026, 6, 15), seed=7)) <= ALLOWED


def test_the_census_holds_everybody_who_belongs_in_it():
    """Everybody looked after, protected by a plan or referred in the year; nobody's work is left out for want of a referral."""
    first, last = date(2025, 4, 1), date(2026, 3, 31)
    everybody = told(DAYS[0], 2026)
    assert [e for t in everybody for e in t.empty if "no referral" in e.words] == []
    shown = {t.subject: t for t in everybody if t.details}
    for child in (s for s in made(DAYS[0]).world.subjects if s.kind == "child"):
        events = ledger(child, TYPES)
        ends = {e.thread: e.on for e in events}
        for began, ended in ((care.became_looked_after, care.ceased_looked_after), (protection.plan_began, protection.plan_ended)):
            ends = {e.thread: e.on for e in events if e.type == ended.code}
            if any(e.type == began.code and e.on <= last and ends.get(e.id, last) >= first for e in events):
                assert child.pk in shown, child.name
        if any(e.type == door.referral_decided.code and first <= e.on <= last for e in events):
            assert child.pk in shown, child.name
    plans = [p for t in shown.values() for d in t.details for p in d.protection]
    running = sum(p.cells["CPPendDate"] is None for p in plans)
    counted = Counter()
    for child in (s for s in made(DAYS[0]).world.subjects if s.kind == "child"):
        counted.update("began" if h.type is protection.plan_began else "ended" for h in child.happenings
                       if h.type in (protection.plan_began, protection.plan_ended) and h.on <= last)  # fmt: skip
    assert running == counted["began"] - counted["ended"] > 50


def test_the_commands_write_it_and_check_it(living_in, tmp_path, capsys):
    living_in("--small")
    year = statutory_year(clock.today()) - 1
    words = f"{year - 1}/{year % 100:02d}"
    call_command("build_return", "cin", year=words, out=tmp_path)
    said = capsys.readouterr().out
    assert "Children in need census" in said and "sealed records are not in it" in said and "left out" in said
    written = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert set(written) == {"cin.xml", "left-empty.json"}
    root = ElementTree.fromstring(written["cin.xml"])
    assert root.findtext("Header/Source/LEA") == "342" and len(root.findall("Children/Child")) > 50
    call_command("check_return", "cin", str(tmp_path / "cin.xml"), year=words, authority=AREA, json=str(tmp_path / "found.json"))
    found = json.loads((tmp_path / "found.json").read_text())
    assert found["problems"] == [] and {f["code"] for f in found["findings"]} <= ALLOWED | {"2887Q"}, "eight disabilities are many for so few"
    call_command("build_return", "cin", year=words, out=tmp_path / "again")
    assert {p.name: p.read_bytes() for p in (tmp_path / "again").iterdir()} == written
    empty = json.loads(written["left-empty.json"])
    assert sum(c["times"] for c in empty["counted"]) == len(empty["elements"]) > 0 and empty["sealed_records_not_told_of"] >= 1
