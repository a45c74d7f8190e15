"""Reading Ofsted's lists of children's homes and social care providers, as councils receive them (XLSX)."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import polars as pl

from throughline.returns.files import Named, Refused, check_size
from throughline.returns.workbook import Value, Workbook

HEADINGS = {
    "URN": ("urn",),
    "PLACE_CODES": ("placementcode", "placementcodes"),
    "PROVIDER_CODES": ("placementprovidercode", "placementprovidercodes"),
    "POSTCODE": ("settingaddresspostcode", "settingpostcode", "postcode"),
    "REG_END": ("deregistrationdate", "closuredate", "dateclosed", "deregistrationclosuredate"),
}
MAX_ROWS = 200_000
BETWEEN_CODES = re.compile(r"\s*[,/;]\s*")


def read_providers(source: Path | str | Named) -> pl.DataFrame:
    """URN, PLACE_CODES, PROVIDER_CODES, POSTCODE and REG_END (dd/mm/yyyy) as text, from every sheet with a URN column.

    Columns that the list does not have are left out. Raises `Refused` when there is no such sheet.
    """
    name, content = source if isinstance(source, tuple) else _load(Path(source))
    check_size(len(content), name)
    book = Workbook(content, name)
    columns: dict[str, list[str | None]] = {}
    height = 0
    for sheet in book.sheets():
        for row in _sheet(islice(sheet, MAX_ROWS), book):
            for column, value in row.items():
                held = columns.setdefault(column, [])
                held.extend([None] * (height - len(held)))
                held.append(value)
            height += 1
    if "URN" not in columns:
        raise Refused("has no sheet with a URN column", name)
    for held in columns.values():
        held.extend([None] * (height - len(held)))
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _load(path: Path) -> Named:
    try:
        return path.name, path.read_bytes()
    except OSError as fault:
        raise Refused(f"cannot be opened: {fault.strerror or fault}", path.name) from fault


def _sheet(rows: Iterable[list[Value]], book: Workbook) -> Iterator[dict[str, str | None]]:
    places: dict[str, int] = {}
    for number, row in enumerate(rows):
        if not places:
            words = [re.sub(r"[^a-z]", "", str(cell).lower()) if cell is not None else "" for cell in row]
            if "urn" in words:
                places = {column: words.index(w) for column, said in HEADINGS.items() for w in said if w in words}
            elif number > 20:
                return
            continue
        found = {column: _text(column, row[at] if at < len(row) else None, book) for column, at in places.items()}
        if found.get("URN"):
            yield found


def _text(column: str, value: Value, book: Workbook) -> str | None:
    """A cell as the return would write it: URNs held as numbers become text, codes and postcodes lose their spaces."""
    if value is None or value == "-":
        return None
    if column == "REG_END" and isinstance(value, int | float):
        value = book.day(value) or value
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    said = str(value).strip().upper()
    if column in ("PLACE_CODES", "PROVIDER_CODES"):
        said = BETWEEN_CODES.sub(",", said)
    if column == "POSTCODE":
        said = said.replace(" ", "")
    return said or None
