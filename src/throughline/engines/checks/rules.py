"""The rules of one return together: found by looking, and tried on their own examples."""
from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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
        rows: dict[Table, list[dict[str, str | None]]] = {t: [] for t in check.reads if t not in check.optional}
        by_name = {table.name: table for table in self.tables}
        for each in [example] if isinstance(example, Mapping) else example:
            given: dict[Table, dict[str, str | None]] = {}
            for cell, value in each.items():
                given.setdefault(by_name[cell.table.name], {})[cell.column.name] = value
            for table, values in given.items():
                rows.setdefault(table, []).append(dict(self.example_defaults) | values)
        raw = {}
        for table, held in rows.items():
            schema = {column.name: pl.String for column in table.columns}
            raw[table.name] = pl.DataFrame([{c: row.get(c) for c in schema} for row in held], schema=schema)
        read = {table.name for table in check.reads} | set(raw)
        data = Data([table for table in self.tables if table.name in read], raw, self.example_year(check), EXAMPLE_AUTHORITY, self.dates, check.form or "csv",
                    available=check.needs)
        return run([check], data)


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
    for one, other in zip(checks, checks[1:], strict=False):
        if one.code == other.code and (one.until is None or other.since is None or one.until >= other.since):
            raise ValueError(f"two checks are called {one.code} in the same year")
    return tuple(checks)


def _modules(package: str) -> Iterator[str]:
    path = importlib.import_module(package).__path__
    yield from sorted(f"{package}.{info.name}" for info in pkgutil.iter_modules(path))
