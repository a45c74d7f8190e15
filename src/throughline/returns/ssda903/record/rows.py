"""From the tables as read to rows of readable cells, child by child; what cannot be read is put aside.

A row is put aside only when its child or its start date cannot be read, or when it is there twice. Everything else that
is wrong is wrong with a cell: the cell is put aside and the rest of the row goes in.
"""

from __future__ import annotations

from typing import Any

from throughline.returns.aside import CELL, ROW, Aside
from throughline.returns.by_child import Child, Row, RowsByChild, in_words
from throughline.returns.return_set import ReturnSet
from throughline.returns.ssda903.record.cells import READERS
from throughline.returns.ssda903.tables import TABLES

START = {"Episodes": "DECOM", "Reviews": "REVIEW", "PlacedAdoption": "DATE_PLACED", "Missing": "MIS_START",
         "SWEpisodes": "SW_DECOM", "DoLo": "DOLO_START"}  # fmt: skip
"""The day that tells one row from another for one child; tables without one have one row a child and year."""
END = {"Episodes": "DEC", "PlacedAdoption": "DATE_PLACED_CEASED", "Missing": "MIS_END", "SWEpisodes": "SW_DEC",
       "DoLo": "DOLO_END"}  # fmt: skip


class Rows(RowsByChild):
    """The rows of an SSDA903 return."""

    child_column, thing, readers, starts, ends = "CHILD", "The row", READERS, START, END

    def __init__(self, returned: ReturnSet) -> None:
        super().__init__(returned, [table.name for table in TABLES])
        self.counts = {name: frame.height for name, frame in returned.tables.items()}

    def finish(self, child: Child) -> None:
        _compare_births(child)

    def take(self, child: Child, table: str, raw: dict[str, Any]) -> None:
        line = raw["line"]
        aside: list[Aside] = []
        cells = self.cells_of(child, table, raw, aside)
        start = START.get(table)
        key = self.began(child, table, raw, cells, aside) if start else ""
        if key is None:
            return
        twin = next((r for r in child.rows if r.table == table and r.key == key), None)
        if twin:
            reason = "overlaps" if table == "Episodes" else "twice"
            words = (f"It begins on the same day as line {twin.line}, which went in" if start
                     else f"The child is already in line {twin.line}, which went in")  # fmt: skip
            self.put_aside(child, Aside(ROW, reason, words, table, line, start or "CHILD", child.number, key))
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
            words = f"It says {in_words(other)}, the header {in_words(born)}"
            child.aside.append(Aside(CELL, "differs", words, row.table, row.line, "DOB", child.number, other))
            row.cells["DOB"] = None
