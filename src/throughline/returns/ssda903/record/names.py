"""`names.csv`: the names that SSDA903 does not hold. It may come with the files of a return.

Columns: CHILD, then any of NAMES (whole name), GIVEN, FAMILY, KNOWN_AS, ADDRESS, POSTCODE, WORKER (a number of Social
Work England or the name of somebody who works here). The file is known by its heading.
"""

from __future__ import annotations

import re

from throughline.base.identifiers import check_postcode
from throughline.returns.by_child import Row
from throughline.returns.csv_text import read_csv_text
from throughline.returns.files import Named, Refused

WHOLE_NAME = ("NAMES", "NAME", "FULL_NAME")
KNOWN = ("CHILD", *WHOLE_NAME, "GIVEN", "FAMILY", "KNOWN_AS", "ADDRESS", "POSTCODE", "WORKER")
TABLE = "Names"
_POSTCODE_AT_THE_END = re.compile(r"[,\s]*\b([A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\s*$", re.IGNORECASE)


def is_names(content: bytes) -> bool:
    """Whether a file's heading is that of a list of names."""
    first = content[:4000].split(b"\n", 1)[0].decode("utf-8", "replace").lstrip("\ufeff").upper()
    heading = {cell.strip(' "\r') for cell in re.split(r"[,;\t|]", first)}
    return "CHILD" in heading and bool(heading & {*WHOLE_NAME, "GIVEN", "FAMILY", "KNOWN_AS"})


def read_names(named: Named, year: int) -> dict[str, Row]:
    """Child to a row of names. Raises `Refused` in words when the file cannot be read."""
    name, content = named
    found = read_csv_text(content, name)
    columns = {column: str(n) for n, column in reversed(list(enumerate(found.heading))) if column in KNOWN}
    if "CHILD" not in columns:
        raise Refused("has no column CHILD", name)
    rows: dict[str, Row] = {}
    for raw in found.frame.iter_rows(named=True):
        said = {column: " ".join((raw[n] or "").split()) for column, n in columns.items()}
        if said["CHILD"]:
            rows[said["CHILD"]] = Row(TABLE, year, "", _cells(said), raw["line"])
    return rows


def _cells(said: dict[str, str]) -> dict[str, str | None]:
    given, family = said.get("GIVEN", ""), said.get("FAMILY", "")
    whole = next((said[c] for c in WHOLE_NAME if said.get(c)), "")
    if whole and not given and not family:
        given, family = _parted(whole)
    address, postcode = said.get("ADDRESS", ""), said.get("POSTCODE", "")
    if not postcode and (match := _POSTCODE_AT_THE_END.search(address)):
        address, postcode = address[: match.start()], match[1]
    try:
        postcode = check_postcode(postcode) if postcode else ""
    except ValueError:
        address, postcode = f"{address}, {postcode}".strip(", "), ""
    cells = {
        "GIVEN": given[:120], "FAMILY": family[:120], "KNOWN_AS": said.get("KNOWN_AS", "")[:120], "LINES": address[:300],
        "POSTCODE": postcode, "WORKER": said.get("WORKER", "")[:160],
    }  # fmt: skip
    return {column: value for column, value in cells.items() if value}


def _parted(whole: str) -> tuple[str, str]:
    """“Harrow, Tia” and “Tia Harrow” as given and family name; a single name is a given one."""
    if "," in whole:
        family, _, given = whole.partition(",")
        return given.strip(), family.strip()
    given, _, family = whole.rpartition(" ")
    return (given, family) if given else (family, "")
