"""How near a day is decides how it is written on a page; the words themselves are `base.words`.

"Thursday 27 November" within a fortnight, "17 December" within a month, "3 October 2025" beyond. Today is an argument.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from throughline.base import words
from throughline.base.calendar import london_day

NEAR, SOON = timedelta(days=14), timedelta(days=31)


def as_day(value: date | datetime) -> date:
    """The London day of a moment; a day is returned as it is."""
    return london_day(value) if isinstance(value, datetime) else value


def day_words(value: date | datetime, today: date | None = None) -> str:
    """ "3 October 2025"; nearer to `today`, "17 December" and then "Thursday 27 November"."""
    day = as_day(value)
    away = abs(day - today) if today else None
    if away is not None and away <= NEAR:
        return words.day_words(day, day)
    return words.date_words(day, day if away is not None and away <= SOON else None)


def month_words(value: date | datetime) -> str:
    """ "November 2025"."""
    day = as_day(value)
    return f"{words.MONTHS[day.month - 1]} {day.year}"


def moment_words(value: datetime, today: date | None = None) -> str:
    """ "today at 18:41", "Saturday 22 November at 20:15"."""
    day = as_day(value)
    return f"{'today' if day == today else day_words(day, today)} at {words.time_words(value)}"


def several(number: int, one: str, many: str | None = None) -> str:
    """ "1 visit", "3 visits", "no visits"."""
    return words.count_words(number, one, many) if number else f"no {many or one + 's'}"
