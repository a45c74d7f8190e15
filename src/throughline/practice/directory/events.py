"""What can happen to a service in the directory, and to a family pointed to one. The only door other areas may use."""

from throughline.practice.directory.codes import GRADES, KINDS, SECTORS, WHY_NOT
from throughline.record.ledger.promises import promises
from throughline.record.ledger.types import (
    FAMILY_TOO,
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Number,
    Reference,
    Thread,
    Words,
)

BIG = 2**62
signpost = Thread("directory.signpost", "Pointed to a service")

service_described = EventType(
    code="directory.service_described",
    title="Details of a service",
    sentence="Details of the service recorded",
    about=("service",),
    recorded_by=None,
    facts=(
        Choice("kind", "Kind of help", codes=KINDS, required=True),
        Choice("sector", "Sector", codes=SECTORS, required=True),
        Line("eligibility", "For whom", longest=200),
        Line("area", "Where", longest=120),
        Line("email", "E-mail", longest=120),
        Number("places", "Places", most=100_000),
        Number("waiting_weeks", "Waiting time in weeks", most=200),
        Number("urn", "Unique reference number", most=2**31),
        Words("words", "What it does"),
    ),
)

service_closed = EventType(
    code="directory.service_closed",
    title="The service has closed",
    sentence="The service closed[: {why}]",
    about=("service",),
    recorded_by=None,
    facts=(Line("why", "Why", longest=200),),
)

inspected = EventType(
    code="directory.inspected",
    title="Inspection of a service",
    sentence="Inspected: {grade}[; to improve: {weaknesses}]",
    about=("service",),
    recorded_by=None,
    facts=(Choice("grade", "Grade", codes=GRADES, required=True), Line("by_whom", "By", longest=80), Line("weaknesses", "What to improve", longest=400)),
)

signposted = EventType(
    code="directory.signposted",
    title="Pointed to a service",
    sentence="Pointed to {service}[ about {about}]",
    opens=signpost,
    audience=FAMILY_TOO,
    group="Front door",
    recorded_by=None,
    facts=(
        Reference("service", "Service", kind="service", required=True),
        Choice("kind", "How", codes={"early_help": "handed to early help", "signpost": "pointed to it", "plan": "as part of a plan"}),
        Line("about", "What it is about", longest=200),
        Choice("help", "Kind of help", codes=KINDS),
        Number("contact", "The contact it came from", most=BIG),
        Words("words", "What the service needs to know"),
    ),
)

signpost_accepted = EventType(
    code="directory.signpost_accepted",
    title="The service takes it up",
    sentence="The service takes it up[, says {said_by}]",
    continues=signpost,
    audience=FAMILY_TOO,
    group="Front door",
    recorded_by=None,
    facts=(Line("said_by", "Said by", longest=120), Line("words", "In their words", longest=300)),
)

signpost_started = EventType(
    code="directory.signpost_started",
    title="The service’s help began",
    sentence="The service’s help began[, says {said_by}]",
    ends=signpost,
    audience=FAMILY_TOO,
    group="Front door",
    recorded_by=None,
    facts=(Line("said_by", "Said by", longest=120), Line("words", "In their words", longest=300)),
)

signpost_not_taken_up = EventType(
    code="directory.signpost_not_taken_up",
    title="The service’s help was not taken up",
    sentence="Not taken up: {why}[, says {said_by}]",
    ends=signpost,
    audience=PROFESSIONALS,
    group="Front door",
    recorded_by=None,
    facts=(Choice("why", "Why", codes=WHY_NOT, required=True), Line("said_by", "Said by", longest=120), Line("words", "In their words", longest=300)),
)

signpost_chased = EventType(
    code="directory.signpost_chased",
    title="The service was asked what has become of it",
    sentence="The service was asked what has become of it[: {answer}]",
    continues=signpost,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Line("answer", "What they said", longest=300), Day("again_on", "Ask again on")),
)

actions = promises("directory", group="Services", about=("service",))
action_agreed, action_progressed, action_done, action_dropped = actions.agreed, actions.progressed, actions.done, actions.dropped
"""What a service promised to improve after its inspection."""
