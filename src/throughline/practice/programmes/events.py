"""What can happen in groups, courses and children's centres. The only door other areas may use."""

from throughline.practice.programmes.codes import ELIGIBLE, FINISHED, GROUPS, KINDS, LEARNING, OUTCOMES, PUPILS, WHO
from throughline.record.ledger.types import (
    FAMILY_TOO,
    Choice,
    EventType,
    Line,
    Many,
    Number,
    Reference,
    Thread,
    Words,
    YesNo,
)

centre = Thread("programmes.centre", "Children’s centre")
programme = Thread("programmes.programme", "Programme")
registration = Thread("programmes.registration", "Registration with a centre")
course = Thread("programmes.course", "Course")
SERVICE = ("service",)
GROUP = "Groups and programmes"

centre_opened = EventType(
    code="programmes.centre_opened",
    title="Children’s centre",
    sentence="The centre opened",
    about=SERVICE,
    opens=centre,
    recorded_by=None,
    group=GROUP,
    facts=(Line("name", "Name", required=True, longest=120), Line("area", "Part of the borough", longest=120)),
)
centre_closed = EventType(
    code="programmes.centre_closed", title="Centre closed", sentence="The centre closed", about=SERVICE, ends=centre, recorded_by=None, group=GROUP
)
eligible_counted = EventType(
    code="programmes.eligible_counted",
    title="How many families live there",
    sentence="{families} families in {area}: {group}",
    about=SERVICE,
    recorded_by=None,
    group=GROUP,
    facts=(Line("area", "Area (lower super output area)", required=True, longest=40), Choice("group", "Which families", codes=ELIGIBLE, required=True),
           Number("families", "How many", required=True, most=100_000), Line("origin", "Source", required=True, longest=160),
           YesNo("deprived", "Among the tenth most deprived in the country")),
)  # fmt: skip
programme_began = EventType(
    code="programmes.programme_began",
    title="Programme began",
    sentence="{name} began",
    about=SERVICE,
    opens=programme,
    recorded_by=None,
    group=GROUP,
    facts=(Line("name", "Name", required=True, longest=120), Choice("kind", "Kind", codes=KINDS, required=True), Choice("group", "For whom", codes=GROUPS),
           Number("sessions", "How many sessions", most=400), Number("places", "Places", most=1000),
           Line("measure", "What is measured before and after", longest=120)),
)  # fmt: skip
programme_targeted = EventType(
    code="programmes.programme_targeted",
    title="Whom a programme is for",
    sentence="It is for: {group}",
    about=SERVICE,
    continues=programme,
    recorded_by=None,
    group=GROUP,
    facts=(Choice("group", "For whom", codes=GROUPS, required=True), Line("why", "Why these families", longest=300)),
)
programme_ended = EventType(
    code="programmes.programme_ended", title="Programme ended", sentence="The programme ended", about=SERVICE, ends=programme, recorded_by=None, group=GROUP
)
session_held = EventType(
    code="programmes.session_held",
    title="Session held",
    sentence="Session held[: {came} came]",
    about=SERVICE,
    continues=programme,
    recorded_by=None,
    group=GROUP,
    facts=(Number("came", "How many came", most=1000),),
)
course_wanted = EventType(
    code="programmes.course_wanted",
    title="A course that families ask for",
    sentence="Families ask for {what}[, {families} of them][: {where}]",
    about=("authority",),
    recorded_by=None,
    group=GROUP,
    facts=(Line("what", "What they ask for", required=True, longest=160), Number("families", "How many", most=10_000),
           Line("where", "Where it was said", longest=160)),
)  # fmt: skip
setting_trained = EventType(
    code="programmes.setting_trained",
    title="A setting was trained",
    sentence="{staff} of its staff were trained: {topic}",
    about=("school", "service"),
    recorded_by=None,
    group=GROUP,
    facts=(Line("topic", "In what", required=True, longest=160), Number("staff", "How many of its staff", required=True, most=500),
           Line("by_whom", "By whom", longest=120)),
)  # fmt: skip
goals_reached = EventType(
    code="programmes.goals_reached",
    title="Early learning goals",
    sentence="{reached} of {out_of} children reached: {measure}, {pupils}",
    about=("school", "service"),
    recorded_by=None,
    group=GROUP,
    facts=(Number("year", "Year", required=True, least=2000, most=2100), Choice("measure", "What", codes=LEARNING, required=True),
           Choice("pupils", "Which children", codes=PUPILS, required=True), Number("reached", "Reached it", required=True, most=10_000),
           Number("out_of", "Out of", required=True, least=1, most=10_000)),
)  # fmt: skip

registered = EventType(
    code="programmes.registered",
    title="Registered with a children’s centre",
    sentence="Registered with {centre}",
    opens=registration,
    audience=FAMILY_TOO,
    recorded_by=None,
    group=GROUP,
    facts=(Reference("centre", "Centre", required=True, kind="service"), Line("area", "Area", longest=40),
           Many("groups", "What the family says of itself", each=Choice("group", "Group", codes=GROUPS))),
)  # fmt: skip
registration_ended = EventType(
    code="programmes.registration_ended", title="No longer registered", sentence="No longer registered with the centre", ends=registration, audience=FAMILY_TOO,
    group=GROUP,
)  # fmt: skip
attended = EventType(
    code="programmes.attended",
    title="Came to a group",
    sentence="Came to {name}[: {who}]",
    audience=FAMILY_TOO,
    recorded_by=None,
    group=GROUP,
    facts=(Reference("centre", "Centre", required=True, kind="service"), Number("programme", "Which programme", required=True, most=2**62),
           Line("name", "Name of the programme", required=True, longest=120), Choice("who", "Who came", codes=WHO)),
)  # fmt: skip
course_began = EventType(
    code="programmes.course_began",
    title="A course began",
    sentence="{name} began[: {who}]",
    about=("child", "adult", "carers"),
    opens=course,
    audience=FAMILY_TOO,
    recorded_by=None,
    group=GROUP,
    facts=(Reference("centre", "Centre", required=True, kind="service"), Number("programme", "Which programme", required=True, most=2**62),
           Line("name", "Name of the programme", required=True, longest=120), Choice("who", "Who takes part", codes=WHO),
           Number("before", "Measured before", most=1000), Line("area", "Area", longest=40), Choice("group", "Which group", codes=GROUPS)),
)  # fmt: skip
course_finished = EventType(
    code="programmes.course_finished",
    title="A course ended",
    sentence="The course ended: {how}[; {outcome}]",
    about=("child", "adult", "carers"),
    ends=course,
    audience=FAMILY_TOO,
    recorded_by=None,
    group=GROUP,
    facts=(Choice("how", "How", codes=FINISHED, required=True), Number("after", "Measured after", most=1000), Choice("outcome", "What came of it", codes=OUTCOMES),
           YesNo("helped", "It helped"), Words("words", "What they say of it", quoted=True)),
)  # fmt: skip
