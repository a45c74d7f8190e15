"""What can happen to a child who is looked after. The only door other areas may use."""

from throughline.practice.looked_after.codes import (  # noqa: I001 - a line each would make this file too long
    ALONE, HARM, LEGAL_STATUSES, MET_BEFORE, NEEDS, PARTICIPATION, PLAIN_CEASED, PLAIN_NEEDS, PLAIN_PARTICIPATION,
    PLAIN_STATUS, WHY_CEASED, WHY_NOT_ALONE,
)  # fmt: skip
from throughline.practice.looked_after.events.disputes import (  # noqa: F401 - the door of this area is one module
    OUTCOMES, disagreement, dispute_answered, dispute_raised, dispute_resolved, dispute_taken_up,
)  # fmt: skip
from throughline.record.ledger.promises import promises
from throughline.record.ledger.types import (
    BEGUN_BEFORE, PROFESSIONALS, Choice, Day, EventType, Fact, Line, Number, Thread, Words, WorkerFact, YesNo,
)  # fmt: skip

period_of_care = Thread("looked_after.period_of_care", "Period of care")
legal_status = Thread("looked_after.legal_status", "Legal status")
review = Thread("looked_after.review", "Review")
visit = Thread("looked_after.visit", "Visit")
unaccompanied = Thread("looked_after.unaccompanied", "Unaccompanied child")
detention = Thread("looked_after.detention", "Detention")

# --- Care and its legal ground -----------------------------------------------------------------------------------

became_looked_after = EventType(
    code="looked_after.became_looked_after",
    title="Became looked after",
    sentence="Came into care[: {need}][ ({begun_before})]",
    opens=period_of_care,
    significant=True,
    group="Care and law",
    facts=(Choice("need", "Main need", codes=NEEDS, plain=PLAIN_NEEDS),
           Choice("harm", "If abuse or neglect: which was it?", codes=HARM), Line("home_postcode", "Postcode of home", longest=8),
           YesNo("emergency", "In an emergency"), Fact("already", "How the first episode known came about"), BEGUN_BEFORE),
)  # fmt: skip
"""`already` is not typed by anybody: an import that knows a child only from an episode within care says how that episode
came about (SSDA903, RNE), so that it can be told again as it was."""

ceased_looked_after = EventType(
    code="looked_after.ceased_looked_after",
    title="Left care",
    sentence="Left care[: {reason}]",
    ends=period_of_care,
    significant=True,
    group="Care and law",
    facts=(Choice("reason", "How", codes=WHY_CEASED, plain=PLAIN_CEASED),),
)

legal_status_began = EventType(
    code="looked_after.legal_status_began",
    title="Legal status",
    sentence="{status}[ ({begun_before})]",
    opens=legal_status,
    group="Care and law",
    facts=(Choice("status", "Legal status", codes=LEGAL_STATUSES, plain=PLAIN_STATUS, required=True), Line("court", "Court", longest=120),
           Line("case_number", "Case number", longest=40), Day("until_on", "Until"), BEGUN_BEFORE),
)  # fmt: skip

legal_status_ended = EventType(
    code="looked_after.legal_status_ended",
    title="Legal status ended",
    sentence="That legal status ended",
    ends=legal_status,
    group="Care and law",
)

consent_reconfirmed = EventType(
    code="looked_after.consent_reconfirmed",
    title="Parents asked again for their agreement",
    sentence="Parents’ agreement asked for again[: {answer}]",
    continues=period_of_care,
    group="Care and law",
    facts=(Choice("answer", "Their answer", codes={"agreed": "they agree", "withdrawn": "they take it back",
                                                   "not_reached": "they could not be reached"}),
           Line("by_whom", "Who answered", longest=120)),
)  # fmt: skip

ceasing_approved = EventType(
    code="looked_after.ceasing_approved",
    title="Leaving care approved",
    sentence="Leaving care was approved[, {by_whom}]",
    continues=period_of_care,
    audience=PROFESSIONALS,
    group="Care and law",
    facts=(Choice("by_whom", "Approved by", codes={"director": "by the director", "officer": "by the nominated officer"},
                  required=True),),
)  # fmt: skip

unaccompanied_began = EventType(
    code="looked_after.unaccompanied_began",
    title="Arrived in this country alone",
    sentence="Arrived in this country alone and asks for asylum",
    opens=unaccompanied,
    group="Care and law",
)

unaccompanied_ended = EventType(
    code="looked_after.unaccompanied_ended",
    title="No longer an unaccompanied child seeking asylum",
    sentence="No longer counted as an unaccompanied child seeking asylum",
    ends=unaccompanied,
    group="Care and law",
)

detained = EventType(
    code="looked_after.detained",
    title="Detained",
    sentence="Detained[ at {where}]",
    opens=detention,
    group="Care and law",
    facts=(Line("where", "Where", longest=120),
           Choice("kind", "Kind", codes={"remand_accommodation": "remanded to council accommodation",
                                         "youth_detention": "remanded to youth detention",
                                         "sentence": "sentenced, was in care by agreement"})),
)  # fmt: skip

