"""Stories: what happened as a little table, and what fell due as another. Specification, test and handbook in one.

    story(review, seen_on="2022-07-01",
          happened=\"\"\"  on         | event              | facts
                         2022-05-20 | became_looked_after | need=N1 \"\"\",
          then=\"\"\"      started    | due        | met | state
                         2022-05-20 | 2022-06-21 |     | overdue \"\"\")

Events are named by their code, or by its last part where only one event has it. A third column gives facts
("type=U4 until_18=yes"), `at` a London time, `recorded` the day of recording, `row` a name by which a later row's
`thread` can point at it; threads not named are found as recording finds them. In `then` only the columns shown count.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from throughline.base.calendar import LONDON
from throughline.engines.duties.declarations import Duty
from throughline.engines.duties.timeline import Clock, timeline
from throughline.engines.handbook.writing import stories
from throughline.engines.signals.declarations import Signal
from throughline.engines.signals.events import answered
from throughline.engines.signals.projections import rows
from throughline.record.ledger import happened as ledger
from throughline.record.ledger import registry
from throughline.record.ledger.actions import Span, thread_on
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Surroundings
from throughline.record.ledger.types import EventType, Many, Number, Reference, Words


def table(text: str) -> list[dict[str, str]]:
    """The rows of a little table, by the names in its first line; blank lines and rules are skipped."""
    lines = [line for line in text.splitlines() if line.strip() and set(line.strip()) - set("-+| ")]
    names, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(names, row, strict=True)) for row in rows]


def drawn(columns: list[str], rows: list[dict[str, str]]) -> str:
    """Rows as a table again."""
    widths = [max(len(name), *(len(row[name]) for row in rows)) if rows else len(name) for name in columns]
    lines = [dict(zip(columns, columns, strict=True)), *rows]
    return "\n".join(" | ".join(line[n].ljust(w) for n, w in zip(columns, widths, strict=True)) for line in lines)


def event_named(name: str, reads: Collection[str] = (), area: str = "") -> EventType:
    """The event type of a code, or of the last part of one; where several areas have that, the one
    that is read, or the story's own area's."""
    types = registry.event_types()
    if name in types:
        return types[name]
    found = [t for code, t in types.items() if code.split(".")[1] == name]
    for meant in ([t for t in found if t.code in reads], [t for t in found if t.code.startswith(f"{area}.")]):
        if len(meant) == 1:
            return meant[0]
    assert len(found) == 1, f"{name} names {[t.code for t in found] or 'no event'}"
    return found[0]


def facts_of(declared: EventType, text: str) -> dict[str, Any]:
    """Facts as the ledger would hold them."""
    given: dict[str, Any] = {}
    for part in shlex.split(text):
        name, _, value = part.partition("=")
        fact = declared.fact(name)
        given[name] = int(value) if isinstance(fact, Number | Reference | Words) else value.split(",") if isinstance(fact, Many) else value
    return declared.clean(given)


def chronology(text: str, reads: Collection[str] = (), area: str = "") -> list[Happened]:
    """What happened, in effect and in order, with threads found as recording finds them. `reads`, `area`: which
    events short names mean."""
    opened: dict[str, list[Span]] = {}
    rows: dict[str, int] = {}
    events = []
    for number, row in enumerate(table(text), start=1):
        declared = event_named(row["event"], reads, area)
        on = date.fromisoformat(row["on"])
        at = None
        if row.get("at"):
            at = datetime.combine(on, time.fromisoformat(row["at"]), LONDON).astimezone(UTC)
        recorded = date.fromisoformat(row.get("recorded") or row["on"])
        thread: int | None = None
        kind = declared.thread.code if declared.thread else ""
        if declared.opens:
            thread = number
            opened.setdefault(kind, []).append(((on, declared.order, at.timestamp() if at else 0.0, number), number, None))
            opened[kind].sort()
        elif row.get("thread"):
            thread = rows[row["thread"]]
        elif kind:
            thread = thread_on(opened.get(kind, ()), on, at=at, ending=declared.ends is not None)
        if declared.ends:
            opened[kind] = [(o, n, on if n == thread else e) for o, n, e in opened.get(kind, [])]
        if row.get("row"):
            rows[row["row"]] = number
        events.append(
            Happened(number, 1, declared.code, on, at, datetime.combine(recorded, time(17), LONDON), None,
                     row.get("source") or "record", thread, None, facts_of(declared, row.get("facts", "")),
                     declared.order, number)
        )
    return ledger.in_order(events)


def state(clock: Clock, seen_on: date) -> str:
    """How a clock stands on a day, in a word or two."""
    if clock.met is not None:
        return {True: "on time", False: "late", None: "met"}[clock.on_time]
    if not clock.known:
        return "not known"
    if clock.lapsed_on is not None:
        return "missed" if clock.due_on is not None and clock.lapsed_on > clock.due_on else "lapsed"
    return "overdue" if clock.due_on is not None and clock.due_on < seen_on else "open"


def as_row(clock: Clock, seen_on: date) -> dict[str, str]:
    """A clock as a story's table shows it."""
    def moment(day: date | None, at: datetime | None) -> str:
        if at is not None:
            return f"{at.astimezone(LONDON):%Y-%m-%d %H:%M}"
        return day.isoformat() if day else ""

    return {
        "started": clock.started_on.isoformat(), "due": moment(clock.due_on, clock.due_at),
        "met": clock.met_on.isoformat() if clock.met_on else "", "lapsed": clock.lapsed_on.isoformat() if clock.lapsed_on else "",
        "state": state(clock, seen_on), "rule": clock.rule_id, "nth": str(clock.ordinal), "law": clock.rule[:10],
    }  # fmt: skip


