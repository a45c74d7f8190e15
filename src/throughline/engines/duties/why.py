"""The reason behind each date of a list, for the person who looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from throughline.engines.duties.explain import explain
from throughline.engines.duties.queries import DueItem
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect, of_types


def why_of(viewer: Any, subject: int, person: Any, items: Sequence[DueItem]) -> dict[int, tuple[str, ...]]:
    """For each of one subject's open clocks, the lines that open behind "why?"."""
    rows = projections.load([subject], frozenset().union(*(i.duty.reads for i in items)) if items else [])
    events = in_effect(rows[subject], registry.ranks())
    around = projections.surroundings(viewer.authority_id)
    out = {}
    for item in items:
        told = explain(
            item.row, item.duty, of_types(events, item.duty.reads), around, viewer.today, person=person
        )
        if told is not None:
            out[item.row.pk] = told.lines
    return out
