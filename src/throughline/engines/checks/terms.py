"""Expressions over the rows of a return: what a check's `flags` and `must` are made of.

A term is inert: it knows its own words, the tables it stands on and how to become a column expression in a scope.

Blanks. A comparison with a blank, or with a date or number that cannot be read, is *unknown*; unknown never flags a
row, and `~unknown` is unknown too. Asking what a cell holds (`one_of`, `filled`, `blank`, `known`, `same_as`) is
always answered, so `~X.one_of("V3")` is true of a blank. `.holds` turns unknown into false: `~(a <= b).holds` is
"unless a is on or before b".
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any, Union

import polars as pl

from throughline.engines.checks.tables import CodeList, Column, Kind, Table

if TYPE_CHECKING:
    from throughline.engines.checks.scope import Data, Scope

Build = Callable[["Scope"], pl.Expr]
Value = Union["Term", str, int, float, date]
Tables = tuple[Table, ...]


class Term:
    """`tables`: those whose row must be in reach. `reads`: all that are looked at, inside relations too."""

    def __init__(
        self, name: str, build: Build, tables: Iterable[Table] = (), reads: Iterable[Table] = (),
        needs: Iterable[str] = (),
    ) -> None:
        self.name = name
        self.build = build
        self.tables: Tables = tuple(dict.fromkeys(tables))
        self.reads: Tables = tuple(dict.fromkeys((*self.tables, *reads)))
        self.needs = frozenset(needs)

    def __repr__(self) -> str:
        return self.name

    def __bool__(self) -> bool:
        raise TypeError(f"write & | ~ between terms, not and/or/not: {self.name}")

    __hash__ = object.__hash__

    def __eq__(self, other: Value) -> Term:  # type: ignore[override]
        return infix("==", self, other, lambda a, b: a == b)

    def __ne__(self, other: Value) -> Term:  # type: ignore[override]
        return infix("!=", self, other, lambda a, b: a != b)

    def __lt__(self, other: Value) -> Term:
        return infix("<", self, other, lambda a, b: a < b)

    def __le__(self, other: Value) -> Term:
        return infix("<=", self, other, lambda a, b: a <= b)

    def __gt__(self, other: Value) -> Term:
        return infix(">", self, other, lambda a, b: a > b)

    def __ge__(self, other: Value) -> Term:
        return infix(">=", self, other, lambda a, b: a >= b)

    def __add__(self, other: Value) -> Term:
        return infix("+", self, other, lambda a, b: a + b)

    def __sub__(self, other: Value) -> Term:
        return infix("-", self, other, lambda a, b: a - b)

    def __mul__(self, other: Value) -> Term:
        return infix("*", self, other, lambda a, b: a * b)

    def __truediv__(self, other: Value) -> Term:
        return infix("/", self, other, lambda a, b: a / b)

    def __mod__(self, other: Value) -> Term:
        return infix("%", self, other, lambda a, b: a % b)

    def __and__(self, other: Term) -> Term:
        return infix("and", self, other, lambda a, b: a & b)

    def __or__(self, other: Term) -> Term:
        return infix("or", self, other, lambda a, b: a | b)

    def __invert__(self) -> Term:
        return derived(f"not ({self.name})", [self], lambda a: ~a)

    @property
    def holds(self) -> Term:
        """True only where it is known to be true; unknown is false."""
        return derived(f"surely ({self.name})", [self], lambda a: a.fill_null(value=False))

    @property
    def known(self) -> Term:
        """There is a value that could be read. For text, filled; for a date, a real date."""
        return derived(f"{self.name} is known", [self], lambda a: a.is_not_null())

    @property
    def unknown(self) -> Term:
        """Blank, or (for a date or number) text that cannot be read."""
        return derived(f"{self.name} is unknown", [self], lambda a: a.is_null())

    def same_as(self, other: Value) -> Term:
        """Equal, or both blank. Never unknown."""
        return infix("is the same as", self, other, lambda a, b: a.eq_missing(b))

    def differs_from(self, other: Value) -> Term:
        """Not equal; a blank differs from a value but not from a blank. Never unknown."""
        return infix("differs from", self, other, lambda a, b: a.ne_missing(b))

    def one_of(self, *codes: str | CodeList) -> Term:
        """The text is exactly one of the codes, or of a list's codes in the year checked. False when blank."""
        said = ", ".join(code.name if isinstance(code, CodeList) else code for code in codes)

        def build(scope: Scope) -> pl.Expr:
            wanted: list[str] = []
            for code in codes:
                wanted.extend(code.in_year(scope.data.year) if isinstance(code, CodeList) else [code])
            return _text(self).build(scope).is_in(wanted).fill_null(value=False)

        return Term(f"{self.name} is one of {said}", build, self.tables, self.reads, self.needs)

    def matches(self, pattern: str) -> Term:
        """The text matches a regular expression, which should say `^` and `$` if it means them. Unknown when blank."""
        return derived(f"{self.name} matches {pattern}", [_text(self)], lambda a: a.str.contains(pattern))

    def starts_with(self, *starts: str) -> Term:
        return derived(f"{self.name} starts with {' or '.join(starts)}", [_text(self)],
                       lambda a: reduce(lambda x, y: x | y, (a.str.starts_with(s) for s in starts)))

    def part(self, start: int, length: int | None = None) -> Term:
        """Some characters of the text, counted from nought."""
        return derived(f"characters {start}+{length} of {self.name}", [_text(self)],
                       lambda a: a.str.slice(start, length))

    @property
    def length(self) -> Term:
        return derived(f"length of {self.name}", [_text(self)], lambda a: a.str.len_chars())

    def plus(self, *, years: int = 0, months: int = 0, weeks: int = 0, days: int = 0) -> Term:
        """A date moved on (or back). A year after 29 February is 28 February."""
        by = "".join(f"{n}{unit}" for n, unit in ((years, "y"), (months, "mo"), (weeks, "w"), (days, "d")) if n)
        return derived(f"{self.name} plus {by}", [self], lambda a: a.dt.offset_by(by))

    def days_after(self, other: Value) -> Term:
        """Whole days from the other date to this one; negative when this is the earlier."""
        return infix("days after", self, other, lambda a, b: (a - b).dt.total_days())

    @property
    def year(self) -> Term:
        return derived(f"year of {self.name}", [self], lambda a: a.dt.year())

    @property
    def weekday(self) -> Term:
        """1 for Monday to 7 for Sunday."""
        return derived(f"weekday of {self.name}", [self], lambda a: a.dt.weekday())


