"""What is offered while somebody types who else does an action: areas that know services say which. Anything may be typed all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from throughline.base import discover


@dataclass(frozen=True)
class Suggests:
    """Names to choose from, each with what helps to choose: how long one waits, how often it is asked."""

    code: str
    names: Callable[[Any], Sequence[tuple[str, str]]] = field(compare=False)


@lru_cache(maxsize=1)
def _every() -> tuple[Suggests, ...]:
    return tuple(discover.declared("throughline.practice", "suggestions", Suggests))


def suggested(viewer: Any) -> list[tuple[str, str]]:
    """Every name that an area offers, with what helps to choose."""
    return [pair for one in _every() for pair in one.names(viewer)]
