"""Rules of the commonest shapes, each a plain `Check` with its examples made from the field itself."""
from __future__ import annotations

from typing import Any

from throughline.engines.checks.check import EXAMPLE_YEAR, Check
from throughline.engines.checks.relations import alike, exists
from throughline.engines.checks.tables import CodeList, Kind, Table, in_force
from throughline.engines.checks.terms import Field

A_DATE, NO_DATE, NO_CODE = "05/06/2025", "31/02/2025", "??"


def not_a_code(code: str, field: Field, says: str, *more: str | CodeList, blank: bool = True, **about: Any) -> Check:
    """The cell is not on the column's list of codes (or `more`) for the year; `blank` says whether it may be blank."""
    codes = (*([field.column.codes] if field.column.codes else []), *more)
    valid = field.one_of(*codes)
    each: list[str] = []
    for entry in codes:
        each.extend(_valid(entry, about.get("since"), about.get("until")) if isinstance(entry, CodeList) else [entry])
    return Check(
        code, says, at=(field,), flags=~valid if not blank else field.filled & ~valid,
        passes=[{field: value} for value in each] + ([{field: None}] if blank else []),
        fails=[{field: NO_CODE}, {field: f" {each[0]}"}] + ([] if blank else [{field: None}]), **about,
    )


def _valid(codes: CodeList, since: int | None = None, until: int | None = None) -> tuple[str, ...]:
    """The codes of the list in the year in which the check's examples are tried."""
    year = EXAMPLE_YEAR if in_force(EXAMPLE_YEAR, since, until) else until or since or EXAMPLE_YEAR
    return codes.in_year(year)


def not_a_date(code: str, field: Field, says: str, *, blank: bool = True, **about: Any) -> Check:
    """The cell is not a day of the calendar; `blank` says whether it may be blank."""
    assert field.column.kind is Kind.DATE
    return Check(
        code, says, at=(field,), flags=field.unreadable if blank else field.unknown,
        passes=[{field: A_DATE}, {field: "5/6/2025"}] + ([{field: None}] if blank else []),
        fails=[{field: NO_DATE}, {field: "2025-06-05"}, {field: "05/06/25"}, {field: f" {A_DATE}"}]
        + ([] if blank else [{field: None}]), **about,
    )


def not_in(code: str, field: Field, other: Table, says: str, **about: Any) -> Check:
    """The child (the key) is on no row of the other table."""
    there: Field = getattr(other, field.column.name)
    return Check(
        code, says, at=(field,), flags=~exists(other),
        passes=[[{field: "A", there: "A"}]],
        fails=[[{field: "A"}, {there: "B"}], {field: "A"}, {field: None}], **about,
    )


def not_once(code: str, field: Field, says: str, **about: Any) -> Check:
    """The same text stands on more than one row of the table."""
    return Check(
        code, says, at=(field,), flags=alike(field) > 1,
        passes=[[{field: "A"}, {field: "B"}], [{field: None}, {field: None}]],
        fails=[[{field: "A"}, {field: "B"}, {field: "A"}]], **about,
    )
