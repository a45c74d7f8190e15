"""Days: working days in England and Wales, months, birthdays, London days and statutory years.

A working day is a day other than a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in England and
Wales. A council's own closure days are working days. Counts put the trigger on day 0: the first day counted is the
next one, and a limit of N ends with the Nth.

Bank holidays follow the Banking and Financial Dealings Act 1971, the yearly proclamations for New Year, May Day and
substitute days, and the one-off proclamations listed in ``MOVED`` and ``EXTRA``. A new proclamation is one line there.
"""

from array import array
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import accumulate, compress
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6

EARLY_MAY, SPRING = "Early May bank holiday", "Spring bank holiday"
MOVED = {
    (1995, EARLY_MAY): date(1995, 5, 8),
    (2002, SPRING): date(2002, 6, 4),
    (2012, SPRING): date(2012, 6, 4),
    (2020, EARLY_MAY): date(2020, 5, 8),
    (2022, SPRING): date(2022, 6, 2),
}
EXTRA = {
    date(1981, 7, 29): "Royal wedding",
    date(1999, 12, 31): "Millennium holiday",
    date(2002, 6, 3): "Golden Jubilee",
    date(2011, 4, 29): "Royal wedding",
    date(2012, 6, 5): "Diamond Jubilee",
    date(2022, 6, 3): "Platinum Jubilee",
    date(2022, 9, 19): "State funeral of Queen Elizabeth II",
    date(2023, 5, 8): "Coronation of King Charles III",
}


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous computus)."""
    century, within = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (within // 4) - moon - within % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def bank_holidays(year: int) -> dict[date, str]:
    """The days of a year, other than Saturdays and Sundays, that are not working days, with their names, in order.

    Years before 1978 are given the pattern of 1978, which is near enough for a date of that age.
    """
    first_of_may, easter = date(year, 5, 1), easter_sunday(year)
    named = {
        **_in_lieu((date(year, 1, 1), "New Year's Day")),
        easter - 2 * ONE_DAY: "Good Friday",
        easter + ONE_DAY: "Easter Monday",
        MOVED.get((year, EARLY_MAY), first_of_may + ONE_DAY * (-first_of_may.weekday() % 7)): EARLY_MAY,
        MOVED.get((year, SPRING), _last_monday(date(year, 5, 31))): SPRING,
        _last_monday(date(year, 8, 31)): "Summer bank holiday",
        **_in_lieu((date(year, 12, 25), "Christmas Day"), (date(year, 12, 26), "Boxing Day")),
        **{day: name for day, name in EXTRA.items() if day.year == year},
    }
    return dict(sorted(named.items()))


def _last_monday(month_end: date) -> date:
    return month_end - ONE_DAY * month_end.weekday()


def _in_lieu(*holidays: tuple[date, str]) -> dict[date, str]:
    """Each holiday on its day, or if that is at a weekend on the next weekday that is not one of the others."""
    kept = {day: name for day, name in holidays if day.weekday() < SATURDAY}
    for holiday, name in holidays:
        if holiday not in kept:
            day = holiday
            while day.weekday() >= SATURDAY or day in kept:
                day += ONE_DAY
            kept[day] = f"{name} (substitute day)"
    return kept


# Counting runs by the hundred thousand, so the usual years are laid out once as two arrays: for each day how many
# working days there have been up to and including it, and for each working day its ordinal.
FIRST_YEAR, LAST_YEAR = 1970, 2100
_FIRST = date(FIRST_YEAR, 1, 1).toordinal()
_LAST = date(LAST_YEAR, 12, 31).toordinal()


def _lay_out() -> tuple[bytearray, "array[int]", "array[int]"]:
    length = _LAST - _FIRST + 1
    week = bytes(0 if (_FIRST + n - 1) % 7 >= SATURDAY else 1 for n in range(7))
    worked = bytearray((week * (length // 7 + 1))[:length])
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for day in bank_holidays(year):
            worked[day.toordinal() - _FIRST] = 0
    return worked, array("i", accumulate(worked)), array("i", compress(range(_FIRST, _LAST + 1), worked))


_WORKED, _RANK, _NTH = _lay_out()
_from_ordinal = date.fromordinal


def is_working_day(day: date) -> bool:
    """Whether a day is a working day in England and Wales."""
    at = day.toordinal() - _FIRST
    if 0 <= at < len(_WORKED):
        return _WORKED[at] == 1
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def add_working_days(day: date, n: int) -> date:
    """The nth working day after a day (before it, if n is negative); the day itself if n is 0."""
    if n == 0:
        return day
    at = day.toordinal() - _FIRST
    if 0 < at < len(_RANK):
        nth = _RANK[at] + n - 1 if n > 0 else _RANK[at - 1] + n
        if 0 <= nth < len(_NTH):
            return _from_ordinal(_NTH[nth])
    return _walked(day, n)


def _walked(day: date, n: int) -> date:
    """Count a day at a time: for the years outside the laid-out ones."""
    step = ONE_DAY if n > 0 else -ONE_DAY
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(a: date, b: date) -> int:
    """How many working days come after ``a`` up to and including ``b``; negative if ``b`` is the earlier."""
    if b < a:
        return -working_days_between(b, a)
    return working_day_rank(b) - working_day_rank(a)


def working_day_rank(day: date) -> int:
    """How many working days there have been from the start of 1970 up to and including a day: differences count."""
    at = day.toordinal() - _FIRST
    if 0 <= at < len(_RANK):
        return _RANK[at]
    if at < 0:
        return -sum(map(is_working_day, days_after(day, _from_ordinal(_FIRST - 1))))
    return _RANK[-1] + sum(map(is_working_day, days_after(_from_ordinal(_LAST), day)))


def days_after(a: date, b: date) -> Iterator[date]:
    """Each day after ``a`` up to and including ``b``."""
    return map(_from_ordinal, range(a.toordinal() + 1, b.toordinal() + 1))


def skipped_days(a: date, b: date) -> list[tuple[date, str]]:
    """The bank holidays after ``a`` up to and including ``b``, with their names. Weekends are not listed."""
    years = range(a.year, b.year + 1)
    return [(day, name) for year in years for day, name in bank_holidays(year).items() if a < day <= b]


def is_public_holiday(day: date) -> bool:
    """Christmas Day, Good Friday, a bank holiday or a Sunday: Children Act 1989 section 45(2). Not other Saturdays.

    The 26th of December is a bank holiday even on a Saturday (Banking and Financial Dealings Act 1971 Schedule 1).
    """
    return day.weekday() == SUNDAY or (day.month == 12 and day.day in (25, 26)) or day in bank_holidays(day.year)


def next_ordinary_day(day: date) -> date:
    """The day itself, or the first later one that is not a Sunday or public holiday."""
    while is_public_holiday(day):
        day += ONE_DAY
    return day


def add_months(day: date, n: int) -> date:
    """The same day of the month n months on, or the last day of a shorter month (the corresponding-date rule)."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if day.day <= 28:
        return day.replace(year, month + 1)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, n: int) -> date:
    """The same date n years on; 29 February gives 28 February in a common year. For ages use ``birthday``."""
    return add_months(day, 12 * n)


