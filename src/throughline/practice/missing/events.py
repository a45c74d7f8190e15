"""What can happen when a child goes missing. The only door other areas may use."""

from throughline.practice.missing.codes import KINDS
from throughline.record.ledger.types import PROFESSIONALS, Choice, EventType, Line, Thread, Words, YesNo

time_missing = Thread("missing.time_missing", "Time missing")

went_missing = EventType(
    code="missing.went_missing",
    title="Went missing",
    sentence="Went missing[ ({kind})]",
    opens=time_missing,
    significant=True,
    group="Missing",
    facts=(Choice("kind", "Missing or away", codes=KINDS), YesNo("high_risk", "At high risk")),
)

came_back = EventType(
    code="missing.came_back",
    title="Came back",
    sentence="Was found or came back",
    ends=time_missing,
    group="Missing",
)

others_told = EventType(
    code="missing.others_told",
    title="Police, parents and others told",
    sentence="Told that they are missing[: {told}]",
    continues=time_missing,
    group="Missing",
    facts=(Line("told", "Who was told", longest=200), Line("police_reference", "Police reference", longest=40)),
)

return_interview = EventType(
    code="missing.return_interview",
    title="Return interview",
    sentence="Return interview {outcome}",
    continues=time_missing,
    group="Missing",
    facts=(
        Choice("outcome", "Outcome", required=True, codes={"held": "held", "declined": "offered and declined",
                                                           "not_possible": "offered and not possible"}),
        YesNo("independent", "By somebody independent"),
        Words("words", "What the child said", quoted=True),
    ),
)  # fmt: skip

return_interview_shared = EventType(
    code="missing.return_interview_shared",
    title="Return interview shared",
    sentence="What was said in the return interview was shared with those who need it",
    continues=time_missing,
    group="Missing",
)

missing_meeting = EventType(
    code="missing.missing_meeting",
    title="Meeting about going missing",
    sentence="Agencies met about going missing",
    continues=time_missing,
    audience=PROFESSIONALS,
    group="Missing",
    facts=(Words("words", "What was agreed"),),
)
