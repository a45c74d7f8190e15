"""The census's tables and rules together, and running them on a file."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import polars as pl

from throughline.engines.checks.rules import Rules, discover
from throughline.returns.cin_census import tables as t
from throughline.returns.return_set import FIRST_YEAR


def period(raw: Mapping[str, pl.DataFrame]) -> tuple[date, date] | None:
    """The year that ends on the first Header's ReferenceDate; None when that cannot be read."""
    header = raw.get("Header")
    if header is None or not header.height or "ReferenceDate" not in header.columns:
        return None
    try:
        end = date.fromisoformat(str(header["ReferenceDate"][0]))
        return end.replace(year=end.year - 1) + timedelta(days=1), end
    except ValueError:
        return None


CIN_CENSUS = Rules(
    code="cin",
    title="Children in need census",
    tables=t.TABLES,
    checks=discover("throughline.returns.cin_census.checks"),
    years=range(FIRST_YEAR, 2027),
    dates="yyyy-mm-dd",
    form="xml",
    period=period,
    example_defaults={"LAchildID": "A", "CINdetailsID": "1", "AssessmentID": "1", "CPPID": "1"},
)
