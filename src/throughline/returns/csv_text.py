"""Reading one CSV as people really send it, into a frame of text with row and line numbers."""
from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

import polars as pl

from throughline.returns.files import Refused

MAX_ROWS = 3_000_000
"""Six times the largest table of 50,000 children; beyond it a file is a mistake."""
SEPARATORS = (",", ";", "\t", "|")


@dataclass
class CsvText:
    heading: list[str]
    """As in the file, trimmed and upper-cased."""
    frame: pl.DataFrame
    """Columns `0`, `1`, … as text in the order of the heading, then `row` and `line`."""
    notes: list[tuple[int | None, str]] = field(default_factory=list)


def decoded(content: bytes) -> tuple[str, list[str]]:
    """The text of a file in UTF-8 (with or without BOM), UTF-16 with BOM or else Windows-1252, with notes."""
    notes = []
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", errors="replace")
    else:
        content = content.removeprefix(b"\xef\xbb\xbf")
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        notes.append(f"{text.count(chr(0)):,} NUL characters were left out")
        text = text.replace("\0", "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, notes


def read_csv_text(content: bytes, name: str) -> CsvText:
    """Raises `Refused` with the reason in words when there is no table in it."""
    if not content.strip(b"\0\r\n\t ;,\xef\xbb\xbf\xff\xfe"):
        raise Refused("is empty", name)
    if content[:4] == b"PK\x03\x04" or content[:4] == b"\xd0\xcf\x11\xe0":
        raise Refused("is a spreadsheet workbook, not a CSV: save each sheet as CSV and send those", name)
    if content[:5] == b"%PDF-":
        raise Refused("is a PDF, not a CSV", name)
    text, said = decoded(content)
    notes: list[tuple[int | None, str]] = [(None, each) for each in said]
    text = text.strip("\n") if text[:1] == "\n" else text.rstrip("\n")
    first, _, _ = text.partition("\n")
    separator = max(SEPARATORS, key=first.count)
    if separator != ",":
        shown = {";": "semicolons", "\t": "tabs", "|": "upright bars"}[separator]
        notes.append((None, f"is separated by {shown}, not commas; read as such"))
    try:
        cells = next(csv.reader([first], delimiter=separator, skipinitialspace=True))
    except (csv.Error, StopIteration) as fault:
        raise Refused("has a first line that is not a heading", name) from fault
    heading = [cell.strip().strip("\ufeff").upper() for cell in cells]
    while heading and not heading[-1]:
        heading.pop()
    if text.count("\n") > MAX_ROWS:
        raise Refused(f"has more than {MAX_ROWS:,} rows; no return has so many", name)
    frame = _quickly(text, separator, len(heading))
    if frame is None:
        frame, more = _patiently(text, separator, len(heading), name)
        notes.extend(more)
    return CsvText(heading, frame, notes)


def _quickly(text: str, separator: str, width: int) -> pl.DataFrame | None:
    """Polars, when every line is one row of the heading's width; otherwise None."""
    try:
        frame = pl.read_csv(
            text.encode(), separator=separator, infer_schema=False, has_header=False, skip_rows=1,
            new_columns=[str(n) for n in range(width)],
        )
    except pl.exceptions.NoDataError:
        return pl.DataFrame(schema={**{str(n): pl.String for n in range(width)}, "row": pl.UInt32, "line": pl.UInt32})
    except (pl.exceptions.PolarsError, ValueError, OverflowError):
        return None
    if frame.width != width or frame.height != text.count("\n"):
        return None
    rows = pl.int_range(pl.len(), dtype=pl.UInt32)
    return frame.with_columns(pl.all().replace("", None)).with_columns(rows.alias("row"), (rows + 2).alias("line"))


def _patiently(text: str, separator: str, width: int, name: str) -> tuple[pl.DataFrame, list[tuple[int | None, str]]]:
    """Python's reader: rows over several lines, blank lines, lines that are too long or too short."""
    notes: list[tuple[int | None, str]] = []
    columns: list[list[str | None]] = [[] for _ in range(width)]
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    ragged = 0
    line = 1
    try:
        next(reader)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                break
            if not cells:
                continue
            if len(cells) != width and (any(cells[width:]) or len(cells) < width):
                ragged += 1
                if ragged <= 5:
                    notes.append((line, f"has {len(cells)} cells where the heading has {width}"))
            for n, column in enumerate(columns):
                column.append(cells[n] or None if n < len(cells) else None)
            lines.append(line)
    except csv.Error as fault:
        raise Refused(f"cannot be read from line {line} on ({fault})", name) from fault
    if ragged > 5:
        notes.append((None, f"has {ragged:,} lines whose cells do not match the heading; the first five are named"))
    data: dict[str, pl.Series] = {str(n): pl.Series(c, dtype=pl.String) for n, c in enumerate(columns)}
    data["row"] = pl.Series(range(len(lines)), dtype=pl.UInt32)
    data["line"] = pl.Series(lines, dtype=pl.UInt32)
    return pl.DataFrame(data), notes
