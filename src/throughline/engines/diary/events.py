"""What is booked: when somebody means to do what is due."""

from __future__ import annotations

from throughline.record.ledger.types import Day, EventType, Line, Thread

booking = Thread("diary.booking", "Booking")

booked = EventType(
    code="diary.booked",
    title="Put in the diary",
    sentence="{what} put in the diary for {for_on}",
    opens=booking,
    recorded_by=None,
    facts=(
        Line("what", "What", required=True, longest=120),
        Day("for_on", "Day", required=True),
        Line("time", "Time", longest=5),
        Line("where", "Where", longest=120),
        Line("duty", "For which duty", longest=60),
    ),
)

unbooked = EventType(
    code="diary.unbooked",
    title="Taken out of the diary",
    sentence="Taken out of the diary",
    ends=booking,
    recorded_by=None,
)
