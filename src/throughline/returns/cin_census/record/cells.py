"""Reading one element of the census: its value in one form, or why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from throughline.returns.cells import UPN, Read, bad, day_reader, good, one_of, whatever_the_year
from throughline.returns.cin_census import tables as t

MAY_LIE_AHEAD = frozenset({"ExpectedPersonBirthDate", "InitialCPCtarget"})
"""Days that may lie after the year of the census."""


def _upn(text: str) -> Read:
    number = text.upper()
    if UPN.fullmatch(number):
        return good(number)
    return bad("bad_upn", f"“{text[:40]}” is not a unique pupil number (a letter and 12 digits)")


def _number(text: str) -> Read:
    if re.fullmatch(r"\d{1,2}", text) and int(text) <= 20:
        return good(str(int(text)))
    return bad("bad_count", f"“{text[:40]}” is not a number of plans")


def _readers() -> dict[tuple[str, str], Callable[[str, date], Read]]:
    made: dict[tuple[str, str], Callable[[str, date], Read]] = {}
    special: dict[str, Callable[[str], Read]] = {"UPN": _upn, "FormerUPN": _upn, "NumberOfPreviousCPP": _number}
    for table in t.TABLES:
        for column in table.columns:
            name = column.name
            plain: Callable[[str], Read]
            if name in special:
                plain = special[name]
            elif column.codes is not None:
                plain = one_of(column.title.lower(), frozenset(each.code for each in column.codes.codes))
            elif column.kind is t.Kind.DATE:
                made[table.name, name] = day_reader(name not in MAY_LIE_AHEAD)
                continue
            else:
                continue
            made[table.name, name] = whatever_the_year(plain)
    return made


READERS = _readers()
"""Table and element to what reads it, given the text and the last day of the year. A code of another year is read all the same."""
