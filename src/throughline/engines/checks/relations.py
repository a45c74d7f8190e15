"""Terms that look beyond the row at hand: other rows of the child, other tables, the rows before and after.

Rows are related by the narrowest key their tables share (the child, the referral); `within` names another.
"""
from __future__ import annotations

from collections.abc import Callable

import polars as pl

from throughline.engines.checks.scope import ROW, Data, Scope, shared_key
from throughline.engines.checks.tables import RETURN, Table
from throughline.engines.checks.terms import Field, Row, Term, row_values


def _key(table: Table, within: str | None) -> str:
    return within or list(table.keys)[-1]


def _where(condition: Term | None) -> str:
    return f" where {condition.name}" if condition is not None else ""


def _needs(*terms: Term | None) -> frozenset[str]:
    return frozenset(n for each in terms if each is not None for n in each.needs)


def _reads(*terms: Term | None) -> tuple[Table, ...]:
    return tuple(t for each in terms if each is not None for t in each.reads)


def _table(of: Term) -> Table:
    if len(of.tables) != 1:
        raise ValueError(f"{of.name} should stand on the row of one table")
    return of.tables[0]


# One row for each child


class Pick(Row):
    """The one row of each child (or other key) that comes first or last by something."""

    def __init__(self, by: Term, where: Term | None, last: bool, tie_last: bool, within: str | None) -> None:
        table = _table(by)
        self._by, self._condition, self._last, self._tie_last = by, where, last, tie_last
        self._key = _key(table, within)
        word = "last" if last else "first"
        name = f"the {word} {table.called} of the {self._key} by {by.name}{_where(where)}"
        super().__init__(name, table, (), _reads(by, where), _needs(by, where))

    def fetch(self, scope: Scope, name: str, series: pl.Series | None) -> pl.Expr:
        picked = self._picked(scope.data)
        full = f"{self.name}: {name}"
        if full not in scope.data.series:
            scope.data.series[full] = picked if series is None else series.gather(picked)
        return scope.of_key(self._key, full, scope.data.series[full])

    def _picked(self, data: Data) -> pl.Series:
        if self.name not in data.series:
            rows = pl.DataFrame({
                "key": data.column(self.table, f"#{self._key}"), "by": row_values(data, self.table, self._by),
            }).with_row_index("row")
            if self._condition is not None:
                rows = rows.filter(row_values(data, self.table, self._condition))
            rows = rows.drop_nulls().sort("by", "row", descending=[self._last, self._tie_last])
            rows = rows.unique("key", keep="first", maintain_order=True)
            data.series[self.name] = _spread(rows["key"], rows["row"].cast(ROW), data.key_sizes[self._key])
        return data.series[self.name]


def _spread(places: pl.Series, values: pl.Series, size: int) -> pl.Series:
    """A series of `size` with the values at their places and null elsewhere."""
    full = pl.Series(values.name, [None], dtype=values.dtype).extend_constant(None, size - 1) if size else values
    return full.scatter(places, values) if size and len(places) else full


def first(by: Field | Term, where: Term | None = None, within: str | None = None, tie: str = "first") -> Pick:
    """The child's row with the earliest (smallest) value; rows without one are left out. `tie` by file order."""
    return Pick(by, where, last=False, tie_last=tie == "last", within=within)


def last(by: Field | Term, where: Term | None = None, within: str | None = None, tie: str = "first") -> Pick:
    """The child's row with the latest (largest) value; rows without one are left out. `tie` by file order."""
    return Pick(by, where, last=True, tie_last=tie == "last", within=within)


# The row before and the row after


class Neighbour(Row):
    """The row so many places before (negative) or after in the child's order."""

    def __init__(self, by: tuple[Term, ...], step: int, where: Term | None, within: str | None) -> None:
        table = _table(by[0])
        self._by, self._step, self._condition = by, step, where
        self._key = _key(table, within)
        side = f"{abs(step)} {'before' if step < 0 else 'after'}"
        name = f"the {table.called} {side} by {', '.join(b.name for b in by)} within the {self._key}{_where(where)}"
        super().__init__(name, table, [table], _reads(*by, where), _needs(*by, where))

    def fetch(self, scope: Scope, name: str, series: pl.Series | None) -> pl.Expr:
        data = scope.data
        full = f"{self.name}: {name}"
        if full not in data.series:
            beside = self._beside(data)
            data.series[full] = beside if series is None else series.gather(beside)
        return scope.of_row(self.table, full, data.series[full])

    def _beside(self, data: Data) -> pl.Series:
        if self.name not in data.series:
            rows = in_order(data, self.table, self._key, self._by, self._condition)
            rows = rows.with_columns(pl.col("row").shift(-self._step).alias("beside"),
                                     pl.col("key").shift(-self._step).alias("its key"))
            rows = rows.filter(pl.col("key") == pl.col("its key"))
            data.series[self.name] = _spread(rows["row"], rows["beside"], data.height(self.table))
        return data.series[self.name]


