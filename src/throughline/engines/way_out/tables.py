"""Tables that leave: as CSV, or as a workbook of several. Like every way out it goes on the audit, with whom it is about
and who will read it; a cell can start no formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from django.http import HttpResponse

from throughline.engines.measures.export import as_csv
from throughline.record.access import acting

CSV, WORKBOOK = "csv", "xlsx"
MEDIA_TYPES = {
    CSV: "text/csv; charset=utf-8",
    WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Table:
    """One table: its title (the sheet's name, at most 31 letters), its head and its rows. Days are written as days."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[object]]


def take_away(name: str, tables: Sequence[Table], *, kind: str, subjects: Iterable[int], reader: str) -> HttpResponse:
    """These tables as a file of this kind (a CSV holds the first), noted on the audit with its reader."""
    acting.note(
        "export",
        subjects=sorted(set(subjects)),
        detail={"paper": name, "tables": [t.title for t in tables], "reader": reader, "as": kind},
    )
    body = _workbook(tables) if kind == WORKBOOK else as_csv(tables[0].head, [_days(r) for r in tables[0].rows])
    answer = HttpResponse(body, content_type=MEDIA_TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _days(row: Sequence[object]) -> list[object]:
    return [f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row]


def _workbook(tables: Sequence[Table]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    bold, day = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "dd/mm/yyyy"})
    for table in tables:
        sheet = book.add_worksheet(table.title)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(table.head), 18)
        for column, words in enumerate(table.head):
            sheet.write_string(0, column, words, bold)
        for place, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                _cell(sheet, place, column, cell, day)
    book.close()
    return out.getvalue()


def _cell(sheet: Any, row: int, column: int, value: object, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value))
