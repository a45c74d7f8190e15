"""Returns that were written to be looked at go away by themselves."""

from __future__ import annotations

from datetime import timedelta

from throughline.base.words import count_words
from throughline.engines.ticks.declarations import Tick
from throughline.returns.sending.actions import clear
from throughline.services import clock


def clear_built() -> str:
    """Throw away what is a month old, and say of what broke off that it did."""
    gone, lost = clear(clock.now())
    said = [f"{count_words(gone, 'written return')} thrown away"] if gone else []
    return "; ".join(said + ([f"{count_words(lost, 'return')} broke off"] if lost else []))


clearing = Tick(
    "returns.clear_built", "Throw away returns that were written and not sent", timedelta(hours=1), clear_built
)