def in_order(data: Data, table: Table, key: str, by: tuple[Term, ...], where: Term | None) -> pl.DataFrame:
    """`key` and `row` of the rows that have the key, ordered by key, then `by` with unknowns last, then file order."""
    names = [f"by{n}" for n in range(len(by))]
    rows = pl.DataFrame([
        data.column(table, f"#{key}").alias("key"),
        *(row_values(data, table, each).alias(name) for name, each in zip(names, by, strict=True)),
    ]).with_row_index("row")
    if where is not None:
        rows = rows.filter(row_values(data, table, where))
    rows = rows.filter(pl.col("key").is_not_null()).sort("key", *names, "row", nulls_last=True)
    return rows.select("key", pl.col("row").cast(ROW))


def before(*by: Term, where: Term | None = None, within: str | None = None, step: int = 1) -> Neighbour:
    """The child's previous row, ordered by the given terms with unknowns last and ties in file order."""
    return Neighbour(by, -step, where, within)


def after(*by: Term, where: Term | None = None, within: str | None = None, step: int = 1) -> Neighbour:
    """The child's next row, in the same order as `before`."""
    return Neighbour(by, step, where, within)


# Is there any, how many, how much


def _across(
    word: str, table: Table, where: Term | None, of: Term | None, within: str | None,
    how: Callable[[], pl.Expr], empty: object,
) -> Term:
    """Something about the rows of a table that share the key with the row at hand and meet a condition.

    A condition on that table alone is worked out once for each child. One that also speaks of the row at hand is
    worked out on joined rows.
    """
    stands = dict.fromkeys(t for each in (where, of) if each is not None for t in each.tables)
    stands.pop(table, None)
    outer = tuple(stands)
    subject = of.name if of is not None else table.called
    name = f"{word} {subject} within the {within or 'key'}{_where(where)}" + (f" of {outer[0].called}" if outer else "")
    if len(outer) > 1:
        raise ValueError(f"{name} speaks of more than one row at hand; split it")

    def filled(found: pl.DataFrame, size: int) -> pl.Series:
        series = _spread(found["place"], found["value"], size)
        return series if empty is None else series.fill_null(empty)

    def matching(scope: Scope, place: pl.Expr) -> pl.DataFrame:
        value = of.build(scope) if of is not None else pl.lit(1)
        condition = where.build(scope).fill_null(value=False) if where is not None else pl.lit(value=True)
        rows = scope.select(place.alias("place"), value.alias("of"), condition.alias("met"))
        return rows.filter("met").drop_nulls("place")

    def summary(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.group_by("place", maintain_order=True).agg(how().alias("value"))

    def by_key(scope: Scope) -> pl.Expr:
        data = scope.data
        key = within or next((k for k in reversed(list(table.keys)) if any(k in t.keys for t in scope.tables)), RETURN)
        full = f"{name} by {key}"
        if full not in data.series:
            inner = data.scope(table)
            data.series[full] = filled(summary(matching(inner, inner.column(table, f"#{key}"))), data.key_sizes[key])
        here = scope.of_key(key, full, data.series[full])
        return here if empty is None else here.fill_null(empty)  # a row with a blank key shares it with nobody

    def by_row(scope: Scope) -> pl.Expr:
        data, base = scope.data, outer[0]
        if name not in data.series:
            key = within or shared_key(base, table)
            parts = [summary(matching(pairs, pairs.row(base))) for pairs in data.scopes(base, table, within=key)]
            found = pl.concat(parts) if parts else pl.DataFrame(schema={"place": ROW, "value": pl.Null})
            data.series[name] = filled(found, data.height(base))
        return scope.of_row(base, name, data.series[name])

    return Term(name, by_row if outer else by_key, outer, (table, *_reads(where, of)), _needs(where, of))


def exists(table: Table, where: Term | None = None, within: str | None = None) -> Term:
    """There is a row of the table for this child (meeting a condition, which may speak of the row at hand)."""
    return _across("there is", table, where, None, within, lambda: pl.lit(value=True).first(), False)


def count(table: Table, where: Term | None = None, within: str | None = None) -> Term:
    """How many rows of the table the child has that meet a condition; 0 when none."""
    return _across("count of", table, where, None, within, lambda: pl.len().cast(pl.Int64), 0)


def total(of: Term, where: Term | None = None, within: str | None = None) -> Term:
    """The sum over the child's rows; unknown values add nothing; 0 when none."""
    return _across("total of", _table(of), where, of, within, lambda: pl.col("of").sum().cast(pl.Float64), 0.0)


def smallest(of: Term, where: Term | None = None, within: str | None = None) -> Term:
    """The smallest (earliest) known value over the child's rows; unknown when none."""
    return _across("smallest", _table(of), where, of, within, lambda: pl.col("of").min(), None)


def largest(of: Term, where: Term | None = None, within: str | None = None) -> Term:
    """The largest (latest) known value over the child's rows; unknown when none."""
    return _across("largest", _table(of), where, of, within, lambda: pl.col("of").max(), None)


def distinct(of: Term, where: Term | None = None, within: str | None = None) -> Term:
    """How many different known values there are over the child's rows; 0 when none."""
    return _across("different", _table(of), where, of, within,
                   lambda: pl.col("of").drop_nulls().n_unique().cast(pl.Int64), 0)


def alike(*fields: Field, where: Term | None = None) -> Term:
    """How many rows of the whole table hold the same text in these fields as this one. Unknown where one is blank."""
    table = _table(fields[0])
    name = f"rows alike in {', '.join(f.name for f in fields)}{_where(where)}"

    def build(scope: Scope) -> pl.Expr:
        data = scope.data
        if name not in data.series:
            rows = pl.DataFrame([row_values(data, table, f.text).alias(f"v{n}") for n, f in enumerate(fields)])
            keep = rows.select(pl.all_horizontal(pl.all().is_not_null())).to_series()
            if where is not None:
                keep = keep & row_values(data, table, where).fill_null(value=False)
            counts = rows.with_columns(keep.alias("keep")).select(
                pl.when("keep").then(pl.col("keep").sum().over(*rows.columns)).cast(pl.Int64).alias("v"))
            data.series[name] = counts["v"]
        return scope.of_row(table, name, data.series[name])

    return Term(name, build, [table], _reads(where, *fields), _needs(where, *fields))


# Runs


class Runs:
    """The child's rows cut, in order, into runs: a row begins a new one where `begins` is true (or it is the first).

    `runs.total(term)`, `.first(term)`, `.last(term)`, `.smallest(term)`, `.largest(term)` speak of the run that the
    row at hand belongs to; `runs.is_last` is true of its last row. Rows left out by `where` belong to none.
    """

    def __init__(self, *by: Term, begins: Term, where: Term | None = None, within: str | None = None) -> None:
        self.table = _table(by[0])
        self._by, self._begins, self._condition = by, begins, where
        self._key = _key(self.table, within)
        self.name = f"run by {', '.join(b.name for b in by)} begun by {begins.name}{_where(where)}"

    def _numbered(self, data: Data) -> pl.DataFrame:
        rows = in_order(data, self.table, self._key, self._by, self._condition)
        begins = row_values(data, self.table, self._begins).fill_null(value=False).gather(rows["row"])
        new = (rows["key"] != rows["key"].shift(1)).fill_null(value=True) | begins
        return rows.with_columns(new.cast(pl.UInt32).cum_sum().alias("run"))

    def _term(self, word: str, of: Term | None, how: Callable[[], pl.Expr]) -> Term:
        name = f"{word} {of.name if of is not None else ''} of the {self.name}"

        def build(scope: Scope) -> pl.Expr:
            data = scope.data
            if name not in data.series:
                rows = self._numbered(data)
                values = row_values(data, self.table, of).gather(rows["row"]) if of is not None else rows["row"]
                rows = rows.with_columns(values.alias("of")).select("row", how().over("run").alias("value"))
                data.series[name] = _spread(rows["row"], rows["value"], data.height(self.table))
            return scope.of_row(self.table, name, data.series[name])

        return Term(name, build, [self.table], _reads(of, self._begins, self._condition, *self._by),
                    _needs(of, self._begins, self._condition, *self._by))

    def total(self, of: Term) -> Term:
        return self._term("total", of, lambda: pl.col("of").sum())

    def first(self, of: Term) -> Term:
        return self._term("first", of, lambda: pl.col("of").first())

    def last(self, of: Term) -> Term:
        return self._term("last", of, lambda: pl.col("of").last())

    def smallest(self, of: Term) -> Term:
        return self._term("smallest", of, lambda: pl.col("of").min())

    def largest(self, of: Term) -> Term:
        return self._term("largest", of, lambda: pl.col("of").max())

    @property
    def is_last(self) -> Term:
        return self._term("is last row", None, lambda: pl.col("of") == pl.col("of").last())
