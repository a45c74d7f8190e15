"""The sector's rule cases, read from the samples folder when it is there."""
from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from throughline.engines.checks.rules import Rules
from throughline.engines.checks.run import Findings, run
from throughline.engines.checks.scope import Data

ROOT = Path(__file__).resolve().parents[2]
DAY_FIRST = re.compile(r"(\d\d)[/-](\d\d)[/-](\d{4})")
SAMPLES = Path(os.environ.get("THROUGHLINE_SAMPLES", ROOT.parent / "shared" / "samples"))


def cases(name: str) -> list[dict[str, Any]]:
    path = SAMPLES / "sector" / name
    return [json.loads(line) for line in path.open(encoding="utf-8")] if path.exists() else []


def in_force(rules: Rules, of: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cases of rules that this project has, in the year in which the case was written."""
    have = {(check.code, year) for check in rules.checks for year in rules.years if check.in_year(year)}
    return [case for case in of if (case["rule"], _year(case)) in have]


def _year(case: dict[str, Any]) -> int:
    years = [int(y) for y in case["in_force_years"]]
    return min(years)


def frame(table: dict[str, Any], dates: str) -> pl.DataFrame:
    def text(value: Any) -> str | None:
        if value is None or value != value:
            return None
        if isinstance(value, dict):
            day = date.fromisoformat(value["date"][:10])
            return day.strftime("%d/%m/%Y") if dates == "dd/mm/yyyy" else day.isoformat()
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if dates == "yyyy-mm-dd" and (written := DAY_FIRST.fullmatch(str(value))):  # as some census cases are written
            return "-".join(reversed(written.groups()))
        return str(value)

    columns = table["columns"]
    return pl.DataFrame([[text(cell) for cell in row] for row in table["rows"]],
                        schema=dict.fromkeys(columns, pl.String), orient="row")


def day(said: str | None) -> date | None:
    return datetime.strptime(said, "%d/%m/%Y").date() if said else None


def try_case(rules: Rules, case: dict[str, Any]) -> Findings:
    about = case.get("metadata", {})
    year = _year(case)
    tables = {name: frame(table, rules.dates) for name, table in case["tables"].items()}
    if "provider_info" in about:
        tables["Provider Info"] = frame(about["provider_info"], rules.dates)
    check = rules.check(case["rule"], year)
    start, end = rules.days(tables, year)
    said_end, said_start = day(about.get("collection_end")), day(about.get("collection_start"))
    if said_end or said_start:
        end = said_end or date(said_start.year + 1, 3, 31)
        start = said_start or date(end.year - 1, 4, 1)
    data = Data(rules.tables, tables, year, about.get("localAuthority"), rules.dates,
                about.get("file_format", check.form or rules.form), start=start, end=end, available=check.needs)
    return run([check], data)
