"""What must happen, by when, on whose authority: the vocabulary of duties. Pure: no database, no today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from throughline.base.calendar import age_on
from throughline.base.effective import Rule, Since, check_law
from throughline.base.limits import Limit
from throughline.engines.duties.past import Past
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.types import BEGUN_BEFORE, EventType, Match, Some, Thread, code_of, matches, said_by

NAMED = "owner"
"""As the owner of a duty: whoever the starting event names as `owner`."""
DESK = "desk"
"""As the owner: the desk in whose queue it stands, such as the front door. No worker or manager of the child's own owes it."""


def each_of(match: Match | Iterable[Match] | None) -> tuple[Match, ...]:
    """One match or several, as several."""
    if match is None:
        return ()
    return (match,) if isinstance(match, EventType | Some) else tuple(match)


def type_of(match: Match) -> EventType:
    """The event type behind a match."""
    return match.type if isinstance(match, Some) else match


ROLES = ("starts", "met_by", "lapses_on", "restarts_on", "within")


@dataclass(frozen=True, slots=True)
class Roles:
    """What events of one type are to a duty."""

    starts: tuple[Match, ...] = ()
    met_by: tuple[Match, ...] = ()
    lapses_on: tuple[Match, ...] = ()
    restarts_on: tuple[Match, ...] = ()
    within: tuple[Match, ...] = ()


Asks = Callable[[Happened], bool] | None


class Part:
    """The same, made into questions for an event of that type; None where the answer is no."""

    __slots__ = ("lapses", "lapses_on", "meets", "restarts", "starts", "within")

    def __init__(self, roles: Roles) -> None:
        self.starts: Asks = said_by(roles.starts)
        self.meets: Asks = said_by(roles.met_by)
        self.restarts: Asks = said_by(roles.restarts_on)
        self.within: Asks = said_by(roles.within)
        self.lapses_on = tuple((match, said_by((match,))) for match in roles.lapses_on)
        self.lapses: Asks = said_by(roles.lapses_on)


class Block:
    """One block of a duty's law: its day, and each rule with the name of its place."""

    __slots__ = ("always", "day", "rules")

    def __init__(self, block: Since, unconditional: bool) -> None:
        self.day = block.day
        self.rules = tuple((f"{block.day.isoformat()}:{n}", rule) for n, rule in enumerate(block.rules))
        place, first = self.rules[0] if self.rules else ("", None)
        self.always: tuple[str, Rule, Limit | None] | None = None
        """What it asks whatever the case, where that is so: then no case need be made."""
        if unconditional and first is not None and first.when is None and (first.within is None or isinstance(first.within, Limit)):
            self.always = (place, first, first.within)


