"""The meaning of a duty: the clocks that a subject's events open, meet and end. A pure function.

The table of obligations is its projection; a property test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from operator import attrgetter

from throughline.base.calendar import LONDON, london_day
from throughline.base.effective import Rule
from throughline.base.limits import Limit, Unit
from throughline.engines.duties.declarations import NAMED, Agreed, Case, Duty, each_of, type_of
from throughline.engines.duties.past import Past
from throughline.engines.settings.declarations import Setting
from throughline.record.ledger.happened import Happened, by_day
from throughline.record.ledger.projections import Surroundings
from throughline.record.ledger.types import BEGUN_BEFORE, Match, code_of, matches

ORDINARY = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS})
"""Counted from the day the clock starts, in whole days."""
LONG_HERE = 2
"""How often a chain counts as met whose beginning nobody here knows: what the law asks only at the beginning is over."""


@dataclass(slots=True)
class Clock:
    """One clock of one duty: what opened it, what it asks, and how it ended if it has."""

    key: int
    start: int
    """The event that started it."""
    thread: int | None
    ordinal: int
    started_on: date
    started_at: datetime | None
    rule: str
    """Block day and place of the rule, e.g. "2011-04-01:0"."""
    rule_id: str
    due_on: date | None
    due_at: datetime | None
    met: int | None = None
    met_on: date | None = None
    met_at: datetime | None = None
    lapsed_on: date | None = None
    known: bool = True
    on_time: bool | None = None
    owner: int | None = None
    """The worker named by the starting event, where the duty is owed by whom it names."""

    @property
    def open(self) -> bool:
        """Neither met, nor lapsed, nor lost in the time before the record."""
        return self.met is None and self.lapsed_on is None and self.known


@dataclass(slots=True)
class _Chain:
    opening: Happened
    thread: int | None
    meetings: int = 0
    clock: Clock | None = None
    ended: bool = False


@dataclass(slots=True)
class _Run:
    duty: Duty
    around: Surroundings
    past: Past
    live: list[_Chain] = field(default_factory=list)
    """Chains that have not ended, in order of beginning."""
    clocks: list[Clock] = field(default_factory=list)
    keys: set[int] = field(default_factory=set)
    over: set[int] = field(default_factory=set)
    """Threads that have ended."""


def timeline(
    duty: Duty, events: Sequence[Happened], around: Surroundings, *, knowable: bool = True
) -> list[Clock]:
    """All clocks of this duty for one subject, in order of starting. `events` are in effect.

    `knowable` False: no import source could have known what meets this duty, so clocks due before the authority went
    live are not known, and a repeating duty counts afresh from that day. Where a source could know, the same holds of the
    time before it tells anything, and of the time between what it told and the authority's first day here.
    """
    parts = duty.parts
    for event in events:
        part = parts.get(event.type)
        if part is not None and part.starts is not None and part.starts(event):
            break
    else:
        return []
    run = _Run(duty, around, Past(_in_order(duty, events)))
    known_from = [] if around.live_on is None else _known_from(duty, around, knowable)
    counted = 0
    for event in run.past.events:
        while known_from and event.on >= known_from[0][0]:
            _known_again(run, *known_from.pop(0))
        part = parts.get(event.type)
        if part is None:
            continue
        if part.within is not None and part.within(event):
            counted = max(duty.nth, default=0) if event.get(BEGUN_BEFORE.name) else 0
        for match, lapses in part.lapses_on:
            if lapses is not None and lapses(event):
                _lapse(run, event, match)
                break
        if part.meets is not None and part.meets(event):
            _meet(run, event)
        if part.restarts is not None and part.restarts(event):
            _restart(run, event)
        if part.starts is not None and part.starts(event):
            counted += 1
            if not duty.nth or counted in duty.nth:
                _begin(run, event)
    for day, until in known_from:
        _known_again(run, day, until)
    run.clocks.sort(key=_by_start)
    return run.clocks


_by_start = attrgetter("started_on")


def _in_order(duty: Duty, events: Sequence[Happened]) -> Sequence[Happened]:
    """The events in the order in which this duty looks at those of one day, whatever order they were recorded in."""
    parts = duty.parts
    begun: dict[int, Happened] = {}

    def place(event: Happened) -> int:
        part = parts.get(event.type)
        if part is None:
            return 3
        if part.starts is not None and part.starts(event):
            return 2
        if part.lapses is not None and part.lapses(event):
            if not begun:
                begun.update((e.id, e) for e in events if e.thread == e.id)
            opening = begun.get(event.thread or 0)
            if opening is not None and opening is not event and opening.on == event.on:
                started = parts.get(opening.type)
                if started is None or started.starts is None:
                    return 5  # what began and ended on this day takes along all that began with it
            return 0
        if part.within is not None and part.within(event):
            return 1
        return 4 if part.meets is not None and part.meets(event) else 3

    return by_day(events, place)


def _meets(run: _Run, event: Happened) -> bool:
    part = run.duty.parts.get(event.type)
    return part is not None and part.meets is not None and part.meets(event)


def _end(run: _Run, chain: _Chain) -> None:
    chain.ended = True
    run.live = [other for other in run.live if other is not chain]


def _begin(run: _Run, event: Happened) -> None:
    """A starting event: a new chain. A repeating duty that is not per thread has one chain: the new replaces the old."""
    duty = run.duty
    if event.thread is not None and event.thread in run.over:
        return  # it ended on the day it began
    before = bool(event.get(BEGUN_BEFORE.name))
    if before and not duty.renews:
        return  # when it fell due nobody can know
    if duty.renews and duty.per is None and not duty.linked:
        for chain in run.live:
            _close_lapsed(chain, event.on)
            chain.ended = True
        run.live = []
    chain = _Chain(event, event.thread, LONG_HERE if before else 0)
    run.live.append(chain)
    _open(run, chain, event)
    if chain.clock is None:
        return
    if duty.itself and _meets(run, event):
        _close_met(run, chain, event)
    elif duty.looks_back is not None:
        earlier = _done_before(run, event, duty.looks_back)
        if earlier is not None:
            _close_met(run, chain, earlier)


def _done_before(run: _Run, start: Happened, looks_back: Limit) -> Happened | None:
    """What met this before it began: the last such event within reach."""
    reach = looks_back.before.due(start.on)
    for event in run.past.back_from(start.on - timedelta(days=1)):
        if event.on < reach:
            return None
        if _meets(run, event) and (not run.duty.linked or event.thread in (None, start.thread)):
            return event
    return None


def _asked(run: _Run, chain: _Chain, start: Happened, day: date) -> tuple[str, Rule, Limit | None] | None:
    """What the law in force on a day asks of this chain: the rule's place, the rule, the limit."""
    duty = run.duty
    for block in duty.blocks:
        if block.day > day:
            continue
        if block.always is not None:
            return block.always
        case = Case(start, chain.opening, chain.meetings + 1, run.past, run.around.settings, day)
        if duty.when is not None and not duty.when(case):
            return None
        for place, rule in block.rules:
            if rule.when is None or rule.when(case):
                return place, rule, _limit(rule, case)
        return None
    return None


