"""Every rule of the children in need census on its own examples and on the sector's cases."""
import pytest

from throughline.engines.checks.check import Check
from throughline.returns.cin_census.check import check_file
from throughline.returns.cin_census.rules import CIN_CENSUS

from .differences_cin import DIFFERENCES
from .sector_cases import SAMPLES, cases, in_force, try_case

CASES = in_force(CIN_CENSUS, cases("rule_cases_cin.jsonl"))
NO_SAMPLES = pytest.mark.skipif(not CASES, reason=f"no sector cases at {SAMPLES}")


@pytest.mark.parametrize("check", CIN_CENSUS.checks, ids=lambda c: f"{c.code}-{c.since}")
def test_examples(check: Check):
    assert check.passes, "an example that passes is missing"
    assert check.fails, "an example that fails is missing"
    for example in check.passes:
        findings = CIN_CENSUS.try_example(check, example)
        assert (findings.not_run, len(findings)) == ([], 0), example
    for example in check.fails:
        findings = CIN_CENSUS.try_example(check, example)
        assert findings.not_run == [], example
        assert len(findings) > 0, example


@NO_SAMPLES
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_sector_case(case):
    findings = try_case(CIN_CENSUS, case)
    found = {table: [row for row in rows if row is not None] for table, rows in findings.rows(case["rule"]).items()}
    found = {table: rows for table, rows in found.items() if rows}
    expected = {table: sorted(rows) for table, rows in case["expected"].items() if rows}
    same = bool(len(findings)) if case["la_level"] else found == expected
    if case["id"] in DIFFERENCES:
        assert not same, "no longer a difference: take it off the list"
    else:
        assert same, (found, expected, findings.not_run)


@NO_SAMPLES
def test_the_sample_census_is_read_and_checked_whole():
    returned, findings = check_file(SAMPLES / "invented" / "cin.xml", 2026, "E10000011")
    assert returned.problems == []
    assert {name: table.height for name, table in returned.tables.items()} == {
        "Header": 1, "ChildIdentifiers": 600, "ChildCharacteristics": 600, "Disabilities": 664, "CINdetails": 627,
        "Assessments": 501, "AssessmentFactorsList": 1117, "CINplanDates": 195, "Section47": 209,
        "ChildProtectionPlans": 65, "Reviews": 70}
    assert findings.not_run == []
