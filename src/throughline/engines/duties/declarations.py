"""What must happen, by when, on whose authority: the vocabulary of duties. Pure: no database, no today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.base.calendar import age_on
from throughline.base.effective import Since
from throughline.base.limits import Limit
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.types import EventType, Match, Some, Thread, code_of, matches


def each_of(match: Match | Iterable[Match] | None) -> tuple[Match, ...]:
    """One match or several, as several."""
    if match is None:
        return ()
    return (match,) if isinstance(match, EventType | Some) else tuple(match)


@dataclass(frozen=True)
class Duty:
    """A promise with an owner and a date.

    `starts` opens the clock, `met_by` meets it, `lapses_on` ends it without blame. With `renews`, what meets one
    clock starts the next. `restarts_on` begins the count anew (an order that changes the interval). `per` names the
    thread that a clock belongs to: only its own endings lapse it. `linked` says that only an event on the very same
    thread meets it (this review's decisions, not the last one's). `itself` lets the starting event meet its own
    clock. `looks_back` accepts what was done so long before the start. `anchor` is a fact of the starting event from
    which the limit counts (a planned day), instead of the day it happened.
    """

    code: str
    title: str
    """An imperative, with {them} and {their} where the child is meant: "Visit {them}"."""
    owner: str
    """The role that owes it: an allocation role, or `manager`."""
    starts: Match | tuple[Match, ...]
    met_by: Match | tuple[Match, ...]
    law: tuple[Since, ...]
    lapses_on: Match | tuple[Match, ...] = ()
    restarts_on: Match | tuple[Match, ...] = ()
    renews: bool = False
    nth: tuple[int, ...] = ()
    """Only these starting events of a `within` thread count (1 = the first); empty: all."""
    within: Match | None = None
    """Counting of `nth` and of meetings starts anew at this event."""
    per: Thread | None = None
    linked: bool = False
    itself: bool = False
    looks_back: Limit | None = None
    anchor: str = ""
    also_reads: tuple[Match, ...] = ()
    """Events that rules ask about besides those above."""
    record: EventType | None = None
    """What one records to meet it, where that is not `met_by` itself."""
    expiry: bool = False
    """The limit ends something rather than asking for something: "may last until", not "do by"."""
    short: str = ""
    """Two or three words for tables: "statutory visits"."""
    about: str = "child"

    @property
    def reads(self) -> frozenset[str]:
        """Codes of every event type the clock or its rules look at."""
        every = (self.starts, self.met_by, self.lapses_on, self.restarts_on, self.within, self.also_reads)
        return frozenset(code_of(m) for group in every for m in each_of(group))

    def rules(self) -> list[tuple[Since, int, Any]]:
        """Every rule with its block and its place in it."""
        return [(block, n, rule) for block in self.law for n, rule in enumerate(block.rules)]


@dataclass(slots=True)
class Case:
    """What a rule may know when it is asked whether it fits: the clock's start, its thread, and what came before."""

    start: Happened
    opening: Happened
    """The event that opened the thread or chain this clock is on."""
    ordinal: int
    """1 for the first clock of the chain, 2 for the one after the first meeting, …"""
    history: list[Happened]
    """Events the duty reads, up to and including the start."""
    settings: Any
    on: date
    """The day the clock starts."""

    def latest(self, match: Match) -> Happened | None:
        """The last event of this kind up to the start."""
        for event in reversed(self.history):
            if matches(match, event):
                return event
        return None

    def since_opening(self, match: Match) -> list[Happened]:
        """Events of this kind from the opening on."""
        return [e for e in self.history if matches(match, e) and e.on >= self.opening.on]


When = Callable[[Case], bool]


def first_time(case: Case) -> bool:
    """Nothing has met this chain yet."""
    return case.ordinal == 1


def nth_time(n: int) -> When:
    """The chain has been met n - 1 times."""
    return lambda case: case.ordinal == n


def in_first(limit: Limit) -> When:
    """The clock starts within so long of its thread's opening."""
    return lambda case: case.on < limit.due(case.opening.on)


def fact(name: str, *values: Any) -> When:
    """The opening event says so; without values: says yes."""
    wanted = values or (True,)
    return lambda case: case.opening.get(name) in wanted


def latest(match: EventType, **facts: Any) -> When:
    """The last event of this type up to the start has these facts (a tuple means any of them)."""
    some = match.where(**facts)

    def holds(case: Case) -> bool:
        found = case.latest(match)
        return found is not None and some.matches(found)

    return holds


def before_first(match: Match) -> When:
    """No such event yet since the opening."""
    return lambda case: not case.since_opening(match)


def every(*conditions: When) -> When:
    """All of these."""
    return lambda case: all(c(case) for c in conditions)


def any_of(*conditions: When) -> When:
    """At least one of these."""
    return lambda case: any(c(case) for c in conditions)


def not_(condition: When) -> When:
    """The opposite."""
    return lambda case: not condition(case)


def born_on(history: Iterable[Happened]) -> date | None:
    """The day of birth that these events tell of; the latest word counts."""
    found = None
    for event in history:
        if event.type == "record.born":
            found = event.on
        elif event.day("born_on"):
            found = event.day("born_on")
    return found


def under_age(years: int) -> When:
    """The child is younger than this on the day the clock starts; needs the birth among `also_reads`."""

    def holds(case: Case) -> bool:
        born = born_on(case.history)
        return born is not None and age_on(born, case.on) < years

    return holds
