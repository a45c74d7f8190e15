"""An authority of millions of events: the invented one, repeated until it is large enough.

Every row of the ledger and of the projections is copied by the database itself with its numbers moved on, so that
families, threads, clocks and workers stay as they were made; teams grow with the children.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.db import connection

STEP = 10_000_000
"""How far the numbers of one copy lie from those of the one before."""

MOVED = {
    "record_team": ("id", "parent_id"),
    "record_worker": ("id", "subject_id"),
    "record_appointment": ("id", "worker_id", "team_id"),
    "record_subject": ("id",),
    "record_event": ("id", "subject_id", "by_id", "thread", "replaces"),
}
"""Tables outside the projections, with the columns that hold numbers of ours."""
REFERENCES = ("subject_id", "other_id", "worker_id", "team_id", "by_id", "owner_id", "chair_id", "carers_id", "covered_by_id",
              "key", "start", "met", "thread", "id")  # fmt: skip
"""Columns of projections that hold numbers of ours; content and occasions stay with the first."""
FRESH = {"record_worker": {"user_id": "NULL"}, "record_subject": {"uuid": "gen_random_uuid()"},
         "record_event": {"occasion_id": "NULL", "source_key": "NULL"}}  # fmt: skip


def columns_of(table: str) -> list[str]:
    """A table's columns that may be written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s "
            "AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        return [row[0] for row in cursor.fetchall()]


def projection_tables() -> list[str]:
    """The tables of all projections."""
    from throughline.record.ledger import registry

    return sorted({p.table for p in registry.projections().values()} - {"record_settingvalue"})


def grow(events: int, say: Callable[[str], None]) -> int:
    """Copy the first authority's rows until its ledger holds so many events; how many it holds then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), coalesce(max(id), 0) FROM record_event")
        held, highest = cursor.fetchone()
        first = min(held, _first(cursor))
        copies = max(0, -(-(events - held) // first)) if first else 0
        done = highest // STEP
        began = time.monotonic()
        for n in range(done + 1, done + 1 + copies):
            for table in (*MOVED, *projection_tables()):
                cursor.execute(_copy(table, n * STEP))
            if n % 5 == 0 or n == done + copies:
                say(f"  {held + (n - done) * first:,} events after {time.monotonic() - began:.0f} s")
        cursor.execute("ANALYZE")
        cursor.execute("SELECT count(*) FROM record_event")
        return int(cursor.fetchone()[0])


def _first(cursor: object) -> int:
    cursor.execute("SELECT count(*) FROM record_event WHERE id < %s", [STEP])  # type: ignore[attr-defined]
    return int(cursor.fetchone()[0])  # type: ignore[attr-defined]


def _copy(table: str, on: int) -> str:
    names = columns_of(table)
    moved = MOVED.get(table, REFERENCES)
    fresh = FRESH.get(table, {})
    shift = on // 1000 if table in ("record_team", "record_worker", "record_appointment") else on
    chosen = []
    for name in names:
        if name in fresh:
            chosen.append(fresh[name])
        elif name in moved:
            step = on // 1000 if name in ("worker_id", "team_id", "by_id", "owner_id", "chair_id", "covered_by_id", "parent_id") else on
            if name == "id":
                step = shift
            chosen.append(f'"{name}" + {step}')
        else:
            chosen.append(f'"{name}"')
    quoted = ", ".join(f'"{n}"' for n in names)
    limit = STEP // 1000 if table in ("record_team", "record_worker", "record_appointment") else STEP
    where = "subject_id" if "subject_id" in names and table not in ("record_worker",) else "id"
    return f'INSERT INTO "{table}" ({quoted}) SELECT {", ".join(chosen)} FROM "{table}" WHERE "{where}" < {limit}'  # noqa: S608
