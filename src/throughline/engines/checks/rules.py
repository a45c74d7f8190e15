"""The rules of one return together: found by looking, and tried on their own examples."""
from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import polars as pl

from throughline.engines.checks.check import EXAMPLE_YEAR, Check, Example
from throughline.engines.checks.run import Findings, run
from throughline.engines.checks.scope import Data
from throughline.engines.checks.tables import Table


@dataclass(frozen=True)
class Rules:
    """A return's tables and checks."""

    code: str
    title: str
    tables: tuple[Table, ...]
    """All that a check may read: this year's, last year's, reference tables."""
    checks: tuple[Check, ...]
    years: range
    dates: str = "dd/mm/yyyy"
    form: str = "csv"
    period: Callable[[Mapping[str, pl.DataFrame]], tuple[date, date] | None] | None = None
    """The first and last day of the collection as the return itself says them, where it does."""
    example_defaults: Mapping[str, str] = field(default_factory=dict)
    """What an example row holds in a column that it does not name."""

    def in_year(self, year: int) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.in_year(year))

    def check(self, code: str, year: int) -> Check:
        return next(c for c in self.in_year(year) if c.code == code)

    def example_year(self, check: Check) -> int:
        if check.example_year:
            return check.example_year
        if check.in_year(EXAMPLE_YEAR):
            return EXAMPLE_YEAR
        return max(year for year in self.years if check.in_year(year))

    def try_example(self, check: Check, example: Example) -> Findings:
        """Run one check over one of its examples; every table that it needs is there, if only empty."""
        by_name = {table.name: table for table in self.tables}
        rows: dict[Table, list[dict[str, str | None]]] = {
            by_name[table.name]: [] for table in check.reads if table not in check.optional}
        for each in [example] if isinstance(example, Mapping) else example:
            given: dict[Table, dict[str, str | None]] = {}
            for cell, value in each.items():
                given.setdefault(by_name[cell.table.name], {})[cell.column.name] = value
            for table, values in given.items():
                rows.setdefault(table, []).append({**self.example_defaults, **values})
        raw = {}
        for table, held in rows.items():
            schema = {column.name: pl.String for column in table.columns}
            cells = {column: [row.get(column) for row in held] for column in schema}
            raw[table.name] = pl.DataFrame(cells, schema=schema)
        read = {table.name for table in check.reads} | set(raw)
        schema_read = [table for table in self.tables if table.name in read]
        start, end = self.days(raw, self.example_year(check))
        data = Data(schema_read, raw, self.example_year(check), EXAMPLE_AUTHORITY, self.dates, check.form or self.form,
                    start=start, end=end, available=check.needs)
        return run([check], data)

    def days(self, raw: Mapping[str, pl.DataFrame], year: int) -> tuple[date, date]:
        """The first and last day of the collection."""
        said = self.period(raw) if self.period else None
        return said or (date(year - 1, 4, 1), date(year, 3, 31))


EXAMPLE_AUTHORITY = "E10000011"


def discover(package: str) -> tuple[Check, ...]:
    """Every `Check` at module level in a package's modules, by code. ValueError when two share a code and a year."""
    found: dict[int, Check] = {}
    for module in _modules(package):
        for value in vars(importlib.import_module(module)).values():
            for check in value if isinstance(value, tuple | list) else (value,):
                if isinstance(check, Check):
                    found[id(check)] = check
    checks = sorted(found.values(), key=lambda c: (c.code, c.since or 0))
    for one, other in pairwise(checks):
        if one.code == other.code and (one.until is None or other.since is None or one.until >= other.since):
            raise ValueError(f"two checks are called {one.code} in the same year")
    return tuple(checks)


def _modules(package: str) -> Iterator[str]:
    path = importlib.import_module(package).__path__
    yield from sorted(f"{package}.{info.name}" for info in pkgutil.iter_modules(path))
