"""The meaning of a duty: the clocks that a subject's events open, meet and end. A pure function.

The table of obligations is its projection; a property test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from throughline.base.calendar import LONDON
from throughline.base.effective import version_on
from throughline.engines.duties.declarations import Case, Duty, born_on, each_of
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Surroundings
from throughline.record.ledger.types import Match, matches


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
    knowable: bool
    chains: list[_Chain] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    keys: set[int] = field(default_factory=set)
    history: list[Happened] = field(default_factory=list)


def timeline(
    duty: Duty, events: Sequence[Happened], around: Surroundings, *, knowable: bool = True
) -> list[Clock]:
    """All clocks of this duty for one subject, in order of starting. `events` are in effect and in order.

    `knowable` False: no import source could have known what meets this duty, so clocks due before the authority went
    live are not known, and a repeating duty counts afresh from that day.
    """
    run = _Run(duty, around, knowable)
    starts, met_by = each_of(duty.starts), each_of(duty.met_by)
    lapses, restarts = each_of(duty.lapses_on), each_of(duty.restarts_on)
    live_on = around.live_on if not knowable else None
    counted = 0
    for event in events:
        if live_on is not None and event.on >= live_on:
            _go_live(run, live_on)
            live_on = None
        run.history.append(event)
        if duty.within is not None and matches(duty.within, event):
            counted = 0
        if lapses and _is(event, lapses):
            _lapse(run, event)
        if _is(event, met_by):
            _meet(run, event)
        if restarts and _is(event, restarts):
            for chain in run.chains:
                if not chain.ended:
                    _close_lapsed(chain, event.on)
                    _open(run, chain, event)
        if _is(event, starts):
            counted += 1
            if not duty.nth or counted in duty.nth:
                _begin(run, event)
    if live_on is not None:
        _go_live(run, live_on)
    return sorted(run.clocks, key=lambda c: (c.started_on, c.key))


def _is(event: Happened, several: Iterable[Match]) -> bool:
    return any(matches(m, event) for m in several)


def _begin(run: _Run, event: Happened) -> None:
    """A starting event: a new chain. Where clocks do not run per thread, it takes the place of an open one."""
    if run.duty.per is None and not run.duty.linked:
        for chain in run.chains:
            if not chain.ended and run.duty.renews:
                _close_lapsed(chain, event.on)
                chain.ended = True
    chain = _Chain(event, event.thread)
    run.chains.append(chain)
    _open(run, chain, event)
    clock = chain.clock
    if clock is None:
        return
    if run.duty.itself and _is(event, each_of(run.duty.met_by)):
        _close_met(run, chain, event)
    elif run.duty.looks_back is not None:
        reach = run.duty.looks_back.before.due(event.on)
        for earlier in reversed(run.history[:-1]):
            if earlier.on < reach:
                break
            if _is(earlier, each_of(run.duty.met_by)) and (not run.duty.linked or earlier.thread == event.thread):
                clock.met, clock.met_on, clock.met_at, clock.on_time = earlier.id, earlier.on, earlier.at, True
                chain.meetings += 1
                chain.clock = None
                if run.duty.renews:
                    _open(run, chain, earlier)
                break


def _open(run: _Run, chain: _Chain, start: Happened, *, from_day: date | None = None) -> None:
    """Open the chain's next clock if the law in force on its first day asks for one."""
    day = from_day or start.on
    block = version_on(run.duty.law, day)
    chain.clock = None
    if block is None:
        return
    case = Case(start, chain.opening, chain.meetings + 1, run.history, run.around.settings, day)
    for place, rule in enumerate(block.rules):
        if rule.applies(case):
            break
    else:
        return
    limit = rule.limit(case)
    due_on: date | None = None
    due_at: datetime | None = None
    if limit is not None:
        anchor = start.day(run.duty.anchor) if run.duty.anchor else day
        if limit.from_birth:
            anchor = born_on(run.history)
        if anchor is None:
            return
        if limit.in_hours:
            moment = start.at or datetime(anchor.year, anchor.month, anchor.day, 23, 59, tzinfo=LONDON)
            due_at = limit.due_at(moment)
            due_on = due_at.astimezone(LONDON).date()
        else:
            due_on = limit.due(anchor)
    key = start.id if from_day is None else -start.id
    while key in run.keys:  # two threads started by one event: the later one's key lies far above any event's number
        key += 1 << 50
    run.keys.add(key)
    clock = Clock(
        key, start.id, chain.thread, chain.meetings + 1, day, start.at if from_day is None else None,
        f"{block.day.isoformat()}:{place}", rule.id or "", due_on, due_at,
    )  # fmt: skip
    chain.clock = clock
    run.clocks.append(clock)


def _same_thread(run: _Run, chain: _Chain, event: Happened) -> bool:
    return event.thread is not None and event.thread == chain.thread


def _lapse(run: _Run, event: Happened) -> None:
    for chain in run.chains:
        if chain.ended:
            continue
        if run.duty.per is not None and _on_such_a_thread(run, event) and not _same_thread(run, chain, event):
            continue
        _close_lapsed(chain, event.on)
        chain.ended = True


def _on_such_a_thread(run: _Run, event: Happened) -> bool:
    """Whether the event stands on a thread of the duty's own kind, so that only its own clocks are meant."""
    return any(event.thread == chain.thread for chain in run.chains) and event.thread is not None


def _meet(run: _Run, event: Happened) -> None:
    for chain in run.chains:
        if chain.ended or (run.duty.linked and not _same_thread(run, chain, event)):
            continue
        clock = chain.clock
        if clock is not None:
            if event.on >= clock.started_on:
                _close_met(run, chain, event)
        elif run.duty.renews and chain.opening.on <= event.on:
            # No rule fitted when this chain last started; the law is asked again from here.
            chain.meetings += 1
            _open(run, chain, event)


def _close_met(run: _Run, chain: _Chain, event: Happened) -> None:
    clock = chain.clock
    assert clock is not None
    clock.met, clock.met_on, clock.met_at = event.id, event.on, event.at
    if clock.due_at is not None and event.at is not None:
        clock.on_time = event.at <= clock.due_at
    elif clock.due_on is not None:
        clock.on_time = event.on <= clock.due_on
    chain.meetings += 1
    chain.clock = None
    if run.duty.renews:
        _open(run, chain, event)
    else:
        chain.ended = True


def _close_lapsed(chain: _Chain, on: date) -> None:
    if chain.clock is not None:
        chain.clock.lapsed_on = on
        chain.clock = None


def _go_live(run: _Run, live_on: date) -> None:
    """What fell due before the authority went live, and could not be known, is set aside; chains count from that day."""
    for chain in list(run.chains):
        clock = chain.clock
        if chain.ended or clock is None:
            continue
        if clock.due_on is not None and clock.due_on < live_on:
            clock.known = False
            chain.clock = None
            if run.duty.renews:
                start = next((e for e in run.history if e.id == clock.start), chain.opening)
                chain.meetings = max(chain.meetings, 1)
                _open(run, chain, start, from_day=live_on)
            else:
                chain.ended = True


def due_soon(day: date | None, today: date, within: int = 7) -> bool:
    """Due today or in the next days."""
    return day is not None and today <= day <= today + timedelta(days=within)
