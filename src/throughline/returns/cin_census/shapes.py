"""Rules of the census that come again for one table after another, each a plain `Check` with its examples.

A code that ends in Q is a query: to be put right or explained.
"""
from __future__ import annotations

from typing import Any

from throughline.engines.checks.check import Check, Severity
from throughline.engines.checks.relations import count
from throughline.engines.checks.terms import END, START, Field, Term, row_number
from throughline.returns.cin_census.tables import ChildIdentifiers, CINdetails


def severity(code: str) -> Severity:
    return Severity.QUERY if code.endswith("Q") else Severity.ERROR


def before_referral(code: str, day: Field, says: str) -> Check:
    """The day is before the date of the referral that it stands in."""
    referred = CINdetails.CINreferralDate
    return Check(
        code, says, since=2023, must=day >= referred, at=(day, referred),
        passes=[{day: "2025-05-01", referred: "2025-05-01"}, {referred: "2025-05-01"}, {day: "2025-05-01"},
                {day: "2025-04-30", referred: "2025-05-01", day.table.CINdetailsID: "2"}],
        fails=[{day: "2025-04-30", referred: "2025-05-01"}],
    )


def after_death(code: str, day: Field, says: str) -> Check:
    """The day is after the child's date of death."""
    died = ChildIdentifiers.PersonDeathDate
    return Check(
        code, says, since=2023, severity=severity(code), must=day <= died, at=(day, died),
        passes=[{day: "2025-05-01", died: "2025-05-01"}, {day: "2025-05-01"},
                [{day: "2025-05-02"}, {died: "2025-05-01", ChildIdentifiers.LAchildID: "B"}]],
        fails=[{day: "2025-05-02", died: "2025-05-01"}],
    )


def outside_the_year(code: str, day: Field, says: str) -> Check:
    return Check(
        code, says, since=2023, severity=severity(code), must=(day >= START) & (day <= END), at=(day,),
        passes=[{day: "2025-04-01"}, {day: "2026-03-31"}, {day: None}],
        fails=[{day: "2025-03-31"}, {day: "2026-04-01"}],
    )


def missing_or_after_the_year(code: str, day: Field, says: str) -> Check:
    return Check(
        code, says, since=2023, flags=day.unknown | (day > END), at=(day,),
        note="A day before the census year is no error: the work may have begun in an earlier one.",
        passes=[{day: "2026-03-31"}, {day: "2019-05-01"}], fails=[{day: "2026-04-01"}, {day: None}, {day: "2025-02-31"}],
    )


def ends_before_it_starts(code: str, start: Field, end: Field, says: str) -> Check:
    return Check(
        code, says, since=2023, must=end >= start, at=(start, end),
        passes=[{start: "2025-05-01", end: "2025-05-01"}, {start: "2025-05-01"}, {end: "2025-05-01"}],
        fails=[{start: "2025-05-02", end: "2025-05-01"}],
    )


def starts_and_ends_on_one_day(code: str, start: Field, end: Field, says: str) -> Check:
    return Check(
        code, says, since=2023, severity=severity(code), flags=start == end, at=(start, end),
        passes=[{start: "2025-05-01", end: "2025-05-02"}, {start: None, end: None}],
        fails=[{start: "2025-05-01", end: "2025-05-01"}],
    )


def several_open(code: str, end: Field, says: str, within: str, note: str) -> Check:
    """Two or more of the child's (or the referral's) rows have no readable end; those are flagged."""
    table = end.table
    return Check(
        code, says, since=2023, where=end.unknown, flags=count(table, end.unknown, within=within) > 1, at=(end,), note=note,
        passes=[[{end: "2025-05-01"}, {end: None}], [{table.LAchildID: "A"}, {table.LAchildID: "B", table.CINdetailsID: "2"}]],
        fails=[[{end: None}, {end: "2025-02-31"}, {end: "2025-05-01"}]],
    )


def starting_within_another(
    code: str, start: Field, end: Field, says: str, within: str, note: str, still_open: Term | None = None,
    **about: Any,
) -> Check:
    """One starts on or after the start of another and no later than its end, or its end is not yet known.

    `still_open` is about the other; the day on which the other ends counts as within it.
    """
    own = start.table
    other = own.other()
    began: Field = getattr(other, start.column.name)
    ended: Field = getattr(other, end.column.name)
    lasting = ended.unknown if still_open is None else ended.unknown & still_open
    return Check(
        code, says, since=2023, severity=severity(code), each=(own, other), within=within,
        where=(row_number(own) != row_number(other)) & (start >= began),
        flags=(start <= ended).holds | (lasting & (start <= END)), at=(start, began, ended), note=note,
        passes=[[{start: "2025-05-01", end: "2025-05-10"}, {start: "2025-05-11"}], [{start: "2025-05-01"}, {start: None}],
                [{start: "2025-05-01"}, {start: "2025-06-01", own.LAchildID: "B", own.CINdetailsID: "2"}]],
        fails=[[{start: "2025-05-01", end: "2025-05-10"}, {start: "2025-05-10"}],
               [{start: "2025-05-01"}, {start: "2025-05-10", end: "2025-05-11"}], [{start: "2025-05-01"}, {start: "2025-05-01"}]],
        **about,
    )
