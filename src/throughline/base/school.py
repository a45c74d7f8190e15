"""School days and terms: a school's or an authority's own calendar, and what to do without one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from throughline.base.calendar import ONE_DAY, days_after, is_working_day

# The days that mark the terms in law: Education (Start of Compulsory School Age) Order 1998.
PRESCRIBED_DAYS = ((3, 31), (8, 31), (12, 31))


@dataclass(frozen=True, slots=True)
class Span:
    """A named run of days, both ends included: a term, a half-term holiday, a day's closure."""

    name: str
    begins_on: date
    ends_on: date

    def __post_init__(self) -> None:
        if self.ends_on < self.begins_on:
            raise ValueError(f"{self.name} ends before it begins: check its dates")

    def __contains__(self, day: date) -> bool:
        return self.begins_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """The terms and holidays of a school or an authority.

    Where terms are known, from the first to the last of them, a school day is a working day in a term and in no
    holiday. Elsewhere it is a working day in no holiday. Terms that are not known end on the prescribed days
    (31 December, 31 March, 31 August): later than any school's, so that nothing is called late for want of a calendar.
    """

    terms: tuple[Span, ...] = ()
    holidays: tuple[Span, ...] = ()
    name: str = ""

    def __post_init__(self) -> None:
        for term, after in pairwise(self.terms):
            if after.begins_on <= term.ends_on:
                raise ValueError(f"{after.name} begins before {term.name} ends: give the terms in order")

    def covers(self, day: date) -> bool:
        """Whether the terms say what kind of day this is."""
        return bool(self.terms) and self.terms[0].begins_on <= day <= self.terms[-1].ends_on

    def is_school_day(self, day: date) -> bool:
        """Whether pupils are in school that day, as far as this calendar says."""
        if not is_working_day(day) or any(day in holiday for holiday in self.holidays):
            return False
        return not self.covers(day) or any(day in term for term in self.terms)

    def add_school_days(self, day: date, n: int) -> date:
        """The nth school day after a day (before it, if n is negative)."""
        step = ONE_DAY if n > 0 else -ONE_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_school_day(day):
                day += step
        return day

    def days_off(self, after: date, until: date) -> list[Span]:
        """The runs of working days without school after one day and up to another, under the holiday's name."""
        runs: list[list[date]] = [[]]
        for day in days_after(after, until):
            if self.is_school_day(day):
                runs.append([])
            elif is_working_day(day):
                runs[-1].append(day)
        return [Span(self._holiday_name(run[0]), run[0], run[-1]) for run in runs if run]

    def _holiday_name(self, day: date) -> str:
        return next((holiday.name for holiday in self.holidays if day in holiday), "school holiday")

    def term_ends(self, day: date) -> Iterator[date]:
        """The last day of each term that begins after a day, in order, without end."""
        after = _end_of_term(day)
        if self.terms and day <= self.terms[-1].ends_on:
            for end in _prescribed_days_after(after):
                if end >= self.terms[0].begins_on:
                    break
                yield end
            yield from (term.ends_on for term in self.terms if term.begins_on > day)
            after = _nearest_prescribed_day(self.terms[-1].ends_on)
        yield from _prescribed_days_after(after)

    def add_terms(self, day: date, n: int) -> date:
        """The last day of the nth term that begins after a day: one term on from a day this term is the end of next."""
        ends = self.term_ends(day)
        for _ in range(n - 1):
            next(ends)
        return next(ends)


def _end_of_term(day: date) -> date:
    """The prescribed day that ends the term a day is in."""
    return next(_prescribed_days_after(day - ONE_DAY))


def _nearest_prescribed_day(day: date) -> date:
    """The prescribed day that the end of a real term stands for."""
    candidates = (date(day.year + year, month, of_month) for year in (-1, 0) for month, of_month in PRESCRIBED_DAYS)
    return min(candidates, key=lambda prescribed: abs(prescribed - day))


def _prescribed_days_after(day: date) -> Iterator[date]:
    year = day.year
    while True:
        for month, of_month in PRESCRIBED_DAYS:
            if (found := date(year, month, of_month)) > day:
                yield found
        year += 1


WITHOUT_TERMS = SchoolCalendar()
