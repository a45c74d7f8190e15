"""Every signal declared anywhere."""

from __future__ import annotations

from functools import lru_cache

from throughline.base import discover
from throughline.engines.signals.declarations import Signal


@lru_cache(maxsize=1)
def signals() -> dict[str, Signal]:
    """Code to signal."""
    return {s.code: s for s in discover.declared("throughline.practice", "signals", Signal)}
