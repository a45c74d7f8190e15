"""The only place that knows what time it is.

A training database may run at another date (the authority of 2012, say). It then carries an offset in its
own table, which the database's `tl_now()` adds too, so that Python and PostgreSQL always agree.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_offset: timedelta | None = None


def _read_offset() -> timedelta:
    """The training offset of this process: from the environment, set once by the launcher."""
    text = os.environ.get("THROUGHLINE_CLOCK_AS_AT", "")
    return offset_for(date.fromisoformat(text)) if text else timedelta(0)


def offset() -> timedelta:
    """How far this system's clock stands from the real one; nothing outside training."""
    global _offset
    if _offset is None:
        _offset = _read_offset()
    return _offset


def set_offset(value: timedelta) -> None:
    """Move this process's clock (training databases and tests only)."""
    global _offset
    _offset = value


def offset_for(day: date) -> timedelta:
    """The offset that makes today `day`, keeping the time that London clocks show, whether or not both days have summer time."""
    real = datetime.now(UTC)
    shown = real.astimezone(LONDON).time()
    return datetime.combine(day, shown, LONDON).astimezone(UTC) - real


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC) + offset()


def today() -> date:
    """Today in London."""
    return now().astimezone(LONDON).date()


def london(moment: datetime) -> datetime:
    """A moment as London clocks show it."""
    return moment.astimezone(LONDON)


def at_london(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """The moment at which London clocks show this time on this day."""
    return datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)
