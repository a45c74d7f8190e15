"""Each month is published by itself, on the day the authority chose; what is looked at is counted before somebody waits for it."""

from __future__ import annotations

from datetime import time, timedelta

from throughline.base.words import count_words
from throughline.engines.measures.figures import counting
from throughline.engines.measures.kept import oldest_snapshot, refresh
from throughline.engines.measures.publishing import publish_what_is_due
from throughline.engines.ticks.declarations import Tick
from throughline.record.access import acting
from throughline.record.ledger.changes import forget
from throughline.services import clock

LOOKED_AT = timedelta(days=30)
"""Measures that nobody has opened for so long are counted when somebody does."""


def publish() -> str:
    """Publish last month's figures if their day has come and they are not published yet."""
    made = publish_what_is_due(acting.authority(), today=clock.today(), at=clock.now())
    return f"{count_words(made, 'figure')} published" if made else ""


publish_months = Tick(
    "measures.publish",
    "Publish last month’s figures",
    every=timedelta(days=1),
    run=publish,
    from_time=time(5, 30),
)


def keep_counted() -> str:
    """Count what has changed of the figures that people look at."""
    with counting(acting.authority()):
        refresh(clock.today(), clock.today() - LOOKED_AT)
    forget(oldest_snapshot())
    return ""


keep_figures = Tick(
    "measures.keep", "Count what has changed of the open month", every=timedelta(minutes=10), run=keep_counted
)
