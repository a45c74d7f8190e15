"""What tests of the vocabulary of duties share: a plain duty to change one word of, and clocks in a line each."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.support.stories import chronology
from throughline.base.effective import Rule, Since
from throughline.base.limits import weeks
from throughline.engines.duties.declarations import Duty, first_time, nth_time
from throughline.engines.duties.timeline import Clock, timeline
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.record.ledger.projections import Surroundings

D = date.fromisoformat
LAW = (Since(D("2000-01-01"), Rule("within a week", within=weeks(1))),)


def duty(**words: Any) -> Duty:
    """A duty to review within a week, with these words changed."""
    given = {"code": "x.y", "title": "Do it", "owner": "manager", "starts": care.became_looked_after,
             "met_by": care.review_held, "law": LAW} | words  # fmt: skip
    return Duty(**given)


def rule(within: Any = None, when: Any = None, **kw: Any) -> Rule:
    """A rule."""
    return Rule("words", within=within, when=when, **kw)


def since_2000(*rules: Rule) -> tuple[Since, ...]:
    """Law in force throughout."""
    return (Since(D("2000-01-01"), *rules),)


def clocks(
    asked: Duty, happened: str, *, settings: Any = None, live_on: str | None = None, knowable: bool = True, told: Any = ()
) -> list[Clock]:
    """The clocks of a duty for a little table of events; `told` as rows of first day, last day, kind of event."""
    spans = [(D(first), D(last), frozenset({code})) for first, last, code in told]
    around = Surroundings(1, D(live_on) if live_on else None, "", settings or {}, spans)
    seen = [e for e in chronology(happened, asked.reads, "looked_after") if e.type in asked.reads]
    return timeline(asked, seen, around, knowable=knowable)


def shown(asked: Duty, happened: str, **kw: Any) -> list[str]:
    """started, due, met or lapsed, in that order; "?" for not known."""
    rows = []
    for c in clocks(asked, happened, **kw):
        end = f"met {c.met_on}" if c.met_on else f"lapsed {c.lapsed_on}" if c.lapsed_on else "open" if c.known else "?"
        rows.append(f"{c.started_on} {c.due_on} {end}")
    return rows


ROUND = since_2000(rule(weeks(1), first_time), rule(weeks(2), nth_time(2)), rule(weeks(4)))
PER_HOME = {"starts": homes.placement_began, "met_by": homes.placement_notified, "per": homes.placement}
