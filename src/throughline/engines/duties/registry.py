"""Every duty declared anywhere, and which of them an import source could know about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from throughline.base import discover
from throughline.engines.duties.declarations import Duty, each_of
from throughline.record.ledger.types import EventType, Match, code_of


@dataclass(frozen=True)
class Source:
    """Where events may come from besides people's recording, and which kinds it can know."""

    code: str
    title: str
    knows: tuple[Match, ...]
    """Kinds of event that it carries; of some, only those with these facts (allocations, but of social workers alone)."""

    @property
    def codes(self) -> frozenset[str]:
        """Codes of the event types that it carries."""
        return frozenset(code_of(match) for match in self.knows)


@lru_cache(maxsize=1)
def duties() -> dict[str, Duty]:
    """Code to duty."""
    return {d.code: d for d in discover.declared("throughline.practice", "duties", Duty)}


def duty(code: str) -> Duty:
    """The declared duty of this code; KeyError when nothing declares it."""
    return duties()[code]


@lru_cache(maxsize=1)
def sources() -> dict[str, Source]:
    """Code to source."""
    return {
        s.code: s
        for package in ("throughline.returns", "throughline.exchange")
        for s in discover.declared(package, "source", Source)
    }


def knowable(asked: Duty) -> bool:
    """Whether some import source carries what meets this duty; if none does, the time before going live is not known."""
    return any(
        _may_be_same(known, met_by) for source in sources().values() for known in source.knows for met_by in each_of(asked.met_by)
    )


def _may_be_same(one: Match, other: Match) -> bool:
    """Whether an event could be both: the same type, and no fact that the two want differently."""
    if code_of(one) != code_of(other):
        return False
    if isinstance(one, EventType) or isinstance(other, EventType):
        return True
    wanted = dict(other.facts)
    return all(set(values) & set(wanted.get(name, values)) for name, values in one.facts)
