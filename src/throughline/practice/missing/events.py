"""What can happen when a child goes missing. The only door other areas may use."""

from throughline.practice.missing.codes import FROM, INDICATORS, KINDS, RISK, SAFETY, THEMES
from throughline.record.ledger.types import (
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

time_missing = Thread("missing.time_missing", "Time missing")

went_missing = EventType(
    code="missing.went_missing",
    title="Went missing",
    sentence="Went missing[ from {from_where}][ ({kind})][; {risk} risk]",
    opens=time_missing,
    significant=True,
    group="Missing",
    facts=(Choice("kind", "Missing or away", codes=KINDS), Choice("from_where", "Missing from", codes=FROM),
           Choice("risk", "Risk", codes=RISK), Words("words", "What is known: clothes, company, money, telephone")),
)  # fmt: skip

came_back = EventType(
    code="missing.came_back",
    title="Came back",
    sentence="Was found or came back[: {how}]",
    ends=time_missing,
    group="Missing",
    facts=(Choice("how", "How", codes={"alone": "by themselves", "police": "found by the police",
                                       "others": "found by somebody else"}),),
)  # fmt: skip

TOLD = {
    "police": "Police", "parents": "Parents", "officer": "Reviewing officer", "health": "Health", "school": "School",
    "area": "Council of the area",
}  # fmt: skip
"""Who is told that a child is missing, one question each."""

others_told = EventType(
    code="missing.others_told",
    title="Police, parents and others told",
    sentence="Told that they are missing[: {told}]",
    continues=time_missing,
    group="Missing",
    facts=(*(YesNo(name, f"{title}: told") for name, title in TOLD.items()), Line("told", "Who else", longest=200),
           Line("police_reference", "Police reference", longest=40)),
)  # fmt: skip

return_interview = EventType(
    code="missing.return_interview",
    title="Return interview",
    sentence="Return interview {outcome}[, by {visitor}]",
    continues=time_missing,
    group="Missing",
    facts=(
        Choice("outcome", "Outcome", required=True, codes={"held": "held", "declined": "offered and declined",
                                                           "not_possible": "offered and not possible"}),
        WorkerFact("visitor", "Who made the visit"),
        YesNo("independent", "By somebody independent of the home"),
        YesNo("alone", "Seen alone"),
        Words("words", "What the child said", quoted=True),
        Words("reasons", "Why they went"),
        Words("harm", "What happened to them, or could have"),
        Words("actions", "What is to be done"),
    ),
)  # fmt: skip

return_interview_shared = EventType(
    code="missing.return_interview_shared",
    title="Return interview shared",
    sentence="What was said in the return interview was shared with those who need it",
    continues=time_missing,
    group="Missing",
)

return_evaluated = EventType(
    code="missing.return_evaluated",
    title="Return visit evaluated",
    sentence="The return visit was evaluated: {adequate}[; {theme}]",
    continues=time_missing,
    audience=PROFESSIONALS,
    group="Missing",
    facts=(
        Choice("adequate", "Was the visit good enough?", required=True, codes={"yes": "good enough", "no": "not good enough"}),
        Choice("theme", "Mainly because of", required=True, codes=THEMES),
        YesNo("pattern", "Part of a pattern"),
        Words("words", "What has changed for the child since, and what was learnt", required=True),
        WorkerFact("evaluator", "Evaluated by", required=True),
    ),
)  # fmt: skip

follow_up_closed = EventType(
    code="missing.follow_up_closed",
    title="Follow-up closed",
    sentence="The follow-up after going missing was closed[, without all that is asked for: {reason}]",
    continues=time_missing,
    audience=PROFESSIONALS,
    group="Missing",
    recorded_by=None,
    facts=(YesNo("exception", "Closed without all that is asked for"), Line("reason", "Why", longest=200)),
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

exploitation_considered = EventType(
    code="missing.exploitation_considered",
    title="Exploitation considered",
    sentence="Looked for signs of exploitation: {outcome}",
    audience=PROFESSIONALS,
    group="Missing",
    hint="Answer what is known. What is not asked stays open; it is never a no.",
    facts=(
        *(YesNo(name, title) for name, title in INDICATORS.items()),
        Choice("outcome", "What follows", required=True, codes={
            "none": "no concern", "watch": "watch, and look again", "refer": "referred to the exploitation panel"}),
        YesNo("pregnancy_service", "Referred to the service for pregnancy and young parents"),
        Words("words", "What is known, and from whom"),
    ),
)  # fmt: skip

report_given = EventType(
    code="missing.report_given",
    title="Annual report on missing children given to the board",
    sentence="The report on missing children for the year to {year_ended_on} was given to the board: {times} times missing, "
    "{children} children",
    about=("authority",),
    recorded_by=None,
    facts=(
        Day("year_ended_on", "Year ended on", required=True),
        Number("times", "Times missing", required=True),
        Number("children", "Children", required=True),
        Words("words", "What the board is asked to do"),
    ),
)

awareness_session_held = EventType(
    code="missing.awareness_session_held",
    title="Children learnt about a risk",
    sentence="Children learnt about {risk}[: {pupils} of them][, with {by_whom}]",
    about=("school",),
    group="Safety",
    facts=(
        Choice("risk", "About", codes=SAFETY, required=True),
        Number("pupils", "How many children", most=3000),
        YesNo("whom_to_turn_to", "They were told whom to turn to"),
        Line("by_whom", "Led by", longest=120),
    ),
)
