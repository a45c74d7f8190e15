"""Reading one cell: its value in one form, or why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from throughline.base.identifiers import check_postcode, check_upn
from throughline.practice.placements.codes import PLACEMENT_TYPES
from throughline.returns.ssda903 import codes
from throughline.returns.ssda903.tables import TABLES

EARLIEST = date(1970, 1, 1)
"""No day of a child in this return lies before it."""
MAY_LIE_AHEAD = frozenset({"DUC", "DOLO_END"})
"""Days that may lie after the year of the return: a status or an order that is known to end."""

_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})|(?P<year2>\d{4})-(?P<month2>\d{2})-(?P<day2>\d{2}))(?:[ T]00:00(?::00)?)?"
)

Read = tuple[str | None, str, str]
"""The value in one form (days as 2025-04-01) or None; then, for what cannot be read, the code of the reason and words."""


def shown(day: date) -> str:
    """A day as the reader of a report writes it."""
    return f"{day.day} {day:%B %Y}"


def _good(value: str) -> Read:
    return value, "", ""


def _bad(reason: str, words: str) -> Read:
    return None, reason, words


@lru_cache(maxsize=200_000)
def read_day(text: str, last: date | None) -> Read:
    """dd/mm/yyyy as 2025-04-01. `last` is the end of the year of the return, after which nothing has happened yet."""
    match = _DAY.fullmatch(text)
    if match is None:
        return _bad("impossible_date", f"“{text[:40]}” is not a day: write it as 31/03/2025")
    parts = {name: int(match[name] or match[f"{name}2"]) for name in ("year", "month", "day")}
    try:
        day = date(**parts)
    except ValueError:
        return _bad("impossible_date", f"There is no {text}")
    if day < EARLIEST:
        return _bad("impossible_date", f"{shown(day)} cannot be: it lies before {EARLIEST.year}")
    if last is not None and day > last:
        return _bad("after_the_year", f"{shown(day)} lies after the year of the return, which ends on {shown(last)}")
    return _good(day.isoformat())


def _part_of_a_day(text: str) -> Read:
    """A day of which parts may be zz: the date of an old order that is only half known."""
    said = text.lower()
    if re.fullmatch(r"(zz|\d{1,2})/(zz|\d{1,2})/(zzzz|\d{4})", said):
        whole = said.replace("zzzz", "2000").replace("zz", "01")
        if read_day(whole, None)[0]:
            return _good(said)
    return _bad("impossible_date", f"“{text[:40]}” is not a day: write it as 31/03/2025, with zz for what is not known")


def _upn(text: str) -> Read:
    number = text.upper()
    if codes.UPN_UNKNOWN.label(number) or re.fullmatch(r"[A-HJ-NP-RT-Z]\d{11}[\dA-Z]", number):
        return _good(number)
    return _bad("bad_upn", f"“{text[:40]}” is not a unique pupil number (a letter and 12 digits), nor UN1 to UN5")


def upn_fits(number: str) -> bool:
    """Whether the check letter of a unique pupil number fits its digits."""
    try:
        check_upn(number)
    except ValueError:
        return False
    return True


def _postcode(text: str) -> Read:
    try:
        return _good(check_postcode(text))
    except ValueError:
        return _bad("bad_postcode", f"“{text[:40]}” is not a postcode")


def _urn(text: str) -> Read:
    number = text.upper()
    if re.fullmatch(r"SC\d{6}|\d{7}|X{7}", number):
        return _good(number)
    return _bad("bad_urn", f"“{text[:40]}” is not a registration number: SC and 6 digits, 7 digits, or XXXXXXX")


def _worker(text: str) -> Read:
    number = text.upper()
    if re.fullmatch(r"(SW|XX)[A-Z0-9]{0,18}", number):
        return _good(number)
    return _bad("bad_worker_number", f"“{text[:40]}” is not a social worker’s number: it begins with SW, or XX if local")


def _score(text: str) -> Read:
    if re.fullmatch(r"\d{1,2}", text) and int(text) <= 40:
        return _good(str(int(text)))
    return _bad("bad_score", f"“{text[:40]}” is not a score from 0 to 40")


def _authority(text: str) -> Read:
    said = text.upper()
    if re.fullmatch(r"\d{3}|WAL|SCO|NIR|NUK", said):
        return _good(said)
    return _bad("bad_authority", f"“{text[:40]}” is not an authority: three digits, or WAL, SCO, NIR, NUK")


def _one_of(name: str, allowed: frozenset[str]) -> Callable[[str], Read]:
    @lru_cache(maxsize=5_000)
    def read(text: str) -> Read:
        code = {"TRUE": "1", "FALSE": "0"}.get(text.upper(), text.upper()) if allowed == {"0", "1"} else text.upper()
        if code in allowed:
            return _good(code)
        return _bad("unknown_code", f"“{text[:40]}” is not one of the codes of {name}")

    return read


def _day(last_matters: bool) -> Callable[[str, date], Read]:
    return lambda text, last: read_day(text, last if last_matters else None)


ALSO = {"PLACE": frozenset(c.code for c in PLACEMENT_TYPES)}
"""Codes of years before 2022/23 that an episode still open may carry."""
SPECIAL: dict[str, Callable[[str], Read]] = {
    "UPN": _upn, "HOME_POST": _postcode, "PL_POST": _postcode, "URN": _urn, "SW_ID": _worker, "SDQ_SCORE": _score,
    "LA_PERM": _authority, "DATE_PERM": _part_of_a_day,
}  # fmt: skip


def _readers() -> dict[tuple[str, str], Callable[[str, date], Read]]:
    made: dict[tuple[str, str], Callable[[str, date], Read]] = {}
    for table in TABLES:
        for column in table.submitted:
            if column.name == "CHILD":
                continue
            if column.name in SPECIAL:
                made[table.name, column.name] = lambda text, last, read=SPECIAL[column.name]: read(text)  # type: ignore[misc]
            elif column.codes is not None:
                allowed = frozenset(c.code for c in column.codes.codes) | ALSO.get(column.name, frozenset())
                one_of = _one_of(column.title.lower(), allowed)
                made[table.name, column.name] = lambda text, last, read=one_of: read(text)  # type: ignore[misc]
            else:
                made[table.name, column.name] = _day(column.name not in MAY_LIE_AHEAD)
    return made


READERS = _readers()
"""Table and column to what reads its cells, given the text and the last day of the year.

A code of another year than the return's is read all the same: what it means is known, and a check says that it is not
of this year.
"""
