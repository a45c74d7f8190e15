"""A tick: something that happens by itself, again and again. It is idempotent: run twice, it does it once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time, timedelta


@dataclass(frozen=True)
class Tick:
    """Work that is due every so often, or once a day from a time of day on (London).

    `run` does the work and says in words what it did, without names; "" when there was nothing to do. With
    `each_authority` it runs once for each authority, as the system acting there, in one transaction; otherwise once, outside
    any authority.
    """

    code: str
    title: str
    every: timedelta
    run: Callable[[], str] = field(compare=False)
    from_time: time | None = None
    """Not before this time of day; then `every` is one day."""
    each_authority: bool = True
