"""What an area offers to pages that look across areas: lines for tonight, what is in force, whom to ring, lanes of the
life chart, papers on the shelf. The page collects offers; it knows no area."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from throughline.base import discover
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Surroundings

TONIGHT, IN_FORCE, RING, LIFE, SHELF, MARKS = "tonight", "in_force", "ring", "life", "shelf", "marks"
DANGERS, WORDS_FOR_TONIGHT, BRIEF = "dangers", "words_for_tonight", "brief"
"""What whoever goes there at night must know; what the day team asks of the night; the plan in a few lines."""
ASKED_FOR = "asked_for"
"""What somebody outside this record needs it to say."""


@dataclass(frozen=True)
class Asked:
    """What a panel is given: who looks, at whom, today, and that subject's events in effect of the types it reads."""

    viewer: Any
    subject: int
    uuid: Any
    person: Any
    today: date
    events: Sequence[Happened]
    around: Surroundings
    known_at: datetime | None = None

    def of(self, *types: Any) -> list[Happened]:
        """Events of these types, oldest first."""
        codes = {t.code for t in types}
        return [e for e in self.events if e.type in codes]


@dataclass(frozen=True)
class Panel:
    """One offer. `reads` are the codes of the events it needs; `give` returns the slot's rows, best first."""

    code: str
    slot: str
    order: int
    reads: frozenset[str]
    give: Callable[[Asked], Sequence[Any]]


@dataclass(frozen=True)
class Tonight:
    """Where somebody is tonight, in words. `kind`: with, staying, missing, not_known."""

    kind: str
    title: str
    lines: tuple[str, ...] = ()
    tel: str = ""
    links: tuple[tuple[str, str], ...] = ()
    """Words and address."""


@dataclass(frozen=True)
class Mend:
    """One thing to put right, and the way there."""

    where: str
    """The entry and its box, in the words of the form."""
    words: str
    ref: str = ""
    url: str = ""


@dataclass(frozen=True)
class AskedFor:
    """What is asked of this record: by what, and what is to be put right. `again_url`: something was recorded since, and
    a post there looks anew and answers with this list."""

    title: str
    small: str = ""
    rows: Sequence[Mend] = ()
    again_url: str = ""


@dataclass(frozen=True)
class FirstThing:
    """What stands on top of somebody's day, and goes only when it is done."""

    title: str
    words: str
    url: str
    do: str = "Read it and take it on"
    late: str = ""


@dataclass(frozen=True)
class Desk:
    """What an area lays on a desk: asked of whoever looks at their own work or their team's."""

    code: str
    order: int
    give: Callable[[Any], Sequence[FirstThing]]


@lru_cache(maxsize=1)
def desks() -> tuple[Desk, ...]:
    """Every desk's offer, in order."""
    return tuple(sorted(discover.declared("throughline.practice", "panels", Desk), key=lambda d: d.order))


def first_things(viewer: Any) -> list[FirstThing]:
    """What comes before everything else today."""
    return [thing for desk in desks() for thing in desk.give(viewer)]


@lru_cache(maxsize=1)
def panels() -> tuple[Panel, ...]:
    """Every panel offered anywhere, in order."""
    packages = ("throughline.practice", "throughline.returns")
    found = [p for package in packages for p in discover.declared(package, "panels", Panel)]
    return tuple(sorted(found, key=lambda p: p.order))


@lru_cache(maxsize=8)
def reads(slots: frozenset[str]) -> frozenset[str]:
    """Codes of every event type that panels of these slots read."""
    return frozenset().union(*(p.reads for p in panels() if p.slot in slots)) if panels() else frozenset()


def offered(slot: str, asked: Asked) -> list[Any]:
    """Everything that areas offer for a slot."""
    return [row for panel in panels() if panel.slot == slot for row in panel.give(asked)]
