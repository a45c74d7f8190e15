"""One batch of subjects replayed: their rows derived anew from the ledger, compared with the tables by the database, and
put right where they differ. One transaction and one snapshot a batch, so that people can go on recording meanwhile.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from throughline.record.ledger import registry
from throughline.record.ledger.happened import COLUMNS, Chronicle, Happened, Row, in_effect
from throughline.record.ledger.projections import Projection, Surroundings, default_values, facts_from

TRIES = 5
"""Attempts at a batch in which somebody records at the very moment at which it is put right."""


@dataclass(frozen=True)
class Batch:
    """Subjects from one number up to, but without, another (None: to the end)."""

    first: int
    before: int | None


@dataclass
class TableResult:
    """What comparing one table found."""

    table: str
    rows: int = 0
    missing: int = 0
    """Rows the ledger asks for and the table does not have as asked."""
    extra: int = 0
    """Rows the table has and the ledger does not ask for."""
    written: list[int] = field(default_factory=list)
    """Subjects whose rows were written."""


@dataclass
class BatchResult:
    """What one batch read and found."""

    events: int = 0
    subjects: int = 0
    tables: list[TableResult] = field(default_factory=list)


class Replay:
    """A connection of its own, with an empty shadow beside each table; it replays one batch after another."""

    def __init__(
        self,
        parameters: dict[str, Any],
        authority: int,
        groups: dict[str, list[Projection]],
        around: Surroundings,
        *,
        apply: bool,
    ) -> None:
        self.connection = psycopg.connect(**parameters, options="-c timezone=UTC", autocommit=True)
        self.authority, self.around, self.apply = int(authority), around, apply
        self.shadows = [_Shadow(self.connection, self.authority, group) for group in groups.values()]
        self.types = sorted({t for s in self.shadows for p in s.group for t in p.reads})
        self.ranks = registry.ranks()
        self.plans: dict[frozenset[str], list[tuple[_Shadow, _Lane, frozenset[str]]]] = {}
        self.connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ

    def close(self) -> None:
        self.connection.close()

    def run(self, batch: Batch) -> BatchResult:
        """Replay one batch; again, from a new snapshot, when somebody has just recorded for one of its subjects."""
        for attempt in range(TRIES):
            try:
                with self.connection.transaction(), _without_collecting():
                    return self._once(batch)
            except (
                psycopg.errors.SerializationFailure,
                psycopg.errors.UniqueViolation,
                psycopg.errors.DeadlockDetected,
            ):
                if attempt == TRIES - 1:
                    raise
        raise AssertionError("the loop returns or raises")

    def _once(self, batch: Batch) -> BatchResult:
        result = BatchResult()
        for subject, rows in self._by_subject(batch):
            chronicle = Chronicle(in_effect(rows, self.ranks))
            result.subjects += 1
            result.events += len(rows)
            for shadow, lane, types in self._plan(chronicle.types):
                shadow.rows.extend(lane.rows(subject, chronicle.just(types), self.around))
        result.tables = [shadow.settle(batch, apply=self.apply) for shadow in self.shadows]
        return result

    def _plan(self, types: frozenset[str]) -> list[tuple[_Shadow, _Lane, frozenset[str]]]:
        """Which folds have anything to say of a subject to whom these types of event have happened, and what they read."""
        plan = self.plans.get(types)
        if plan is None:
            plan = self.plans[types] = [
                (shadow, lane, lane.projection.reads & types)
                for shadow in self.shadows
                for lane in shadow.lanes
                if lane.projection.reached_by(types)
            ]
        return plan

    def _by_subject(self, batch: Batch) -> Iterator[tuple[int, list[Row]]]:
        """Each subject's rows; those of a record that is joined to another come with the other's."""
        joined = self._joined()
        if not joined:
            yield from self._as_written(batch)
            return
        seconds = {first: [s for s, f in joined.items() if f == first] for first in joined.values()}
        for subject, rows in self._as_written(batch):
            if subject in joined:
                continue
            for second in seconds.pop(subject, ()):
                theirs = next((r for _, r in self._as_written(Batch(second, second + 1))), [])
                rows = sorted([*rows, *((r[0], subject, *r[2:]) for r in theirs)], key=itemgetter(0))  # type: ignore[list-item]
            yield subject, rows

    def _joined(self) -> dict[int, int]:
        found = self.connection.execute(
            "SELECT other_id, subject_id FROM record_alias WHERE authority_id = %s AND ended_on IS NULL", [self.authority]
        )
        return dict(found.fetchall())

    def _as_written(self, batch: Batch) -> Iterator[tuple[int, list[Row]]]:
        where, parameters = _within(batch)
        columns = COLUMNS.removesuffix("facts") + "facts::text"
        with self.connection.cursor(binary=True) as cursor:
            cursor.execute(
                f"SELECT {columns} FROM record_event WHERE authority_id = {self.authority} AND {where} AND type = ANY(%s) "  # noqa: S608
                "ORDER BY subject_id, id",
                [*parameters, self.types],
            )
            held: list[Row] = []
            now = None
            for row in cursor.fetchall():
                if row[1] != now:
                    if held:
                        yield held[0][1], held
                    held, now = [], row[1]
                held.append((*row[:12], facts_from(row[12])))
            if held:
                yield held[0][1], held


def _within(batch: Batch) -> tuple[str, list[Any]]:
    if batch.before is None:
        return "subject_id >= %s", [batch.first]
    return "subject_id >= %s AND subject_id < %s", [batch.first, batch.before]


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for cycles while a batch is folded: there are none, and looking for them takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Lane:
    """One projection's way into its shadow: its fold, and how each of its rows becomes a line of columns."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.fixed = (projection.part[1],) if projection.part else ()
        columns = _columns(projection)
        self.pick = attrgetter(*(projection.attributes[c] for c in columns)) if projection.attributes else None
        self.columns = tuple(default_values(projection.model, columns).items())

    def rows(self, subject: int, events: Sequence[Happened], around: Surroundings) -> Iterable[tuple[Any, ...]]:
        """What the fold wants for one subject. Of two rows with one key the later counts, as in recording."""
        keyed: dict[int, tuple[Any, ...]] = {}
        fixed, pick = self.fixed, self.pick
        if pick is not None:
            for row in self.projection.fold(events, around):
                keyed[row.key] = (subject, row.key, *fixed, *pick(row))
        else:
            columns = self.columns
            for row in self.projection.fold(events, around):
                said, key = row.get, row["key"]
                keyed[key] = (subject, key, *fixed, *[said(name, default) for name, default in columns])
        return keyed.values()