def signal_row(row: dict[str, Any], seen_on: date) -> dict[str, str]:
    """A time during which a signal holds, as a story's table shows it."""
    cleared = row["cleared_on"]
    holds = row["since_on"] <= seen_on and (cleared is None or cleared > seen_on)
    return {
        "since": row["since_on"].isoformat(), "cleared": cleared.isoformat() if cleared else "",
        "answer by": row["answer_by"].isoformat() if row["answer_by"] else "",
        "answered": row["answered_on"].isoformat() if row["answered_on"] else "",
        "n": str(row["told"].get("n", "")), "holds": "yes" if holds else "no",
    }  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A story that was told: which duty or signal, what happened, what came of it, and the rules that were chosen."""

    duty: Duty | Signal
    happened: str
    seen_on: str
    then: str
    rules: frozenset[str]
    test: Callable[..., None] | None = None


class Teller:
    """Tells stories and keeps what they told."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.telling: Callable[..., None] | None = None

    def asks(
        self, signal: Signal, *, happened: str, seen_on: str, then: str,
        settings: dict[str, Sequence[tuple[date, Any]]] | None = None, live_on: str | None = None,
    ) -> list[dict[str, Any]]:  # fmt: skip
        """The same for a signal: since when it holds, until when, by when an answer is owed, and whether it holds now."""
        around = Surroundings(1, date.fromisoformat(live_on) if live_on else None, "E10000999", settings or {})
        reads = signal.types | {answered.code}
        found = list(rows(signal, ledger.of_types(chronology(happened, reads, signal.code.split(".")[0]), reads), around))
        expected = table(then)
        columns = [name.strip() for name in then.strip().splitlines()[0].split("|")]
        day = date.fromisoformat(seen_on)
        shown = [{name: signal_row(row, day)[name] for name in columns} for row in found]
        assert shown == expected, f"{signal.code}: what came of it is\n{drawn(columns, shown)}"
        self.told.append(Told(signal, happened, seen_on, then, frozenset(), self.telling))
        return found

    def __call__(
        self, duty: Duty, *, happened: str, seen_on: str, then: str, settings: dict[str, Sequence[tuple[date, Any]]] | None = None,
        live_on: str | None = None, knowable: bool = True,
    ) -> list[Clock]:  # fmt: skip
        around = Surroundings(1, date.fromisoformat(live_on) if live_on else None, "E10000999", settings or {})
        events = ledger.of_types(chronology(happened, duty.reads, duty.code.split(".")[0]), duty.reads)
        clocks = timeline(duty, events, around, knowable=knowable)
        expected = table(then)
        columns = [name.strip() for name in then.strip().splitlines()[0].split("|")]
        shown = [{name: row[name] for name in columns} for row in (as_row(c, date.fromisoformat(seen_on)) for c in clocks)]
        assert shown == expected, f"{duty.code}: what came of it is\n{drawn(columns, shown)}"
        self.told.append(Told(duty, happened, seen_on, then, frozenset(c.rule for c in clocks), self.telling))
        return clocks


def told_in(area: str) -> list[Told]:
    """Every story that an area's own tests tell, proved as it is told."""
    teller = Teller()
    for _, test in stories(area):
        teller.telling = test
        test(teller)
    return teller.told


@pytest.fixture
def story() -> Teller:
    """Tell what happened and what must come of it."""
    return Teller()
