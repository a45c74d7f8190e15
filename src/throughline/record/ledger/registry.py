"""Every event type and projection declared anywhere, found by looking once."""

from __future__ import annotations

from functools import lru_cache

from throughline.base import discover
from throughline.record.ledger.projections import Projection
from throughline.record.ledger.types import EventType

PACKAGES = ("throughline.record", "throughline.engines", "throughline.practice")


@lru_cache(maxsize=1)
def event_types() -> dict[str, EventType]:
    """Code to event type: the record's own, then every area's `events.py`."""
    return {found.code: found for package in PACKAGES for found in discover.declared(package, "events", EventType)}


def event_type(code: str) -> EventType:
    """The declared type of this code; KeyError when nothing declares it."""
    return event_types()[code]


@lru_cache(maxsize=1)
def ranks() -> dict[str, int]:
    """Code to rank among the events of one day."""
    return {code: found.order for code, found in event_types().items()}


@lru_cache(maxsize=1)
def projections() -> dict[str, Projection]:
    """Code to projection: the record's own, every area's, and those that engines make from declarations."""
    found = {
        p.code: p for package in PACKAGES for p in discover.declared(package, ("models", "projections"), Projection)
    }
    for module in discover.modules("throughline.engines", "projections"):
        for made in getattr(module, "made_from_declarations", lambda: [])():
            found[made.code] = made
    return found


@lru_cache(maxsize=1)
def readers() -> dict[str, tuple[Projection, ...]]:
    """Event code to the projections that read it."""
    by_type: dict[str, list[Projection]] = {}
    for projection in projections().values():
        for code in projection.reads:
            by_type.setdefault(code, []).append(projection)
    return {code: tuple(found) for code, found in by_type.items()}


@lru_cache(maxsize=1)
def decide_surroundings() -> frozenset[str]:
    """Event codes after which what folds may know besides the events must be read again."""
    from throughline.record.people.events import source_told
    from throughline.record.people.models import SettingValue

    settings = (p.reads for p in projections().values() if p.model is SettingValue)
    return frozenset({source_told.code}).union(*settings)
