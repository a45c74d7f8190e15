"""Every kind of meeting about many cases declared anywhere."""

from __future__ import annotations

from functools import lru_cache

from throughline.base import discover
from throughline.engines.agendas.declarations import Agenda


@lru_cache(maxsize=1)
def agendas() -> dict[str, Agenda]:
    """Code to declaration."""
    return {a.code: a for package in ("throughline.practice", "throughline.insight") for a in discover.declared(package, "agendas", Agenda)}
