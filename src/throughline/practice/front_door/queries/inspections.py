"""Earlier inspections of the front door."""

from __future__ import annotations

from typing import Any

from throughline.engines.settings.queries import authority_subject
from throughline.practice.front_door.events import inspection_recorded
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened, in_effect


def inspections(viewer: Any) -> list[Happened]:
    """Every inspection that is held here, oldest first. They are about nobody."""
    subject = authority_subject(viewer.authority_id).pk
    return in_effect(projections.load([subject], [inspection_recorded.code])[subject], registry.ranks())
