"""Who signs in whose place, and until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.engines.forms import events, models
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings


def fold_lent(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each lending from its first to its last day; taken back, it ends that day."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.signing_lent.code:
            rows[event.id] = {
                "key": event.id, "lender_id": event.get("lender"), "to_id": event.get("to"), "form": event.get("form", ""), "began_on": event.on,
                "until_on": event.day("until_on"), "ended_on": None,
            }  # fmt: skip
        elif event.thread in rows:
            rows[event.thread]["ended_on"] = event.on
    yield from rows.values()


signing_lent = Projection(
    "forms.signing_lent", models.SigningLent, frozenset({events.signing_lent.code, events.signing_taken_back.code}), fold_lent
)
