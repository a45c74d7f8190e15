"""Reading an SSDA903 return: the CSV set (any part of it) or the XML form.

    returned = read_set("returns/2025", 2026)
    returned.tables["Episodes"]        # polars: the submitted columns as text, then `row` and `line`
    returned.problems                  # what was wrong with the files, in words

A file that breaks off is refused whole: half a return would be found full of errors that nobody made.
Files are known by their heading row, never by their name. Nothing here judges a cell: a date that is no date stays
text, and a check says so.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable

import polars as pl
from lxml import etree

from throughline.engines.checks.tables import Table
from throughline.returns.csv_text import read_csv_text
from throughline.returns.files import Named, Refused, Source, named_bytes
from throughline.returns.return_set import Level, ReturnSet, year_words
from throughline.returns.safe_xml import local_name, records, text_of
from throughline.returns.ssda903 import tables as t

SUFFIXES = (".csv", ".txt", ".xml")


def read_set(source: Source, year: int) -> ReturnSet:
    """Read a folder, a file, a zip, or several files (paths, or pairs of name and bytes) as the return of a year.

    Never raises for what is in the files: what cannot be read is a problem of the set, and the rest is read.
    """
    returned = ReturnSet(year)
    csvs: list[Named] = []
    xmls: list[Named] = []
    for found in named_bytes(source, SUFFIXES):
        if isinstance(found, Refused):
            returned.problem(str(found), found.file)
        elif _looks_like_xml(found[1]):
            xmls.append(found)
        else:
            csvs.append(found)
    if xmls and csvs:
        names = ", ".join(name for name, _ in csvs)
        returned.problem(f"both XML and CSV files were sent; only the XML is read ({names} left out)", xmls[0][0])
    for name, content in xmls[:1] or csvs:
        try:
            if xmls:
                _read_xml(returned, name, content)
            else:
                _read_csv(returned, name, content)
        except Refused as refused:
            returned.problem(str(refused), refused.file)
    for name, _ in xmls[1:]:
        returned.problem("is a second XML file; only the first is read", name)
    if not returned.tables and not returned.problems:
        returned.problem("no CSV or XML file was found")
    return returned


def _looks_like_xml(content: bytes) -> bool:
    return content[:200].lstrip(b"\xef\xbb\xbf \r\n\t\0\xff\xfe").startswith((b"<", b"<\0"))


# CSV


def _read_csv(returned: ReturnSet, name: str, content: bytes) -> None:
    found = read_csv_text(content, name)
    table = _recognised(found.heading)
    if table is None:
        returned.problem(_unrecognised(found.heading), name, line=1)
        return
    for line, note in found.notes:
        returned.problem(note, name, line, Level.NOTE)
    if not table.in_year(returned.year):
        returned.problem(f"is {table.name}, which is not part of the {year_words(returned.year)} return; not checked",
                         name, level=Level.NOTE)
        return
    if table.name in returned.tables:
        returned.problem(f"is {table.name}, and so is {returned.files[table.name]}; only that one is read", name)
        return
    wanted = [column.name for column in table.submitted]
    extra = [h or "(no name)" for h in found.heading if h not in wanted]
    if extra:
        returned.problem(f"has columns that {table.name} does not; they are left out: {_few(extra)}", name, 1,
                         Level.NOTE)
    twice = sorted({h for h in wanted if found.heading.count(h) > 1})
    if twice:
        returned.problem(f"has the column {_few(twice)} more than once; the first is read", name, 1, Level.NOTE)
    returned.files[table.name] = name
    returned.tables[table.name] = found.frame.select(
        *(pl.col(str(found.heading.index(column))).alias(column) for column in wanted), "row", "line"
    )


def _recognised(heading: Iterable[str]) -> Table | None:
    """The table all of whose columns are in the heading; the widest when several are."""
    have = set(heading)
    fitting = [table for table in t.TABLES if have >= {c.name for c in table.submitted}]
    return max(fitting, key=lambda table: len(table.submitted), default=None)


def _unrecognised(heading: list[str]) -> str:
    have = set(heading)
    nearest = max(t.TABLES, key=lambda table: len(have & {c.name for c in table.submitted}) / len(table.submitted))
    missing = [c.name for c in nearest.submitted if c.name not in have]
    if len(missing) > len(nearest.submitted) / 2:
        return "has a heading that is none of the SSDA903 files: " + _few(heading)
    return f"is nearest to {nearest.name}, but its heading lacks {_few(missing)}; it was not read"


def _few(names: list[str], most: int = 8) -> str:
    shown = ", ".join(name[:40] for name in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")


# XML

XML_NAMES = {"CHILDID": "CHILD", "PL": "PLACE"}
"""Element names that differ from the CSV's column names."""
GROUPS = {"AREVIEW": t.Reviews, "AMISSING": t.Missing, "OC2": t.OC2, "PERMANENCE": t.PrevPerm,
          "AD_PLACED": t.PlacedAdoption, "OC3": t.OC3, "AD1": t.AD1, "EPISODE": t.Episodes}
