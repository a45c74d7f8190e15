"""From the tables as read to rows of readable cells, child by child; what cannot be read is put aside.

A row is put aside only when its child or its start date cannot be read, or when it is there twice. Everything else that
is wrong is wrong with a cell: the cell is put aside and the rest of the row goes in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from throughline.base.calendar import statutory_year_days
from throughline.returns.cells import shown, upn_fits
from throughline.returns.return_set import ReturnSet
from throughline.returns.ssda903.record.aside import CELL, NOTE, ROW, Aside
from throughline.returns.ssda903.record.cells import READERS
from throughline.returns.ssda903.tables import TABLES

START = {"Episodes": "DECOM", "Reviews": "REVIEW", "PlacedAdoption": "DATE_PLACED", "Missing": "MIS_START",
         "SWEpisodes": "SW_DECOM", "DoLo": "DOLO_START"}  # fmt: skip
"""The day that tells one row from another for one child; tables without one have one row a child and year."""
END = {"Episodes": "DEC", "PlacedAdoption": "DATE_PLACED_CEASED", "Missing": "MIS_END", "SWEpisodes": "SW_DEC",
       "DoLo": "DOLO_END"}  # fmt: skip
LONGEST_CHILD = 40


@dataclass(slots=True)
class Row:
    """A row as told for a year. A cell that was blank is not in `cells`; one that could not be read is there as None."""

    table: str
    year: int
    key: str
    cells: dict[str, str | None]
    line: int | None = None
    """In the file of this import; None for a row told earlier."""

    def day(self, column: str) -> date | None:
        """A cell that is a day."""
        text = self.cells.get(column)
        return date.fromisoformat(text) if text else None

    def get(self, column: str) -> str | None:
        """A cell's value; None when it is blank or could not be read."""
        return self.cells.get(column)


@dataclass
class Child:
    """One child of the files: the rows that can be taken in, and what was put aside."""

    number: str
    rows: list[Row] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    """Tables of which a row was put aside, so that its absence means nothing."""


class Rows:
    """A return's rows in order of child, so that they can be taken in by the hundred children."""

    def __init__(self, returned: ReturnSet) -> None:
        self.year = returned.year
        self.last_day = statutory_year_days(returned.year)[1]
        self.tables: dict[str, pl.DataFrame] = {}
        self.aside: list[Aside] = []
        """Rows that name no child."""
        self.counts = {name: frame.height for name, frame in returned.tables.items()}
        names: set[str] = set()
        for table in TABLES:
            frame = returned.tables.get(table.name)
            if frame is None or not frame.height:
                continue
            frame = frame.with_columns(pl.col("CHILD").str.strip_chars().alias("CHILD"))
            readable = pl.col("CHILD").is_not_null() & pl.col("CHILD").str.len_chars().is_between(1, LONGEST_CHILD)
            for line, text in frame.filter(~readable).select("line", "CHILD").rows():
                words = "The row names no child" if not text else f"“{text[:40]}…” is too long for a child’s number"
                self.aside.append(Aside(ROW, "no_child", words, table.name, line, "CHILD", "", (text or "")[:200]))
            frame = frame.filter(readable).sort("CHILD", "row", maintain_order=True)
            self.tables[table.name] = frame
            names.update(frame["CHILD"].unique().to_list())
        self.children = sorted(names)

    def by_children(self, at_once: int) -> Iterator[list[Child]]:
        """Every child, some hundred at a time, in order of number."""
        for start in range(0, len(self.children), at_once):
            numbers = self.children[start : start + at_once]
            found = {number: Child(number) for number in numbers}
            for name, frame in self.tables.items():
                column = frame["CHILD"]
                first = int(column.search_sorted(numbers[0], side="left"))
                until = int(column.search_sorted(numbers[-1], side="right"))
                part = frame.slice(first, until - first)
                for raw in part.iter_rows(named=True):
                    self._take(found[raw["CHILD"]], name, raw)
            for child in found.values():
                _compare_births(child)
            yield list(found.values())

    def _take(self, child: Child, table: str, raw: dict[str, str | int | None]) -> None:
        line = raw["line"]
        assert isinstance(line, int)
        cells: dict[str, str | None] = {}
        aside: list[Aside] = []
        for column, text in raw.items():
            reader = READERS.get((table, column))
            if reader is None or not isinstance(text, str) or not (text := text.strip()):
                continue
            value, reason, words = reader(text, self.last_day)
            cells[column] = value
            if value is None:
                aside.append(Aside(CELL, reason, words, table, line, column, child.number, text[:200]))
            elif column == "UPN" and not value.startswith("UN") and not upn_fits(value):
                aside.append(Aside(NOTE, "check_letter", f"Taken in as it is, but the first letter of {value} does not fit its digits",
                                   table, line, column, child.number, value))  # fmt: skip
        start, key = START.get(table), ""
        if start:
            said = cells.get(start)
            if said is None:
                bad = next((a for a in aside if a.column == start), None)
                words = f"{bad.words}: without the day it began the row cannot go in" if bad else "The day it began is blank"
                child.aside.append(Aside(ROW, "no_start", words, table, line, start, child.number, bad.value if bad else ""))
                child.lost.add(table)
                return
            key = said
            end = END.get(table)
            ended = cells.get(end) if end else None
            if end and ended and ended < said:
                words = f"It says {shown(date.fromisoformat(ended))}, but it began on {shown(date.fromisoformat(said))}"
                aside.append(Aside(CELL, "before_its_start", words, table, line, end, child.number, str(raw[end])[:200]))
                cells[end] = None
        twin = next((r for r in child.rows if r.table == table and r.key == key), None)
        if twin:
            reason = "overlaps" if table == "Episodes" else "twice"
            words = (f"It begins on the same day as line {twin.line}, which went in" if start
                     else f"The child is already in line {twin.line}, which went in")  # fmt: skip
            child.aside.append(Aside(ROW, reason, words, table, line, start or "CHILD", child.number, key))
            child.lost.add(table)
            return
        child.rows.append(Row(table, self.year, key, cells, line))
        child.aside.extend(aside)


def _compare_births(child: Child) -> None:
    """The header says when the child was born; another table that differs is put aside for that cell."""
    header = next((r for r in child.rows if r.table == "Header"), None)
    born = header.get("DOB") if header else None
    if born is None:
        return
    for row in child.rows:
        other = row.get("DOB")
        if other is not None and other != born:
            words = f"It says {shown(date.fromisoformat(other))}, the header {shown(date.fromisoformat(born))}"
            child.aside.append(Aside(CELL, "differs", words, row.table, row.line, "DOB", child.number, other))
            row.cells["DOB"] = None
