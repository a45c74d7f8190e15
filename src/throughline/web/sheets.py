"""A table on a page: its words, its head, and rows of cells that may go somewhere.

A page of tables needs no template of its own: `"web/sheets_page.html"` shows `line`, `links`, `nav_of` and `sheets`; on a
page with more than tables, `{% sheets several %}` shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest


@dataclass(frozen=True)
class Cell:
    """One cell. `loud`: what should be seen first; `number`: set to the right."""

    words: str
    url: str = ""
    loud: bool = False
    number: bool = False
    head: bool = False


NARROW = 3
"""So many columns fit beside each other on a phone."""
SHOWN = 40
"""Rows of one table on a page; the first that need somebody stand there, the rest is counted."""


@dataclass(frozen=True)
class Sheet:
    """One table with its caption, what stands under it, and what is said where it is empty."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    small: str = ""
    empty: str = "Nobody."
    numbers: frozenset[int] = field(default=frozenset())
    half: bool = False
    """Small enough to stand beside another."""

    @property
    def shown(self) -> Sequence[Sequence[Cell]]:
        return self.rows[:SHOWN]

    @property
    def labelled(self) -> list[list[tuple[Cell, str]]]:
        """What is shown, each cell with the head of its column: on a phone a wide table becomes one card for each row."""
        return [list(zip_longest(row, self.head[: len(row)], fillvalue="")) for row in self.shown]

    @property
    def wide(self) -> bool:
        """Too many columns for a phone."""
        return len(self.head) > NARROW

    @property
    def more(self) -> int:
        """How many rows are counted and not shown."""
        return max(0, len(self.rows) - SHOWN)


def number(value: int | float | str, *, loud: bool = False, url: str = "") -> Cell:
    """A number."""
    return Cell(str(value), url, loud, number=True)


def head(words: str, url: str = "") -> Cell:
    """What a row is about: its first cell."""
    return Cell(words, url, head=True)


def side_by_side(sheets: Sequence[Sheet]) -> list[tuple[bool, list[Sheet]]]:
    """Sheets in the order of the page, those that stand beside one another together."""
    return [(half, list(several)) for half, several in groupby(sheets, key=lambda sheet: sheet.half)]
