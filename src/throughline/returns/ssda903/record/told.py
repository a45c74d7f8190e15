"""All that was ever told of one child, year upon year: what the events are worked out from.

The latest year in which a row is told counts. A cell that could not be read there falls back to what an earlier year
said of it; so does a blank in the header, where blank means that nobody filled it in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from throughline.returns.by_child import Row

EACH_YEAR = frozenset({"OC2", "OC3", "PrevPerm"})
"""Tables that describe a year: a row of one year says nothing of another."""
BLANK_IS_UNKNOWN = frozenset({"Header", "Names"})


@dataclass
class Told:
    """One child's rows, merged over the years. `years` are those in which a table named the child."""

    number: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    years: dict[str, set[int]] = field(default_factory=dict)

    def rows(self, table: str) -> list[Row]:
        """Rows in order of key; of each year in order of year where a table describes a year."""
        return self.tables.get(table, [])

    def row(self, table: str) -> Row | None:
        """The one row of a table that has one."""
        found = self.rows(table)
        return found[-1] if found else None

    def born(self) -> str | None:
        """The day of birth: the header's, else what most other rows say."""
        header = self.row("Header")
        if header and header.get("DOB"):
            return header.get("DOB")
        said = [row.get("DOB") for rows in self.tables.values() for row in rows if row.get("DOB")]
        return max(sorted(set(said), key=str), key=said.count) if said else None

    def sex(self) -> str | None:
        """The sex: the header's, else that of another table; 1 and 2 were used until 2023/24."""
        said = [row.get("SEX") for table in ("Header", "UASC") for row in self.rows(table) if row.get("SEX")]
        return {"1": "M", "2": "F"}.get(said[0] or "", said[0]) if said else None


def merge(number: str, rows: Iterable[Row]) -> Told:
    """Rows of any years, in any order, as one telling."""
    told = Told(number)
    groups: dict[tuple[str, str, int], list[Row]] = {}
    for row in rows:
        told.years.setdefault(row.table, set()).add(row.year)
        groups.setdefault((row.table, row.key, row.year if row.table in EACH_YEAR else 0), []).append(row)
    for table, key, year in sorted(groups):
        told.tables.setdefault(table, []).append(_merged(groups[table, key, year]))
    return told


def _merged(rows: list[Row]) -> Row:
    rows = sorted(rows, key=lambda r: -r.year)
    latest = rows[0]
    if len(rows) == 1:
        return latest
    cells: dict[str, str | None] = {}
    for column in {c for r in rows for c in r.cells}:
        for row in rows:
            if column not in row.cells and row.table not in BLANK_IS_UNKNOWN:
                break
            if row.cells.get(column) is not None:
                cells[column] = row.cells[column]
                break
        else:
            cells[column] = None
    return Row(latest.table, latest.year, latest.key, cells, latest.line)