released = EventType(
    code="looked_after.released", title="Released", sentence="Released", ends=detention, group="Care and law"
)

remand_plan_prepared = EventType(
    code="looked_after.remand_plan_prepared",
    title="Plan for the time on remand prepared",
    sentence="Plan for the time on remand prepared",
    continues=detention,
    group="Plans",
)

# --- Plans --------------------------------------------------------------------------------------------------------

care_plan_prepared = EventType(
    code="looked_after.care_plan_prepared",
    title="Care plan agreed",
    sentence="Care plan[, version {version},] agreed",
    continues=period_of_care,
    audience="family",
    group="Plans",
    facts=(Number("version", "Version", least=1, most=200), Words("words", "The plan in a few lines")),
)

PERMANENCE = {
    "home": "home to parents", "kin": "with relatives or friends", "special_guardianship": "special guardianship",
    "adoption": "adoption", "long_term_fostering": "long-term foster care", "residential": "a children’s home",
    "independence": "independence",
}  # fmt: skip

permanence_plan_agreed = EventType(
    code="looked_after.permanence_plan_agreed",
    title="Permanence decided",
    sentence="Decided where they will grow up: {decision}",
    continues=period_of_care,
    audience="family",
    significant=True,
    group="Plans",
    facts=(Choice("decision", "Decision", codes=PERMANENCE, required=True), Day("by_on", "By when")),
)

needs_reassessed = EventType(
    code="looked_after.needs_reassessed",
    title="Needs assessed again",
    sentence="Needs assessed again",
    continues=period_of_care,
    group="Plans",
    facts=(Words("words", "What it found"),),
)

# --- Visits -------------------------------------------------------------------------------------------------------

child_visited = EventType(
    code="looked_after.child_visited",
    title="Visit",
    sentence="Visited[: {outcome}][; seen alone: {alone}]",
    opens=visit,
    rank=2,
    group="Visits",
    facts=(
        Choice("outcome", "Seen", codes={"seen": "seen", "not_there": "was not there"}, required=True),
        Choice("alone", "Seen alone", codes=ALONE),
        Choice("why_not_alone", "Why not alone", codes=WHY_NOT_ALONE),
        Day("alone_by", "When they will be seen alone"),
        Line("where", "Where", longest=160),
        YesNo("bedroom", "Saw where they sleep"),
        Words("words", "What they said or showed", quoted=True),
        Words("home", "The home and their room"),
        Words("account", "What happened"),
        Line("also_saw", "Who else was seen", longest=300),
        YesNo("more_dangerous", "Something is more dangerous, or less"),
        YesNo("plan_to_change", "The plan needs to change"),
        Words("change", "What changes"),
    ),
)

visit_written_up = EventType(
    code="looked_after.visit_written_up",
    title="Visit written up",
    sentence="More about the visit was written",
    continues=visit,
    quiet=True,
    group="Visits",
    hint="What was said and shown at the last visit, and whether alone, when there was no time to write it then.",
    facts=(Words("words", "What they said or showed", quoted=True), Choice("alone", "Seen alone", codes=ALONE),
           Choice("why_not_alone", "Why not alone", codes=WHY_NOT_ALONE), Day("alone_by", "When they will be seen alone")),
)

visits_agreed = EventType(
    code="looked_after.visits_agreed",
    title="How often to visit, agreed",
    sentence="Visits at least every {weeks} weeks agreed[, {where}]",
    continues=period_of_care,
    audience="family",
    group="Visits",
    hint="When the child, the plan or a review wants visits more often than the law does.",
    facts=(Number("weeks", "At least every so many weeks", required=True, least=1, most=26),
           Choice("where", "Agreed where", codes={"review": "at a review", "plan": "in the plan",
                                                  "child": "because the child asked"})),
)  # fmt: skip

visit_requested = EventType(
    code="looked_after.visit_requested",
    title="A visit was asked for",
    sentence="{by_whom} asked for a visit",
    continues=period_of_care,
    group="Visits",
    facts=(Choice("by_whom", "Who asked", codes={"child": "The child", "carer": "The carer", "home": "The children’s home",
                                                 "inspectorate": "The inspectorate, after a notice"}, required=True),),
)  # fmt: skip

# --- Reviews ------------------------------------------------------------------------------------------------------

review_planned = EventType(
    code="looked_after.review_planned",
    title="Review arranged",
    sentence="Review arranged for {for_on}",
    books="for_on",
    continues=period_of_care,
    group="Reviews",
    facts=(Day("for_on", "For", required=True), Line("time", "At", longest=10), Line("where", "Where", longest=160)),
)

