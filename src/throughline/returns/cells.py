"""Reading one cell or element of a return: its value in one form, or why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from throughline.base.identifiers import check_upn

EARLIEST = date(1970, 1, 1)
"""No day of a child in a return lies before it."""
UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-Z]")
"""How a unique pupil number looks, whether or not its letter fits."""

_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})|(?P<year2>\d{4})-(?P<month2>\d{2})-(?P<day2>\d{2}))(?:[ T]00:00(?::00)?)?"
)

Read = tuple[str | None, str, str]
"""The value in one form (days as 2025-04-01) or None; then, for what cannot be read, the code of the reason and words."""


def shown(day: date) -> str:
    """A day as the reader of a report writes it."""
    return f"{day.day} {day:%B %Y}"


def good(value: str) -> Read:
    """A value that was read."""
    return value, "", ""


def bad(reason: str, words: str) -> Read:
    """A text that could not be read, with the code of the reason and words."""
    return None, reason, words


@lru_cache(maxsize=200_000)
def read_day(text: str, last: date | None) -> Read:
    """dd/mm/yyyy as 2025-04-01. `last` is the end of the year of the return, after which nothing has happened yet."""
    match = _DAY.fullmatch(text)
    if match is None:
        return bad("impossible_date", f"“{text[:40]}” is not a day: write it as 31/03/2025")
    parts = {name: int(match[name] or match[f"{name}2"]) for name in ("year", "month", "day")}
    try:
        day = date(**parts)
    except ValueError:
        return bad("impossible_date", f"There is no {text}")
    if day < EARLIEST:
        return bad("impossible_date", f"{shown(day)} cannot be: it lies before {EARLIEST.year}")
    if last is not None and day > last:
        return bad("after_the_year", f"{shown(day)} lies after the year of the return, which ends on {shown(last)}")
    return good(day.isoformat())


def upn_fits(number: str) -> bool:
    """Whether the check letter of a unique pupil number fits its digits."""
    try:
        check_upn(number)
    except ValueError:
        return False
    return True


def one_of(name: str, allowed: frozenset[str]) -> Callable[[str], Read]:
    """One of these codes, yes and no written either way."""

    @lru_cache(maxsize=5_000)
    def read(text: str) -> Read:
        code = {"TRUE": "1", "FALSE": "0"}.get(text.upper(), text.upper()) if allowed == {"0", "1"} else text.upper()
        if code in allowed:
            return good(code)
        return bad("unknown_code", f"“{text[:40]}” is not one of the codes of {name}")

    return read


def whatever_the_year(read: Callable[[str], Read]) -> Callable[[str, date], Read]:
    """What is read alike in every year of a return."""
    return lambda text, last: read(text)


def day_reader(last_matters: bool) -> Callable[[str, date], Read]:
    """A day that may lie after the year of the return, or may not."""
    return lambda text, last: read_day(text, last if last_matters else None)
