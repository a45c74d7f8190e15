"""One child's events in effect, as far as a return of a year can know of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from throughline.base.calendar import statutory_year_days
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.types import EventType


@dataclass(frozen=True)
class Life:
    """A child's events in order, and the year of the return (its last one, 2026 for 2025/26).

    What happened after the year's last day is not in its return, whenever it is built. What is said of the person
    herself (date of birth, numbers) is taken as it is known now.
    """

    subject: int
    events: Sequence[Happened]
    year: int

    @property
    def first(self) -> date:
        """1 April."""
        return statutory_year_days(self.year)[0]

    @property
    def last(self) -> date:
        """31 March."""
        return statutory_year_days(self.year)[1]

    def until_the_end(self, *types: EventType) -> list[Happened]:
        """Events of these types up to the last day of the year."""
        codes = {t.code for t in types}
        return [e for e in self.events if e.type in codes and e.on <= self.last]

    def in_the_year(self, *types: EventType) -> list[Happened]:
        """Events of these types on a day of the year."""
        return [e for e in self.until_the_end(*types) if e.on >= self.first]

    def spells(self, began: EventType, ended: EventType) -> Iterator[tuple[Happened, Happened | None]]:
        """What was open on a day of the year: how it began, and how it ended if it had by the last day."""
        endings = {e.thread: e for e in self.until_the_end(ended)}
        for event in self.until_the_end(began):
            over = endings.get(event.id)
            if over is None or over.on >= self.first:
                yield event, over

    def touches(self, began: date, ended: date | None) -> bool:
        """Whether a time from one day to another (None: not over) touches the year."""
        return began <= self.last and (ended is None or ended >= self.first)
