"""Keeping the rows as they were told, so that the next year's files, or the same ones again, can be joined to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from throughline.record.ledger import bulk
from throughline.returns.by_child import Child, Row
from throughline.returns.ssda903.source import ssda903

TABLE = "returns_toldrow"
COLUMNS = ("authority_id", "subject_id", "vis", "source", "year", "table", "key", "cells")


def told_before(subjects: Sequence[int], source: str = ssda903.code) -> dict[int, dict[int, Row]]:
    """Rows told earlier of these subjects, by subject and the number under which they are kept."""
    found: dict[int, dict[int, Row]] = {s: {} for s in subjects}
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT id, subject_id, year, "table", key, cells FROM {TABLE} WHERE subject_id = ANY(%s) AND source = %s',  # noqa: S608
            [list(subjects), source],
        )
        for number, subject, year, table, key, cells in cursor.cursor.fetchall():
            found[subject][number] = Row(table, year, key, json.loads(cells) if isinstance(cells, str) else cells)
    return found


def keep(
    authority: int, year: int, children: Mapping[int, Child], before: Mapping[int, Mapping[int, Row]], vis: Mapping[int, int],
    source: str = ssda903.code,
) -> dict[int, list[Row]]:
    """Keep this year's rows; all rows told of each subject, of this year and others.

    A table sent again for a child takes the place of what it said of her for that year; a table that does not name her
    takes nothing away, because files may be sent in parts. Where one of her rows of a table was put aside, the rows of it
    told before stay.
    """
    gone: list[int] = []
    new: list[tuple[object, ...]] = []
    rows: dict[int, list[Row]] = {}
    for subject, child in children.items():
        now = {(r.table, r.key): r for r in child.rows}
        named = {r.table for r in child.rows} - child.lost
        kept: list[Row] = []
        same: set[tuple[str, str]] = set()
        for number, row in before.get(subject, {}).items():
            place = (row.table, row.key)
            if row.year == year and place in now:
                if row.cells == now[place].cells:
                    same.add(place)
                else:
                    gone.append(number)
            elif row.year == year and row.table in named:
                gone.append(number)
            else:
                kept.append(row)
        new.extend(
            (authority, subject, vis[subject], source, year, r.table, r.key, r.cells)
            for place, r in now.items()
            if place not in same
        )
        rows[subject] = [*kept, *child.rows]
    _drop(gone)
    bulk.insert(TABLE, COLUMNS, new)
    return rows


def _drop(numbers: Iterable[int]) -> None:
    numbers = list(numbers)
    if numbers:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE id = ANY(%s)", [numbers])  # noqa: S608
