"""By itself: what nobody took on in the morning rises to the manager."""

from __future__ import annotations

from datetime import timedelta

from throughline.engines.ticks.declarations import Tick
from throughline.practice.out_of_hours.actions import rise

rising = Tick("out_of_hours.rising", "Night work that nobody took on", timedelta(minutes=15), rise)