class Row:
    """A row of a table that can be reached from the row at hand (the child's first episode, the row before).

    `row.DECOM` is its field; `row.value(term)` any term about it; `row.found` whether there is one.
    """

    def __init__(self, name: str, table: Table, tables: Iterable[Table] = (), reads: Iterable[Table] = (),
                 needs: Iterable[str] = ()) -> None:
        self.name = name
        self.table = table
        self.tables: Tables = tuple(dict.fromkeys(tables))
        self.reads: Tables = tuple(dict.fromkeys((table, *self.tables, *reads)))
        self.needs = frozenset(needs)

    def fetch(self, scope: Scope, name: str, series: pl.Series | None) -> pl.Expr:
        """A series as long as the table, taken at this row; the row's own number when there is no series."""
        raise NotImplementedError

    def __getattr__(self, name: str) -> Field:
        if name.startswith("_"):
            raise AttributeError(name)
        own: Field = getattr(self.table, name)
        return Field(self.table, own.column, self)

    def value(self, what: Term) -> Term:
        def build(scope: Scope) -> pl.Expr:
            return self.fetch(scope, what.name, row_values(scope.data, self.table, what))

        return Term(f"{what.name} of {self.name}", build, self.tables, (*self.reads, *what.reads),
                    self.needs | what.needs)

    @property
    def number(self) -> Term:
        """Its 0-based row number."""
        return Term(f"row of {self.name}", lambda scope: self.fetch(scope, "row", None), self.tables, self.reads,
                    self.needs)

    @property
    def found(self) -> Term:
        return derived(f"there is {self.name}", [self.number], lambda a: a.is_not_null())

    @property
    def is_this(self) -> Term:
        """The row at hand is that row."""
        return derived(f"this is {self.name}", [self.number, row_number(self.table)], lambda a, b: a.eq_missing(b))

    def __repr__(self) -> str:
        return self.name


def row_number(table: Table) -> Term:
    return Term(f"row of {table.called}", lambda scope: scope.row(table), [table])


def row_values(data: Data, table: Table, what: Term) -> pl.Series:
    """A term for every row of its own table."""
    name = f"{table.called}: {what.name}"
    if name not in data.series:
        scope = data.scope(table)
        data.series[name] = scope.select(what.build(scope).alias("v"))["v"]
    return data.series[name]


class Field(Term):
    """One column of a table, in the row at hand or (`via`) in a row reached from it.

    Compared, it is its value (a date, a number); asked about, its text.
    """

    def __init__(self, table: Table, column: Column, via: Row | None = None) -> None:
        self.table = table
        self.column = column
        self.via = via
        value = column.name if column.kind is Kind.TEXT else f"{column.name}.value"
        super().__init__(
            f"{via.name if via else table.called}.{column.name}", lambda scope: self._fetch(scope, value),
            via.tables if via else [table], via.reads if via else (),
            [*(via.needs if via else ()), *([column.derived_from] if column.derived_from else [])],
        )

    def _fetch(self, scope: Scope, name: str) -> pl.Expr:
        if self.via:
            return self.via.fetch(scope, name, scope.data.column(self.table, name))
        return scope.column(self.table, name)

    @property
    def text(self) -> Term:
        """The cell as it was written."""
        return Term(f"{self.name} as text", lambda scope: self._fetch(scope, self.column.name), self.tables, self.reads,
                    self.needs)

    @property
    def filled(self) -> Term:
        """Something is written, readable or not."""
        return derived(f"{self.name} is filled", [self.text], lambda a: a.is_not_null())

    @property
    def blank(self) -> Term:
        return derived(f"{self.name} is blank", [self.text], lambda a: a.is_null())

    @property
    def unreadable(self) -> Term:
        """Something is written and it is not a date (a number)."""
        return self.filled & self.unknown


