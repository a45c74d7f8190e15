"""What happened, as folds and clocks read it: corrections applied, withdrawn entries gone, in order.

Pure: no database here. A correction takes the place and the number of what it corrects, so that everything
keyed by the first event's number stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

NORMAL, CORRECTION, WITHDRAWAL = 0, 1, 2


@dataclass(slots=True)
class Happened:
    """One event in effect."""

    id: int
    subject: int
    type: str
    on: date
    at: datetime | None
    recorded_at: datetime
    by: int | None
    source: str
    thread: int | None
    occasion: int | None
    facts: dict[str, Any]
    rank: int = 2
    entry: int = 0
    """The number of the ledger row in effect: the correction's own number where there is one."""

    def get(self, name: str, default: Any = None) -> Any:
        """A fact, or the default."""
        return self.facts.get(name, default)

    def day(self, name: str) -> date | None:
        """A fact that is a day."""
        value = self.facts.get(name)
        return date.fromisoformat(value) if value else None


Row = tuple[
    int,
    int,
    str,
    date,
    datetime | None,
    datetime,
    int | None,
    str,
    int | None,
    int | None,
    int,
    int | None,
    dict[str, Any],
]
"""id, subject, type, on, at, recorded_at, by, source, thread, occasion, kind, replaces, facts"""

COLUMNS = "id, subject_id, type, happened_on, happened_at, recorded_at, by_id, source, thread, occasion_id, kind, replaces, facts"


def in_effect(rows: Iterable[Row], ranks: dict[str, int], known_at: datetime | None = None) -> list[Happened]:
    """The events in effect among one subject's ledger rows, in order of happening.

    `known_at` leaves out whatever was recorded later: the record as it was known at that moment.
    """
    first: list[Row] = []
    latest: dict[int, Row] = {}
    for row in rows:
        if known_at is not None and row[5] > known_at:
            continue
        if row[10] == NORMAL:
            first.append(row)
        else:
            replaced = row[11]
            assert replaced is not None
            held = latest.get(replaced)
            if held is None or row[0] > held[0]:
                latest[replaced] = row
    events = []
    for row in first:
        now = latest.get(row[0], row) if latest else row
        if now[10] == WITHDRAWAL:
            continue
        events.append(
            Happened(
                row[0],
                row[1],
                now[2],
                now[3],
                now[4],
                row[5],
                now[6],
                row[7],
                now[8],
                now[9],
                now[12],
                ranks.get(now[2], 2),
                now[0],
            )
        )
    return in_order(events)


Place = tuple[date, int, float, float]


def order(event: Happened) -> Place:
    """Day, then endings before beginnings before the rest, then the hour where it is known, then the number."""
    return (event.on, event.rank, event.at.timestamp() if event.at else 0.0, event.id)


def in_order(events: list[Happened]) -> list[Happened]:
    """The same events sorted. What began and ended on one day ends after it began: its ending stands among the beginnings."""
    ends = [e for e in events if e.rank == 0 and e.thread is not None]
    places: dict[int, Place] = {}
    if ends:
        begun = {e.id: e for e in events if e.thread == e.id}
        for end in ends:
            start = begun.get(end.thread or 0)
            if start is not None and start.on == end.on and start is not end:
                on, rank, at, number = order(start)
                places[end.id] = (on, rank, max(at, order(end)[2]), max(number + 0.5, end.id))
    if places:
        events.sort(key=lambda e: places.get(e.id) or order(e))
    else:
        events.sort(key=order)
    return events


def of_types(events: Sequence[Happened], types: frozenset[str]) -> list[Happened]:
    """Only the events of these types, order kept."""
    return [e for e in events if e.type in types]


def by_day(events: Sequence[Happened], place: Callable[[Happened], int]) -> Sequence[Happened]:
    """The events by day, those of one day by their place, else as they stood.

    `place` is asked only where it matters: this runs for each duty of each subject.
    """
    before = date.min
    for event in events:
        if event.on <= before:
            return sorted(events, key=lambda e: (e.on, place(e)))
        before = event.on
    return events


class Chronicle:
    """One subject's events in effect, in order, found by type: made once, and read by every fold of that subject."""

    __slots__ = ("_made", "_places", "events", "types")

    def __init__(self, events: Sequence[Happened]) -> None:
        self.events = events
        places: dict[str, list[int]] = {}
        for place, event in enumerate(events):
            held = places.get(event.type)
            if held is None:
                places[event.type] = [place]
            else:
                held.append(place)
        self._places = places
        self._made: dict[frozenset[str], Sequence[Happened]] = {}
        self.types = frozenset(places)

    def of(self, types: frozenset[str]) -> Sequence[Happened]:
        """Only the events of these types, order kept. What is given is shared: nobody changes it."""
        return self.just(self.types & types)

    def just(self, there: frozenset[str]) -> Sequence[Happened]:
        """The same, of types all of which have happened."""
        found = self._made.get(there)
        if found is None:
            events = self.events
            if len(there) == len(self._places):
                found = events
            else:
                places: list[int] = []
                for code in there:
                    places += self._places[code]
                if len(there) > 1:
                    places.sort()
                found = [events[place] for place in places]
            self._made[there] = found
        return found
