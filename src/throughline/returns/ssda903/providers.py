"""Reading Ofsted's lists of children's homes and social care providers, as councils receive them (XLSX)."""
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from throughline.returns.files import MAX_FILE_BYTES, Refused, check_size

HEADINGS = {
    "URN": ("urn",),
    "PLACE_CODES": ("placementcode", "placementcodes"),
    "PROVIDER_CODES": ("placementprovidercode", "placementprovidercodes"),
    "POSTCODE": ("settingaddresspostcode", "settingpostcode", "postcode"),
    "REG_END": ("deregistrationdate", "closuredate", "dateclosed", "deregistrationclosuredate"),
}
MAX_ROWS = 200_000


def read_providers(path: Path | str) -> pl.DataFrame:
    """URN, PLACE_CODES, PROVIDER_CODES, POSTCODE and REG_END (dd/mm/yyyy) as text, from every sheet with a URN column.

    Columns that the list does not have are left out. Raises `Refused` when there is no such sheet.
    """
    import openpyxl

    name = Path(path).name
    try:
        content = Path(path).read_bytes()
        check_size(len(content), name)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_FILE_BYTES:
                raise Refused("unpacks to more than a provider list can hold", name)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows: list[dict[str, str | None]] = []
        columns: dict[str, None] = {}
        for sheet in book.worksheets:
            for row in _sheet(sheet.iter_rows(max_row=MAX_ROWS, values_only=True)):
                columns |= dict.fromkeys(row)
                rows.append(row)
        book.close()
    except Refused:
        raise
    except OSError as fault:
        raise Refused(f"cannot be opened: {fault.strerror or fault}", name) from fault
    except Exception as fault:  # openpyxl raises whatever the parts of a broken workbook make it
        raise Refused(f"is not a workbook (XLSX) that can be read ({type(fault).__name__})", name) from fault
    if "URN" not in columns:
        raise Refused("has no sheet with a URN column", name)
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def _sheet(rows: Iterator[tuple[Any, ...]]) -> Iterator[dict[str, str | None]]:
    places: dict[str, int] = {}
    for number, row in enumerate(rows):
        if not places:
            words = [re.sub(r"[^a-z]", "", str(cell).lower()) if cell is not None else "" for cell in row]
            if "urn" in words:
                places = {column: words.index(w) for column, said in HEADINGS.items() for w in said if w in words}
            elif number > 20:
                return
            continue
        found = {column: _text(column, row[at] if at < len(row) else None) for column, at in places.items()}
        if found.get("URN"):
            yield found


def _text(column: str, value: Any) -> str | None:
    """A cell as the return would write it: URNs held as numbers become text, codes and postcodes lose their spaces."""
    if value is None or value == "-":
        return None
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    said = str(value).strip().upper()
    if column in ("PLACE_CODES", "PROVIDER_CODES"):
        said = re.sub(r"\s*[,/;]\s*", ",", said)
    if column == "POSTCODE":
        said = said.replace(" ", "")
    return said or None