def _columns(projection: Projection) -> tuple[str, ...]:
    """The columns besides the key: the part's own stands with the key."""
    return tuple(c for c in projection.columns() if not projection.part or c != projection.part[0])


class _Shadow:
    """A temporary table beside a projection's own, for one batch at a time."""

    def __init__(self, connection: psycopg.Connection[Any], authority: int, group: Sequence[Projection]) -> None:
        self.connection, self.authority, self.group = connection, authority, group
        first = group[0]
        self.table, self.columns, self.name = first.table, _columns(first), f"shadow_{first.table}"
        self.lanes = [_Lane(projection) for projection in group]
        self.part = first.part[0] if first.part else ""
        self.parts = [p.part[1] for p in group if p.part]
        self.key = ("subject_id", "key", *((self.part,) if self.part else ()))
        self.quoted = _quoted((*self.key, *self.columns))
        self.json = [n for n, c in enumerate(self.columns, start=len(self.key)) if c in _json_columns(first)]
        self.rows: list[tuple[Any, ...]] = []
        connection.execute(
            f'CREATE TEMP TABLE "{self.name}" ON COMMIT DELETE ROWS AS SELECT {self.quoted} FROM "{self.table}" WITH NO DATA'  # noqa: S608
        )
        types = connection.execute(
            "SELECT atttypid::int8 FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 ORDER BY attnum",
            [self.name],
        )
        self.types = [row[0] for row in types.fetchall()]

    def settle(self, batch: Batch, *, apply: bool) -> TableResult:
        """Copy the batch in, compare both ways, apply what differs."""
        self._copy_in()
        result = TableResult(self.table, len(self.rows))
        self.rows = []
        where, parameters = _within(batch)
        if self.part:
            where += f' AND "{self.part}" = ANY(%s)'
            parameters.append(self.parts)
        live = f'SELECT {self.quoted} FROM "{self.table}" WHERE authority_id = {self.authority} AND {where}'  # noqa: S608
        if not self._differs(live, parameters):
            return result
        shadow = f'SELECT {self.quoted} FROM "{self.name}"'  # noqa: S608
        execute = self.connection.execute
        execute(f'CREATE TEMP TABLE "extra_{self.table}" ON COMMIT DROP AS ({live}) EXCEPT ({shadow})', parameters)
        execute(f'CREATE TEMP TABLE "missing_{self.table}" ON COMMIT DROP AS ({shadow}) EXCEPT ({live})', parameters)
        result.missing, result.extra = self._count("missing"), self._count("extra")
        if apply:
            self._apply()
            written = execute(f'SELECT DISTINCT subject_id FROM "missing_{self.table}"')  # noqa: S608
            result.written = [row[0] for row in written.fetchall()]
        return result

    def _copy_in(self) -> None:
        if not self.rows:
            return
        with (
            self.connection.cursor() as cursor,
            cursor.copy(f'COPY "{self.name}" ({self.quoted}) FROM STDIN (FORMAT BINARY)') as copy,
        ):
            copy.set_types(self.types)
            for row in self.rows:
                copy.write_row(self._with_json(row) if self.json else row)

    def _with_json(self, row: tuple[Any, ...]) -> list[Any]:
        values = list(row)
        for n in self.json:
            values[n] = None if values[n] is None else Jsonb(values[n])
        return values

    def _differs(self, live: str, parameters: list[Any]) -> bool:
        """Whether the table and the shadow differ at all: one pass over both, by their keys."""
        mine, theirs = (f"({', '.join(f'{side}.{chr(34)}{c}{chr(34)}' for c in self.columns)})" for side in ("l", "s"))
        found = self.connection.execute(
            f"SELECT 1 FROM (SELECT true AS row_there_, l.* FROM ({live}) l) l "  # noqa: S608
            f'FULL JOIN (SELECT true AS row_there_, s.* FROM "{self.name}" s) s USING ({_quoted(self.key)}) '
            f"WHERE l.row_there_ IS NULL OR s.row_there_ IS NULL OR {mine} IS DISTINCT FROM {theirs} LIMIT 1",
            parameters,
        )
        return found.fetchone() is not None

    def _count(self, which: str) -> int:
        row = self.connection.execute(f'SELECT count(*) FROM "{which}_{self.table}"').fetchone()  # noqa: S608
        assert row is not None
        return int(row[0])

    def _apply(self) -> None:
        key = _quoted(self.key)
        self.connection.execute(f'DELETE FROM "{self.table}" WHERE ({key}) IN (SELECT {key} FROM "extra_{self.table}")')  # noqa: S608
        self.connection.execute(
            f'INSERT INTO "{self.table}" (authority_id, vis, {self.quoted}) SELECT {self.authority}, s.vis, '  # noqa: S608
            + ", ".join(f'm."{c}"' for c in (*self.key, *self.columns))
            + f' FROM "missing_{self.table}" m JOIN record_subject s ON s.id = m.subject_id'
        )


def _json_columns(projection: Projection) -> set[str]:
    return {f.column for f in projection.model._meta.concrete_fields if f.get_internal_type() == "JSONField"}


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
