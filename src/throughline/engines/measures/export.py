"""A table to take away, as CSV. Nothing in it can start a formula in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def inert(value: object) -> str:
    """A cell's text; what a spreadsheet would take for a formula is made plain text with an apostrophe. Numbers stay."""
    text = "" if value is None else str(value)
    if isinstance(value, int | float) or not text.startswith(STARTS_A_FORMULA):
        return text
    return f"'{text}"


def as_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The whole table, with a mark that tells spreadsheets it is UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([inert(h) for h in head])
    writer.writerows([inert(v) for v in row] for row in rows)
    return "\ufeff" + out.getvalue()
