"""An authority of millions of events: the invented one, repeated until it is large enough.

Every row of the ledger and of the projections is copied by the database itself with its numbers moved on, so that
families, threads, clocks and workers stay as they were made; teams grow with the children. The numbers inside an event's
facts are moved on as well: the copies are what a rebuild would make of their ledger.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.db import connection, transaction

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
              "start", "met", "thread", "answer", "id")  # fmt: skip
"""Columns of projections that hold numbers of ours; content and occasions stay with the first."""
FEW = STEP // 1000
"""The same for workers and teams, whose numbers are smaller."""
OF_WORKERS = ("worker", "officer", "chair", "owner", "covered_by", "team")
OF_SUBJECTS = ("other", "carers", "clock", "key")
"""Facts that hold numbers of workers and teams, and of subjects and events. Words and papers stay with the first."""
FRESH = {"record_worker": {"user_id": "NULL"}, "record_subject": {"uuid": "gen_random_uuid()"},
         "record_event": {"occasion_id": "NULL", "source_key": "NULL"}, "looked_after_visit": {"occasion": "NULL"}}  # fmt: skip


def columns_of(table: str) -> dict[str, str]:
    """A table's columns that may be written, with the type of each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s "
            "AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        return dict(cursor.fetchall())


def projection_tables() -> list[str]:
    """The tables of all projections."""
    from throughline.record.ledger import registry

    return sorted({p.table for p in registry.projections().values()})


def grow(events: int, say: Callable[[str], None]) -> int:
    """Copy the first authority's rows until its ledger holds about so many events; how many it holds then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), coalesce(max(id), 0) FROM record_event")
        held, highest = cursor.fetchone()
        first = _first(cursor)
        copies = max(0, round((events - held) / first)) if first else 0
        done = highest // STEP
        began = time.monotonic()
        for n in range(done + 1, done + 1 + copies):
            with transaction.atomic():
                cursor.execute(
                    "ALTER TABLE record_event DISABLE TRIGGER stamp"
                )  # it dates an entry: a copy has its date
                for table in (*MOVED, *projection_tables()):
                    cursor.execute(_copy(table, n * STEP))
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("ALTER TABLE record_event ENABLE TRIGGER stamp")
            if n % 5 == 0 or n == done + copies:
                say(f"  {held + (n - done) * first:,} events after {time.monotonic() - began:.0f} s")
        if copies:
            cursor.execute(_PUBLISHED, [done + 1 + copies, done + 1, _rates()])
            cursor.execute("VACUUM ANALYZE")
        cursor.execute("SELECT count(*) FROM record_event")
        return int(cursor.fetchone()[0])


_PUBLISHED = """
UPDATE engines_frozenfigure f
   SET counted = counted * p.now / p.before, not_known = not_known * p.now / p.before,
       out_of = CASE WHEN measure = ANY(p.rates) THEN out_of ELSE out_of * p.now / p.before END
  FROM (SELECT %s::bigint AS now, %s::bigint AS before, %s::text[] AS rates) p
"""
"""Months as they would have been published of the whole (a population stays as it is); teams and members stay the first's."""


def _rates() -> list[str]:
    from throughline.engines.measures.declarations import Population
    from throughline.engines.measures.registry import measures

    return [code for code, m in measures().items() if isinstance(m.out_of, Population)]


def _first(cursor: object) -> int:
    cursor.execute("SELECT count(*) FROM record_event WHERE id < %s", [STEP])  # type: ignore[attr-defined]
    return int(cursor.fetchone()[0])  # type: ignore[attr-defined]


def _copy(table: str, on: int) -> str:
    names = columns_of(table)
    moved = MOVED.get(table, REFERENCES)
    fresh = FRESH.get(table, {})
    shift = on // (STEP // FEW) if table in ("record_team", "record_worker", "record_appointment") else on
    chosen = []
    for name in names:
        if name in fresh:
            chosen.append(fresh[name])
        elif name == "facts":
            chosen.append(_facts(on))
        elif name == "not_to":
            chosen.append(_several("not_to", on))
        elif name == "key":  # a clock that counts from the first day here has its event's number below nought
            chosen.append(f"key + sign(key)::bigint * {on}")
        elif name in moved and names[name] in ("bigint", "integer"):  # a word may have such a name as well
            step = (
                on // (STEP // FEW)
                if name in ("worker_id", "team_id", "by_id", "owner_id", "chair_id", "covered_by_id", "parent_id")
                else on
            )
            if name == "id":
                step = shift
            chosen.append(f'"{name}" + {step}')
        else:
            chosen.append(f'"{name}"')
    quoted = ", ".join(f'"{n}"' for n in names)
    limit = FEW if table in ("record_team", "record_worker", "record_appointment") else STEP
    where = "subject_id" if "subject_id" in names and table not in ("record_worker",) else "id"
    return f'INSERT INTO "{table}" ({quoted}) SELECT {", ".join(chosen)} FROM "{table}" WHERE "{where}" < {limit}'  # noqa: S608


def _facts(on: int) -> str:
    """The facts with the numbers inside them moved on."""
    moved = [(name, on // (STEP // FEW)) for name in OF_WORKERS] + [(name, on) for name in OF_SUBJECTS]
    changed = " || ".join(
        f"CASE WHEN jsonb_typeof(facts->'{name}') = 'number' "
        f"THEN jsonb_build_object('{name}', (facts->>'{name}')::bigint + {step}) ELSE '{{}}' END"
        for name, step in moved
    )
    several = _several("facts->'not_to'", on)
    return (
        f"facts || {changed} || CASE WHEN facts ? 'not_to' THEN jsonb_build_object('not_to', {several}) ELSE '{{}}' END"
    )


def _several(numbers: str, on: int) -> str:
    """A JSON list of numbers, moved on."""
    return f"coalesce((SELECT jsonb_agg(n::bigint + {on}) FROM jsonb_array_elements_text({numbers}) n), '[]')"  # noqa: S608
