"""Reading one element of the census: its value in one form, or why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from throughline.engines.checks.tables import CodeList
from throughline.returns.cin_census import codes
from throughline.returns.cin_census import tables as t
from throughline.returns.ssda903.record.cells import Read, read_day

MAY_LIE_AHEAD = frozenset({"ExpectedPersonBirthDate", "InitialCPCtarget"})
"""Days that may lie after the year of the census."""


def _good(value: str) -> Read:
    return value, "", ""


def _bad(reason: str, words: str) -> Read:
    return None, reason, words


def _one_of(name: str, listed: CodeList) -> Callable[[str], Read]:
    allowed = frozenset(c.code for c in listed.codes)

    def read(text: str) -> Read:
        code = text.upper()
        return _good(code) if code in allowed else _bad("unknown_code", f"“{text[:40]}” is not one of the codes of {name}")

    return read


def _true_or_false(text: str) -> Read:
    if text in codes.TRUE:
        return _good("1")
    return _good("0") if text in codes.FALSE else _bad("unknown_code", f"“{text[:40]}” is neither 1 nor 0")


def _upn(text: str) -> Read:
    number = text.upper()
    if re.fullmatch(r"[A-HJ-NP-RT-Z]\d{11}[\dA-Z]", number):
        return _good(number)
    return _bad("bad_upn", f"“{text[:40]}” is not a unique pupil number (a letter and 12 digits)")


def _number(text: str) -> Read:
    if re.fullmatch(r"\d{1,2}", text) and int(text) <= 20:
        return _good(str(int(text)))
    return _bad("bad_count", f"“{text[:40]}” is not a number of plans")


def _readers() -> dict[tuple[str, str], Callable[[str, date], Read]]:
    made: dict[tuple[str, str], Callable[[str, date], Read]] = {}
    special: dict[str, Callable[[str], Read]] = {"UPN": _upn, "FormerUPN": _upn, "NumberOfPreviousCPP": _number}
    for table in t.TABLES:
        for column in table.columns:
            name = column.name
            plain: Callable[[str], Read]
            if name in special:
                plain = special[name]
            elif column.codes is codes.TRUE_FALSE:
                plain = _true_or_false
            elif column.codes is not None:
                plain = _one_of(column.title.lower(), column.codes)
            elif column.kind is t.Kind.DATE:
                made[table.name, name] = lambda text, last, ahead=name in MAY_LIE_AHEAD: read_day(text, None if ahead else last)  # type: ignore[misc]
                continue
            else:
                continue
            made[table.name, name] = lambda text, last, read=plain: read(text)  # type: ignore[misc]
    return made


READERS = _readers()
"""Table and element to what reads it, given the text and the last day of the year. A code of another year is read all the same."""
