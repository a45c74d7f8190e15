"""A figure as it was known on another day: the same measure, asked of projections folded from what was recorded by then.

The tables that the measure reads are folded anew into temporary tables of the same names, which PostgreSQL looks at
first; so the question is literally the same one. Slow, because it reads the ledger of everybody: a page one waits for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import connection, models, transaction

from throughline.base.calendar import start_of_day
from throughline.engines.measures.declarations import Measure
from throughline.engines.measures.figures import Figure, counting, figure, members
from throughline.engines.measures.windows import window_for
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Chronicle, in_effect
from throughline.record.ledger.projections import Projection
from throughline.record.people.models import Subject
from throughline.record.workers.models import Allocation

CHUNK = 500


def figure_known_on(authority: int, measure: Measure, month: date, known_on: date, today: date) -> Figure:
    """The figure of a month from what had been recorded by the end of a day.

    A month that was still running then counts as far as it had come. ValueError for a day before the month.
    """
    if known_on > today:
        raise ValueError("That day is still to come")
    with counting(authority):
        window = window_for(measure.span, month, min(known_on, today))
        with as_known_on(authority, [measure], known_on):
            return figure(measure, members(measure, window), window)


@contextmanager
def as_known_on(authority: int, several: Sequence[Measure], known_on: date) -> Iterator[None]:
    """Within this, the tables that the measures read hold what was known at the end of that day. Nothing else is asked
    in it: not whom somebody may see, not who works where today. Settings are those of today."""
    wanted = {Allocation}.union(*(m.models() for m in several), *(b.reads for m in several for b in m.by))
    found = [p for p in registry.projections().values() if p.model in wanted and _is_asked(p, several)]
    tables = sorted({p.table for p in found})
    with transaction.atomic():
        around = projections.surroundings(authority)
        rows = _rows(authority, found, known_on, around)
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(
                    f'CREATE TEMPORARY TABLE "{table}" (LIKE public."{table}" INCLUDING DEFAULTS) ON COMMIT DROP'
                )
                cursor.execute(f'ALTER TABLE pg_temp."{table}" ALTER COLUMN id DROP NOT NULL')
            _fill(cursor, rows)
            for table in tables:
                cursor.execute(f'CREATE INDEX ON pg_temp."{table}" (subject_id)')
                cursor.execute(f'ANALYZE pg_temp."{table}"')
        try:
            yield
        finally:
            if not connection.needs_rollback:
                with connection.cursor() as cursor:
                    for table in tables:
                        cursor.execute(f'DROP TABLE IF EXISTS pg_temp."{table}"')


def _is_asked(projection: Projection, several: Sequence[Measure]) -> bool:
    """Of the projections that share the table of clocks, those of the duties that are asked about."""
    return projection.part is None or projection.part[1] in {code for m in several for code in m.asks()}


def _rows(
    authority: int, found: Sequence[Projection], known_on: date, around: Any
) -> Iterator[tuple[Projection, list[Any]]]:
    known_at = start_of_day(known_on + timedelta(days=1))
    types = frozenset().union(*(p.reads for p in found))
    ranks = registry.ranks()
    # Every kind of subject: adults who harm, services and the authority itself are counted too.
    subjects = list(Subject.objects.filter(authority_id=authority).order_by("pk").values_list("pk", "vis"))
    by_table: dict[str, list[Projection]] = {}
    for projection in found:
        by_table.setdefault(projection.table, []).append(projection)
    for start in range(0, len(subjects), CHUNK):
        part = dict(subjects[start : start + CHUNK])
        for subject, held in projections.load(list(part), types).items():
            events = Chronicle(in_effect(held, ranks, known_at))
            for group in by_table.values():
                for (_, key), row in projections.wanted(group, events, around).items():
                    yield group[0], [authority, subject, part[subject], key, row]


def _fill(cursor: Any, rows: Iterator[tuple[Projection, list[Any]]]) -> None:
    by_table: dict[str, tuple[Projection, list[list[Any]]]] = {}
    for projection, row in rows:
        by_table.setdefault(projection.table, (projection, []))[1].append(row)
    for table, (projection, held) in by_table.items():
        columns = projection.columns()
        by_column = {f.column: f for f in projection.model._meta.concrete_fields}
        blank = {c: _blank(by_column[c]) for c in columns}
        as_json = {c for c in columns if isinstance(by_column[c], models.JSONField)}
        names = ", ".join(f'"{c}"' for c in columns)
        with cursor.cursor.copy(
            f'COPY pg_temp."{table}" (authority_id, subject_id, vis, key, {names}) FROM STDIN'
        ) as copy:
            for *identity, row in held:
                values = [row.get(c, blank[c]) for c in columns]
                copy.write_row(
                    [*identity, *(json.dumps(v) if c in as_json else v for v, c in zip(values, columns, strict=True))]
                )


def _blank(column: Any) -> Any:
    if column.has_default():
        return column.get_default()
    return "" if isinstance(column, models.CharField | models.TextField) and not column.null else None
