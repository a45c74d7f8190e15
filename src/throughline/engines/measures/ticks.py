"""Each month is published by itself, on the day the authority chose."""

from __future__ import annotations

from datetime import time, timedelta

from throughline.base.words import count_words
from throughline.engines.measures.publishing import publish_what_is_due
from throughline.engines.ticks.declarations import Tick
from throughline.record.access import acting
from throughline.services import clock


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