@dataclass(frozen=True)
class Duty:
    """A promise with an owner and a date.

    `starts` opens the clock, `met_by` meets it, `lapses_on` ends it without blame. With `renews`, what meets one
    clock starts the next. `per` names the thread that a clock belongs to: an ending on such a thread lapses only its
    own clocks, while the opening of another one lapses them all (one home at a time). `linked` says that only an event
    on the very same thread meets it (this review's decisions, not the last one's). `itself` lets the starting event
    meet its own clock. `looks_back` accepts what was done so long before the start. `anchor` is a fact of the starting
    event from which the limit counts (a planned day), instead of the day it happened.

    The order of events on one day does not matter: endings come first, then beginnings, then what meets them; and a
    rule knows the whole of the day on which its clock starts.
    """

    code: str
    title: str
    """An imperative, with {them} and {their} where the child is meant: "Visit {them}"."""
    owner: str
    """The role that owes it: an allocation role, `manager` for the manager of the child's team, `NAMED` or `DESK`."""
    starts: Match | tuple[Match, ...]
    met_by: Match | tuple[Match, ...]
    law: tuple[Since, ...]
    lapses_on: Match | tuple[Match, ...] = ()
    restarts_on: Match | tuple[Match, ...] = ()
    """The law is asked again here; where that gives an earlier day, the clock runs anew from this event. Never later."""
    renews: bool = False
    when: Callable[[Case], bool] | None = None
    """A clock opens only where this holds."""
    nth: tuple[int, ...] = ()
    """Only these starting events count (1 = the first since `within` last happened); empty: all."""
    within: Match | tuple[Match, ...] | None = None
    """Counting for `nth` starts anew at such an event."""
    per: Thread | None = None
    linked: bool = False
    itself: bool = False
    by_recording: bool = False
    """What counts is the day the meeting event was recorded, not the day it happened (writing up)."""
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
    said: tuple[tuple[Match, str], ...] = ()
    """How explanations speak of a starting event, without the day: ((child_visited, "{They} {were} last visited"),)."""
    about: str = "child"
    arranged_by: tuple[str, ...] = ()
    """Codes of event types that book a day for it."""
    called_by: str = ""
    """A fact of the starting event that says what is owed better than the title can: what exactly was agreed."""

    roles: dict[str, Roles] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Event code to what such events are to this duty; made from the words above."""
    parts: dict[str, Part] = field(init=False, repr=False, compare=False, default_factory=dict)
    blocks: tuple[Block, ...] = field(init=False, repr=False, compare=False, default=())
    """The law, latest block first."""

    def __post_init__(self) -> None:
        check_law(self.law)
        if not each_of(self.starts) or not each_of(self.met_by):
            raise ValueError(f"{self.code}: say what starts it and what meets it")
        if self.anchor:
            for match in each_of(self.starts):
                type_of(match).fact(self.anchor)
        if self.nth and self.within is None:
            raise ValueError(f"{self.code}: nth needs to know within what")
        for name in ROLES:
            for match in each_of(getattr(self, name)):
                held = self.roles.get(code_of(match), Roles())
                self.roles[code_of(match)] = replace(held, **{name: (*getattr(held, name), match)})
        self.parts.update({code: Part(roles) for code, roles in self.roles.items()})
        object.__setattr__(self, "blocks", tuple(Block(block, self.when is None) for block in reversed(self.law)))

    @property
    def reads(self) -> frozenset[str]:
        """Codes of every event type the clock or its rules look at."""
        every = (self.starts, self.met_by, self.lapses_on, self.restarts_on, self.within, self.also_reads)
        agreed = (rule.within.event for _, _, rule in self.rules() if isinstance(rule.within, Agreed))
        ended = (type_of(m).ends for m in each_of(self.lapses_on))
        openers = (thread.opened_by for thread in ended if thread is not None)
        return frozenset(code_of(m) for group in (*every, agreed) for m in each_of(group)).union(*openers)

    def rules(self) -> list[tuple[Since, int, Rule]]:
        """Every rule with its block and its place in it."""
        return [(block, n, rule) for block in self.law for n, rule in enumerate(block.rules)]

    def rule_of(self, place: str) -> Rule | None:
        """The rule that a clock names as "2011-04-01:0"; None if it is declared no more."""
        for block, n, rule in self.rules():
            if place == f"{block.day.isoformat()}:{n}":
                return rule
        return None


@dataclass(slots=True)
class Case:
    """What a rule may know when it is asked whether it fits: the clock's start, its thread, and what came before.

    Asked by the hundred thousand: it looks into `past`, which is indexed, up to the end of the day the clock starts.
    """

    start: Happened
    opening: Happened
    """The event that opened the thread or chain this clock is on."""
    ordinal: int
    """1 for the first clock of the chain, 2 for the one after the first meeting, …"""
    past: Past
    settings: Any
    on: date
    """The day the clock starts."""

    @property
    def history(self) -> Sequence[Happened]:
        """Events the duty reads, up to the end of the day on which the clock starts."""
        return self.past.until(self.on)

    @property
    def born(self) -> date | None:
        """The day of birth, as the record has it whenever it was said."""
        return self.past.born

    def latest(self, match: Match | Iterable[Match]) -> Happened | None:
        """The last event of this kind up to the day the clock starts."""
        if isinstance(match, EventType | Some):
            only = self.past.latest(match, self.on)
            return only[1] if only is not None else None
        found: tuple[int, Happened] | None = None
        for one in each_of(match):
            held = self.past.latest(one, self.on)
            if held is not None and (found is None or held[0] > found[0]):
                found = held
        return found[1] if found else None

    def since(self, match: Match, day: date) -> list[Happened]:
        """Events of this kind from a day up to the day the clock starts."""
        return self.past.of(match, self.on, day)

    def since_opening(self, match: Match) -> list[Happened]:
        """Events of this kind from the opening on."""
        return self.since(match, self.opening.on)

    def on_thread(self, match: Match) -> bool:
        """Whether such an event has happened on the clock's own thread."""
        return any(e.thread == self.opening.thread for e in self.past.of(match, self.on))

    def said(self, name: str) -> Any:
        """What the events on the clock's thread last said of a fact: terms can change while the thread goes on."""
        opening = self.opening
        if opening.thread is not None:
            for event in reversed(self.past.on_thread(opening.thread)):
                if name in event.facts and event.on <= self.on:
                    return event.facts[name]
        return opening.facts.get(name)

    def age(self) -> int | None:
        """Age in whole years on the day the clock starts; None if the day of birth is not known."""
        return None if self.born is None else age_on(self.born, self.on)


