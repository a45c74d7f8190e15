"""Drop, replay, compare: every projection derived anew from the whole ledger, beside what the tables hold.

The events stream out in subject order over one connection; rows are folded and copied into shadow tables over another;
both ways of comparing are asked of the database; only the differences are applied. With nothing to apply, the tables are
proven to be what the ledger says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import connection
from psycopg.types.json import Jsonb

from throughline.record.access import acting
from throughline.record.ledger import registry
from throughline.record.ledger.happened import COLUMNS, Row, in_effect
from throughline.record.ledger.projections import Projection, Surroundings, facts_from, surroundings, wanted

TYPES = ["int8", "int8", "text", "date", "timestamptz", "timestamptz", "int4", "text", "int8", "int8", "int2", "int8", "text"]
SUBJECTS_A_BATCH = 2000


@dataclass
class TableResult:
    """What comparing one table found."""

    table: str
    rows: int = 0
    missing: int = 0
    """Rows the ledger asks for and the table does not have as asked."""
    extra: int = 0
    """Rows the table has and the ledger does not ask for."""


@dataclass
class Rebuilt:
    """What a rebuild read and found."""

    events: int = 0
    subjects: int = 0
    tables: list[TableResult] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether nothing had to change."""
        return not any(t.missing or t.extra for t in self.tables)


def rebuild(
    authority: int, *, apply: bool = True, only: str = "", say: Callable[[str], None] = lambda words: None
) -> Rebuilt:
    """Replay one authority's ledger. Runs as the owner; `only` names one projection's table; `apply` False only compares."""
    with acting.as_system(authority, "rebuild"):
        around = surroundings(authority)
    by_table: dict[str, list[Projection]] = {}
    for projection in registry.projections().values():
        if not only or projection.table == only:
            by_table.setdefault(projection.table, []).append(projection)
    result = Rebuilt()
    parameters = connection.get_connection_params()
    parameters = {k: v for k, v in parameters.items() if k in ("host", "port", "user", "dbname", "password")}
    with psycopg.connect(**parameters) as source, psycopg.connect(**parameters) as target:
        shadows = {table: _Shadow(target, group) for table, group in by_table.items()}
        _fill(source, shadows, authority, around, result, say)
        for shadow in shadows.values():
            result.tables.append(shadow.compare(authority, apply=apply))
        settle = [(s.group[0].settle, s.written()) for s in shadows.values() if apply and s.group[0].settle]
        target.commit() if apply else target.rollback()
    with acting.as_system(authority, "rebuild"):
        for fill, subjects in settle:
            if fill and subjects:
                fill(subjects)
    return result


def _fill(
    source: psycopg.Connection[Any], shadows: dict[str, _Shadow], authority: int, around: Surroundings, result: Rebuilt, say: Callable[[str], None]
) -> None:
    ranks = registry.ranks()
    types = sorted({t for s in shadows.values() for p in s.group for t in p.reads})
    for rows in _by_subject(source, authority, types):
        events = in_effect(rows, ranks)
        result.subjects += 1
        result.events += len(rows)
        for shadow in shadows.values():
            shadow.add(rows[0][1], wanted(shadow.group, events, around))
        if result.subjects % SUBJECTS_A_BATCH == 0:
            for shadow in shadows.values():
                shadow.flush(authority)
            say(f"  {result.subjects:,} subjects, {result.events:,} events")
    for shadow in shadows.values():
        shadow.flush(authority)


def _by_subject(source: psycopg.Connection[Any], authority: int, types: list[str]) -> Iterator[list[Row]]:
    """Every subject's ledger rows of these types, one subject after another."""
    held: list[Row] = []
    sql = f"COPY (SELECT {COLUMNS} FROM record_event WHERE authority_id = {int(authority)} AND type = ANY(%s) ORDER BY subject_id, id) TO STDOUT"  # noqa: S608
    with source.cursor() as cursor:
        statement = sql.replace("%s", "'{" + ",".join(types) + "}'")
        with cursor.copy(statement) as copy:
            copy.set_types(TYPES)
            for row in copy.rows():
                if held and row[1] != held[0][1]:
                    yield held
                    held = []
                held.append((*row[:12], facts_from(row[12])))
    if held:
        yield held


