"""How what happened becomes what was told and offered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.base.calendar import add_months
from throughline.practice.voice import events, models
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings

OPENS = {
    events.officer_card_given.code: "card",
    events.visitor_offered.code: "visitor",
    events.leisure_pass_offered.code: "leisure",
    events.felt_unsafe.code: "unsafe",
}


def fold_offers(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """What was told and offered, and what came of it."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type in OPENS:
            rows[event.id] = {"key": event.id, "what": OPENS[event.type], "offered_on": event.on, "met_on": None, "ended_on": None,
                              "answer": event.get("answer") or event.get("outcome") or event.get("format") or "",
                              "officer_id": event.get("officer")}  # fmt: skip
            if event.type == events.leisure_pass_offered.code:
                rows[event.id]["ended_on"] = event.day("until_on") or add_months(event.on, 12)
    for event in happened:
        row = rows.get(event.thread or 0)
        if row is None or event.id == event.thread:
            continue
        if event.type == events.visitor_ended.code:
            row["ended_on"] = event.on
        else:
            row |= {"met_on": event.on, "answer": event.get("outcome") or row["answer"]}
    yield from rows.values()


offer = Projection(
    "voice.offer", models.Offer,
    frozenset({*OPENS, events.visitor_matched.code, events.visitor_ended.code, events.unsafe_followed.code}), fold_offers,
)  # fmt: skip