def _limit(rule: Rule, case: Case) -> Limit | None:
    within = rule.within
    if within is None or isinstance(within, Limit):
        return within
    return within.limit(case) if isinstance(within, Agreed | Setting) else rule.limit(case)


def _due(run: _Run, start: Happened, day: date, limit: Limit | None) -> tuple[date | None, datetime | None]:
    if limit is None:
        return None, None
    if limit.unit in ORDINARY and not run.duty.anchor:
        return limit.due(day), None
    anchor = run.past.born if limit.from_birth else (run.duty.anchor and start.day(run.duty.anchor)) or day
    if anchor is None:
        return None, None
    if limit.in_hours:
        moment = start.at or datetime(anchor.year, anchor.month, anchor.day, 23, 59, tzinfo=LONDON)
        due_at = limit.due_at(moment)
        return london_day(due_at), due_at
    return limit.due(anchor), None


def _open(run: _Run, chain: _Chain, start: Happened, *, from_day: date | None = None) -> None:
    """Open the chain's next clock if the law in force on its first day asks for one."""
    day = from_day or start.on
    chain.clock = None
    asked = _asked(run, chain, start, day)
    if asked is None:
        return
    place, rule, limit = asked
    if limit is not None and limit.from_birth and run.past.born is None:
        return
    due_on, due_at = _due(run, start, day, limit)
    key = start.id if from_day is None else -start.id
    while key in run.keys:  # two chains that one event starts: the later one's key lies far above any event's number
        key += 1 << 50 if key > 0 else -(1 << 50)
    run.keys.add(key)
    chain.clock = Clock(
        key, start.id, chain.thread, chain.meetings + 1, day, start.at if from_day is None else None, place, rule.id or "",
        due_on, due_at, owner=start.get("owner") if run.duty.owner == NAMED else None,
    )  # fmt: skip
    run.clocks.append(chain.clock)


def _restart(run: _Run, event: Happened) -> None:
    """Ask the law again: where it now wants it sooner, the clock that runs gives way to one from this event."""
    if event.get(BEGUN_BEFORE.name):
        return  # it changes nothing on this day
    for chain in run.live:
        if chain.opening.id == event.id or _of_another_thread(run, event, chain):
            continue
        asked = _asked(run, chain, event, event.on)
        if asked is None:
            continue
        due_on, _ = _due(run, event, event.on, asked[2])
        clock = chain.clock
        if clock is None or (due_on is not None and (clock.due_on is None or due_on < clock.due_on)):
            _close_lapsed(chain, event.on)
            _open(run, chain, event)


