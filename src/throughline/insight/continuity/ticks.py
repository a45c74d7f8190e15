"""By itself: the night's continuity pack."""

from __future__ import annotations

from datetime import time, timedelta

from throughline.engines.ticks.declarations import Tick
from throughline.insight.continuity.actions import make_for_tonight

pack = Tick(
    "continuity.pack", "The night’s continuity pack", timedelta(days=1), make_for_tonight, from_time=time(16, 30)
)
