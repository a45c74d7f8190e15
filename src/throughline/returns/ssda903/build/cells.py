"""From what a row says to the text of its cells. A value that the return cannot take is left out and named, like one that
the record does not tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.base.calendar import add_years, statutory_year_days
from throughline.engines.checks.tables import Table
from throughline.engines.measures.export import inert
from throughline.practice.placements.codes import TEMPORARY
from throughline.returns.aside import REASONS
from throughline.returns.ssda903.record.cells import READERS

LAST_DAY = date(9999, 12, 31)
NO_PROVIDER = frozenset({*TEMPORARY, "Z11", "Z12", "Z13", "Z14"})
NO_NUMBER = NO_PROVIDER | {"P1", "P3", "R1", "R2", "R5"}
EXPECTED: dict[str, tuple[str, ...]] = {
    "Header": ("SEX", "DOB", "ETHNIC", "UPN"),
    "Episodes": ("LS", "CIN", "PLACE", "PLACE_PROVIDER", "HOME_POST", "PL_POST", "URN"),
    "Reviews": ("REVIEW_CODE",),
    "UASC": ("SEX", "DOB", "DUC"),
    "OC2": ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"),
    "OC3": ("IN_TOUCH", "ACTIV", "ACCOM"),
    "AD1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    "PrevPerm": ("PREV_PERM",),
    "Missing": ("MISSING",),
    "SWEpisodes": ("SW_ID", "SW_REASON"),
}
"""Columns that the return wants whenever there is a row."""


@dataclass(frozen=True)
class Empty:
    """A cell left empty: where, and why in words."""

    table: str
    column: str
    child: str
    row: str
    """The day that tells the row from the child's others."""
    words: str
    """Says nothing of the child; what stands in the record is `value`."""
    value: str = ""


@dataclass
class Written:
    """One row as text, in the order of its columns."""

    cells: list[str]
    empty: list[Empty]


def write(table: Table, row: dict[str, Any], child: str, key: str, *, year: int, uasc: bool = False) -> Written:
    """The row's cells, in the official form, and which of those the return wants stay empty."""
    cells: list[str] = []
    empty: list[Empty] = []
    wanted = _wanted(table, row, uasc, year)
    for column in table.submitted:
        if column.name == "CHILD":
            cells.append(inert(child))
            continue
        text = said(row.get(column.name))
        reader = READERS.get((table.name, column.name))
        if text and reader is not None:
            read, reason, _ = reader(text, LAST_DAY)
            if read is None:
                empty.append(Empty(table.name, column.name, child, key, REASONS[reason], text))
                text = ""
            elif column.name in ("HOME_POST", "PL_POST", "URN", "UPN", "SW_ID"):
                text = read
        elif not text and column.name in wanted:
            empty.append(Empty(table.name, column.name, child, key, "The record does not tell it"))
        cells.append(text)
    return Written(cells, empty)


def said(value: Any) -> str:
    """A value in the form of the return: 31/03/2026, 1 and 0 for yes and no, codes as they are."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _wanted(table: Table, row: dict[str, Any], uasc: bool, year: int) -> frozenset[str]:
    names = set(EXPECTED.get(table.name, ()))
    if table.name == "Episodes":
        place = row.get("PLACE")
        names -= {"PLACE_PROVIDER"} if place in NO_PROVIDER else set()
        names -= {"URN"} if place in NO_NUMBER else set()
        names -= {"HOME_POST"} if uasc else set()
        names |= {"REC"} if row.get("DEC") else set()
    elif table.name == "PlacedAdoption" and row.get("DATE_PLACED_CEASED"):
        names.add("REASON_PLACED_CEASED")
    elif table.name == "OC2":
        names |= _of_their_age(row, year)
    elif table.name == "OC3" and row.get("IN_TOUCH") not in (None, "YES"):
        names = {"IN_TOUCH"}
    return frozenset(names)


def _of_their_age(row: dict[str, Any], year: int) -> set[str]:
    """Development checks of those under five; a score, or why there is none, from 4 to 16; convictions from ten on."""
    born = row.get("DOB")
    if born is None:
        return set()
    first, last = statutory_year_days(year)
    names = {"HEALTH_CHECK"} if add_years(born, 5) > last else set()
    names |= {"CONVICTED"} if add_years(born, 10) <= last else set()
    asked = add_years(born, 4) <= last and add_years(born, 17) > first
    return names | ({"SDQ_REASON"} if asked and row.get("SDQ_SCORE") is None else set())