def _of_another_thread(run: _Run, event: Happened, chain: _Chain) -> bool:
    """Whether the event stands on a thread of the duty's kind that is not this chain's."""
    for match in each_of(run.duty.restarts_on):
        if matches(match, event):
            return run.duty.per is not None and type_of(match).thread == run.duty.per and event.thread != chain.thread
    return False


def _lapse(run: _Run, event: Happened, match: Match) -> None:
    declared = type_of(match)
    own_only = run.duty.per is not None and declared.thread == run.duty.per and declared.opens is None
    if declared.ends is not None and event.thread is not None:
        run.over.add(event.thread)
    going_on = []
    for chain in run.live:
        if own_only and event.thread != chain.thread:
            going_on.append(chain)
        else:
            _close_lapsed(chain, event.on)
            chain.ended = True
    run.live = going_on


def _meet(run: _Run, event: Happened) -> None:
    linked = run.duty.linked
    for chain in run.live:  # one that ends here is left out of a new list: this one stays as it is
        if linked and (event.thread is None or event.thread != chain.thread):
            continue
        clock = chain.clock
        if clock is not None:
            too_early = clock.started_at is not None and event.at is not None and event.at < clock.started_at
            if not too_early and event.on >= clock.started_on:
                _close_met(run, chain, event)
        elif run.duty.renews:
            # No rule fitted when this chain last started; the law is asked again from here.
            chain.meetings += 1
            _open(run, chain, event)


def _close_met(run: _Run, chain: _Chain, event: Happened) -> None:
    clock = chain.clock
    assert clock is not None
    clock.met, clock.met_on, clock.met_at = event.id, event.on, event.at
    if run.duty.by_recording:
        clock.met_on, clock.met_at = london_day(event.recorded_at), event.recorded_at
    if clock.due_at is not None and clock.met_at is not None:
        clock.on_time = clock.met_at <= clock.due_at
    elif clock.due_on is not None:
        clock.on_time = clock.met_on <= clock.due_on
    chain.meetings += 1
    chain.clock = None
    if run.duty.renews:
        _open(run, chain, event)
    else:
        _end(run, chain)


def _close_lapsed(chain: _Chain, on: date) -> None:
    if chain.clock is not None:
        chain.clock.lapsed_on = on
        chain.clock = None


def _known_from(duty: Duty, around: Surroundings, knowable: bool) -> list[tuple[date, date | None]]:
    """Each day from which, after a time in which nobody could know, what meets this duty is known; and the last day before
    that time, if it was known then."""
    live_on = around.live_on
    if live_on is None or (knowable and not around.told):
        return []
    met_by = {code_of(match) for match in each_of(duty.met_by)} if knowable else set()
    found: list[tuple[date, date | None]] = []
    until: date | None = None
    for first, last, codes in around.told:
        if first < live_on and codes & met_by:
            if until is None or first > until + timedelta(days=1):
                found.append((first, until))
            until = max(until or last, last)
    if until is None or live_on > until + timedelta(days=1):
        found.append((live_on, until))
    return found


def _known_again(run: _Run, day: date, until: date | None) -> None:
    """What fell due while nobody could know is set aside, and what was late by then is left there as late; chains count
    from this day. Set aside is also what had lapsed late in that time: nobody here can say whether it was done."""
    for past in run.clocks:
        due_on = past.due_on
        if past.met is None and past.lapsed_on is not None and due_on is not None:
            past.known = not (due_on < day and (until is None or due_on > until))
    for chain in run.live:
        clock = chain.clock
        if clock is None or clock.due_on is None or clock.due_on >= day:
            continue
        if until is not None and clock.due_on <= until:
            _close_lapsed(chain, until + timedelta(days=1))
        else:
            clock.known = False
            chain.clock = None
        if run.duty.renews:
            start = next((e for e in run.past.events if e.id == clock.start), chain.opening)
            chain.meetings = _meetings_by(run, chain, start, clock.due_on, day)
            _open(run, chain, start, from_day=day)
        else:
            _end(run, chain)


def _meetings_by(run: _Run, chain: _Chain, start: Happened, due_on: date, day: date) -> int:
    """How often the chain would have been met by a day, had each been done when it was due: so that somebody long here is
    not asked for what the law asks at the beginning."""
    first, chain.meetings = chain.meetings, chain.meetings + 1
    while chain.meetings - first < 500 and (asked := _asked(run, chain, start, due_on)) is not None:
        following = _due(run, start, due_on, asked[2])[0]
        if following is None or not due_on < following < day:
            break
        due_on, chain.meetings = following, chain.meetings + 1
    return chain.meetings
