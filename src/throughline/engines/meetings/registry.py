"""Every kind of meeting declared anywhere."""

from __future__ import annotations

from functools import lru_cache

from throughline.base import discover
from throughline.engines.meetings.declarations import Meeting


@lru_cache(maxsize=1)
def meetings() -> dict[str, Meeting]:
    """Code to kind of meeting."""
    return {m.code: m for m in discover.declared("throughline.practice", "meetings", Meeting)}
