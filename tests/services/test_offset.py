"""Another day is set keeping the time of day: an hour before midnight in winter is no later in summer."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.support.plugin import offset_for
from throughline.services import clock


@pytest.mark.parametrize("now", ["2026-11-30T23:25:00", "2026-11-30T12:00:00", "2026-07-06T22:59:00", "2026-07-06T23:01:00"])
@pytest.mark.parametrize("day", [date(2012, 9, 10), date(2012, 1, 31), date(2030, 6, 1)])
def test_the_day_is_the_one_asked_for_and_the_time_is_kept(monkeypatch, now, day):
    real = datetime.fromisoformat(now).replace(tzinfo=UTC)

    class Still(datetime):
        @classmethod
        def now(cls, tz=None):
            return real

    monkeypatch.setattr(clock, "datetime", Still)
    moved = clock.london(real + offset_for(day))
    assert (moved.date(), moved.time()) == (day, clock.london(real).time())