IN_HEADER = {t.OC3: ("IN_TOUCH", "ACTIV", "ACCOM"),
             t.AD1: ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")}
"""Tables whose fields may stand directly in HEADER: there is a row when one of them is filled."""


def _read_xml(returned: ReturnSet, name: str, content: bytes) -> None:
    returned.form = "xml"
    held = [table for table in (t.Header, t.UASC, *GROUPS.values()) if table.in_year(returned.year)]
    columns = {table: [c.name for c in table.submitted] for table in held}
    columns[t.Header] = [*columns[t.Header], "UASC"]
    data: dict[Table, list[list[str | None]]] = {table: [] for table in held}
    lines: dict[Table, list[int]] = {table: [] for table in held}
    unknown: set[str] = set()

    def add(table: Table, values: dict[str, str | None], line: int) -> None:
        data[table].append([values.get(column) for column in columns[table]])
        lines[table].append(line)

    for child in records(content, name, "EXPSSDA903", ("CHILD",)):
        _read_child(child, add, unknown)
    for table in held:
        frame = pl.DataFrame(data[table], schema={column: pl.String for column in columns[table]}, orient="row")
        returned.tables[table.name] = frame.with_columns(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias("row"),
            pl.Series("line", lines[table], dtype=pl.UInt32),
        )
        returned.files[table.name] = name
    if unknown:
        returned.problem(f"has elements that SSDA903 does not; they are left out: {_few(sorted(unknown))}", name,
                         level=Level.NOTE)


Add = Callable[[Table, dict[str, str | None], int], None]


def _read_child(child: etree._Element, add: Add, unknown: set[str]) -> None:
    header: dict[str, str | None] = {}
    groups: list[tuple[Table, dict[str, str | None], int]] = []
    header_line = child.sourceline or 0
    seen_header = False
    for part in child:
        if local_name(part) == "HEADER":
            seen_header = True
            header_line = part.sourceline or header_line
            for item in part:
                _take(item, header, groups, unknown)
        else:
            _take(part, header, groups, unknown)
    said = {"CHILD": header.get("CHILD"), "DOB": header.get("DOB"), "SEX": header.get("SEX")}
    if seen_header:
        add(t.Header, header, header_line)
        if header.get("UASC") == "1" or header.get("DUC"):
            add(t.UASC, said | {"DUC": header.get("DUC")}, header_line)
        for table, names in IN_HEADER.items():
            if any(header.get(each) for each in names):
                add(table, header, header_line)
    for table, values, line in groups:
        add(table, {**values, **said} if table is not t.Episodes else {**values, "CHILD": said["CHILD"]}, line)


def _take(
    item: etree._Element, header: dict[str, str | None],
    groups: list[tuple[Table, dict[str, str | None], int]], unknown: set[str],
) -> None:
    name = local_name(item)
    if name in GROUPS:
        values = {XML_NAMES.get(local_name(cell), local_name(cell)): text_of(cell) for cell in item}
        groups.append((GROUPS[name], values, item.sourceline or 0))
    elif len(item):
        unknown.add(name)
    else:
        header[XML_NAMES.get(name, name)] = text_of(item)
