"""Reading the cells of an XLSX workbook as plain values, row by row, within the bounds of `safe_xml`.

Only values are read: no styles, no formulas (their last result counts), no links. A spreadsheet library would make an
object of each of the million cells in a national list, of which five columns are wanted.
"""
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from math import isfinite

from lxml import etree

from throughline.returns.files import MAX_FILE_BYTES, Refused
from throughline.returns.safe_xml import local_name, records

Value = str | int | float | date | None
SHEET = re.compile(r"(^|/)xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
STRINGS = re.compile(r"(^|/)xl/sharedstrings\.xml$", re.IGNORECASE)
BOOK = re.compile(r"(^|/)xl/workbook\.xml$", re.IGNORECASE)
FIRST_DAY, FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
LAST_SERIAL = 2_958_465
"""31 December 9999, the last day that a spreadsheet knows."""


class Workbook:
    """The sheets of a workbook. Raises `Refused` when the content is none, or unpacks to too much."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            members = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError) as fault:
            raise Refused(f"is not a workbook (XLSX) that can be read ({type(fault).__name__})", name) from fault
        if sum(member.file_size for member in members) > MAX_FILE_BYTES:
            raise Refused("unpacks to more than a workbook can hold", name)
        self._members = [member.filename for member in members]
        self._strings = [_text(each) for part in self._parts(STRINGS)
                         for each in records(part, name, "sst", ("si",))]
        self._epoch = FIRST_DAY
        for part in self._parts(BOOK):
            for each in records(part, name, "workbook", ("workbookPr",)):
                if each.get("date1904") in ("1", "true"):
                    self._epoch = FIRST_DAY_1904

    def sheets(self) -> Iterator[Iterator[list[Value]]]:
        """Each sheet's rows; a row is as long as its last cell, with None where a cell is left out."""
        for part in self._parts(SHEET):
            yield (self._row(row) for row in records(part, self._name, "worksheet", ("row",)))

    def day(self, serial: float) -> date | None:
        """The day that a number stands for in this workbook; None when it is none."""
        return self._epoch + timedelta(days=int(serial)) if 0 < serial <= LAST_SERIAL else None

    def _parts(self, which: re.Pattern[str]) -> Iterator[bytes]:
        for member in self._members:
            if which.search(member):
                try:
                    yield self._archive.read(member)
                except Exception as fault:  # a broken archive fails in many ways: sums, sizes, methods, passwords
                    raise Refused(f"is not a workbook (XLSX) that can be read ({type(fault).__name__})",
                                  self._name) from fault

    def _row(self, row: etree._Element) -> list[Value]:
        cells: list[Value] = []
        for cell in row:
            at = _column(cell.get("r", "").rstrip("0123456789")) if "r" in cell.attrib else len(cells)
            if len(cells) < at:
                cells.extend([None] * (at - len(cells)))
            del cells[at:]
            cells.append(self._value(cell))
        return cells

    def _value(self, cell: etree._Element) -> Value:
        kind = cell.get("t")
        said: str | None = None
        for part in cell:
            if part.tag.endswith("}v") or part.tag == "v":
                said = part.text
            elif kind == "inlineStr" and local_name(part) == "is":
                return _text(part)
        if said is None or kind == "e":
            return None
        if kind == "s":
            return self._strings[int(said)] if said.isdigit() and int(said) < len(self._strings) else None
        if kind in ("str", "inlineStr", "b"):
            return said
        try:
            if kind == "d":
                return date.fromisoformat(said[:10])
            number = float(said)
        except ValueError:
            return said
        if not isfinite(number):
            return said
        return int(number) if number.is_integer() else number


@cache
def _column(letters: str) -> int:
    """0 for A, 26 for AA. A workbook has 16,384 columns at most; what names a later one is taken for the last."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + (ord(letter) - 64 if "A" <= letter <= "Z" else 0)
    return min(max(number, 1), 16_384) - 1


def _text(element: etree._Element) -> str:
    """The text of a string, whole: it may be cut into runs of one look each; how it is read aloud is left out."""
    if len(element) == 1 and local_name(element[0]) == "t":
        only: str | None = element[0].text
        return only or ""
    return "".join(each.text or "" for each in element.iter("{*}t")
                   if (parent := each.getparent()) is None or local_name(parent) != "rPh")
