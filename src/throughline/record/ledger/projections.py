"""Tables are projections: one fold per projection, used by recording and by rebuilding alike.

When events of some type are recorded, only the projections that read that type are derived again, for those
subjects, from only their types; the difference to what the table holds is written, and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection, models

from throughline.record.access import acting
from throughline.record.ledger import bulk
from throughline.record.ledger.happened import COLUMNS, Chronicle, Happened, Row, in_effect

SURROUNDINGS = "surroundings"
NEVER_COMPARED = frozenset({"id", "authority_id", "subject_id", "vis", "key"})


@dataclass(frozen=True)
class Surroundings:
    """What a fold may know besides the events: nothing of today, only the authority's own dates and settings."""

    authority: int
    live_on: date | None = None
    authority_code: str = ""
    settings: Mapping[str, Sequence[tuple[date, Any]]] = field(default_factory=dict)
    """Setting code to its dated values, oldest first."""
    told: Sequence[tuple[date, date, frozenset[str]]] = ()
    """From which day to which an import tells of which kinds of event, in order."""


Fold = Callable[[Sequence[Happened], Surroundings], Iterable[Any]]


@dataclass(frozen=True)
class Projection:
    """A table's rows as a pure function of one subject's events.

    `fold` gives mappings of column to value with a `key` each, the number of the event that opened the row; or objects with
    a `key`, whose `attributes` say which column is what.
    `part` names a column and value when several projections share a table (one duty among the obligations).
    `frozen` columns are filled once by `settle` and are not the fold's to say.
    """

    code: str
    model: type[models.Model]
    reads: frozenset[str]
    fold: Fold
    part: tuple[str, str] | None = None
    needs: frozenset[str] = frozenset()
    """Without one of these the fold has nothing to say; empty: any event that it reads may be enough."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Column to attribute, where the fold gives objects and not mappings."""
    frozen: frozenset[str] = frozenset()
    settle: Callable[[list[int]], None] | None = None
    """Called with the subjects whose rows of this table were written."""

    @property
    def table(self) -> str:
        return str(self.model._meta.db_table)

    def reached_by(self, types: frozenset[str]) -> bool:
        """Whether the fold may have something to say of a subject to whom events of these types have happened."""
        return not types.isdisjoint(self.needs or self.reads)

    def columns(self) -> tuple[str, ...]:
        """The columns the fold may fill, without identity, wall and key."""
        names = (f.column for f in self.model._meta.concrete_fields)
        return tuple(n for n in names if n not in NEVER_COMPARED and n not in self.frozen)


def load(subjects: Sequence[int], types: Iterable[str] | None = None) -> dict[int, list[Row]]:
    """Ledger rows of these subjects (of these types), by subject. Runs as the engine: inside the wall, unscoped.

    A record that is joined to another has none here: they are the other's, as long as the two are joined.
    """
    from throughline.record.families.aliases import aliases

    held: dict[int, list[Row]] = {s: [] for s in subjects}
    joined = aliases()
    seconds = [second for second, first in joined.items() if first in held] if joined else []
    where, parameters = "subject_id = ANY(%s)", [[*(s for s in held if s not in joined), *seconds]]
    if types is not None:
        where += " AND type = ANY(%s)"
        parameters.append(list(types))  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM record_event WHERE {where} ORDER BY id", parameters)  # noqa: S608
        for row in cursor.cursor.fetchall():
            about = joined.get(row[1], row[1])
            held[about].append((row[0], about, *row[2:12], facts_from(row[12])))
    return held


@lru_cache(maxsize=50_000)
def facts_from(text: str) -> dict[str, Any]:
    """Facts from their stored text; the same small facts come thousands of times. Never changed by who reads them."""
    return json.loads(text)  # type: ignore[no-any-return]


def surroundings(authority: int) -> Surroundings:
    """The authority's dates and its dated settings, as folds may know them. A page asks several times: it is read once."""
    held: Surroundings | None = acting.kept().get(SURROUNDINGS)
    if held is None or held.authority != authority:
        held = acting.kept()[SURROUNDINGS] = _read_surroundings(authority)
    return held


def _read_surroundings(authority: int) -> Surroundings:
    from throughline.record.people.models import Authority, SettingValue

    values: dict[str, list[tuple[date, Any]]] = {}
    rows = SettingValue.objects.everything(because="limits are the authority's, not a child's").filter(authority_id=authority)
    for code, began_on, value in rows.order_by("began_on", "key").values_list("setting", "began_on", "value"):
        values.setdefault(code, []).append((began_on, value))
    live_on, code = Authority.objects.values_list("live_on", "code").get(pk=authority)
    return Surroundings(authority, live_on, code, values, _told(authority))


