"""One rule of a return, as a declaration.

    c355 = Check(
        code="355",
        says="Episode appears to have lasted for less than 24 hours.",
        since=2023,
        flags=Episodes.DECOM.text == Episodes.DEC.text,
        at=(Episodes.DECOM, Episodes.DEC),
        passes=[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "02/05/2025"}, {Episodes.DECOM: "01/05/2025"}],
        fails=[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/05/2025"}],
    )
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from throughline.engines.checks.tables import WHOLE, Table, in_force
from throughline.engines.checks.terms import Field, Row, Term

ExampleRow = Mapping[Field, str | None]
Example = ExampleRow | Sequence[ExampleRow]
"""One row, or several in file order. A row that names fields of several tables is a row in each of them.
Rows without a key (the child) share one; `{Header.CHILD: None}` leaves it blank."""


EXAMPLE_YEAR = 2026
"""The collection in which examples are tried, unless the check was not in force then or names another year."""


class Severity(StrEnum):
    ERROR = "error"
    QUERY = "query"


@dataclass(frozen=True, eq=False)
class Part:
    """What is flagged, and where it is shown. A check has one, seldom more."""

    at: tuple[Field, ...]
    """The fields shown, as officially listed. A field of a row reached from the row at hand is shown on that row."""
    flags: Term | None = None
    """A row is flagged where this is true."""
    must: Term | None = None
    """A row is flagged where this is false."""
    where: Term | None = None
    """Only rows where this is true are looked at."""
    each: tuple[Table, ...] = ()
    """The tables whose rows are joined. Left out, they are those that the terms stand on. `(WHOLE,)` for a rule about
    the return as a whole: it is found once and shown on no row, with `at` naming what it concerns."""
    within: str | None = None

    @property
    def whole(self) -> bool:
        """The rule is about the return as a whole: found once, shown on no row."""
        return self.each == (WHOLE,)

    @property
    def condition(self) -> Term:
        if self.flags is not None and self.must is None:
            wrong = self.flags
        elif self.must is not None and self.flags is None:
            wrong = ~self.must
        else:
            raise ValueError("a check has either flags or must")
        return wrong if self.where is None else self.where & wrong

    @property
    def stands_on(self) -> tuple[Table, ...]:
        if self.each:
            return self.each
        found = dict.fromkeys(t for each in (*self.at, self.condition) for t in each.tables)
        return tuple(found) or (self.at[0].table,)

    @property
    def reads(self) -> tuple[Table, ...]:
        found = (*self.stands_on, *(t for each in (*self.at, self.condition) for t in each.reads))
        return tuple(table for table in dict.fromkeys(found) if table is not WHOLE)

    @property
    def needs(self) -> frozenset[str]:
        return self.condition.needs | frozenset(n for each in self.at for n in each.needs)

    def shown(self) -> list[tuple[Table, Row | None, tuple[str, ...]]]:
        """The rows on which a finding is shown, with their columns."""
        found: dict[tuple[str, str], tuple[Table, Row | None, list[str]]] = {}
        for each in self.at:
            key = (each.table.called, each.via.name if each.via else "")
            found.setdefault(key, (each.table, each.via, []))[2].append(each.column.name)
        return [(table, via, tuple(columns)) for table, via, columns in found.values()]


@dataclass(frozen=True, eq=False)
class Check:
    """A rule of a return. `code` and `says` are the official ones; a year is that of the collection's 31 March."""

    code: str
    says: str
    at: tuple[Field, ...] = ()
    flags: Term | None = None
    must: Term | None = None
    where: Term | None = None
    each: tuple[Table, ...] = ()
    within: str | None = None
    parts: tuple[Part, ...] = ()
    """In place of the six above, where a rule has several separate tests."""
    since: int | None = None
    until: int | None = None
    severity: Severity = Severity.ERROR
    optional: tuple[Table, ...] = ()
    """Tables that the rule does without: they count as empty when they were not sent."""
    form: str = ""
    """`xml` or `csv` for a rule that applies to one form of the return alone."""
    note: str = ""
    """Where and why the rule departs from the sector's reading of it."""
    passes: Sequence[Example] = ()
    fails: Sequence[Example] = ()
    example_year: int | None = None
    tests: tuple[Part, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        own = Part(self.at, self.flags, self.must, self.where, self.each, self.within)
        object.__setattr__(self, "tests", self.parts or (own,))
        for part in self.tests:
            part.condition  # noqa: B018  raises when there is none
            if not part.at:
                raise ValueError(f"{self.code} is shown nowhere")

    def in_year(self, year: int) -> bool:
        return in_force(year, self.since, self.until)

    @property
    def reads(self) -> tuple[Table, ...]:
        return tuple(dict.fromkeys(t for part in self.tests for t in part.reads))

    @property
    def needs(self) -> frozenset[str]:
        return frozenset(n for part in self.tests for n in part.needs)

    def __repr__(self) -> str:
        return f"<Check {self.code}>"
