"""What the ledger knows of any meeting: who came, what each thought before it, that it was not quorate."""

from throughline.record.ledger.types import PROFESSIONALS, Choice, EventType, Line, YesNo

attended = EventType(
    code="meetings.attended",
    title="Who came to a meeting",
    sentence="{name}[, {agency},] {came}",
    quiet=True,
    recorded_by=None,
    group="Meetings",
    facts=(
        Line("meeting", "Kind of meeting", required=True, longest=80),
        Line("part", "Part", required=True, longest=40),
        Line("name", "Who", required=True, longest=120),
        Line("agency", "Of", longest=120),
        Choice("came", "Came", codes={"came": "came to the meeting", "part": "came to part of the meeting", "not": "did not come",
                                      "sent": "did not come and sent a report"}, required=True),
        YesNo("reported", "Reported before the meeting"),
        Line("why", "Why not", longest=200),
    ),
)  # fmt: skip

not_asked = EventType(
    code="meetings.not_asked",
    title="Somebody who must be asked was not asked",
    sentence="{title} was not asked to the meeting: {why}",
    audience=PROFESSIONALS,
    recorded_by=None,
    group="Meetings",
    facts=(Line("meeting", "Kind of meeting", required=True, longest=80), Line("title", "Who", required=True, longest=120),
           Line("why", "Why", required=True, longest=300)),
)  # fmt: skip

not_quorate = EventType(
    code="meetings.not_quorate",
    title="A meeting was held though somebody was missing",
    sentence="The meeting was held though {missing}: {why}",
    audience=PROFESSIONALS,
    recorded_by=None,
    group="Meetings",
    facts=(Line("meeting", "Kind of meeting", required=True, longest=80), Line("missing", "Who was missing", required=True, longest=300),
           Line("why", "Why it went on", required=True, longest=300)),
)  # fmt: skip
