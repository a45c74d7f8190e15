"""Every signal becomes a projection onto the table of signals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.engines.signals import events
from throughline.engines.signals.declarations import Signal, Story
from throughline.engines.signals.models import SignalRow
from throughline.engines.signals.registry import signals
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings


def made_from_declarations() -> list[Projection]:
    """One projection for each declared signal."""
    return [_projection(signal) for signal in signals().values()]


def _projection(signal: Signal) -> Projection:
    def fold(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
        return rows(signal, happened, around)

    return Projection(
        f"signal.{signal.code}", SignalRow, signal.types | {events.answered.code}, fold, part=("signal", signal.code),
        needs=signal.types,
    )  # fmt: skip


def rows(signal: Signal, happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """The times during which a signal holds, with the answer given to each."""
    answers = {e.get("key"): e for e in happened if e.type == events.answered.code and e.get("signal") == signal.code}
    types = signal.types
    told = [e for e in happened if e.type in types] if any(e.type not in types for e in happened) else happened
    story = Story(told, around.settings, around.live_on)
    for spell in signal.holds(story):
        answer = answers.get(spell.key)
        owed = None
        if signal.answer_within is not None:
            owed = story.limit(signal.answer_within, spell.since_on).due(spell.since_on)
        yield {
            "key": spell.key, "since_on": spell.since_on, "cleared_on": spell.cleared_on, "answer_by": owed,
            "answer": answer.id if answer else None, "answered_on": answer.on if answer else None, "told": dict(spell.told),
        }  # fmt: skip
