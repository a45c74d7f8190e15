"""How days, times, ages and lists are written on screen, on paper and in explanations."""

from collections.abc import Sequence
from datetime import date, datetime, time

from throughline.base.calendar import LONDON, age_on, birthday, london_day, months_between

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day_words(day: date, today: date | None = None) -> str:
    """ "Thursday 27 November", with the year unless it is this year's; without ``today`` always with the year."""
    return f"{WEEKDAYS[day.weekday()]} {date_words(day, today)}"


def date_words(day: date, today: date | None = None) -> str:
    """ "27 November", with the year unless it is this year's; without ``today`` always with the year."""
    return f"{day.day} {MONTHS[day.month - 1]}{_year(day, today)}"


def short_day(day: date, today: date | None = None) -> str:
    """ "27 Nov", for tables and charts, with the year unless it is this year's."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}{_year(day, today)}"


def _year(day: date, today: date | None) -> str:
    return "" if today is not None and today.year == day.year else f" {day.year}"


def time_words(moment: datetime | time) -> str:
    """ "18:41": London time for a moment, which must carry its time zone."""
    if isinstance(moment, datetime):
        london_day(moment)  # a moment without a time zone stops here
        moment = moment.astimezone(LONDON)
    return f"{moment.hour:02}:{moment.minute:02}"


def moment_words(moment: datetime, today: date | None = None) -> str:
    """ "18:41 on Thursday 27 November"."""
    return f"{time_words(moment)} on {day_words(london_day(moment), today)}"


def count_words(n: int, one: str, many: str | None = None) -> str:
    """ "1 review", "6 reviews", "2 children"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def days_words(n: int) -> str:
    """ "1 day", "6 days"."""
    return count_words(n, "day")


def number_words(n: int) -> str:
    """Words for one to nine, "no" for none, figures for the rest: "three", "14", "1,200"."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else f"{n:,}"


def ordinal_words(n: int) -> str:
    """ "1st", "2nd", "11th", "18th"."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def age_words(born: date, on: date) -> str:
    """ "11 years 8 months"; under a year "5 months"; under a month "3 weeks"; under a week "4 days"."""
    if on < born:
        return "not yet born"
    if on == born:
        return "born today"
    years = age_on(born, on)
    # someone born on 29 February is not a year older until 1 March, so the eleventh month lasts until then
    return _words(years, min(months_between(birthday(born, years), on), 11), (on - born).days)


def length_words(a: date, b: date) -> str:
    """How long from ``a`` to ``b``: "2 years 8 months"; under a month in weeks, under a week in days."""
    if b < a:
        raise ValueError(f"{day_words(b)} is before {day_words(a)}: give the earlier day first")
    return _words(*divmod(months_between(a, b), 12), (b - a).days)


def _words(years: int, months: int, days: int) -> str:
    if years or months:
        parts = [count_words(years, "year")] * bool(years) + [count_words(months, "month")] * bool(months)
        return " ".join(parts)
    return count_words(days // 7, "week") if days >= 7 else days_words(days)


def join_words(parts: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
