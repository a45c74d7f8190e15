"""Whether somebody is on the rota now: asked at the door for posts that work on duty only."""

from __future__ import annotations

from typing import Any

from throughline.engines.screens.hours import DutyHours
from throughline.practice.out_of_hours.queries import on_duty
from throughline.services import clock


def on_shift(viewer: Any) -> bool:
    """Whether the rota has a shift for this viewer at this moment."""
    return on_duty(viewer, clock.now())


night_rota = DutyHours("out_of_hours.rota", on_shift, say_why="out_of_hours.off_shift")