def _text(term: Term) -> Term:
    """Questions about text are put to the cell as written."""
    asked = getattr(term, "text", None)
    return asked if isinstance(asked, Term) else term


def term(value: Value) -> Term:
    if isinstance(value, Term):
        return value
    return Term(repr(value) if isinstance(value, str) else str(value), lambda scope: pl.lit(value))


def derived(name: str, of: list[Term], how: Callable[..., pl.Expr]) -> Term:
    return Term(
        name, lambda scope: how(*(each.build(scope) for each in of)),
        [t for each in of for t in each.tables], [t for each in of for t in each.reads],
        [n for each in of for n in each.needs],
    )


def infix(word: str, left: Value, right: Value, how: Callable[[Any, Any], pl.Expr]) -> Term:
    a, b = term(left), term(right)
    return derived(f"({a.name} {word} {b.name})", [a, b], how)


# Several at once


def all_of(*terms: Term) -> Term:
    return reduce(lambda a, b: a & b, terms)


def any_of(*terms: Term) -> Term:
    return reduce(lambda a, b: a | b, terms)


def any_filled(*fields: Field) -> Term:
    return any_of(*(f.filled for f in fields))


def all_filled(*fields: Field) -> Term:
    return all_of(*(f.filled for f in fields))


def any_blank(*fields: Field) -> Term:
    return any_of(*(f.blank for f in fields))


def all_blank(*fields: Field) -> Term:
    return all_of(*(f.blank for f in fields))


def how_many(*conditions: Term) -> Term:
    """How many of the conditions are true of the row."""
    return derived(f"how many of {', '.join(c.name for c in conditions)}", list(conditions),
                   lambda *exprs: pl.sum_horizontal(*(e.fill_null(value=False).cast(pl.Int32) for e in exprs)))


def first_known(*values: Value) -> Term:
    """The first of the values that is known."""
    of = [term(v) for v in values]
    return derived(f"first known of {', '.join(t.name for t in of)}", of, lambda *e: pl.coalesce(*e))


def latest_of(*values: Value) -> Term:
    """The latest (or largest) of those that are known."""
    of = [term(v) for v in values]
    return derived(f"latest of {', '.join(t.name for t in of)}", of, lambda *e: pl.max_horizontal(*e))


def earliest_of(*values: Value) -> Term:
    """The earliest (or smallest) of those that are known."""
    of = [term(v) for v in values]
    return derived(f"earliest of {', '.join(t.name for t in of)}", of, lambda *e: pl.min_horizontal(*e))


def when(condition: Term, then: Value, otherwise: Value) -> Term:
    """One value where the condition is true, the other where it is false or unknown."""
    a, b = term(then), term(otherwise)
    return derived(f"({a.name} when {condition.name}, else {b.name})", [condition, a, b],
                   lambda c, x, y: pl.when(c).then(x).otherwise(y))


def age(born: Term, on: Value) -> Term:
    """Whole years of age on a day. Someone born on 29 February has the birthday on 1 March in other years."""

    def how(b: pl.Expr, o: pl.Expr) -> pl.Expr:
        before = (o.dt.month() * 32 + o.dt.day()) < (b.dt.month() * 32 + b.dt.day())
        return o.dt.year() - b.dt.year() - before.cast(pl.Int32)

    return infix("age on", born, on, how)


# The collection


def in_year_day(month: int, day: int, years: int = 0) -> Term:
    """A day of the calendar year in which the collection ends, or of so many years later (negative: earlier)."""
    return Term(f"{day}/{month} of the collection year {years:+d}",
                lambda scope: pl.lit(date(scope.data.end.year + years, month, day)))


START = Term("collection start", lambda scope: pl.lit(scope.data.start))
END = Term("collection end", lambda scope: pl.lit(scope.data.end))
YEAR = Term("year of the collection end", lambda scope: pl.lit(scope.data.end.year))
AUTHORITY = Term("the returning authority", lambda scope: pl.lit(scope.data.authority, dtype=pl.String),
                 needs=["authority"])


def present(table: Table) -> Term:
    """Whether the table was sent at all. For tables that the check calls optional."""
    return Term(f"{table.name} was sent", lambda scope: pl.lit(scope.data.has(table)), reads=[table])
