"""The reason behind each date of a list: the explanation of each open clock, for one subject at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from throughline.engines.duties.explain import explain
from throughline.engines.duties.queries import DueItem
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect


def why_of(viewer: Any, subject: int, person: Any, items: Sequence[DueItem]) -> dict[int, tuple[str, ...]]:
    """For each of one subject's open clocks, the lines that open behind "why?". The subject's door was passed."""
    if not items:
        return {}
    viewer.must_open(subject)
    return why_of_many(viewer, {subject: person}, items)


def why_of_many(viewer: Any, people: dict[int, Any], items: Sequence[DueItem]) -> dict[int, tuple[str, ...]]:
    """The same for the clocks of several subjects in sight, with one reading of the ledger for all of them."""
    if not items:
        return {}
    subjects = sorted({i.subject for i in items})
    rows = projections.load(subjects, frozenset().union(*(i.duty.reads for i in items)))
    ranks = registry.ranks()
    events = {s: in_effect(held, ranks) for s, held in rows.items()}
    around = projections.surroundings(viewer.authority_id)
    out = {}
    for item in items:
        reads = item.duty.reads
        seen = [e for e in events[item.subject] if e.type in reads]
        told = explain(item.row, item.duty, seen, around, viewer.today, person=people.get(item.subject))
        if told is not None:
            out[item.row.pk] = told.lines
    return out
