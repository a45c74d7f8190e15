"""What the rules would find today: the tables of a return from the record, by its builder, and every rule of the year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import polars as pl

from throughline.base.calendar import birthday, statutory_year, statutory_year_days
from throughline.engines.checks.run import Findings, run
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.returns.cin_census.build.whole import TYPES as CENSUS_TYPES
from throughline.returns.return_set import FIRST_YEAR, LAST_YEAR, ReturnSet
from throughline.returns.ssda903.build.life import Life
from throughline.returns.ssda903.build.queries import registered_workers
from throughline.returns.ssda903.build.whole import TYPES, tell
from throughline.returns.ssda903.prepare import prepare
from throughline.returns.ssda903.rules import SSDA903
from throughline.returns.ssda903.tables import OC2, OC3, tables_in

ACROSS = frozenset({"444"})
"""Rules that compare children with one another: looking at one child alone cannot try them."""
AT_YEARS_END = OC2.name
"""Told as at 31 March: before that day nothing is missing."""
PREPARED_UNTIL = (7, 31)
"""The collection opens on 1 April and closes at the end of June; a month for what comes back. Source: DfE guide."""


def year_prepared(today: date) -> int | None:
    """The year of the return that is being prepared: last year's until it has gone, then this one. None where no rules
    are known for it."""
    year = statutory_year(today)
    if (4, 1) <= (today.month, today.day) <= PREPARED_UNTIL:
        year -= 1
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


@dataclass(frozen=True)
class Finding:
    """What a rule would find on one row of the return about one child."""

    subject: int
    code: str
    kind: str
    table: str
    key: str
    """The row's first day; blank where a child has one row."""
    fields: tuple[str, ...]
    said: str
    """What stands there."""
    says: str

    @property
    def place(self) -> tuple[int, str, str, str]:
        """What makes it the same finding tomorrow."""
        return (self.subject, self.code, self.table, self.key)


@dataclass
class Made:
    """Tables of a year, with whose each row is (None: nobody's) and its first day."""

    returned: ReturnSet
    whose: dict[str, list[int | None]] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Look:
    """What was found, which children the return knows, and which rules were not tried."""

    findings: list[Finding]
    children: set[int]
    not_run: list[tuple[str, str]]
    upto: dict[int, int]
    """Child to the number of the last entry that was taken into account."""


def look(authority: int, code: str, year: int, subjects: Sequence[int], today: date) -> Look:
    """Try every rule of the year on what the record tells of these children now. `code` is the authority's ONS code."""
    held = projections.load(subjects, TYPES)
    ranks, numbers = registry.ranks(), registered_workers(authority)
    lives = {s: in_effect(rows, ranks) for s, rows in held.items()}
    this, last = (_tables(lives, y, numbers, today) for y in (year, year - 1))
    upto = {s: max((int(row[0]) for row in rows), default=0) for s, rows in held.items()}
    children = {s for rows in this.whose.values() for s in rows if s is not None}
    if not children:
        return Look([], set(), [], upto)
    data = prepare(this.returned, last.returned if year > FIRST_YEAR else None, None, code)
    found = run(SSDA903.checks, data)
    return Look(list(findings_of(found, this)), children, [(n.code, n.reason) for n in found.not_run], upto)


def _tables(lives: Mapping[int, Any], year: int, numbers: dict[int, str], today: date) -> Made:
    rows: dict[str, list[tuple[str, str, int, list[str]]]] = {t.name: [] for t in tables_in(year)}
    over = statutory_year_days(year)[1] < today
    for subject, events in lives.items():
        told = tell(Life(subject, events, year), numbers)
        for table, child, key, cells in told.rows if told else ():
            if over or _due(table, cells, today):
                rows[table].append((child, key, subject, cells))
    made = Made(ReturnSet(year))
    for table in tables_in(year):
        if not over and table.name == AT_YEARS_END:
            continue
        held = sorted(rows[table.name], key=lambda r: r[:3])
        schema = {c.name: pl.String for c in table.submitted}
        cells = [[cell or None for cell in row[3]] for row in held]
        frame = pl.DataFrame(cells, schema=schema, orient="row").with_row_index("row")
        made.returned.tables[table.name] = frame.select(*schema, "row", (pl.col("row") + 2).alias("line"))
        made.keys[table.name], made.whose[table.name] = [row[1] for row in held], [row[2] for row in held]
    return made


def _due(table: str, cells: list[str], today: date) -> bool:
    """Whether what a row tells of can have happened: a care leaver is told of around the birthday of the year."""
    if table != OC3.name:
        return True
    columns = [c.name for c in OC3.submitted]
    told = dict(zip(columns, cells, strict=True))
    try:
        day, month, year = map(int, told["DOB"].split("/"))
        born = date(year, month, day)
    except ValueError:
        return True
    first, _ = statutory_year_days(statutory_year(today))
    turned = birthday(born, first.year - born.year)
    turned = turned if turned >= first else birthday(born, first.year - born.year + 1)
    return turned <= today or any(told[c] for c in ("IN_TOUCH", "ACTIV", "ACCOM"))


def findings_of(found: Findings, made: Made) -> Iterable[Finding]:
    """Each finding about a row of a child, several of one rule about one row as one."""
    together: dict[tuple[int, str, str, str], Finding] = {}
    for each in found.found:
        table = each.table.name
        if each.rows.null_count() or table not in made.whose:
            continue
        columns = [_cells(found, table, name) for name in each.columns]
        for row in each.rows.to_list():
            child = made.whose[table][row]
            if child is None:
                continue
            said = ", ".join(
                f"{name} {cells[row] or 'blank'}" for name, cells in zip(each.columns, columns, strict=True)
            )
            one = Finding(child, each.check.code, str(each.check.severity), table, made.keys[table][row],
                          each.columns, said[:400], each.check.says)  # fmt: skip
            before = together.get(one.place)
            if before is not None and not set(one.fields) <= set(before.fields):
                one = Finding(*one.place[:2], one.kind, table, one.key, (*before.fields, *one.fields),
                              f"{before.said}, {one.said}"[:400], one.says)  # fmt: skip
            elif before is not None:
                continue
            together[one.place] = one
    return together.values()


def _cells(found: Findings, table: str, column: str) -> list[Any]:
    cells = found.cells(table, column)
    return cells.to_list() if cells is not None else [None] * len(found.data.frames[table])


@lru_cache(maxsize=1)
def types() -> tuple[str, ...]:
    """Codes of the kinds of entry from which the returns are told."""
    return tuple(sorted(TYPES | CENSUS_TYPES))
