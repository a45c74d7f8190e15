"""A table that leaves: as CSV or as a workbook, on the audit, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import xlsxwriter
from django.http import HttpResponse

from throughline.engines.measures.export import as_csv
from throughline.record.access import acting
from throughline.record.people.kept import hiding, kept_around, within

CSV, WORKBOOK = "csv", "xlsx"
KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
MOST_ROWS = 1_048_575
"""Rows under the heading that a sheet can hold."""
WIDEST = 60
INERT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
    "in_memory": False,
}


@dataclass(frozen=True)
class Table:
    """One table: its name, its heading, its rows, and how wide its columns are in characters."""

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[object]]
    widths: Sequence[int] = ()


def as_xlsx(sheets: Sequence[Table]) -> bytes:
    """A workbook. Text is written as text, whatever it begins with; rows beyond what a sheet holds go on in a further one."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, INERT) as book:
        bold, day = book.add_format({"bold": True, "text_wrap": True, "valign": "top"}), book.add_format({"num_format": "dd/mm/yyyy"})
        for sheet in sheets:
            rows, part = iter(sheet.rows), 1
            while _fill(book, sheet, part, rows, bold, day):
                part += 1
    return out.getvalue()


def _fill(book: Any, sheet: Table, part: int, rows: Iterable[Sequence[object]], bold: Any, day: Any) -> bool:
    """One sheet of the workbook; whether it was filled to its end."""
    made = book.add_worksheet(sheet.name if part == 1 else f"{sheet.name} {part}")
    made.freeze_panes(1, 0)
    for column, width in enumerate(sheet.widths):
        made.set_column(column, column, min(width, WIDEST))
    for column, words in enumerate(sheet.head):
        made.write_string(0, column, words, bold)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                made.write_datetime(number, column, value, day)
            elif isinstance(value, int | float) and not isinstance(value, bool):
                made.write_number(number, column, value)
            elif value is not None and value != "":
                made.write_string(number, column, str(value)[:32_000])
        if number == MOST_ROWS:
            return True
    return False


def leaving(name: str, sheets: Sequence[Table], kind: str, *, subjects: Iterable[int] = (), **detail: Any) -> HttpResponse:
    """The answer that hands a table over; as CSV the first sheet alone. Whom it is about and `detail` (its reader) stand in the audit.

    A file goes from hand to hand: an address that somebody must not learn is in no cell of it, however it was typed.
    """
    subjects = sorted(set(subjects))
    hide = hiding(kept_around(acting.authority(), subjects))
    sheets = [replace(sheet, rows=(within(hide, tuple(row)) for row in sheet.rows)) for sheet in sheets] if subjects else sheets
    content = as_xlsx(sheets) if kind == WORKBOOK else as_csv(sheets[0].head, (_days(row) for row in sheets[0].rows))
    acting.note("export", subjects=subjects, detail={**detail, "paper": name, "as": kind})
    answer = HttpResponse(content, content_type=KINDS[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _days(row: Sequence[object]) -> list[object]:
    return [f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row]