review_report_ready = EventType(
    code="looked_after.review_report_ready",
    title="Report for the review ready",
    sentence="The social worker’s report for the review is ready",
    continues=period_of_care,
    group="Reviews",
)

officer_met_child = EventType(
    code="looked_after.officer_met_child",
    title="Reviewing officer met the child",
    sentence="{officer} met them[, {where}]",
    continues=period_of_care,
    group="Reviews",
    facts=(WorkerFact("officer", "Reviewing officer"), Line("where", "Where", longest=160),
           YesNo("alone", "Alone"), Words("words", "What the child said", quoted=True)),
)  # fmt: skip

GRADES = {"outstanding": "outstanding", "good": "good", "adequate": "adequate", "inadequate": "inadequate"}
"""The four points on which a plan is judged."""

view_given = EventType(
    code="looked_after.view_given",
    title="What somebody thinks, before the review",
    sentence="{who} said what they think, before the review[, {how}]",
    continues=period_of_care,
    audience="family",
    group="Reviews",
    recorded_by=None,
    facts=(Line("who", "Who", required=True, longest=120), Line("how", "How it was asked", longest=120),
           Words("words", "In their own words", quoted=True)),
)  # fmt: skip

review_held = EventType(
    code="looked_after.review_held",
    title="Review held",
    sentence="Review held[, chaired by {chair}][; {participation}]",
    opens=review,
    rank=2,
    audience="family",
    group="Reviews",
    facts=(
        WorkerFact("chair", "Chaired by"),
        Choice("participation", "How the child took part", codes=PARTICIPATION, plain=PLAIN_PARTICIPATION),
        Choice("met_before", "Did the reviewing officer meet the child first?", codes=MET_BEFORE),
        Day("met_on", "Met on"),
        Line("why_not_met", "Why not", longest=200),
        Day("catch_up_on", "When they will meet"),
        YesNo("full_meeting", "A full meeting"),
        Choice("plan_grade", "How good the care plan is", codes=GRADES),
        Choice("as_wished", "Held as the child wished", codes={"yes": "held as the child wished", "partly": "held partly as the child wished",
                                                              "no": "not held as the child wished"}),
        Words("words", "What was decided"),
        Words("account", "What was said"),
    ),
)

review_adjourned = EventType(
    code="looked_after.review_adjourned",
    title="Review adjourned",
    sentence="Review adjourned[: {why}]",
    continues=period_of_care,
    group="Reviews",
    facts=(Line("why", "Why", longest=200),),
)

review_brought_forward = EventType(
    code="looked_after.review_brought_forward",
    title="Early review asked for",
    sentence="{by_whom} asked for an early review",
    continues=period_of_care,
    group="Reviews",
    facts=(Choice("by_whom", "Who asked", codes={"child": "The child", "officer": "The reviewing officer", "worker": "The social worker",
                                                 "parent": "A parent", "other": "Somebody else"}, required=True),
           Line("why", "Why", longest=200)),
)  # fmt: skip

decisions_sent = EventType(
    code="looked_after.decisions_sent",
    title="Decisions of the review sent",
    sentence="The decisions of the review were sent",
    continues=review,
    group="Reviews",
)

decisions_answered = EventType(
    code="looked_after.decisions_answered",
    title="Manager’s answer to the decisions",
    sentence="The manager answered the decisions[: {answer}]",
    continues=review,
    group="Reviews",
    facts=(Choice("answer", "Answer", codes={"stand": "they stand", "objects": "objects"}), Line("why", "Why", longest=200)),
)

review_record_written = EventType(
    code="looked_after.review_record_written",
    title="Record of the review written",
    sentence="The full record of the review was written",
    continues=review,
    group="Reviews",
)

review_record_sent = EventType(
    code="looked_after.review_record_sent",
    title="Record of the review sent out",
    sentence="The record of the review was sent to those who should have it",
    continues=review,
    group="Reviews",
)

midway_checked = EventType(
    code="looked_after.midway_checked",
    title="Midway check by the reviewing officer",
    sentence="{officer} checked midway between reviews[: {rating}]",
    continues=period_of_care,
    audience=PROFESSIONALS,
    group="Reviews",
    facts=(WorkerFact("officer", "Reviewing officer"),
           Choice("rating", "How it goes", codes={"on_track": "on track", "slipping": "slipping", "stuck": "stuck"}),
           Words("words", "What was found")),
)  # fmt: skip

life_story_given = EventType(
    code="looked_after.life_story_given",
    title="Life story book given",
    sentence="Life story book given",
    audience="family",
    significant=True,
    group="Plans",
)

adoption_celebrated = EventType(
    code="looked_after.adoption_celebrated",
    title="Adoption celebrated at court",
    sentence="Adoption celebrated at court",
    significant=True,
    group="Care and law",
)

actions = promises("looked_after")
action_agreed, action_progressed, action_done, action_dropped = actions.agreed, actions.progressed, actions.done, actions.dropped
