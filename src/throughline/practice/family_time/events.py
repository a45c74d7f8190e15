"""What can happen when a child sees their family. The only door other areas may use."""

from throughline.record.ledger.types import (
    FAMILY_TOO,
    Choice,
    Day,
    EventType,
    Line,
    Number,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)

arrangement = Thread("family_time.arrangement", "Family time")

arrangement_began = EventType(
    code="family_time.arrangement_began",
    title="Family time arranged",
    sentence="Family time arranged with {with_whom}[, {minutes} minutes][; ordered by the court: {ordered}]",
    opens=arrangement,
    audience=FAMILY_TOO,
    group="Family time",
    recorded_by=None,
    facts=(Line("with_whom", "With whom", required=True, longest=160), YesNo("ordered", "Ordered by the court"), YesNo("supervised", "Somebody is present"),
           Number("times", "How often in four weeks", least=1, most=60), Number("minutes", "How long, in minutes", least=15, most=1440),
           Line("conditions", "Conditions", longest=300)),
)  # fmt: skip

session_planned = EventType(
    code="family_time.session_planned",
    title="Family time booked",
    sentence="Family time booked for {for_on}",
    continues=arrangement,
    books="for_on",
    quiet=True,
    group="Family time",
    recorded_by=None,
    facts=(Day("for_on", "For", required=True), Line("time", "At", longest=10), Line("where", "Where", longest=160), WorkerFact("supervisor", "Who is present")),
)

session_held = EventType(
    code="family_time.session_held",
    title="Family time",
    sentence="Family time took place",
    continues=arrangement,
    group="Family time",
    recorded_by=None,
    facts=(Choice("came", "Who came", codes={"all": "all who were to come", "part": "not all", "late": "somebody came late"}),
           Words("words", "What the child said or showed", quoted=True), Words("account", "How it was"), YesNo("concern", "Something to worry about")),
)

session_cancelled = EventType(
    code="family_time.session_cancelled",
    title="Family time cancelled",
    sentence="Family time cancelled: {why}",
    continues=arrangement,
    group="Family time",
    recorded_by=None,
    facts=(Choice("why", "Why", codes={"staffing": "nobody could be present", "child": "the child", "parent": "the parent", "carer": "the carer",
                                       "venue": "the place", "safety": "safety"}, required=True),
           WorkerFact("authoriser", "Who authorised it"), Day("instead_on", "Instead on"), YesNo("court_told", "The court or the lawyers were told")),
)  # fmt: skip

arrangement_ended = EventType(
    code="family_time.arrangement_ended",
    title="Family time arrangement ended",
    sentence="That arrangement of family time ended",
    ends=arrangement,
    group="Family time",
    recorded_by=None,
)
