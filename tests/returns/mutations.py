"""Mutations that know what a return looks like: rows, columns and cells of CSV; elements and documents of XML.

Each takes chances and what there is, and gives something a careless export, a hurried person or a broken program might
send. Bytes are spoilt last, so that most inputs still get as far as the rules.
"""
from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

CELLS = (
    "", " ", "\u00a0", "0", "1", "-1", "1.0", "1e308", "NaN", "inf", "99999999999999999999", "TRUE", "false", "null", "?",
    "31/02/2025", "29/02/2023", "29/02/2024", "1/4/2025", "01/04/2025", "31/03/2026", "01/01/0001", "31/12/9999", "1/1/25",
    "2025-06-05", "2026-03-31", "9999-12-31", "0000-00-00", "ZZ/ZZ/ZZZZ", "zz/06/2015", "05-06-2025", "05/06/2025 00:00",
    "=1+1", '=HYPERLINK("http://x","y")', "@SUM(A1)", "+1", '"', '""', "'", ",", ";", "a,b", "a\nb", "a\r\nb", "\t", "|",
    "é", "\u2019", "漢字", "\U0001f600", "e\u0301", "\u202e", "\ufeff", "x" * 5000, "A" * 13, "UN1", "XXXXXXX", "SC400001",
    "C2", "V4", "X1", "E11", "S", "P", "U1", "T3", "K2", "N1", "M", "F", "SDQ1", "PN1", "DIED", "21", "18a", "RC8",
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "utf-32", "utf-7")
Rows = list[list[str]]


def spoil_bytes(chances: Random, content: bytes) -> bytes:
    """Flip, drop, double or overwrite a few bytes, or break off."""
    data = bytearray(content)
    for _ in range(chances.randint(1, 6)):
        if not data:
            break
        at = chances.randrange(len(data))
        kind = chances.randrange(6)
        if kind == 0:
            data[at] = chances.randrange(256)
        elif kind == 1:
            del data[at:at + chances.randint(1, 30)]
        elif kind == 2:
            data[at:at] = data[at:at + chances.randint(1, 200)]
        elif kind == 3:
            data[at:at] = chances.choice((b"\0", b"\r", b"\n", b"\r\n", b'"', b",", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b"&", b"]]>"))
        elif kind == 4:
            del data[at:]
        else:
            data[at:at + 1] = b"\x00"
    return bytes(data)


