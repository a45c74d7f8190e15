"""Every rule of SSDA903 on its own examples, on the sector's cases, and on returns with seeded errors."""
import csv

import pytest

from throughline.engines.checks.check import Check
from throughline.returns.ssda903.check import check_files
from throughline.returns.ssda903.rules import SSDA903

from .differences_903 import DIFFERENCES
from .sector_cases import SAMPLES, cases, in_force, try_case

CASES = in_force(SSDA903, cases("rule_cases_903.jsonl"))
NO_SAMPLES = pytest.mark.skipif(not CASES, reason=f"no sector cases at {SAMPLES}")


@pytest.mark.parametrize("check", SSDA903.checks, ids=lambda c: f"{c.code}-{c.since}")
def test_examples(check: Check):
    assert check.passes, "an example that passes is missing"
    assert check.fails, "an example that fails is missing"
    for example in check.passes:
        findings = SSDA903.try_example(check, example)
        assert (findings.not_run, findings.rows(check.code)) == ([], {}), example
    for example in check.fails:
        findings = SSDA903.try_example(check, example)
        assert findings.not_run == [], example
        assert findings.rows(check.code) != {}, example


@pytest.mark.parametrize("check", SSDA903.checks, ids=lambda c: f"{c.code}-{c.since}")
def test_every_table_of_the_rule_is_sent_in_each_of_its_years(check: Check):
    """A rule that reads a table which a year does not collect could never run in that year."""
    for year in (y for y in SSDA903.years if check.in_year(y)):
        for table in check.reads:
            assert table in check.optional or table.in_year(year), (year, table.name)


@NO_SAMPLES
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_sector_case(case):
    findings = try_case(SSDA903, case)
    found = findings.rows(case["rule"])
    expected = {table: sorted(rows) for table, rows in case["expected"].items() if rows}
    if case["id"] in DIFFERENCES:
        assert found != expected, "no longer a difference: take it off the list"
    else:
        assert found == expected, findings.not_run


SEEN_BY = {
    ("Header", "invalid_value", "SEX"): "101", ("Header", "invalid_value", "ETHNIC"): "103",
    ("Header", "invalid_value", "UPN"): "168", ("Header", "invalid_value", "DOB"): "102",
    ("Header", "blanked", "DOB"): "102", ("Episodes", "invalid_value", "DECOM"): "141",
    ("Episodes", "invalid_value", "DEC"): "147", ("Episodes", "invalid_value", "REC"): "149",
    ("Episodes", "invalid_value", "PLACE"): "146", ("Missing", "invalid_value", "MIS_START"): "1004",
    ("Missing", "invalid_value", "MIS_END"): "1005",
}
"""Which rule sees a seeded error, where one rule must: by table, kind and column."""


@NO_SAMPLES
def test_seeded_errors_are_found_where_they_were_put():
    folder = SAMPLES / "invented" / "ssda903"
    _, findings = check_files(folder / "this", 2026, folder / "prev", folder / "providers.xlsx", "E10000011")
    assert [(each.code, each.reason) for each in findings.not_run] == [
        ("105", "applies only to the XML form of the return")]
    seeded = list(csv.DictReader((folder / "seeded_errors.csv").open(encoding="utf-8")))
    looked_for = [(SEEN_BY[place], seed["table"], int(seed["row"])) for seed in seeded
                  if (place := (seed["table"], seed["kind"], seed["column"])) in SEEN_BY]
    assert len(looked_for) > 20
    assert [each for each in looked_for if each[2] not in findings.rows(each[0]).get(each[1], [])] == []
