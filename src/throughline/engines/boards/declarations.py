"""The vocabulary of what boards receive. Inert."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from throughline.base import discover
from throughline.base.calendar import add_months

BOARDS = {
    "safeguarding": "Local safeguarding children board", "strategy": "Strategy group for children in care",
    "parenting": "Corporate parenting forum", "commissioning": "Commissioning board", "trust": "Children’s trust board",
}  # fmt: skip
"""The boards and groups that meet here."""

Figures = Callable[[Any, date], Sequence[tuple[str, int | str]]]


@dataclass(frozen=True)
class BoardReport:
    """A report that boards receive again and again, made of what is recorded anyway. No child is named in it."""

    code: str
    title: str
    boards: tuple[str, ...]
    """Which boards receive it; the first is the one that must not go without."""
    figures: Figures = field(compare=False)
    """What it says, given the viewer and the day on which its time ends: words and a number (or "3 of 4") each."""
    every: int = 12
    """Months that one report is about, counted so that one of them ends on 31 March."""
    page: Callable[[date], str] | None = field(default=None, compare=False)
    """The page on which it is read at any time."""
    due: Callable[[Any, date], date] | None = field(default=None, compare=False)
    """By when a board has it, given the viewer and the day on which its time ended; where it is not said, as soon as that time is over."""
    with_words: bool = False
    """Whoever files it says what figures cannot: that is done on its own `page`, never from the calendar."""
    source: str = ""

    def __post_init__(self) -> None:
        if self.with_words and self.page is None:
            raise ValueError(f"{self.code}: name the page on which its words are written")

    def last_ended(self, today: date) -> date:
        """The day on which the newest whole time of this report ended."""
        end = date(today.year, 3, 31)
        while end > today:
            end = self._before(end)
        while (later := self._after(end)) <= today:
            end = later
        return end

    def _after(self, end: date) -> date:
        return month_end(add_months(end.replace(day=1), self.every))

    def _before(self, end: date) -> date:
        return month_end(add_months(end.replace(day=1), -self.every))


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    return add_months(day.replace(day=1), 1) - timedelta(days=1)


@lru_cache(maxsize=1)
def board_reports() -> dict[str, BoardReport]:
    """Code to report, of every area."""
    packages = ("throughline.practice", "throughline.insight")
    return {r.code: r for package in packages for r in discover.declared(package, "board_reports", BoardReport)}
