"""How a caseload is weighed: declared by whoever knows what kinds of work there are, asked by whoever gives a child to somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from throughline.base import discover


@dataclass(frozen=True)
class Would:
    """What somebody would carry, and what they may."""

    weight: int
    limit: int

    @property
    def over(self) -> int:
        """By how much it is too much."""
        return max(self.weight - self.limit, 0)


@dataclass(frozen=True)
class Weighing:
    """The house's way of weighing a caseload. There is one."""

    code: str
    would: Callable[[Any, int, Sequence[int]], Would | None]
    """Viewer, worker, children: what the worker would carry with them; None where none of them is new to the worker."""


@lru_cache(maxsize=1)
def weighing() -> Weighing:
    """The one that is declared."""
    (found,) = discover.declared("throughline.insight", "weighing", Weighing)
    return found
