"""The days a figure is about, and days counted from them, so that a measure is written once and asked of any month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months, add_working_days


class Span(Enum):
    """How far back from the end of the month a figure looks."""

    MONTH = 1
    YEAR = 12
    TWO_YEARS = 24


@dataclass(frozen=True)
class Window:
    """First and last day that count, both included. `open`: the month is not over, and `end` is today."""

    month: date
    """First day of the month that the figure stands for."""
    start: date
    end: date
    open: bool = False


def first_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def last_of(month: date) -> date:
    """The last day of a month."""
    return add_months(first_of(month), 1) - timedelta(days=1)


def window_for(span: Span, month: date, today: date) -> Window:
    """The days a figure of this span is about in this month, as far as they have come. ValueError for a month to come."""
    month = first_of(month)
    if month > today:
        raise ValueError("That month has not begun")
    end = min(last_of(month), today)
    return Window(month, add_months(month, 1 - span.value), end, end < last_of(month))


def months_back(month: date, count: int) -> list[date]:
    """So many months up to and including this one, oldest first."""
    return [add_months(first_of(month), n - count + 1) for n in range(count)]


@dataclass(frozen=True)
class Days:
    """A day counted from one end of the window, for use in a `Q`: `Q(began_on__lte=at_end.months_before(30))`."""

    of: str = "end"
    months: int = 0
    days: int = 0
    working_days: int = 0

    def months_before(self, n: int) -> Days:
        """So many months earlier."""
        return replace(self, months=self.months - n)

    def years_before(self, n: int) -> Days:
        """So many years earlier: somebody born after `at_end.years_before(16)` is under 16."""
        return self.months_before(12 * n)

    def days_before(self, n: int) -> Days:
        """So many days earlier."""
        return replace(self, days=self.days - n)

    def working_days_before(self, n: int) -> Days:
        """So many working days earlier."""
        return replace(self, working_days=self.working_days - n)

    def on(self, window: Window) -> date:
        """The day meant, in this window."""
        day = window.end if self.of == "end" else window.start
        return add_working_days(add_months(day, self.months) + timedelta(days=self.days), self.working_days)


at_end = Days("end")
"""The last day of the window."""
at_start = Days("start")
"""The first day of the window."""


def placed(condition: Q, window: Window) -> Q:
    """The same condition with every `Days` in it put on its date."""
    made = condition.copy()
    made.children = [
        placed(child, window) if isinstance(child, Q) else _placed_pair(child, window) for child in condition.children
    ]
    return made


def _placed_pair(child: Any, window: Window) -> Any:
    if isinstance(child, tuple) and isinstance(child[1], Days):
        return (child[0], child[1].on(window))
    return child


def each_month(start: date, end: date) -> Iterator[date]:
    """First days of the months from `start` to `end`, both included."""
    month = first_of(start)
    while month <= end:
        yield month
        month = add_months(month, 1)
