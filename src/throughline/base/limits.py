"""Time limits as values: twenty working days, six weeks, two working days before, by the 18th birthday.

The day a limit is counted from is day 0, and the limit runs out at the end of the last day counted. Days, weeks and
months that end at a weekend are not moved on, unless the limit says so. Hours are elapsed hours, whatever the calendar
or the clocks do.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from throughline.base.calendar import (
    ONE_DAY,
    SATURDAY,
    add_months,
    add_working_days,
    birthday,
    clock_changes,
    days_after,
    london_day,
    next_ordinary_day,
    skipped_days,
)
from throughline.base.school import WITHOUT_TERMS, SchoolCalendar
from throughline.base.words import count_words, date_words, day_words, join_words, moment_words, ordinal_words


class Unit(StrEnum):
    """What a limit is counted in. The values are stored with an authority's settings."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    SCHOOL_DAYS = "school_days"
    TERMS = "terms"
    BIRTHDAY = "birthday"


ONE = {
    Unit.HOURS: "hour",
    Unit.DAYS: "day",
    Unit.WORKING_DAYS: "working day",
    Unit.WEEKS: "week",
    Unit.MONTHS: "month",
    Unit.YEARS: "year",
    Unit.SCHOOL_DAYS: "school day",
    Unit.TERMS: "term",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time within which, or (with ``backwards``) before which, something must be done.

    ``counts_first_day``: the first day is day 1 ("8 days beginning with the day the order is made").
    ``moves_on``: a last day that is a Sunday or public holiday moves to noon on the next ordinary day.
    A birthday limit is counted from the date of birth, whatever started the clock (``from_birth``).
    """

    n: int
    unit: Unit
    backwards: bool = False
    counts_first_day: bool = False
    moves_on: bool = False

    def __post_init__(self) -> None:
        if self.n < 0 or (self.n == 0 and self.unit not in (Unit.DAYS, Unit.WORKING_DAYS, Unit.HOURS)):
            raise ValueError(f"A limit of {self.n} {self.unit} means nothing: give a number of 1 or more")
        if self.backwards and (self.unit in (Unit.TERMS, Unit.BIRTHDAY) or self.counts_first_day or self.moves_on):
            raise ValueError("Only a plain number of hours, days, weeks, months or years can be counted back")
        if (self.counts_first_day or self.moves_on) and self.unit in (Unit.HOURS, Unit.TERMS, Unit.BIRTHDAY):
            raise ValueError(f"The first or last day of a limit in {self.unit} cannot be treated specially")

    @property
    def before(self) -> "Limit":
        """The same length counted back from what it leads up to: at the latest that long before it."""
        return _backwards(self)

    @property
    def moving_on(self) -> "Limit":
        """The same limit, moved on where its last day is a Sunday or public holiday (Children Act 1989 s45(2))."""
        return replace(self, moves_on=True)

    @property
    def from_birth(self) -> bool:
        """Whether the day to count from is the date of birth."""
        return self.unit is Unit.BIRTHDAY

    @property
    def in_hours(self) -> bool:
        """Whether the limit runs from moment to moment and not from day to day."""
        return self.unit is Unit.HOURS

    def with_number(self, n: int) -> "Limit":
        """The same kind of limit with another number: what an authority's setting does."""
        return _numbered(self, n)

    def due(self, start: date, school: SchoolCalendar = WITHOUT_TERMS) -> date:
        """The last day on which it is on time, counted from ``start`` (the date of birth for a birthday limit).

        Hours counted from a day whose time is not known give the day on which they would run out had they started
        as that day ended.
        """
        if not self.counts_first_day:
            last = self._counted(start, school)
        elif self.unit in (Unit.MONTHS, Unit.YEARS):
            last = self._counted(start, school) - ONE_DAY
        else:
            last = self._counted(start - ONE_DAY, school)
        return next_ordinary_day(last) if self.moves_on else last

    def _counted(self, start: date, school: SchoolCalendar) -> date:
        n = -self.n if self.backwards else self.n
        match self.unit:
            case Unit.WORKING_DAYS:
                return add_working_days(start, n)
            case Unit.MONTHS:
                return add_months(start, n)
            case Unit.WEEKS:
                return start + timedelta(days=7 * n)
            case Unit.DAYS:
                return start + timedelta(days=n)
            case Unit.YEARS:
                return add_months(start, 12 * n)
            case Unit.HOURS:
                return start + timedelta(days=-(-n // 24) if n > 0 else n // 24)
            case Unit.SCHOOL_DAYS:
                return school.add_school_days(start, n)
            case Unit.TERMS:
                return school.add_terms(start, n)
            case Unit.BIRTHDAY:
                return birthday(start, n)

    def due_at(self, moment: datetime) -> datetime:
        """The moment, in UTC, at which a limit in hours runs out: elapsed hours, right across clock changes."""
        if not self.in_hours:
            raise TypeError(f"{self.in_words()} is counted in days: ask for due(day)")
        london_day(moment)  # a moment without a time zone stops here
        return moment.astimezone(UTC) + timedelta(hours=-self.n if self.backwards else self.n)

    def in_words(self) -> str:
        """ "20 working days", "2 working days before", "8 days counting the first", "by the 18th birthday"."""
        if self.from_birth:
            return f"by the {ordinal_words(self.n)} birthday"
        words = count_words(self.n, ONE[self.unit])
        if self.counts_first_day:
            return f"{words} counting the first"
        return f"{words} before" if self.backwards else words

    def __str__(self) -> str:
        return self.in_words()

    def steps(self, start: date | datetime, school: SchoolCalendar = WITHOUT_TERMS) -> str:
        """The sum in words: what is counted from when, what is skipped and why, and where that ends."""
        if isinstance(start, datetime):
            if self.in_hours:
                return self._steps_in_hours(start)
            start = london_day(start)
        due = self.due(start, school)
        match self.unit:
            case Unit.BIRTHDAY:
                return f"the {ordinal_words(self.n)} birthday of someone born on {day_words(start)} is {day_words(due)}"
            case Unit.TERMS:
                return f"the {ordinal_words(self.n)} term that begins after {day_words(start)} ends on {day_words(due)}"
            case Unit.HOURS:
                return f"{self._counted_from(day_words(start))}, its time not known, ends on {day_words(due)}"
        last = replace(self, moves_on=False).due(start, school) if self.moves_on else due
        left_out = self._left_out(start, last, school)
        skipped = f", not counting {join_words(left_out)}," if left_out else ""
        words = f"{self._counted_from(day_words(start))}{skipped} is {day_words(last)}"
        if self.unit in (Unit.MONTHS, Unit.YEARS) and not self.counts_first_day and last.day < start.day:
            words += f", the last day of a month that has no {ordinal_words(start.day)}"
        if last != due:
            words += f", a Sunday or public holiday, so it ends at noon on {day_words(due)}"
        return words

    def _counted_from(self, start: str) -> str:
        way = "before" if self.backwards else "beginning with" if self.counts_first_day else "after"
        return f"{count_words(self.n, ONE[self.unit])} {way} {start}"

    def _left_out(self, start: date, last: date, school: SchoolCalendar) -> list[str]:
        """What the count passed over: weekends, bank holidays by name, school holidays."""
        if self.unit not in (Unit.WORKING_DAYS, Unit.SCHOOL_DAYS):
            return []
        after, until = (last - ONE_DAY, start - ONE_DAY) if self.backwards else (start, last)
        if self.counts_first_day:
            after -= ONE_DAY
        away = school.days_off(after, until) if self.unit is Unit.SCHOOL_DAYS else []
        found = ["weekends"] if any(day.weekday() >= SATURDAY for day in days_after(after, until)) else []
        found += [
            f"{day_words(day, start)} ({name})"
            for day, name in skipped_days(after, until)
            if not any(day in span for span in away)
        ]
        for span in away:
            length = "" if span.begins_on == span.ends_on else f" to {day_words(span.ends_on, start)}"
            found.append(f"{day_words(span.begins_on, start)}{length} ({span.name})")
        return found

    def _steps_in_hours(self, start: datetime) -> str:
        due = self.due_at(start)
        earlier, later = sorted((start, due))
        changes = [f"the clocks went {way} on {date_words(day)}" for day, way in clock_changes(earlier, later)]
        because = f" ({join_words(changes)})" if changes else ""
        return f"{self._counted_from(moment_words(start))} is {moment_words(due)}{because}"


@lru_cache(maxsize=1024)
def _backwards(limit: Limit) -> Limit:
    return replace(limit, backwards=True)


@lru_cache(maxsize=1024)
def _numbered(limit: Limit, n: int) -> Limit:
    return replace(limit, n=n)


def hours(n: int) -> Limit:
    """Elapsed hours from a moment."""
    return Limit(n, Unit.HOURS)


def days(n: int) -> Limit:
    """Calendar days."""
    return Limit(n, Unit.DAYS)


def days_beginning_with(n: int) -> Limit:
    """Calendar days of which the first is day 1, as in the law of emergency protection orders."""
    return Limit(n, Unit.DAYS, counts_first_day=True)


def working_days(n: int) -> Limit:
    """Days that are not weekends or bank holidays in England and Wales."""
    return Limit(n, Unit.WORKING_DAYS)


def working_days_beginning_with(n: int) -> Limit:
    """Working days of which the first on or after the start is day 1: a convention of some published statistics."""
    return Limit(n, Unit.WORKING_DAYS, counts_first_day=True)


def weeks(n: int) -> Limit:
    """Seven calendar days each."""
    return Limit(n, Unit.WEEKS)


def weeks_beginning_with(n: int) -> Limit:
    """Weeks of which the first day is day 1 ("eight weeks beginning with the date of the direction")."""
    return Limit(n, Unit.WEEKS, counts_first_day=True)


def months(n: int) -> Limit:
    """Calendar months by the corresponding-date rule."""
    return Limit(n, Unit.MONTHS)


def years(n: int) -> Limit:
    """Years by the corresponding-date rule; for ages ``by_birthday``."""
    return Limit(n, Unit.YEARS)


def school_days(n: int) -> Limit:
    """Days on which pupils are in school, by the ``SchoolCalendar`` given when it is counted."""
    return Limit(n, Unit.SCHOOL_DAYS)


def terms(n: int) -> Limit:
    """To the end of the nth term that begins after the day it is counted from."""
    return Limit(n, Unit.TERMS)


def by_birthday(n: int) -> Limit:
    """To the day of the nth birthday, counted from the date of birth."""
    return Limit(n, Unit.BIRTHDAY)


__all__ = [
    "Limit",
    "SchoolCalendar",
    "Unit",
    "by_birthday",
    "days",
    "days_beginning_with",
    "hours",
    "months",
    "school_days",
    "terms",
    "weeks",
    "weeks_beginning_with",
    "working_days",
    "working_days_beginning_with",
    "years",
]
