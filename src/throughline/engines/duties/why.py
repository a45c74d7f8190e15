"""The reason behind each date of a list, in words: what happened, the rule, whose choice it was, the sum, the source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from throughline.base.words import date_words
from throughline.engines.duties.queries import DueItem
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.queries import tell

WHOSE = {"S": "The law says", "G": "Statutory guidance says", "N": "The national standard says",
         "P": "The protocol says", "L": "This council chose"}  # fmt: skip
MARKS = {
    "to verify": "This limit has not been checked against its source yet.",
    "to verify (detail/para)": "The number is believed right; the paragraph has not been checked against its source yet.",
    "local default": "No national number exists; this is the usual local one.",
}


def why_of(viewer: Any, subject: int, person: Any, items: Sequence[DueItem]) -> dict[int, tuple[str, ...]]:
    """For each of one subject's open clocks, the lines that open behind "why?"."""
    rows = projections.load([subject], frozenset().union(*(i.duty.reads for i in items)) if items else [])
    events = {e.id: e for e in in_effect(rows[subject], registry.ranks())}
    starts = [events[i.row.start] for i in items if i.row.start in events]
    telling = tell(viewer, subject, starts)
    around = projections.surroundings(viewer.authority_id)
    out = {}
    for item in items:
        start = events.get(item.row.start)
        rule = _rule(item)
        if start is None or rule is None:
            continue
        case = _Case(around.settings, item.row.started_on)
        limit = rule.limit(case) if rule.within is not None and not callable(rule.within) else None
        happened = f"{date_words(start.on)}: {telling.sentence(start)}."
        lines = [happened, f"{WHOSE.get(rule.basis, 'The rule says')}: “{rule.words}”."]
        if limit is not None and item.row.due_on is not None and not item.duty.anchor and not limit.from_birth:
            lines.append(f"{limit.steps(item.row.started_at or item.row.started_on)}.".replace("..", "."))
        if rule.source:
            lines.append(str(rule.source) + ".")
        if rule.status in MARKS:
            lines.append(MARKS[rule.status])
        out[item.row.pk] = tuple(lines)
    return out


class _Case:
    def __init__(self, settings: Any, on: Any) -> None:
        self.settings, self.on = settings, on


def _rule(item: DueItem) -> Any:
    day, _, place = item.row.rule.partition(":")
    for block, n, rule in item.duty.rules():
        if block.day.isoformat() == day and str(n) == place:
            return rule
    return None
