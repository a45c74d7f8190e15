"""What a return consists of: tables, their columns, the codes a column may hold, and from which year to which.

A *year* here and in every check is the year of the 31 March that ends the collection: 2026 is 2025/26.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from throughline.engines.checks.terms import Field

class Kind(StrEnum):
    """How the text of a cell is read. The text itself is always kept beside it."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


def in_force(year: int, since: int | None, until: int | None) -> bool:
    return (since is None or year >= since) and (until is None or year <= until)


@dataclass(frozen=True)
class Code:
    """One permitted value of a column, with the label people know it by."""

    code: str
    label: str
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True)
class CodeList:
    name: str
    codes: tuple[Code, ...]

    def in_year(self, year: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c.code for c in self.codes if in_force(year, c.since, c.until)))

    def label(self, code: str, year: int | None = None) -> str | None:
        """The label of a code in a year (any year when None); None when it is not in the list."""
        for each in self.codes:
            if each.code == code and (year is None or in_force(year, each.since, each.until)):
                return each.label
        return None


@dataclass(frozen=True)
class Column:
    name: str
    title: str
    kind: Kind = Kind.TEXT
    codes: CodeList | None = None
    derived_from: str = ""
    """Empty for a column that is submitted; otherwise what it is derived from, in words for "not run"."""


@dataclass(frozen=True, eq=False)
class Table:
    """A table of a return. `Episodes.DECOM` is the field of that name, to be used in checks.

    `keys` names the things that rows of several tables can share (the child, the referral) and the columns that
    identify each; from the widest to the narrowest. Rows with a blank key share it with nobody.
    """

    name: str
    columns: tuple[Column, ...]
    title: str = ""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: int | None = None
    until: int | None = None
    alias: str = ""
    reference: str = ""
    """Set for a table that is not part of the return (a provider list): the name that "not run" gives it."""

    def __getattr__(self, name: str) -> Field:
        if name.startswith("__"):
            raise AttributeError(name)
        fields: dict[str, Field] | None = self.__dict__.get("_fields")
        if fields is None:
            from throughline.engines.checks.terms import Field as F

            fields = {c.name: F(self, c) for c in self.columns}
            object.__setattr__(self, "_fields", fields)
        try:
            return fields[name]
        except KeyError:
            raise AttributeError(f"{self.name} has no column {name}") from None

    @property
    def called(self) -> str:
        """The name within a rule: the table's own, or that of a second reading of the same rows."""
        return self.alias or self.name

    @property
    def submitted(self) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if not c.derived_from)

    def column(self, name: str) -> Column:
        return next(c for c in self.columns if c.name == name)

    def in_year(self, year: int) -> bool:
        return in_force(year, self.since, self.until)

    def other(self, alias: str = "") -> Table:
        """A second reading of the same rows, so that a rule can compare a row with its neighbours."""
        return replace(self, alias=alias or f"other {self.name}")

    def last_year(self) -> Table:
        """The same table of the year before, as `<name>_last`."""
        return replace(self, name=f"{self.name}_last", since=None, until=None)

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __repr__(self) -> str:
        return f"<Table {self.called}>"


WHOLE = Table("the return", ())
"""What a rule about the return as a whole stands on: one row, shown on no row of any table."""
RETURN = "return"
"""The key that every row shares, for `within=RETURN`: counts over the whole return."""
