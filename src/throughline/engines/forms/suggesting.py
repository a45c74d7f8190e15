"""Services that are offered where a plan says who else does an action, and where a family is pointed to one: areas that know services say which."""

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
    choices: Callable[[Any], Sequence[tuple[str, str]]] = field(compare=False, default=lambda viewer: ())
    """The same to be chosen in a list: the number of its subject, and its name with what helps to choose."""


@lru_cache(maxsize=1)
def _every() -> tuple[Suggests, ...]:
    return tuple(discover.declared("throughline.practice", "suggestions", Suggests))


def choices(viewer: Any) -> list[tuple[str, str]]:
    """Everything that an area offers to choose from, by number, each with what helps to choose."""
    return [pair for one in _every() for pair in one.choices(viewer)]


def suggested(viewer: Any) -> list[tuple[str, str]]:
    """Every name that an area offers, with what helps to choose."""
    return [pair for one in _every() for pair in one.names(viewer)]
