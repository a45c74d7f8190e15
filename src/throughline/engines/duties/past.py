"""One subject's events as a duty reads them, found quickly by kind, by thread and by day. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from throughline.record.ledger.happened import Happened
from throughline.record.ledger.types import EventType, Match, code_of


def born_on(history: Iterable[Happened]) -> date | None:
    """The day of birth that these events tell of; the latest word counts."""
    found = None
    for event in history:
        if event.type == "record.born":
            found = event.on
        elif said := event.facts.get("born_on"):
            found = date.fromisoformat(said)
    return found


class Past:
    """One subject's events as a duty reads them, in order, found quickly by kind, by thread and by day.

    What is not asked for is not made: most duties ask little.
    """

    __slots__ = ("_born", "_by_thread", "_by_type", "_days", "events")

    def __init__(self, events: Sequence[Happened]) -> None:
        self.events = events
        self._days: list[date] | None = None
        self._by_type: dict[str, tuple[list[date], list[tuple[int, Happened]]]] = {}
        self._by_thread: dict[int, list[Happened]] | None = None
        self._born: tuple[date | None] | None = None

    @property
    def born(self) -> date | None:
        """The day of birth, as the record has it whenever it was said."""
        if self._born is None:
            self._born = (born_on(self.events),)
        return self._born[0]

    def until(self, day: date) -> Sequence[Happened]:
        """Everything up to the end of a day."""
        if self._days is None:
            self._days = [e.on for e in self.events]
        return self.events[: bisect_right(self._days, day)]

    def back_from(self, day: date) -> Iterator[Happened]:
        """What happened up to the end of a day, the last first."""
        if self._days is None:
            self._days = [e.on for e in self.events]
        for place in range(bisect_right(self._days, day) - 1, -1, -1):
            yield self.events[place]

    def _of_type(self, code: str) -> tuple[list[date], list[tuple[int, Happened]]]:
        held = self._by_type.get(code)
        if held is None:
            found = [(place, event) for place, event in enumerate(self.events) if event.type == code]
            held = self._by_type[code] = ([event.on for _, event in found], found)
        return held

    def latest(self, match: Match, day: date) -> tuple[int, Happened] | None:
        """The last event of this kind up to the end of a day, with its place."""
        days, found = self._of_type(code_of(match))
        for n in range(bisect_right(days, day) - 1, -1, -1):
            if isinstance(match, EventType) or match.says(found[n][1]):
                return found[n]
        return None

    def of(self, match: Match, day: date, since: date | None = None) -> list[Happened]:
        """Events of this kind (from a day) up to the end of a day."""
        days, found = self._of_type(code_of(match))
        first = 0 if since is None else bisect_left(days, since)
        several = (event for _, event in found[first : bisect_right(days, day)])
        return list(several) if isinstance(match, EventType) else [e for e in several if match.says(e)]

    def on_thread(self, thread: int) -> list[Happened]:
        """Events on a thread."""
        if self._by_thread is None:
            self._by_thread = {}
            for event in self.events:
                if event.thread is not None:
                    self._by_thread.setdefault(event.thread, []).append(event)
        return self._by_thread.get(thread, [])
