"""Each night the rules are tried on the record, so that the page tells of this morning."""

from __future__ import annotations

from datetime import time, timedelta

from throughline.engines.ticks.declarations import Tick
from throughline.record.access import acting
from throughline.returns.ready.actions import look_at_all
from throughline.services import clock


def look() -> str:
    """Try every rule of the return being prepared on every child."""
    return look_at_all(acting.authority(), clock.today())


looking = Tick(
    "returns.readiness", "Try the rules of the returns on the record", timedelta(days=1), look, from_time=time(4, 45)
)
