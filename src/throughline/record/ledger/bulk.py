"""Writing many rows at once, inside the wall.

PostgreSQL refuses COPY where row-level security holds, and a long list of VALUES costs ten times as much: so the rows
go over as one JSON document, which the database takes apart by the table's own columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

AT_ONCE = 20_000


def insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert rows given in the order of `columns`; how many. JSON columns take plain Python values.

    Table and columns are names from our own declarations, never from outside.
    """
    quoted = ", ".join(f'"{c}"' for c in columns)
    statement = f'INSERT INTO "{table}" ({quoted}) SELECT {quoted} FROM json_populate_recordset(NULL::"{table}", %s)'  # noqa: S608
    batch: list[dict[str, Any]] = []
    written = 0
    with connection.cursor() as cursor:

        def flush() -> None:
            nonlocal written
            cursor.execute(statement, [json.dumps(batch, default=str, ensure_ascii=False)])
            written += len(batch)
            batch.clear()

        for row in rows:
            batch.append(dict(zip(columns, row, strict=True)))
            if len(batch) >= AT_ONCE:
                flush()
        if batch:
            flush()
    return written