def zipped(chances: Random, files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", chances.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, content in files.items():
            archive.writestr(chances.choice(("", "folder/", "__MACOSX/", "../")) + name, content)
    return held.getvalue()


# CSV: a heading and rows


def _cell(c: Random, rows: Rows) -> None:
    for _ in range(c.randint(1, 30)):
        row = c.choice(rows)
        if row:
            row[c.randrange(len(row))] = c.choice(CELLS)


def _column_of_one(c: Random, rows: Rows) -> None:
    at, said = c.randrange(len(rows[0]) or 1), c.choice(CELLS)
    for row in rows[1:]:
        if at < len(row):
            row[at] = said


def _swap_columns(c: Random, rows: Rows) -> None:
    one, other = c.randrange(len(rows[0]) or 1), c.randrange(len(rows[0]) or 1)
    for row in rows[c.randrange(2):]:
        if max(one, other) < len(row):
            row[one], row[other] = row[other], row[one]


def _drop_column(c: Random, rows: Rows) -> None:
    at = c.randrange(len(rows[0]) or 1)
    for row in rows[c.randrange(2):]:
        del row[at:at + 1]


def _extra_column(c: Random, rows: Rows) -> None:
    at, name = c.randrange(len(rows[0]) + 1), c.choice(("NOTES", "", "CHILD", "DOB", "child ", "x" * 300, "=1"))
    for n, row in enumerate(rows):
        row.insert(at, name if n == 0 else c.choice(CELLS))


def _heading(c: Random, rows: Rows) -> None:
    at = c.randrange(len(rows[0]) or 1)
    if rows[0]:
        rows[0][at] = c.choice((rows[0][at].lower(), f" {rows[0][at]} ", rows[0][at] + "S", "", c.choice(rows[0]), "\ufeff" + rows[0][at]))


def _ragged(c: Random, rows: Rows) -> None:
    for _ in range(c.randint(1, 5)):
        row = c.choice(rows)
        if c.randrange(2):
            row.extend(c.choice(CELLS) for _ in range(c.randint(1, 5)))
        else:
            del row[c.randrange(len(row) + 1):]


def _repeat_rows(c: Random, rows: Rows) -> None:
    rows.extend(list(c.choice(rows)) for _ in range(c.randint(1, 200)))


def _drop_rows(c: Random, rows: Rows) -> None:
    del rows[c.randrange(len(rows) + 1):]


def _shuffle(c: Random, rows: Rows) -> None:
    body = rows[1:]
    c.shuffle(body)
    rows[1:] = body


def _one_child(c: Random, rows: Rows) -> None:
    """All rows belong to one child, or to nobody."""
    said = c.choice(("1", "", " ", "A"))
    for row in rows[1:]:
        if row:
            row[0] = said


def _blank_lines(c: Random, rows: Rows) -> None:
    for _ in range(c.randint(1, 10)):
        rows.insert(c.randrange(len(rows) + 1), c.choice(([], [""], [""] * 4, [" "])))


CSV_MUTATIONS: tuple[Callable[[Random, Rows], None], ...] = (
    _cell, _cell, _cell, _column_of_one, _swap_columns, _drop_column, _extra_column, _heading, _ragged, _repeat_rows, _drop_rows,
    _shuffle, _one_child, _blank_lines)


def csv_bytes(chances: Random, rows: Rows) -> bytes:
    """Written with any separator, line end, quoting and encoding."""
    separator = chances.choice(",,,,,;\t|")
    end = chances.choice(("\n", "\n", "\r\n", "\r", "\n\n"))
    quote = chances.choice(("seldom", "seldom", "always", "never"))

    def written(cell: str) -> str:
        if quote == "always" or (quote == "seldom" and any(mark in cell for mark in f'{separator}"\n\r')):
            return '"' + cell.replace('"', '""') + '"'
        return cell

    text = end.join(separator.join(map(written, row)) for row in rows) + chances.choice(("", end))
    return text.encode(chances.choice(ENCODINGS) if chances.randrange(4) == 0 else "utf-8", errors="replace")


def mutated_set(chances: Random, tables: dict[str, Rows]) -> list[tuple[str, bytes]]:
    """The files of a return, some mutated, some missing, some under another's name or twice, perhaps in a zip."""
    chosen = {name: rows for name, rows in tables.items() if chances.randrange(8)}
    files: dict[str, bytes] = {}
    for name, rows in chosen.items():
        held = [list(row) for row in rows]
        for _ in range(chances.choice((0, 1, 1, 2, 4))):
            if held and held[0]:
                chances.choice(CSV_MUTATIONS)(chances, held)
        content = csv_bytes(chances, held) if chances.randrange(3) else csv_bytes(Random(0), held)
        files[f"{name}.csv"] = spoil_bytes(chances, content) if chances.randrange(6) == 0 else content
    if files and chances.randrange(10) == 0:
        files["again.csv"] = chances.choice(list(files.values()))
    if chances.randrange(12) == 0:
        whole = zipped(chances, files)
        return [("set.zip", spoil_bytes(chances, whole) if chances.randrange(3) == 0 else whole)]
    return list(files.items())


# XML: a tree, then its text


def _some(c: Random, root: etree._Element) -> etree._Element:
    return c.choice(list(root.iter(etree.Element)))


def _text(c: Random, root: etree._Element) -> None:
    for _ in range(c.randint(1, 30)):
        leaf = _some(c, root)
        if not len(leaf):
            said = c.choice(CELLS)
            leaf.text = "".join(x for x in said if x in "\t\n\r" or x >= " ")


def _remove(c: Random, root: etree._Element) -> None:
    for _ in range(c.randint(1, 6)):
        part = _some(c, root)
        if part.getparent() is not None:
            part.getparent().remove(part)


def _double(c: Random, root: etree._Element) -> None:
    for _ in range(c.randint(1, 6)):
        part = _some(c, root)
        if part.getparent() is not None and len(part) < 50:
            for _ in range(c.choice((1, 1, 2, 40))):
                part.addnext(deepcopy(part))


def _move(c: Random, root: etree._Element) -> None:
    part, place = _some(c, root), _some(c, root)
    if part.getparent() is not None and part not in place.iterancestors() and part is not place:
        place.append(part)


def _rename(c: Random, root: etree._Element) -> None:
    part = _some(c, root)
    name = etree.QName(part).localname
    part.tag = c.choice((name.lower(), name.upper(), name + "s", "{urn:x}" + name, "X", _some(c, root).tag))


def _dress(c: Random, root: etree._Element) -> None:
    """Attributes, comments and instructions, where nobody expects them."""
    for _ in range(c.randint(1, 5)):
        part = _some(c, root)
        part.set(c.choice(("a", "{http://www.w3.org/2001/XMLSchema-instance}nil")), c.choice(("1", "true", "x" * 500)))
        part.insert(0, c.choice((etree.Comment("note"), etree.ProcessingInstruction("go", "on"))))


XML_MUTATIONS: tuple[Callable[[Random, etree._Element], None], ...] = (
    _text, _text, _text, _remove, _double, _move, _rename, _dress)


def mutated_xml(chances: Random, document: bytes) -> bytes:
    root = etree.fromstring(document)
    for _ in range(chances.choice((0, 1, 2, 2, 4))):
        chances.choice(XML_MUTATIONS)(chances, root)
    etree.cleanup_namespaces(root)
    encoding = chances.choice(("utf-8", "utf-8", "utf-8", "utf-16", "iso-8859-1", "ascii", "utf-32"))
    content = etree.tostring(root, xml_declaration=bool(chances.randrange(3)), encoding=encoding)
    kind = chances.randrange(24)
    if kind == 0:
        content = content.replace(b"?>", b"?><!DOCTYPE x [<!ENTITY y 'z'>]>", 1)
    elif kind == 1:
        content = chances.choice((b"", b"\n", b"\xef\xbb\xbf", b" ")) + content + chances.choice((b"", b"x", b"<a/>", b"\0"))
    return spoil_bytes(chances, content) if chances.randrange(6) == 0 else content
