"""A return as it was read: raw text tables with row and line numbers, and what was wrong with the files."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

FIRST_YEAR, LAST_YEAR = 2023, 2027
"""Collections known to the rules, by the year of their 31 March: 2022/23 to 2026/27."""


class Level(StrEnum):
    ERROR = "error"
    """Something was not read."""
    NOTE = "note"
    """All was read; somebody may want to know."""


@dataclass(frozen=True)
class Problem:
    """Something about a file rather than about a row of the return."""

    message: str
    file: str = ""
    line: int | None = None
    level: Level = Level.ERROR

    def __str__(self) -> str:
        where = self.file + (f", line {self.line}" if self.line else "")
        return f"{where}: {self.message}" if where else self.message


@dataclass
class ReturnSet:
    """The tables of one return for one year.

    `tables` maps the table's official name to a frame whose columns are the submitted columns as text (None where
    the cell was empty), then `row` (0-based data row in the file, or position in document order among the elements
    of that table) and `line` (1-based line in the file). A table that was not sent is not in `tables`; one that was
    sent with a heading alone is there with no rows.
    """

    year: int
    form: str = "csv"
    """`csv` or `xml`: a few rules apply to one form alone."""
    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    """Table name to the name of the file that it was read from."""

    def problem(self, message: str, file: str = "", line: int | None = None, level: Level = Level.ERROR) -> None:
        self.problems.append(Problem(message, file, line, level))

    @property
    def errors(self) -> list[Problem]:
        return [p for p in self.problems if p.level is Level.ERROR]


def collection_year(text: str | int) -> int:
    """`2025/26`, `2025-26` or `2026` as 2026. ValueError, in words, for anything else."""
    said = str(text).strip()
    if match := re.fullmatch(r"(20\d\d)[/-](\d\d)", said):
        first, second = int(match[1]), int(match[2])
        if (first + 1) % 100 != second:
            raise ValueError(f"{said} is not a year: {first}/{(first + 1) % 100:02d} would be")
        year = first + 1
    elif re.fullmatch(r"20\d\d", said):
        year = int(said)
    else:
        raise ValueError(f"{said!r} is not a collection year: write it as 2025/26")
    return year


def year_words(year: int) -> str:
    """2026 as `2025/26`."""
    return f"{year - 1}/{year % 100:02d}"
