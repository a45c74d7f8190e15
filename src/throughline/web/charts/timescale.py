"""One line of time from a first day to today, with its calendar above and the ages below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from throughline.base.calendar import add_months, birthday
from throughline.base.words import count_words
from throughline.web.charts.type import width

YEAR, MONTH, WEEK = 365.25, 30.44, 7


@dataclass(frozen=True)
class TimeScale:
    """Maps days to units between `left` (the first day) and `right` (today)."""

    begin: date
    today: date
    left: float
    right: float

    @property
    def days(self) -> int:
        return max(1, (self.today - self.begin).days)

    def x(self, day: date) -> float:
        """The place of a day, kept inside the scale."""
        share = min(max((day - self.begin).days / self.days, 0.0), 1.0)
        return self.left + (self.right - self.left) * share

    def room(self, days: float) -> float:
        return days * (self.right - self.left) / self.days


def calendar(scale: TimeScale) -> list[tuple[date, str]]:
    """(day, words) for the lines of the calendar: years, months, weeks or days, as many as can be read."""
    if scale.days > 2.5 * YEAR:
        step = _step(scale, YEAR, (1, 2, 5, 10, 20), 40)
        first = scale.begin.year + 1
        years = range(first + (-first % step), scale.today.year + 1, step)
        return [(date(y, 1, 1), str(y)) for y in years]
    if scale.days > 120:
        step = _step(scale, MONTH, (1, 2, 3, 6), 44)
        found = []
        for day in _months(scale.begin.replace(day=1), scale.today):
            if (day.month - 1) % step == 0 and day > scale.begin:
                found.append((day, str(day.year) if day.month == 1 else f"{day:%b}"))
        return found
    step = _step(scale, 1, (1, 2, 7, 14, 28), 56)
    start = scale.begin + timedelta((7 - scale.begin.weekday()) % 7 if step >= 7 else step)
    return [(day, f"{day.day} {day:%b}") for day in _days(start, scale.today, step) if day > scale.begin]


def beginning(scale: TimeScale) -> str:
    """What the calendar says at the left edge."""
    if scale.days > 2.5 * YEAR:
        return str(scale.begin.year)
    return f"{scale.begin:%b} {scale.begin.year}" if scale.days > 120 else f"{scale.begin.day} {scale.begin:%b}"


def ages(scale: TimeScale, born: date) -> list[tuple[date, str]]:
    """(day, words) for the ticks of age: years by number; younger lives in months, weeks or days, in words."""
    if scale.days > 3 * YEAR:
        step = _step(scale, YEAR, (1, 2, 5, 10), 26)
        found = [(birthday(born, n), str(n)) for n in range(step, 130, step)]
    elif scale.days > 120:
        step = _step(scale, MONTH, (1, 2, 3, 6, 12), 68)
        found = [
            (add_months(born, n), count_words(n // 12, "year") if n % 12 == 0 else count_words(n, "month"))
            for n in range(step, 48, step)
        ]
    elif scale.days > 20:
        step = _step(scale, WEEK, (1, 2, 4), 68)
        found = [(born + timedelta(weeks=n), count_words(n, "week")) for n in range(step, 20, step)]
    else:
        step = _step(scale, 1, (1, 2, 5, 7), 58)
        found = [(born + timedelta(days=n), count_words(n, "day")) for n in range(step, 22, step)]
    return [(day, words) for day, words in found if scale.begin < day <= scale.today]


def labels_that_fit(scale: TimeScale, marks: list[tuple[date, str]], from_x: float) -> list[tuple[float, str]]:
    """(place, words), centred, leaving out what would run into the one before or over the edge of today."""
    kept: list[tuple[float, str]] = []
    edge = from_x
    for day, words in marks:
        x, half = scale.x(day), width(words) / 2
        if x - half >= edge and x + half <= scale.right - 3:
            kept.append((x, words))
            edge = x + half + 5
    return kept


def _step(scale: TimeScale, days: float, steps: tuple[int, ...], room: float) -> int:
    return next((n for n in steps if scale.room(days * n) >= room), steps[-1])


def _months(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _days(first: date, last: date, step: int) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=step)
