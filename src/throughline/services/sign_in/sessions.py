"""The life of a session: it is locked when nobody is there, and over after twelve hours.

The page itself locks at fifteen minutes and tells the server. The server locks by itself one minute later, because a
page tells of activity only once a minute.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Literal

from throughline.services import clock

IDLE = timedelta(minutes=15)
WARNING = timedelta(minutes=2)
"""How long before the lock the page asks whether somebody is there (WCAG 2.2.1 wants at least 20 seconds)."""
TOLD_EVERY = timedelta(minutes=1)
LONGEST = timedelta(hours=12)

SIGNED_IN, ACTIVE, LOCKED = "signed_in_at", "active_at", "locked"

State = Literal["open", "locked", "over"]


def begin(session: Any) -> None:
    """Somebody has signed in, or unlocked with everything that signing in asks."""
    session[SIGNED_IN] = session[ACTIVE] = clock.now().timestamp()
    session.pop(LOCKED, None)


def state(session: Any) -> State:
    """Whether this session is open, locked, or over. One that says nothing of when it began is over."""
    now = clock.now().timestamp()
    began = session.get(SIGNED_IN)
    if began is None or now - began >= LONGEST.total_seconds():
        return "over"
    if session.get(LOCKED) or quiet_for(session) >= (IDLE + TOLD_EVERY).total_seconds():
        return "locked"
    return "open"


def quiet_for(session: Any) -> float:
    """Seconds since this session was last known to be used."""
    return float(clock.now().timestamp() - session.get(ACTIVE, 0))


def touch(session: Any) -> None:
    """Somebody is there. Written at most twice a minute: a page of many requests should not write for each."""
    if quiet_for(session) > 30:
        session[ACTIVE] = clock.now().timestamp()


def lock(session: Any) -> None:
    """Lock now."""
    session[LOCKED] = True


def unlock(session: Any) -> None:
    """Open again, without making the session any younger."""
    session.pop(LOCKED, None)
    session[ACTIVE] = clock.now().timestamp()
