"""What somebody can be invited for. Meetings, agreed actions and areas each declare theirs; the guest's pages know none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from throughline.base import discover


@dataclass(frozen=True)
class Told:
    """A purpose as its guest reads it."""

    what: str
    """"a report for a review"."""
    lines: Sequence[str] = ()
    """When, where, by when."""
    coming: str | None = None
    """Their answer whether they come; None where nobody asks."""
    action: bool = False
    """Whether they are asked how it is going."""
    said: Sequence[str] = ()
    """What they said of it before."""
    ways: Sequence[tuple[str, str]] = ()
    """Code and words of what they can say of it, where it is not how an action is going."""
    asks: str = "How is it going?"


@dataclass(frozen=True)
class Purpose:
    """One kind of purpose; an invitation's purpose begins with its code and a colon."""

    code: str
    tell: Callable[[Any, Any], Told] = field(compare=False)
    coming: Callable[[Any, Any, str], None] | None = field(default=None, compare=False)
    how: Callable[[Any, Any, str, str], None] | None = field(default=None, compare=False)
    papers: Callable[[Any, Any], Sequence[Any]] | None = field(default=None, compare=False)
    """Papers that were sent to them, as their reader may have them."""
    over: Callable[[Any, Any], bool] | None = field(default=None, compare=False)
    """Whether the purpose is over, whatever day its end was set for: then the invitation ends, and everything it opened."""
    page: str = ""
    """The guest's page on which it begins, where it has one of its own; otherwise the page with their part."""


@lru_cache(maxsize=1)
def purposes() -> dict[str, Purpose]:
    """Code to purpose."""
    packages = ("throughline.engines", "throughline.practice")
    return {p.code: p for package in packages for p in discover.declared(package, "purposes", Purpose)}


def purpose_of(invitation: Any) -> Purpose:
    """What an invitation is for; KeyError when nothing declares it."""
    return purposes()[invitation.purpose.partition(":")[0]]


def number_of(invitation: Any) -> str:
    """The number behind the colon: which meeting, which action."""
    return str(invitation.purpose.partition(":")[2])
