"""How agreed actions stand, folded from a subject's events. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from throughline.base import discover
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.promises import Promises


@lru_cache(maxsize=1)
def every() -> tuple[Promises, ...]:
    """The agreed actions of every area."""
    return tuple(discover.declared("throughline.practice", "events", Promises))


@lru_cache(maxsize=1)
def reads() -> frozenset[str]:
    """Codes of every event about agreed actions."""
    return frozenset(t.code for p in every() for t in (p.agreed, p.progressed, p.done, p.dropped))


@dataclass
class Promise:
    """One agreed action as it stands."""

    key: int
    area: Promises
    what: str
    owner: int
    by_on: date
    agreed_on: date
    outcome: str = ""
    done_by: str = ""
    need: str = ""
    plan: str = ""
    moved: int = 0
    invited: int | None = None
    ended_on: date | None = None
    done: bool = False
    why_ended: str = ""
    came_of_it: str = ""
    progress: list[Happened] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.ended_on is None

    def state(self, today: date) -> str:
        """done, dropped, late or open."""
        if self.ended_on is not None:
            return "done" if self.done else "dropped"
        return "late" if self.by_on < today else "open"


def standing(events: Sequence[Happened], areas: Iterable[Promises] | None = None) -> list[Promise]:
    """Every action ever agreed, oldest first, as it stands after these events."""
    found: dict[int, Promise] = {}
    by_code: dict[str, tuple[Promises, str]] = {}
    for area in areas if areas is not None else every():
        for name in ("agreed", "progressed", "done", "dropped"):
            by_code[getattr(area, name).code] = (area, name)
    told = [(event, *by_code[event.type]) for event in events if event.type in by_code]
    for event, area, name in told:
        if name == "agreed":
            found[event.id] = Promise(
                event.id, area, str(event.get("what")), int(event.get("owner")), event.day("by_on") or event.on, event.on,
                event.get("outcome", ""), event.get("done_by", ""), event.get("need", ""), event.get("plan", ""), int(event.get("moved", 0)),
                event.get("invited"),
            )  # fmt: skip
    # An ending stands before a beginning of the same day, so what became of each is asked when all are there.
    for event, _, name in told:
        promise = found.get(event.thread or 0)
        if promise is None or name == "agreed":
            continue
        if name == "progressed":
            promise.progress.append(event)
        else:
            promise.ended_on, promise.done = event.on, name == "done"
            promise.came_of_it = str(event.get("outcome", ""))
            promise.why_ended = str(event.get("why", ""))
    return list(found.values())


def agreed_twice_or_more(found: Iterable[Promise]) -> list[Promise]:
    """Open actions whose day was moved before: the sign that a plan drifts."""
    return [p for p in found if p.open and p.moved]


def as_answer(promise: Promise) -> dict[str, Any]:
    """An open action as a form holds it, so that the next version goes on from it."""
    return {"what": promise.what, "who": str(promise.owner), "done_by": promise.done_by, "by": promise.by_on.isoformat(),
            "change": promise.outcome, "thread": str(promise.key)}  # fmt: skip
