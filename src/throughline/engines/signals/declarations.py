"""What has become true of somebody and should be asked about: the vocabulary of signals. Pure: no database, no today.

A signal is a question with a day, never a score. It says when it became true, what ends it, who sees it, and by when
somebody owes an answer. What depends on time alone ("no word for sixty days") is kept as the day from which it would
hold, and today is asked on reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from throughline.base.limits import Limit
from throughline.base.sources import Source
from throughline.engines.duties.declarations import each_of
from throughline.engines.duties.past import born_on
from throughline.engines.settings.declarations import Setting
from throughline.record.ledger.happened import Happened, by_day
from throughline.record.ledger.types import Match, among, code_of

Several = Match | tuple[Match, ...]


@dataclass(frozen=True)
class Spell:
    """A time during which a signal holds."""

    key: int
    """The event that made it true."""
    since_on: date
    cleared_on: date | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    """Figures for the question, such as {n}."""


@dataclass(frozen=True)
class Story:
    """What a signal may know: one subject's events of its types in order, the authority's settings and first day."""

    events: Sequence[Happened]
    settings: Mapping[str, Sequence[tuple[date, Any]]] = field(default_factory=dict)
    live_on: date | None = None

    @property
    def born(self) -> date | None:
        """The day of birth, where the signal reads the birth."""
        return born_on(self.events)

    def value(self, setting: Setting, on: date) -> Any:
        """The authority's value on a day."""
        return setting.value(self.settings, on)

    def limit(self, within: Limit | Setting, on: date) -> Limit:
        """A limit, or the authority's own on a day."""
        if isinstance(within, Limit):
            return within
        assert within.unit is not None, f"{within.code} has no unit"
        return within.unit.with_number(self.value(within, on))


Holds = Callable[[Story], Iterable[Spell]]


@dataclass(frozen=True)
class Signal:
    """Something that should be asked about, as soon as it is true."""

    code: str
    title: str
    """What is true, in a few words: "Not seen alone at the last two visits"."""
    question: str
    """What one asks, kindly, with {them}, {they}, {their} and figures."""
    holds: Holds
    reads: tuple[Match, ...]
    seen_by: tuple[str, ...]
    """Allocation roles, and `manager`."""
    clears: str
    """What ends it, in words."""
    answer_within: Limit | Setting | None = None
    """By when the first of `seen_by` owes an answer; None: it is shown, and nobody owes one."""
    rises_to: str = ""
    """Who sees it besides when no answer came in time."""
    source: Source | None = None
    local: str = ""
    """Why we ask, where no instrument says so."""

    def __post_init__(self) -> None:
        if (self.source is None) == (not self.local):
            raise ValueError(f"{self.code}: say the source, or locally why, not both")
        if self.rises_to and self.answer_within is None:
            raise ValueError(f"{self.code}: what rises must have a day by which it should have been answered")
        if not self.seen_by:
            raise ValueError(f"{self.code}: say who sees it")

    @cached_property
    def types(self) -> frozenset[str]:
        """Codes of the event types it reads."""
        return frozenset(code_of(m) for m in self.reads)


def in_a_row(match: Several, n: int | Setting, *, until: Several, restarts: Several = ()) -> Holds:
    """It has happened n times with nothing of `until` between: true from the nth, until something of `until` happens.

    `restarts` begins the count anew and ends it too (a new period, the end of one).
    """
    is_match, is_until, is_stop = among(match), among(until), among((*each_of(until), *each_of(restarts)))

    def holds(story: Story) -> Iterator[Spell]:
        count, since, key = 0, None, 0
        days = {event.thread: event.on for event in story.events if event.thread is not None and is_match(event)}

        def place(event: Happened) -> int:
            if is_until(event) and event.thread is not None and days.get(event.thread) == event.on:
                return 2  # it is said of what happened on this day, and so comes after it
            return is_match(event) and not is_stop(event)

        for event in by_day(story.events, place):
            if is_stop(event):
                if since is not None:
                    yield Spell(key, since, event.on, {"n": count})
                count, since = 0, None
            if is_match(event) and not is_until(event):
                count += 1
                enough = n if isinstance(n, int) else int(story.value(n, event.on))
                if count >= enough and since is None:
                    since, key = event.on, event.id
        if since is not None:
            yield Spell(key, since, None, {"n": count})

    return holds


def nothing_for(within: Limit | Setting, *, of: Several, begins: Several, ends: Several) -> Holds:
    """From `begins` on, nothing of `of` has happened for so long: true the day after, until it happens or `ends`.

    Before the authority went live nobody could record it: the time counts from that day at the earliest.
    """
    is_of, is_beginning, is_end = among(of), among(begins), among(ends)

    def holds(story: Story) -> Iterator[Spell]:
        last: tuple[date, int] | None = None
        running = False

        def spell(until: date | None) -> Iterator[Spell]:
            assert last is not None
            counted = max(last[0], story.live_on) if story.live_on else last[0]
            since = story.limit(within, counted).due(counted) + timedelta(days=1)
            if until is None or since < until:
                yield Spell(last[1], since, until, {"n": (since - timedelta(days=1) - counted).days})

        begun = {e.id: e.on for e in story.events if is_beginning(e)}

        def place(event: Happened) -> int:
            if is_end(event):  # of what ended before; what began on this day ends after it began
                return 1 if begun.get(event.thread or 0) == event.on else 0
            return 1 if is_beginning(event) else 2

        for event in by_day(story.events, place):
            ends_here, of_it, begins_here = is_end(event), is_of(event), is_beginning(event)
            if running and (ends_here or of_it):
                yield from spell(event.on)
            if ends_here:
                running = False
            if begins_here or of_it:
                running = running or begins_here
                last = (event.on, event.id)
        if running:
            yield from spell(None)

    return holds
