"""The prepared tables of one return, and the scopes (one table's rows, or rows of several joined) terms stand in."""
from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from functools import reduce

import polars as pl

from throughline.engines.checks.tables import RETURN, WHOLE, Column, Kind, Table

PAIRS_AT_ONCE = 5_000_000
"""Joined rows held at a time. Only a file with thousands of rows of one child comes near it."""
MOST_PAIRS = 50_000_000
"""More is a file in which thousands of rows name one child by mistake; comparing each with each would take for ever."""
DATE_PATTERNS = {
    "dd/mm/yyyy": (r"^\d{1,2}/\d{1,2}/\d{4}$", "%d/%m/%Y"),
    "yyyy-mm-dd": (r"^\d{4}-\d{2}-\d{2}$", "%Y-%m-%d"),
}
EARLIEST, LATEST = pl.date(1678, 1, 1), pl.date(2261, 12, 31)
ROW = pl.UInt32


class TooManyPairs(Exception):
    """The message says which rows cannot be compared with which."""


@dataclass
class Data:
    """Frames of text by table name, made ready: keys numbered, dates and numbers read beside their text."""

    schema: Sequence[Table]
    raw: Mapping[str, pl.DataFrame]
    year: int
    authority: str | None = None
    dates: str = "dd/mm/yyyy"
    form: str = "csv"
    _: KW_ONLY
    start: date
    end: date
    """First and last day of the collection."""
    available: frozenset[str] = frozenset()
    """Names of the reference data at hand."""
    sent: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    """The frames as they were read, where `raw` has been made alike in case."""
    frames: dict[str, pl.DataFrame] = field(default_factory=dict)
    key_sizes: dict[str, int] = field(default_factory=dict)
    series: dict[str, pl.Series] = field(default_factory=dict)
    joined: dict[tuple[str, ...], Scope] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for table in self.schema:
            self.frames[table.name] = self._prepared(table)
        self.frames[WHOLE.name] = pl.DataFrame({"": [None]})
        self.key_sizes[RETURN] = 1
        names = dict.fromkeys(key for table in self.schema for key in table.keys)
        for key in names:
            self._number(key)

    def has(self, table: Table) -> bool:
        return table.name in self.raw or table is WHOLE

    def height(self, table: Table) -> int:
        return self.frames[table.name].height

    def _prepared(self, table: Table) -> pl.DataFrame:
        raw = self.raw.get(table.name)
        if raw is None or not raw.width:
            return _empty(table)
        columns: list[pl.Expr] = []
        for column in table.columns:
            text = pl.col(column.name) if column.name in raw.columns else pl.lit(None, pl.String).alias(column.name)
            columns.append(text)
            if column.kind is not Kind.TEXT:
                dtype = raw.schema.get(column.name, pl.String)
                value = self._value(column, text) if dtype == pl.String else text
                columns.append(value.alias(f"{column.name}.value"))
        return raw.select(columns)

    def _value(self, column: Column, text: pl.Expr) -> pl.Expr:
        if column.kind is Kind.NUMBER:
            number = text.cast(pl.Float64, strict=False)
            return pl.when(number.is_finite()).then(number)
        pattern, form = DATE_PATTERNS[self.dates]
        read = pl.when(text.str.contains(pattern)).then(text).str.to_date(form, strict=False)
        return pl.when(read.is_between(EARLIEST, LATEST)).then(read)

    def _number(self, key: str) -> None:
        """Give everything that shares a key (each child) one number, the same in every table.

        A key of several columns goes by the last; the wider ones may be blank (a referral of a child without an id).
        """
        tables = [table for table in self.schema if key in table.keys]

        def parts(table: Table) -> pl.DataFrame:
            *wider, own = table.keys[key]
            return self.frames[table.name].select(
                pl.col(own).alias("own"), *(pl.col(name).fill_null("").alias(f"in{n}") for n, name in enumerate(wider)))

        every = pl.concat([parts(table) for table in tables])
        known = every.filter(pl.col("own").is_not_null()).unique(maintain_order=True).with_row_index(f"#{key}")
        self.key_sizes[key] = known.height
        on = [name for name in known.columns if name != f"#{key}"]
        numbers = every.join(known, on=on, how="left", maintain_order="left")[f"#{key}"].cast(ROW)
        start = 0
        for table in tables:
            height = self.height(table)
            self.frames[table.name] = self.frames[table.name].with_columns(numbers.slice(start, height))
            start += height

    def column(self, table: Table, name: str) -> pl.Series:
        if name == f"#{RETURN}":
            return pl.repeat(0, self.height(table), dtype=ROW, eager=True)
        return self.frames[table.name][name]

    def scope(self, *tables: Table) -> Scope:
        """The rows of one table, or every joined combination, as one scope whatever its size."""
        name = tuple(table.called for table in tables)
        if name not in self.joined:
            self.joined[name] = Scope(self, tables, self._rows(tables))
        return self.joined[name]

    def scopes(self, *tables: Table, within: str | None = None) -> Iterator[Scope]:
        """As `scope`, in parts that stay within memory."""
        if len(tables) == 1:
            yield self.scope(*tables)
            return
        name = (*(table.called for table in tables), within or "")
        if name in self.joined:
            yield self.joined[name]
            return
        total = self._size(tables, within)
        if total <= PAIRS_AT_ONCE:
            self.joined[name] = Scope(self, tables, self._rows(tables, within))
            yield self.joined[name]
            return
        if total > MOST_PAIRS:
            joined = " and ".join(dict.fromkeys(table.name for table in tables))
            raise TooManyPairs(f"too many rows of {joined} belong to one {within or shared_key(tables[0], tables[1])}")
        height = self.height(tables[0])
        step = max(1, height * PAIRS_AT_ONCE // total)
        for start in range(0, height, step):
            yield Scope(self, tables, self._rows(tables, within, (start, start + step)))

    def _size(self, tables: Sequence[Table], within: str | None) -> int:
        key = within or shared_key(tables[0], tables[1])
        product = reduce(operator.mul, (self._rows_of_each(table, key) for table in tables))
        return int(product.sum())

    def _rows_of_each(self, table: Table, key: str) -> pl.Series:
        """How many rows the table has of each thing that shares the key (of each child)."""
        name = f"rows of {table.name} of each {key}"
        if name not in self.series:
            found = self.column(table, f"#{key}").drop_nulls().value_counts(name="n")
            counts = pl.repeat(0, self.key_sizes[key], dtype=pl.UInt64, eager=True)
            self.series[name] = counts.scatter(found[:, 0], found["n"].cast(pl.UInt64)) if len(found) else counts
        return self.series[name]

    def _rows(
        self, tables: Sequence[Table], within: str | None = None, part: tuple[int, int] | None = None
    ) -> pl.DataFrame:
        """Row numbers r0, r1, … of the tables' rows that share their key."""
        first = self.frames[tables[0].name].select(pl.int_range(pl.len(), dtype=ROW).alias("r0"), pl.col("^#.*$"))
        if part:
            first = first.slice(part[0], part[1] - part[0])
        rows = first
        for n, table in enumerate(tables[1:], 1):
            key = f"#{within or shared_key(tables[0], table)}"
            other = self.frames[table.name].select(pl.int_range(pl.len(), dtype=ROW).alias(f"r{n}"), pl.col(key))
            rows = rows.join(other, on=key, how="inner", maintain_order="left_right")
        return rows.select(f"r{n}" for n in range(len(tables)))

    def forget(self) -> None:
        """Drop joined rows; what was found per child or per row is kept."""
        self.joined.clear()


def _empty(table: Table) -> pl.DataFrame:
    kinds = {Kind.DATE: pl.Date, Kind.NUMBER: pl.Float64}
    schema: dict[str, type[pl.DataType]] = {}
    for column in table.columns:
        schema[column.name] = pl.String
        if column.kind is not Kind.TEXT:
            schema[f"{column.name}.value"] = kinds[column.kind]
    return pl.DataFrame(schema=schema)


def shared_key(one: Table, other: Table) -> str:
    """The narrowest key that two tables share."""
    for key in reversed(list(one.keys)):
        if key in other.keys:
            return key
    raise LookupError(f"{one.called} and {other.called} have no key in common")


class Scope:
    """Rows in which terms are evaluated: columns are fetched from the tables as they are asked for."""

    data: Data

    def __init__(self, data: Data, tables: Sequence[Table], rows: pl.DataFrame) -> None:
        self.data = data
        self.tables = tuple(tables)
        self.frame = rows
        self._place = {table.called: n for n, table in enumerate(tables)}
        self._whole = len(tables) == 1

    def row(self, table: Table) -> pl.Expr:
        try:
            return pl.col(f"r{self._place[table.called]}")
        except KeyError:
            raise LookupError(f"a row of {table.called} is not in reach beside {self}") from None

    def column(self, table: Table, name: str) -> pl.Expr:
        return self.of_row(table, f"{table.called}.{name}", self.data.column(table, name))

    def of_row(self, table: Table, name: str, series: pl.Series) -> pl.Expr:
        """A series as long as the table, as a column here."""
        row = self.row(table).meta.output_name()
        if name not in self.frame.columns:
            here = series if self._whole else series.gather(self.frame[row])
            self.frame = self.frame.with_columns(here.alias(name))
        return pl.col(name)

    def of_key(self, key: str, name: str, series: pl.Series) -> pl.Expr:
        """A series with one place for each of a key (each child), as a column here."""
        if name not in self.frame.columns:
            table = next((t for t in self.tables if key in t.keys or key == RETURN), None)
            if table is None:
                raise LookupError(f"nothing beside {self} has a {key}")
            number = self.column(table, f"#{key}")
            self.frame = self.frame.with_columns(series.gather(self.frame[number.meta.output_name()]).alias(name))
        return pl.col(name)

    def select(self, *exprs: pl.Expr) -> pl.DataFrame:
        return self.frame.lazy().select(*exprs).collect()

    def __repr__(self) -> str:
        return " and ".join(self._place)