When = Callable[[Case], bool]


@dataclass(frozen=True)
class Agreed:
    """The law's limit, or a shorter one that was agreed for this child. What is agreed never loosens the law."""

    event: EventType
    fact: str
    """The fact that holds the number agreed."""
    unit: Limit
    """The kind of limit whose number it is."""
    law: Limit
    since: Match | None = None
    """What was agreed before this last happened no longer counts."""
    words: str = field(default="as agreed", compare=False)
    """What explanations say of it: "as agreed at {their} review"."""

    def in_force(self, case: Case) -> Happened | None:
        """The agreement that decides this case; None where the law's own limit does."""
        found = case.latest(self.event)
        begun = case.latest(self.since) if self.since is not None else None
        if found is None or not found.get(self.fact) or (begun is not None and found.on < begun.on):
            return None
        return found if self.unit.with_number(found.facts[self.fact]).due(case.on) < self.law.due(case.on) else None

    def limit(self, context: Any) -> Limit:
        """The limit for a case."""
        agreed = self.in_force(context) if context is not None else None
        return self.law if agreed is None else self.unit.with_number(agreed.facts[self.fact])


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
    """The thread's events last said so; without values: said yes."""
    wanted = values or (True,)
    return lambda case: case.said(name) in wanted


def start_says(name: str, *values: Any) -> When:
    """The event that started the clock says so; without values: says anything at all."""
    return lambda case: case.start.get(name) in values if values else case.start.get(name) is not None


def started_by(match: Match) -> When:
    """It was such an event that started the clock."""
    return lambda case: matches(match, case.start)


def latest(match: EventType, **facts: Any) -> When:
    """The last event of this type up to the start has these facts (a tuple means any of them)."""
    some = match.where(**facts)

    def holds(case: Case) -> bool:
        found = case.latest(match)
        return found is not None and some.matches(found)

    return holds


def before_first(match: Match) -> When:
    """No such event yet since the opening. Of what had begun before it is first heard of, nobody can say so."""
    return lambda case: not case.opening.get(BEGUN_BEFORE.name) and not case.since_opening(match)


def seen_so_far(match: Match, n: int) -> When:
    """Exactly n such events since the opening."""
    return lambda case: len(case.since_opening(match)) == n


def every(*conditions: When) -> When:
    """All of these."""

    def holds(case: Case) -> bool:
        for condition in conditions:  # noqa: SIM110 - a generator costs twice as much, and this is asked by the hundred thousand
            if not condition(case):
                return False
        return True

    return holds


def any_of(*conditions: When) -> When:
    """At least one of these."""

    def holds(case: Case) -> bool:
        for condition in conditions:  # noqa: SIM110 - as above
            if condition(case):
                return True
        return False

    return holds


def not_(condition: When) -> When:
    """The opposite."""
    return lambda case: not condition(case)


def under_age(years: int) -> When:
    """The child is younger than this on the day the clock starts; needs the birth among `also_reads`."""

    def holds(case: Case) -> bool:
        age = case.age()
        return age is not None and age < years

    return holds


def aged(years: int, before: int) -> When:
    """The child is at least so old and younger than `before` on the day the clock starts."""

    def holds(case: Case) -> bool:
        age = case.age()
        return age is not None and years <= age < before

    return holds
