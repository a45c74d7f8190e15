"""Every kind of letter declared anywhere."""

from __future__ import annotations

from functools import lru_cache

from throughline.base import discover
from throughline.engines.letters.declarations import Letter


@lru_cache(maxsize=1)
def letters() -> dict[str, Letter]:
    """Code to kind of letter."""
    return {one.code: one for one in discover.declared("throughline.practice", "letters", Letter)}