def months_between(a: date, b: date) -> int:
    """How many whole months there are from ``a`` to ``b``; negative if ``b`` is the earlier."""
    if b < a:
        return -months_between(b, a)
    months = (b.year - a.year) * 12 + b.month - a.month
    return months if add_months(a, months) <= b else months - 1


def birthday(born: date, n: int) -> date:
    """The nth birthday. Born on 29 February: 1 March in common years, when a full year is over."""
    if born.month == 2 and born.day == 29 and monthrange(born.year + n, 2)[1] == 28:
        return date(born.year + n, 3, 1)
    return born.replace(year=born.year + n)


def age_on(born: date, day: date) -> int:
    """Age in whole years on a day; negative before birth."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def london_day(moment: datetime) -> date:
    """The day in London at a moment. The moment must carry its time zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone: give it in UTC")
    return moment.astimezone(LONDON).date()


def day_received(moment: datetime, closes_at: time | None = None) -> date:
    """The day from which something received counts: its London day, whatever the hour.

    Where the authority has a closing time, what comes after it or on a day that is not a working day counts from the
    next working day.
    """
    day = london_day(moment)
    if closes_at is None:
        return day
    late = moment.astimezone(LONDON).time() >= closes_at
    return add_working_days(day, 1) if late or not is_working_day(day) else day


def start_of_day(day: date) -> datetime:
    """The moment, in UTC, at which a London day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(UTC)


def statutory_year(day: date) -> int:
    """The year in which the statutory year (1 April to 31 March) that holds a day ends: 31 March 2026 gives 2026."""
    return day.year + (day.month >= 4)


def statutory_year_days(year: int) -> tuple[date, date]:
    """The first and last day of the statutory year that ends in ``year``."""
    return date(year - 1, 4, 1), date(year, 3, 31)


def clock_changes(a: datetime, b: datetime) -> list[tuple[date, str]]:
    """The London days between two moments in which the clocks went "forward" or "back"."""
    found = []
    for day in days_after(london_day(a) - ONE_DAY, london_day(b)):
        midnight, next_midnight = start_of_day(day), start_of_day(day + ONE_DAY)
        length = next_midnight - midnight
        if length != ONE_DAY and a.astimezone(LONDON).utcoffset() != b.astimezone(LONDON).utcoffset():
            found.append((day, "forward" if length < ONE_DAY else "back"))
    return found
