"""What can happen out of hours. The only door other areas may use."""

from throughline.record.ledger.types import PROFESSIONALS, Choice, EventType, Line, Thread, Words

night = Thread("out_of_hours.night", "Out of hours work")

night_work_recorded = EventType(
    code="out_of_hours.night_work_recorded",
    title="Out of hours",
    sentence="Out of hours[: {about}]",
    opens=night,
    audience=PROFESSIONALS,
    group="Out of hours",
    recorded_by=None,
    facts=(Line("about", "About", longest=200), Choice("urgency", "How urgent", codes={"emergency": "emergency", "tonight": "tonight", "morning": "can wait until the morning"}),
           Words("words", "What happened and what was done")),
)

night_work_taken_on = EventType(
    code="out_of_hours.night_work_taken_on",
    title="Taken on in the morning",
    sentence="The day service read it and took it on",
    ends=night,
    audience=PROFESSIONALS,
    group="Out of hours",
    recorded_by=None,
    facts=(Words("words", "What is done now"),),
)
