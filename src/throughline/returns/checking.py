"""Checking a return on disk by its name, whichever it is."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO

from throughline.engines.checks.run import Findings
from throughline.returns.authorities import authority as authority_code
from throughline.returns.return_set import FIRST_YEAR, LAST_YEAR, ReturnSet, collection_year, year_words

TITLES = {"ssda903": "SSDA903", "cin": "Children in need census"}
LAST_CIN_YEAR = 2026


@dataclass
class Checked:
    """A return with what was found in it."""

    code: str
    year: int
    authority: str
    returned: ReturnSet
    findings: Findings


def check_on_disk(
    code: str, path: str | Path, year: str, authority: str, previous: str | Path | None = None,
    providers: str | Path | None = None,
) -> Checked:
    """Read and check. Raises ValueError for a year or authority that is none, `Refused` for a provider list that
    cannot be read; what is wrong with the return's own files stands in `returned.problems`."""
    number = collection_year(year)
    last = LAST_CIN_YEAR if code == "cin" else LAST_YEAR
    if not FIRST_YEAR <= number <= last:
        raise ValueError(f"{TITLES[code]} is checked for {year_words(FIRST_YEAR)} to {year_words(last)}, not "
                         f"{year_words(number)}")
    ons = authority_code(authority)
    if code == "cin":
        if previous or providers:
            raise ValueError("The census is checked by itself: it takes no last year's files and no provider list")
        from throughline.returns.cin_census.check import check_file

        returned, findings = check_file(path, number, ons)
    else:
        from throughline.returns.ssda903.check import check_files

        returned, findings = check_files(path, number, previous, providers, ons)
    return Checked(code, number, ons, returned, findings)


def write_json(checked: Checked, out: IO[str]) -> None:
    """`findings`: one object each with code, table, row, child, columns, message (row and child are null for a
    finding about the return as a whole); `not_run`: rules with the reason; `problems`: what was wrong with files."""
    checked.findings.write_json(
        out, **{"return": checked.code}, year=year_words(checked.year), authority=checked.authority,
        problems=[{"file": p.file, "line": p.line, "level": p.level, "message": p.message}
                  for p in checked.returned.problems],
    )
