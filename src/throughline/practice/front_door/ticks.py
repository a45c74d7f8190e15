"""What the clock does at the front door: a disagreement that nobody answered goes up a level."""

from __future__ import annotations

from datetime import time, timedelta

from throughline.engines.ticks.declarations import Tick
from throughline.practice.front_door.actions.rising import rise

unanswered_rise = Tick(
    code="front_door.unanswered_rise",
    title="Disagreements between agencies go up a level where nobody answered in time",
    every=timedelta(days=1),
    from_time=time(5, 30),
    run=rise,
)
