"""How days, moments, ages and lengths of time are written on every page.

House style: "Thursday 27 November" when near, "17 December" within a month, "3 October 2025" beyond. Pure functions;
today is always an argument.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NEAR, SOON = timedelta(days=14), timedelta(days=31)


def as_day(value: date | datetime) -> date:
    """The London day of a moment; a day is returned as it is."""
    if isinstance(value, datetime):
        return value.astimezone(LONDON).date() if value.tzinfo else value.date()
    return value


def day_words(value: date | datetime, today: date | None = None) -> str:
    """ "3 October 2025"; nearer to `today`, "17 December" and then "Thursday 27 November"."""
    day = as_day(value)
    away = abs(day - today) if today else None
    if away is not None and away <= NEAR:
        return f"{day:%A} {day.day} {day:%B}"
    if away is not None and away <= SOON:
        return f"{day.day} {day:%B}"
    return f"{day.day} {day:%B} {day.year}"


def long_day_words(value: date | datetime) -> str:
    """ "Tuesday 25 November 2025", for the head of a page or a paper."""
    day = as_day(value)
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def short_day_words(value: date | datetime, today: date | None = None) -> str:
    """ "3 Oct 2025"; within a month of `today`, "19 Nov". For tables and shelves only."""
    day = as_day(value)
    year = "" if today and abs(day - today) <= SOON else f" {day.year}"
    return f"{day.day} {day:%b}{year}"


def month_words(value: date | datetime) -> str:
    """ "November 2025"."""
    day = as_day(value)
    return f"{day:%B} {day.year}"


def clock_words(value: datetime) -> str:
    """ "18:41", London time."""
    return f"{value.astimezone(LONDON) if value.tzinfo else value:%H:%M}"


def moment_words(value: datetime, today: date | None = None) -> str:
    """ "today at 18:41", "Saturday 22 November at 20:15"."""
    if today and as_day(value) == today:
        return f"today at {clock_words(value)}"
    return f"{day_words(value, today)} at {clock_words(value)}"


def whole_months(start: date, end: date) -> int:
    """Whole months from `start` to `end`: the 31st to the 30th of a shorter month is not yet one."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def several(number: int, one: str, many: str | None = None) -> str:
    """ "1 visit", "3 visits", "no visits"."""
    word = one if number == 1 else many or f"{one}s"
    return f"{number if number else 'no'} {word}"


def span_words(start: date, end: date) -> str:
    """A length of time as people say it: "3 days", "5 weeks", "17 months", "2 years 8 months"."""
    days, months = (end - start).days, whole_months(start, end)
    if days < 0:
        raise ValueError(f"{end} is before {start}")
    if days < 14:
        return several(days, "day") if days else "less than a day"
    if months < 3:
        return several(days // 7, "week")
    return _months_words(months)


def age_words(born: date, today: date) -> str:
    """ "11 years 8 months"; "14 months" under two; weeks under three months; "not yet born" before birth."""
    days, months = (today - born).days, whole_months(born, today)
    if days < 0:
        return "not yet born"
    if days < 14:
        return several(days, "day") if days else "born today"
    if months < 3:
        return several(days // 7, "week")
    return _months_words(months)


def short_age_words(born: date, today: date) -> str:
    """The age in one number: "11"; under two, as `age_words`."""
    months = whole_months(born, today)
    return str(months // 12) if months >= 24 else age_words(born, today)


def _months_words(months: int) -> str:
    if months < 24:
        return several(months, "month")
    years, rest = divmod(months, 12)
    return several(years, "year") + (f" {several(rest, 'month')}" if rest else "")
