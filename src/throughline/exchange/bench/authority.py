"""An authority of millions of events: the invented one, repeated until it is large enough.

Every row of the ledger and of the projections is copied by the database itself with its numbers moved on, so that
families, threads, clocks and workers stay as they were made; teams grow with the children. The numbers inside an event's
facts are moved on as well: the copies are what a rebuild would make of their ledger.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.apps import apps
from django.db import connection, transaction

from throughline.record.ledger import registry
from throughline.record.ledger.types import Reference

STEP = 10_000_000
"""How far the numbers of one copy lie from those of the one before."""

FEW, MANY = "few", "many"
MOVED = {
    "record_team": {"id": FEW, "parent_id": FEW},
    "record_worker": {"id": FEW, "subject_id": MANY},
    "record_appointment": {"id": FEW, "worker_id": FEW, "team_id": FEW},
    "record_subject": {"id": MANY},
    "record_event": {"id": MANY, "subject_id": MANY, "by_id": FEW, "thread": MANY, "replaces": MANY},
}
"""Tables outside the projections, with the columns that hold numbers of ours; workers and teams have the small ones."""
OF_THINGS = {"Worker": FEW, "Team": FEW, "Subject": MANY}
EVENTS = ("start", "met", "thread", "answer", "key", "period", "assessment", "contact", "came_of", "arrangement", "programme",
          "centre")  # fmt: skip
"""Columns of projections that hold numbers of events or of a centre. Those of people, workers and teams say so themselves;
content stays with the first."""
SMALL = STEP // 1000
"""How far the numbers of workers and teams are moved."""
OF_TEAMS = ("team",)
OF_EVENTS = ("clock", "key", "of", "contact", "came_of", "assessment", "arrangement", "programme", "commission", "meeting")
"""Facts that hold numbers of teams, and of events. Those of workers and people are declared; words and papers stay with the first."""
FRESH = {"record_worker": {"user_id": "NULL"}, "record_subject": {"uuid": "gen_random_uuid()"},
         "record_event": {"occasion_id": "NULL", "source_key": "NULL"}}  # fmt: skip
"""What a copy has of its own. No copy belongs to an occasion: see `_copy`."""


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


def _columns(table: str) -> dict[str, str]:
    """Which columns of a table hold numbers of ours, and whether these are the few or the many."""
    if table in MOVED:
        return MOVED[table]
    (model,) = (m for m in apps.get_models() if m._meta.db_table == table)
    found = {f.column: OF_THINGS.get(f.remote_field.model.__name__, "") for f in model._meta.concrete_fields if f.is_relation}
    return {"id": MANY, **dict.fromkeys(EVENTS, MANY), **{column: kind for column, kind in found.items() if kind}}


def _copy(table: str, on: int) -> str:
    names, moved, fresh = columns_of(table), _columns(table), FRESH.get(table, {})
    by = {FEW: on // (STEP // SMALL), MANY: on}
    chosen = []
    for name in names:
        if name in fresh:
            chosen.append(fresh[name])
        elif name == "occasion":
            chosen.append("NULL")
        elif name == "facts":
            chosen.append(_facts(by))
        elif name == "not_to":
            chosen.append(_several("not_to", on))
        elif name == "key":  # a clock that counts from the first day here has its event's number below nought
            chosen.append(f"key + sign(key)::bigint * {on}")
        elif name in moved and names[name] in ("bigint", "integer"):  # a word may have such a name as well
            chosen.append(f'"{name}" + {by[moved[name]]}')
        else:
            chosen.append(f'"{name}"')
    quoted = ", ".join(f'"{n}"' for n in names)
    limit = SMALL if moved.get("id") == FEW else STEP
    where = "subject_id" if "subject_id" in names and table != "record_worker" else "id"
    return f'INSERT INTO "{table}" ({quoted}) SELECT {", ".join(chosen)} FROM "{table}" WHERE "{where}" < {limit}'  # noqa: S608


def _references() -> dict[str, tuple[list[str], bool]]:
    """Each fact that names somebody: the types of event that have it, and whether it is a worker."""
    found: dict[str, tuple[list[str], bool]] = {}
    for declared in registry.event_types().values():
        for fact in declared.facts:
            if isinstance(fact, Reference):
                found.setdefault(fact.name, ([], fact.kind == "worker"))[0].append(declared.code)
    return found


def _facts(by: dict[str, int]) -> str:
    """The facts with the numbers inside them moved on."""
    on = by[MANY]
    moved = [*((name, by[FEW], "") for name in OF_TEAMS), *((name, on, "") for name in OF_EVENTS)]
    moved += [(name, by[FEW] if worker else on, f" AND type IN ({', '.join(repr(c) for c in codes)})") for name, (codes, worker) in _references().items()]
    changed = " || ".join(
        f"CASE WHEN jsonb_typeof(facts->'{name}') = 'number'{only} "
        f"THEN jsonb_build_object('{name}', (facts->>'{name}')::bigint + {step}) ELSE '{{}}' END"
        for name, step, only in moved
    )
    several = _several("facts->'not_to'", on)
    asked = f"split_part(facts->>'purpose', ':', 2)::bigint + {on}, split_part(facts->>'purpose', ':', 3)"
    changed += f" || CASE WHEN facts->>'purpose' ~ '^feedback:[0-9]+:' THEN jsonb_build_object('purpose', concat_ws(':', 'feedback', {asked})) ELSE '{{}}' END"
    return (
        f"facts || {changed} || CASE WHEN facts ? 'not_to' THEN jsonb_build_object('not_to', {several}) ELSE '{{}}' END"
    )


def _several(numbers: str, on: int) -> str:
    """A JSON list of numbers, moved on."""
    return f"coalesce((SELECT jsonb_agg(n::bigint + {on}) FROM jsonb_array_elements_text({numbers}) n), '[]')"  # noqa: S608
