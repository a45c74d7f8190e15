"""What can happen when a child sees their family. The only door other areas may use."""

from throughline.practice.family_time.codes import CAME, WHY_CANCELLED
from throughline.record.ledger.types import (
    FAMILY_TOO,
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Number,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)  # fmt: skip

arrangement = Thread("family_time.arrangement", "Family time")
session = Thread("family_time.session", "One time of family time")

arrangement_began = EventType(
    code="family_time.arrangement_began",
    title="Family time arranged",
    sentence="Family time with {with_whom} arranged[: {times} times in four weeks][, {minutes} minutes each]",
    opens=arrangement,
    audience=FAMILY_TOO,
    group="Family time",
    facts=(
        Line("with_whom", "With whom", required=True, longest=160),
        YesNo("ordered", "Ordered by the court", required=True),
        YesNo("supervised", "Somebody is present", required=True),
        Number("times", "How often in four weeks", required=True, least=1, most=28),
        Number("minutes", "How long each time, in minutes", required=True, least=15, most=1440),
        Number("travel", "Travel there and back for whoever is present, in minutes", most=600),
        Line("conditions", "Conditions", longest=300),
    ),
)

session_planned = EventType(
    code="family_time.session_planned",
    title="Family time booked",
    sentence="Family time with {with_whom} booked for {for_on}[ at {time}]",
    opens=session,
    quiet=True,
    audience=FAMILY_TOO,
    group="Family time",
    recorded_by=None,
    facts=(
        Number("arrangement", "Which arrangement", required=True, most=2**62),
        Line("with_whom", "With whom", longest=160),
        Day("for_on", "For", required=True),
        Line("time", "At", longest=10),
        Line("where", "Where", longest=160),
        WorkerFact("supervisor", "Who is present"),
        Number("minutes", "How long, in minutes", least=15, most=1440),
        Number("travel", "Travel, in minutes", most=600),
        YesNo("ordered", "Ordered by the court"),
        YesNo("supervised", "Somebody is present"),
    ),
)
"""What the arrangement says is written with each time: an order changed later changes no time before it."""

session_staffed = EventType(
    code="family_time.session_staffed",
    title="Who is present at family time",
    sentence="{supervisor} will be present at family time",
    continues=session,
    quiet=True,
    group="Family time",
    recorded_by=None,
    facts=(WorkerFact("supervisor", "Who is present", required=True), Line("where", "Where", longest=160)),
)

session_held = EventType(
    code="family_time.session_held",
    title="Family time",
    sentence="Family time took place[; {came}]",
    ends=session,
    rank=2,
    group="Family time",
    recorded_by=None,
    facts=(
        Choice("came", "Who came", codes=CAME, required=True),
        Words("words", "What the child said or showed", quoted=True),
        Words("account", "How it was between them", required=True),
        YesNo("concern", "Something to worry about", required=True),
        Words("worry", "What is worrying"),
    ),
)

session_cancelled = EventType(
    code="family_time.session_cancelled",
    title="Family time cancelled",
    sentence="Family time cancelled: {why}[; instead on {instead_on}]",
    ends=session,
    rank=2,
    audience=FAMILY_TOO,
    group="Family time",
    recorded_by=None,
    facts=(
        Choice("why", "Why", codes=WHY_CANCELLED, required=True),
        WorkerFact("authoriser", "Who authorised it"),
        Day("instead_on", "Instead on"),
        YesNo("court_told", "The court or the lawyers were told"),
        Line("without", "Why without another day or without telling the court", longest=300),
    ),
)

arrangement_ended = EventType(
    code="family_time.arrangement_ended",
    title="Arrangement of family time ended",
    sentence="That arrangement of family time ended",
    ends=arrangement,
    audience=FAMILY_TOO,
    group="Family time",
)

arrangements_looked_at = EventType(
    code="family_time.arrangements_looked_at",
    title="Family time looked at again",
    sentence="Family time was looked at again: {outcome}",
    audience=FAMILY_TOO,
    group="Family time",
    hint="At each review of a child in care. What the child and the family want comes first; a change is arranged besides.",
    facts=(
        Choice("outcome", "What is to be", required=True, codes={
            "same": "it stays as it is", "more": "more of it", "less": "less of it", "other": "something is to be different", "court": "the court is asked"}),
        Words("words", "What the child wants, and why this is right now", required=True),
    ),
)  # fmt: skip

hours_rostered = EventType(
    code="family_time.hours_rostered",
    title="Hours for family time",
    sentence="{hours} hours a week for being present at family time",
    about=("worker",),
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Number("hours", "Hours a week", required=True, most=60),),
)