class _Shadow:
    """A temporary table beside a projection's own."""

    def __init__(self, target: psycopg.Connection[Any], group: list[Projection]) -> None:
        self.target, self.group, first = target, group, group[0]
        self.table, self.columns = first.table, first.columns()
        self.name = f"shadow_{self.table}"
        self.quoted = ", ".join(f'"{c}"' for c in ("subject_id", "key", *self.columns))
        self.json = {f.column for f in first.model._meta.concrete_fields if f.get_internal_type() == "JSONField"}
        self.part = first.part[0] if first.part else None
        from throughline.record.ledger.projections import _defaults

        self.defaults = _defaults(first.model, self.columns)
        self.waiting: list[tuple[Any, ...]] = []
        target.execute(f'CREATE TEMP TABLE "{self.name}" AS SELECT {self.quoted} FROM "{self.table}" WITH NO DATA')  # noqa: S608

    def add(self, subject: int, rows: dict[tuple[str, int], dict[str, Any]]) -> None:
        for (_, key), row in rows.items():
            values = (row.get(c, self.defaults[c]) for c in self.columns)
            self.waiting.append((subject, key, *(Jsonb(v) if c in self.json else v for c, v in zip(self.columns, values, strict=True))))

    def flush(self, authority: int) -> None:
        if not self.waiting:
            return
        with self.target.cursor() as cursor, cursor.copy(f'COPY "{self.name}" ({self.quoted}) FROM STDIN') as copy:
            for row in self.waiting:
                copy.write_row(row)
        self.waiting = []

    def compare(self, authority: int, *, apply: bool) -> TableResult:
        """Both ways; apply what differs."""
        live = f'SELECT {self.quoted} FROM "{self.table}" WHERE authority_id = {int(authority)}'  # noqa: S608
        if self.part:
            live += f' AND "{self.part}" = ANY(%s)'
        parameters = [[p.part[1] for p in self.group if p.part]] if self.part else []
        shadow = f'SELECT {self.quoted} FROM "{self.name}"'  # noqa: S608
        key = ", ".join(f'"{c}"' for c in ("subject_id", "key", *((self.part,) if self.part else ())))
        execute = self.target.execute
        execute(f'CREATE TEMP TABLE "extra_{self.table}" AS ({live}) EXCEPT ({shadow})', parameters)
        execute(f'CREATE TEMP TABLE "missing_{self.table}" AS ({shadow}) EXCEPT ({live})', parameters)
        count = lambda name: execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # type: ignore[index]  # noqa: E731, S608
        result = TableResult(self.table, count(self.name), count(f"missing_{self.table}"), count(f"extra_{self.table}"))
        if apply and result.extra:
            execute(f'DELETE FROM "{self.table}" WHERE ({key}) IN (SELECT {key} FROM "extra_{self.table}")')  # noqa: S608
        if apply and result.missing:
            execute(
                f'INSERT INTO "{self.table}" (authority_id, vis, {self.quoted}) SELECT {int(authority)}, s.vis, '  # noqa: S608
                + ", ".join(f'm."{c}"' for c in ("subject_id", "key", *self.columns))
                + f' FROM "missing_{self.table}" m JOIN record_subject s ON s.id = m.subject_id'
            )
        return result

    def written(self) -> list[int]:
        """Subjects whose rows were written, for the columns that are filled once a row closes."""
        found = self.target.execute(f'SELECT DISTINCT subject_id FROM "missing_{self.table}"').fetchall()  # noqa: S608
        return [row[0] for row in found]


def as_json(result: Rebuilt) -> str:
    """The result for a file."""
    return json.dumps({"events": result.events, "subjects": result.subjects, "tables": [vars(t) for t in result.tables]})