def _told(authority: int) -> list[tuple[date, date, frozenset[str]]]:
    """What imports told from when to when; a later statement of a source and day takes the place of an earlier one."""
    from throughline.record.people.events import source_told

    told: dict[tuple[str, str], tuple[date, date, frozenset[str]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT facts FROM record_event WHERE authority_id = %s AND type = %s ORDER BY id", [authority, source_told.code]
        )
        for (facts,) in cursor.cursor.fetchall():
            said = facts_from(facts) if isinstance(facts, str) else facts
            told[said["system"], said["from_on"]] = (
                date.fromisoformat(said["from_on"]), date.fromisoformat(said["until_on"]), frozenset(said.get("knows", ())),
            )  # fmt: skip
    return sorted(told.values(), key=lambda t: t[:2])


def derive(authority: int, subjects: Sequence[int], types: set[str] | None) -> int:
    """Bring every projection touched by these types up to date for these subjects; rows written.

    `types` None means all of them. The caller holds the subjects' locks.
    """
    from throughline.record.ledger import registry

    if types is None:
        touched = list(registry.projections().values())
    else:
        readers = registry.readers()
        touched = list({p.code: p for t in sorted(types) for p in readers.get(t, ())}.values())
    if not touched or not subjects:
        return 0
    if types is None or types & registry.decide_surroundings():
        acting.kept().pop(SURROUNDINGS, None)
        around = _read_surroundings(authority)
    else:
        around = surroundings(authority)
    ranks = registry.ranks()
    rows = load(subjects, frozenset().union(*(p.reads for p in touched)))
    events = {s: Chronicle(in_effect(held, ranks)) for s, held in rows.items()}
    by_table: dict[str, list[Projection]] = {}
    for projection in touched:
        by_table.setdefault(projection.table, []).append(projection)
    visible = lru_cache(maxsize=1)(lambda: _visibility(subjects))  # asked once, and only if a table gets a new row
    return sum(_write_table(authority, group, subjects, events, around, visible) for group in by_table.values())


def wanted(
    projections: Sequence[Projection], chronicle: Chronicle, around: Surroundings
) -> dict[tuple[str, int], dict[str, Any]]:
    """The rows these projections (of one table) want for one subject, by part and key."""
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for projection in projections:
        if not projection.reached_by(chronicle.types):
            continue
        part = projection.part[1] if projection.part else ""
        for row in projection.fold(chronicle.of(projection.reads), around):
            if projection.attributes:
                key, full = row.key, {column: getattr(row, name) for column, name in projection.attributes.items()}
            else:
                full = dict(row)
                key = full.pop("key")
            if projection.part:
                full[projection.part[0]] = part
            rows[(part, key)] = full
    return rows


def _write_table(
    authority: int,
    group: Sequence[Projection],
    subjects: Sequence[int],
    events: Mapping[int, Chronicle],
    around: Surroundings,
    visible: Callable[[], dict[int, int]],
) -> int:
    first = group[0]
    columns = first.columns()
    part_column = first.part[0] if first.part else None
    quoted = ", ".join(f'"{c}"' for c in columns)
    where, parameters = "subject_id = ANY(%s)", [list(subjects)]
    if part_column:
        where += f' AND "{part_column}" = ANY(%s)'
        parameters.append([p.part[1] for p in group if p.part])  # type: ignore[arg-type]
    json_columns = {f.column for f in first.model._meta.concrete_fields if isinstance(f, models.JSONField)}
    defaults = default_values(first.model, columns)
    held: dict[tuple[int, str, int], tuple[int, tuple[Any, ...]]] = {}
    written: set[int] = set()
    changes = 0
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT id, subject_id, key, {quoted} FROM "{first.table}" WHERE {where}',  # noqa: S608
            parameters,
        )
        place = columns.index(part_column) if part_column else None
        as_json = [i for i, c in enumerate(columns) if c in json_columns]
        for row in cursor.cursor.fetchall():
            values = list(row[3:])
            for i in as_json:
                values[i] = json.loads(values[i]) if isinstance(values[i], str) else values[i]
            part = values[place] if place is not None else ""
            held[(row[1], part, row[2])] = (row[0], tuple(values))
        inserts: list[list[Any]] = []
        for subject in subjects:
            for (part, key), row in wanted(group, events[subject], around).items():
                values = tuple(row.get(c, defaults[c]) for c in columns)
                existing = held.pop((subject, part, key), None)
                if existing is None:
                    inserts.append([authority, subject, key, *values])
                    written.add(subject)
                elif existing[1] != values:
                    changed = [i for i in range(len(columns)) if existing[1][i] != values[i]]
                    cursor.execute(
                        f'UPDATE "{first.table}" SET {", ".join(f"{chr(34)}{columns[i]}{chr(34)} = %s" for i in changed)} '  # noqa: S608
                        "WHERE id = %s",
                        [*_adapted([values[i] for i in changed], [columns[i] for i in changed], json_columns), existing[0]],
                    )
                    written.add(subject)
                    changes += 1
        if held:
            cursor.execute(f'DELETE FROM "{first.table}" WHERE id = ANY(%s)', [[i for i, _ in held.values()]])  # noqa: S608
            written.update(s for s, _, _ in held)
            changes += len(held)
    if inserts:
        changes += len(inserts)
        seen_by = visible()
        bulk.insert(
            first.table, ("authority_id", "subject_id", "key", "vis", *columns),
            ((*row[:3], seen_by[row[1]], *row[3:]) for row in inserts),
        )  # fmt: skip
    if written and first.settle:
        first.settle(sorted(written))
    return changes


def _visibility(subjects: Iterable[int]) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, vis FROM record_subject WHERE id = ANY(%s)", [list(subjects)])
        return dict(cursor.fetchall())


def default_values(model: type[models.Model], columns: Sequence[str]) -> dict[str, Any]:
    """What stands in each column when a fold does not say."""
    by_column = {f.column: f for f in model._meta.concrete_fields}
    return {c: (by_column[c].get_default() if by_column[c].has_default() else _blank(by_column[c])) for c in columns}


def _blank(column: models.Field[Any, Any]) -> Any:
    return None if column.null else ("" if isinstance(column, models.CharField | models.TextField) else None)


def _adapted(values: Iterable[Any], columns: Sequence[str], json_columns: set[str]) -> list[Any]:
    from psycopg.types.json import Jsonb

    return [Jsonb(v) if c in json_columns else v for v, c in zip(values, columns, strict=True)]
