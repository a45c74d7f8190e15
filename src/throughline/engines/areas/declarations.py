"""A practice area: what it is called, whom it serves, who leads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from throughline.base import discover


@dataclass(frozen=True)
class PracticeArea:
    """One room of practice. Its folder holds everything that is particular to it."""

    code: str
    title: str
    order: int
    serves: str
    """Whom, in one sentence."""
    lead: str
    """The post that answers for it."""


@lru_cache(maxsize=1)
def areas() -> tuple[PracticeArea, ...]:
    """Every area, in order."""
    found = (a for m in discover.modules("throughline.practice", "area") for a in discover.instances(m, PracticeArea))
    return tuple(sorted(found, key=lambda a: a.order))
