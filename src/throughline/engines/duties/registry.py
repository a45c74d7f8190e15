"""Every duty declared anywhere, and which of them an import source could know about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from throughline.base import discover
from throughline.engines.duties.declarations import Duty, each_of
from throughline.record.ledger.types import code_of


@dataclass(frozen=True)
class Source:
    """Where events may come from besides people's recording, and which kinds it can know."""

    code: str
    title: str
    knows: frozenset[str]
    """Codes of the event types that it carries."""


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
    met_by = {code_of(m) for m in each_of(asked.met_by)}
    return any(met_by & source.knows for source in sources().values())
