"""Checking a census: a file on disk in, findings out."""
from __future__ import annotations

from throughline.engines.checks.run import Findings, run
from throughline.engines.checks.scope import Data
from throughline.returns.cin_census.read import read_census
from throughline.returns.cin_census.rules import CIN_CENSUS
from throughline.returns.files import Source
from throughline.returns.return_set import ReturnSet


def check_file(source: Source, year: int, authority: str | None = None) -> tuple[ReturnSet, Findings]:
    """Read and check. `authority` is an ONS code."""
    returned = read_census(source, year)
    return returned, check_read(returned, authority)


def check_read(returned: ReturnSet, authority: str | None = None) -> Findings:
    """Check what has been read."""
    return run(CIN_CENSUS.checks, data_of(returned, authority))


def data_of(returned: ReturnSet, authority: str | None = None) -> Data:
    """What the rules run on. Codes are compared exactly as they stand."""
    start, end = CIN_CENSUS.days(returned.tables, returned.year)
    return Data(CIN_CENSUS.tables, returned.tables, returned.year, authority, CIN_CENSUS.dates, CIN_CENSUS.form,
                start=start, end=end, available=frozenset({"authority"} if authority else ()))
