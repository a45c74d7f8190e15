"""From the tables of a return as read to rows of readable cells, child by child; what cannot be read is put aside.

What is the same in every return stands here; which tables there are, and what becomes of a row, in the return's own `Rows`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

import polars as pl

from throughline.base.calendar import statutory_year_days
from throughline.returns.aside import CELL, NOTE, ROW, Aside
from throughline.returns.cells import UPN, Read, shown, upn_fits
from throughline.returns.return_set import ReturnSet

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


class RowsByChild:
    """A return's rows in order of child, so that they can be taken in by the hundred children."""

    child_column: ClassVar[str]
    thing: ClassVar[str]
    """What a row is called in words: "The row"."""
    readers: ClassVar[Mapping[tuple[str, str], Callable[[str, date], Read]]]
    """Table and column to what reads it."""
    starts: ClassVar[Mapping[str, str]]
    """The day that tells one row from another for one child; tables without one have one row a child and year."""
    ends: ClassVar[Mapping[str, str]]

    def __init__(self, returned: ReturnSet, tables: Iterable[str]) -> None:
        self.year = returned.year
        self.last_day = statutory_year_days(returned.year)[1]
        self.tables: dict[str, pl.DataFrame] = {}
        self.aside: list[Aside] = []
        """Rows that name no child."""
        names: set[str] = set()
        column = self.child_column
        for table in tables:
            frame = returned.tables.get(table)
            if frame is None or not frame.height:
                continue
            frame = frame.with_columns(pl.col(column).str.strip_chars().alias(column))
            readable = pl.col(column).is_not_null() & pl.col(column).str.len_chars().is_between(1, LONGEST_CHILD)
            for line, text in frame.filter(~readable).select("line", column).rows():
                words = f"{self.thing} names no child" if not text else f"“{text[:40]}…” is too long for a child’s number"
                self.aside.append(Aside(ROW, "no_child", words, table, line, column, "", (text or "")[:200]))
            frame = frame.filter(readable).sort(column, "row", maintain_order=True)
            self.tables[table] = frame
            names.update(frame[column].unique().to_list())
        self.children = sorted(names)

    @abstractmethod
    def take(self, child: Child, table: str, raw: dict[str, Any]) -> None:
        """One row as it was read, for the child it names."""

    def finish(self, child: Child) -> None:
        """Look at a child's rows together, when all are taken."""

    def by_children(self, at_once: int) -> Iterator[list[Child]]:
        """Every child, some hundred at a time, in order of number."""
        for start in range(0, len(self.children), at_once):
            numbers = self.children[start : start + at_once]
            found = {number: Child(number) for number in numbers}
            for table, frame in self.tables.items():
                column = frame[self.child_column]
                first = int(column.search_sorted(numbers[0], side="left"))
                until = int(column.search_sorted(numbers[-1], side="right"))
                for raw in frame.slice(first, until - first).iter_rows(named=True):
                    self.take(found[raw[self.child_column]], table, raw)
            for child in found.values():
                self.finish(child)
            yield list(found.values())

    def cells_of(self, child: Child, table: str, raw: Mapping[str, Any], aside: list[Aside]) -> dict[str, str | None]:
        """The cells of one row that can be read; what cannot goes to `aside`."""
        cells: dict[str, str | None] = {}
        for column, text in raw.items():
            reader = self.readers.get((table, column))
            if reader is None or not isinstance(text, str) or not (text := text.strip()):
                continue
            value, reason, words = reader(text, self.last_day)
            cells[column] = value
            if value is None:
                aside.append(Aside(CELL, reason, words, table, raw["line"], column, child.number, text[:200]))
            elif column == "UPN" and UPN.fullmatch(value) and not upn_fits(value):
                words = f"Taken in as it is, but the first letter of {value} does not fit its digits"
                aside.append(Aside(NOTE, "check_letter", words, table, raw["line"], column, child.number, value))
        return cells

    def began(self, child: Child, table: str, raw: Mapping[str, Any], cells: dict[str, str | None], aside: list[Aside]) -> str | None:
        """The day that tells this row from another; None for a row that cannot go in without it. An end before it is put aside."""
        start = self.starts[table]
        said = cells.get(start)
        if said is None:
            bad = next((a for a in aside if a.column == start), None)
            words = f"{bad.words}: without the day it began {self.thing.lower()} cannot go in" if bad else "The day it began is blank"
            self.put_aside(child, Aside(ROW, "no_start", words, table, raw["line"], start, child.number, bad.value if bad else ""))
            return None
        end = self.ends.get(table)
        ended = cells.get(end) if end else None
        if end and ended and ended < said:
            words = f"It says {in_words(ended)}, but it began on {in_words(said)}"
            aside.append(Aside(CELL, "before_its_start", words, table, raw["line"], end, child.number, str(raw[end])[:200]))
            cells[end] = None
        return said

    def put_aside(self, child: Child, aside: Aside) -> None:
        """A whole row is put aside: that its table says no more of the child means nothing."""
        child.aside.append(aside)
        child.lost.add(aside.table)


def in_words(day: str) -> str:
    """A day as it was read, as the reader of a report writes it."""
    return shown(date.fromisoformat(day))
