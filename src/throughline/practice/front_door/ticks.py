"""What the clock does at the front door: disagreements go up a level; workers learn of contacts that came another way."""

from __future__ import annotations

from datetime import time, timedelta

from throughline.engines.ticks.declarations import Tick
from throughline.practice.front_door.actions.rising import rise
from throughline.practice.front_door.actions.telling import tell_of_others

unanswered_rise = Tick(
    code="front_door.unanswered_rise",
    title="Disagreements between agencies go up a level where nobody answered in time",
    every=timedelta(days=1),
    from_time=time(5, 30),
    run=rise,
)
came_another_way = Tick(
    code="front_door.came_another_way",
    title="Whoever works with a child learns of contacts at night and of police notifications",
    every=timedelta(minutes=10),
    run=tell_of_others,
)
