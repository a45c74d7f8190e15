"""Codes, official messages, years and flagged columns against the rule lists, where those are at hand."""
import json
import os
from pathlib import Path

import pytest

from throughline.engines.checks.rules import Rules
from throughline.returns.cin_census.rules import CIN_CENSUS
from throughline.returns.ssda903.rules import SSDA903

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = Path(os.environ.get("THROUGHLINE_REFERENCE", ROOT.parent / "shared" / "reference"))

NO_ROW = "a child without a row in the table, whom the message means first, is shown on the first episode"
SHOWN_ELSEWHERE: dict[str, str] = {
    "576": NO_ROW,
    "706": NO_ROW,
    "SW01STG1": "listed as DEC of SWEpisodes, which has none: the open episode is meant",
    "SW12STG2": "listed on no column of Episodes: the whole row is meant",
    "231": "Listed is UASC_STATUS, which is no column of the return; shown is UASC.",
}
"""Rules whose findings are shown on other columns than listed, with the reason."""


LEFT_OUT: dict[tuple[str, int], str] = {}
"""Rules that are not written, by code and year, each with the reason."""

LISTS = [(SSDA903, "rules903.jsonl"), (CIN_CENSUS, "rulescin.jsonl")]
NO_LISTS = pytest.mark.skipif(not REFERENCE.is_dir(), reason=f"no rule lists at {REFERENCE}")


@NO_LISTS
@pytest.mark.parametrize(("rules", "name"), LISTS)
def test_every_listed_rule_is_written_or_left_out_with_its_reason(rules: Rules, name: str):
    listed = [json.loads(line) for line in (REFERENCE / name).open(encoding="utf-8")]
    in_list = {(rule["code"], year) for rule in listed for year in rule["years"] if year in rules.years}
    written = {(check.code, year) for year in rules.years for check in rules.in_year(year)}
    assert len(in_list) > 400
    assert in_list - written == {key for key in LEFT_OUT if key in in_list}
    assert written - in_list == set()


@NO_LISTS
@pytest.mark.parametrize(("rules", "name"), LISTS)
def test_codes_messages_and_columns_are_the_official_ones(rules: Rules, name: str):
    listed = [json.loads(line) for line in (REFERENCE / name).open(encoding="utf-8")]
    official = {(rule["code"], year): rule for rule in listed for year in rule["years"]}
    wrong = []
    for check in rules.checks:
        for year in (y for y in rules.years if check.in_year(y)):
            rule = official.get((check.code, year))
            if rule is None:
                wrong.append((check.code, year, "is not in force that year"))
                continue
            if rule["message"] != check.says:
                wrong.append((check.code, year, rule["message"]))
            shown: dict[str, set[str]] = {}
            for part in check.tests:
                for table, _, columns in () if part.whole else part.shown():
                    shown.setdefault(table.name, set()).update(columns)
            if {t: set(c) for t, c in rule["flags"].items()} != shown and check.code not in SHOWN_ELSEWHERE:
                wrong.append((check.code, year, shown))
    assert wrong == []
