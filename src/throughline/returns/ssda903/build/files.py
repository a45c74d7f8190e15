"""The tables as files: the official CSV set, and the one XML document. The same record gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from throughline.engines.checks.tables import Table
from throughline.returns.return_set import year_words
from throughline.returns.ssda903 import tables as t
from throughline.returns.ssda903.build.whole import Built

NAMES = {
    "Header": "header.csv", "Episodes": "episodes.csv", "Reviews": "reviews.csv", "UASC": "uasc.csv", "OC2": "oc2.csv",
    "OC3": "oc3.csv", "AD1": "ad1.csv", "PlacedAdoption": "placed_for_adoption.csv", "PrevPerm": "previous_permanence.csv",
    "Missing": "missing.csv", "SWEpisodes": "sw_episodes.csv", "DoLo": "dolo.csv",
}  # fmt: skip
"""Table to the name of its file. The heading is what a file is known by; the names are those in common use."""
XML, EMPTY = "xml/ssda903.xml", "left-empty.json"
"""The XML form lies in a folder of its own: whoever takes the whole folder sends one form, not both."""
NOT_IN_XML = ("SWEpisodes", "DoLo")
"""Tables for which no element of the XML form is known: they are sent as CSV."""


def csv_files(built: Built) -> dict[str, bytes]:
    """File name to content, in the order of the tables; a table without rows has its heading."""
    return {
        NAMES[table.name]: _csv(built.columns(table), built.tables[table.name]) for table in t.tables_in(built.year)
    }


def _csv(heading: list[str], rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue().encode()


def left_empty(built: Built) -> bytes:
    """What could not be told, one by one and counted."""
    told = {
        "return": "ssda903", "year": year_words(built.year), "children": built.children,
        "sealed_records_not_told_of": built.behind_seal,
        "counted": [{"table": table, "column": column, "why": why, "cells": n} for table, column, why, n in built.left_empty()],
        "cells": [{"table": e.table, "column": e.column, "child": e.child, "row": e.row, "why": e.words, "value": e.value} for e in built.empty],
    }  # fmt: skip
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()


# XML

GROUPS = (
    (t.Reviews, "AREVIEW"),
    (t.Missing, "AMISSING"),
    (t.OC2, "OC2"),
    (t.PrevPerm, "PERMANENCE"),
    (t.PlacedAdoption, "AD_PLACED"),
)
"""Elements of their own within HEADER."""
PLAIN = (t.OC3, t.AD1)
"""Tables whose fields stand in HEADER itself."""
SAID_ONCE = ("CHILD", "SEX", "DOB")
EPISODE = (
    "DECOM",
    "RNE",
    "LS",
    "CIN",
    "PLACE",
    "PL_POST",
    "HOME_POST",
    "URN",
    "PLACE_PROVIDER",
    "DEC",
    "REC",
    "REASON_PLACE_CHANGE",
)
XML_NAMES = {"CHILD": "CHILDID", "PLACE": "PL"}


def xml_file(built: Built) -> bytes:
    """The XML form: a child with her header and episodes, in order of child."""
    rows = {table.name: _by_child(built, table) for table in t.tables_in(built.year) if table.name not in NOT_IN_XML}
    root = etree.Element("EXPSSDA903")
    for child, (said, *_) in rows["Header"].items():
        held = {name: of.get(child, []) for name, of in rows.items()}
        element = etree.SubElement(root, "CHILD")
        header = etree.SubElement(element, "HEADER")
        _put(header, said, ("CHILD", "UPN", "SEX", "DOB", "ETHNIC"))
        _put(
            header,
            {"UASC": "1" if held["UASC"] else "0", "DUC": held["UASC"][0]["DUC"] if held["UASC"] else ""},
            ("UASC", "DUC"),
        )
        _put(header, said, ("MOTHER", "MC_DOB"))
        for table in PLAIN:
            for row in held[table.name]:
                _put(header, row, [c.name for c in table.submitted if c.name not in SAID_ONCE])
        for table, name in GROUPS:
            for row in held[table.name]:
                _put(etree.SubElement(header, name), row, [c.name for c in table.submitted if c.name not in SAID_ONCE])
        for row in held["Episodes"]:
            _put(etree.SubElement(element, "EPISODE"), row, EPISODE)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _by_child(built: Built, table: Table) -> dict[str, list[dict[str, str]]]:
    columns = built.columns(table)
    found: dict[str, list[dict[str, str]]] = {}
    for row in built.tables[table.name]:
        found.setdefault(row[0], []).append(dict(zip(columns, row, strict=True)))
    return found


def _put(parent: Any, row: Mapping[str, str], names: Any) -> None:
    for name in names:
        if row.get(name):
            etree.SubElement(parent, XML_NAMES.get(name, name)).text = row[name]


def write_set(folder: Path, built: Built, *, xml: bool = False) -> list[str]:
    """Write the files into a folder, which is made; the names written. Each is whole or not there."""
    files = csv_files(built) | ({XML: xml_file(built)} if xml else {}) | {EMPTY: left_empty(built)}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".part-") as part:
        for name, content in files.items():
            (Path(part) / Path(name).name).write_bytes(content)
        for name in files:
            (folder / name).parent.mkdir(exist_ok=True)
            os.replace(Path(part) / Path(name).name, folder / name)
    return list(files)
