"""What can happen out of hours. The only door other areas may use."""

from throughline.record.ledger.types import (
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Many,
    Number,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)  # fmt: skip

night = Thread("out_of_hours.night", "Out of hours work")
instruction = Thread("out_of_hours.instruction", "Word for tonight")
shift = Thread("out_of_hours.shift", "Shift")

URGENCY = {"emergency": "emergency", "tonight": "tonight", "morning": "can wait until the morning"}

night_work_recorded = EventType(
    code="out_of_hours.night_work_recorded",
    title="Out of hours",
    sentence="Out of hours[: {about}]",
    opens=night,
    audience=PROFESSIONALS,
    group="Out of hours",
    recorded_by=("record.out_of_hours", "out_of_hours.neighbour", "record.service_manager", "record.head_of_service"),
    facts=(Line("about", "What it is about", longest=200), Choice("urgency", "How urgent", codes=URGENCY),
           YesNo("referral", "Somebody asked for help for this child, and it is new"),
           Line("caller", "Who rang, and their number", longest=200),
           Words("words", "What happened and what was done")),
)  # fmt: skip
"""Its moment is when the call came in."""

night_answered = EventType(
    code="out_of_hours.night_answered",
    title="First response out of hours",
    sentence="Answered out of hours[: {how}]",
    continues=night,
    audience=PROFESSIONALS,
    group="Out of hours",
    recorded_by=None,
    quiet=True,
    facts=(Choice("how", "How", codes={"rang": "rang back", "went": "went there", "police": "asked the police to go", "advice": "gave advice"}),),
)  # fmt: skip
"""Its moment is when somebody first did something for the child."""

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

instruction_left = EventType(
    code="out_of_hours.instruction_left",
    title="A word for the night",
    sentence="Word left for the night[, until {until_on}]",
    opens=instruction,
    audience=PROFESSIONALS,
    group="Out of hours",
    hint="What the night should know or do; it goes by itself.",
    facts=(Words("words", "What the night should know or do", required=True), Day("until_on", "The last night for which it holds", required=True)),
)  # fmt: skip

instruction_taken_back = EventType(
    code="out_of_hours.instruction_taken_back",
    title="Word for the night taken back",
    sentence="The word for the night was taken back",
    ends=instruction,
    audience=PROFESSIONALS,
    group="Out of hours",
    recorded_by=None,
)

shift_given = EventType(
    code="out_of_hours.shift_given",
    title="Shift",
    sentence="{worker} is on duty for {hours} hours[, outside the rota: {reason}]",
    about=("authority",),
    opens=shift,
    recorded_by=None,
    facts=(WorkerFact("worker", "Who", required=True), Number("hours", "For how many hours", least=1, most=24, required=True),
           Line("reason", "Why outside the rota", longest=200)),
)  # fmt: skip
"""Its moment is when the shift begins. A reason: somebody opened the desk outside their shift, and said why."""

shift_taken_back = EventType(
    code="out_of_hours.shift_taken_back",
    title="Shift taken back",
    sentence="The shift was taken off the rota",
    about=("authority",),
    ends=shift,
    recorded_by=None,
)

pack_made = EventType(
    code="out_of_hours.pack_made",
    title="Continuity pack made",
    sentence="The night’s continuity pack was made: {children} children",
    about=("authority",),
    recorded_by=None,
    facts=(Number("children", "Children in it", required=True), Line("name", "File", longest=80, required=True),
           Many("recipients", "For whom", each=WorkerFact("worker", "Who"))),
)  # fmt: skip
