"""What can happen when a child may be at risk of significant harm. The only door other areas may use."""

from throughline.practice.protection.codes import (
    AGENCIES,
    CATEGORIES,
    CONFERENCES,
    DECISIONS,
    ENQUIRY_OUTCOMES,
    GP,
    GRADES,
    HARM_OUTSIDE,
    NO_CONFERENCE,
    PROGRESS,
    SIGNED,
    STAGES,
    STRATEGY_OUTCOMES,
    THEN,
    WHY_ENDED,
    WHY_NOT_ALONE,
)
from throughline.record.ledger.promises import promises
from throughline.record.ledger.types import (
    BEGUN_BEFORE,
    BY_THEN,
    FAMILY_TOO,
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
)

concern = Thread("protection.concern", "Concern about significant harm")
enquiry = Thread("protection.enquiry", "Section 47 enquiry")
plan = Thread("protection.plan", "Child protection plan")
visit = Thread("protection.visit", "Child protection visit")
transfer = Thread("protection.transfer", "Plan of another council, moving here")
challenge = Thread("protection.challenge", "Challenge by the chair")

GROUP, TO_COME = "Child protection", "Meetings to come"
WHEN = (Day("for_on", "For", required=True), Line("time", "At", longest=10), Line("where", "Where", longest=160))

# --- From the concern to the conference ---------------------------------------------------------------------------

concern_identified = EventType(
    code="protection.concern_identified",
    title="Reason to suspect significant harm",
    sentence="Reason to suspect significant harm[: {category}]",
    opens=concern,
    audience=PROFESSIONALS,
    group=GROUP,
    hint="A strategy discussion follows: the same day if the child is in danger now.",
    facts=(Choice("category", "Kind of harm", codes=CATEGORIES), YesNo("immediate", "In danger now"),
           Day("expected_on", "If the child is not born yet: expected on"), Choice("outside", "Harm outside the home", codes=HARM_OUTSIDE),
           Words("words", "What is known")),
)  # fmt: skip

strategy_arranged = EventType(
    code="protection.strategy_arranged", title="Strategy discussion arranged", sentence="Strategy discussion arranged for {for_on}",
    continues=concern, audience=PROFESSIONALS, group=GROUP, books="for_on", recorded_by=None, facts=WHEN,
)  # fmt: skip

strategy_held = EventType(
    code="protection.strategy_held",
    title="Strategy discussion held",
    sentence="Strategy discussion held[: {outcome}]",
    continues=concern,
    audience=PROFESSIONALS,
    group=GROUP,
    recorded_by=None,
    facts=(Many("agencies", "Who took part", each=Choice("agency", "Agency", codes=AGENCIES)),
           Choice("outcome", "Decided", codes=STRATEGY_OUTCOMES, required=True),
           Choice("enquiry_by", "By whom", codes={"single": "social care alone", "joint": "with the police"}),
           Line("why_few", "Why others were not there", longest=300), WorkerFact("chair", "Led and approved by"),
           Words("words", "What was said and decided"), Words("account", "What was said")),
)  # fmt: skip

enquiry_began = EventType(
    code="protection.enquiry_began",
    title="Section 47 enquiry began",
    sentence="An enquiry under section 47 began",
    opens=enquiry,
    significant=True,
    audience=PROFESSIONALS,
    group=GROUP,
    recorded_by=None,
    facts=(Day("strategy_on", "Day of the strategy discussion it follows"), WorkerFact("worker", "Social worker")),
)

enquiry_allocated = EventType(
    code="protection.enquiry_allocated",
    title="Section 47 enquiry allocated",
    sentence="{worker} makes the enquiry[, with {co_worker}][; by the emergency way: {why}]",
    continues=enquiry,
    audience=PROFESSIONALS,
    group=GROUP,
    recorded_by=None,
    facts=(WorkerFact("worker", "Social worker", required=True), WorkerFact("co_worker", "Co-worker"),
           YesNo("newly_qualified", "Newly qualified"), YesNo("exception", "By the emergency way"), Line("why", "Why", longest=300)),
)  # fmt: skip

enquiry_ended = EventType(
    code="protection.enquiry_ended",
    title="Section 47 enquiry ended",
    sentence="The enquiry under section 47 ended: {outcome}[ ({by_then})]",
    ends=enquiry,
    significant=True,
    audience=PROFESSIONALS,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("outcome", "What it found", codes={**ENQUIRY_OUTCOMES, **NO_CONFERENCE}, required=True), Words("words", "What was found"), BY_THEN),
)

concern_ended = EventType(
    code="protection.concern_ended", title="Concern followed up", sentence="What the concern asked for was done", ends=concern, quiet=True,
    audience=PROFESSIONALS, group=GROUP, recorded_by=None,
)  # fmt: skip

# --- Conferences --------------------------------------------------------------------------------------------------

conference_arranged = EventType(
    code="protection.conference_arranged", title="Child protection conference arranged", sentence="Conference arranged for {for_on}",
    audience=FAMILY_TOO, group=GROUP, books="for_on", recorded_by=None, facts=WHEN,
)  # fmt: skip
review_arranged = EventType(
    code="protection.review_arranged", title="Review conference arranged", sentence="Review conference arranged for {for_on}",
    continues=plan, audience=FAMILY_TOO, group=GROUP, books="for_on", recorded_by=None, facts=WHEN,
)  # fmt: skip

report_ready = EventType(
    code="protection.report_ready", title="Report for the conference given to the chair",
    sentence="The social worker’s report for the conference was given to the chair", audience=FAMILY_TOO, group=GROUP, recorded_by=None,
)  # fmt: skip
report_shared = EventType(
    code="protection.report_shared", title="Report for the conference shared with the family",
    sentence="The report for the conference was shared with {whom}", audience=FAMILY_TOO, group=GROUP,
    facts=(Line("whom", "With whom", required=True, longest=120), Words("words", "What they said", quoted=True)),
)  # fmt: skip
view_given = EventType(
    code="protection.view_given", title="What somebody thinks, before a conference or core group",
    sentence="{who} said what they know and think[, {how}]", audience=FAMILY_TOO, group=GROUP, recorded_by=None,
    facts=(Line("who", "Who", required=True, longest=120), Line("how", "How it was asked", longest=120),
           Words("words", "In their own words", quoted=True)),
)  # fmt: skip
gp_reported = EventType(
    code="protection.gp_reported", title="Report of the family doctor", sentence="The family doctor reported[: {practice}]",
    audience=PROFESSIONALS, group=GROUP, recorded_by=None, facts=(Line("practice", "Practice", longest=120), Words("words", "What they know")),
)  # fmt: skip

conference_held = EventType(
    code="protection.conference_held",
    title="Child protection conference held",
    sentence="{kind} held[, chaired by {chair}][: {decision}]",
    continues=concern,
    significant=True,
    audience=FAMILY_TOO,
    group=GROUP,
    rank=1,
    recorded_by=None,
    facts=(Choice("kind", "Kind", codes=CONFERENCES, required=True), WorkerFact("chair", "Chaired by"),
           Choice("decision", "Decided", codes=DECISIONS), Choice("category", "Category", codes=CATEGORIES),
           Choice("gp", "The family doctor", codes=GP), Line("practice", "Practice", longest=120), Day("chased_on", "Asked again"),
           Choice("earlier", "On a plan before", codes={"none": "never", "here": "here", "elsewhere": "in another council"}),
           Words("words", "What was decided"), Words("account", "What was said")),
)  # fmt: skip

decisions_sent = EventType(
    code="protection.decisions_sent", title="Decisions of the conference sent", sentence="The decisions of the conference were sent",
    group=GROUP, recorded_by=None, quiet=True,
)  # fmt: skip
minutes_written = EventType(
    code="protection.minutes_written", title="Minutes of the conference written", sentence="The minutes of the conference were written",
    group=GROUP, recorded_by=None, quiet=True,
)  # fmt: skip
minutes_sent = EventType(
    code="protection.minutes_sent", title="Minutes of the conference sent", sentence="The minutes of the conference were sent",
    group=GROUP, recorded_by=None,
)  # fmt: skip
notes_sent = EventType(
    code="protection.notes_sent", title="Notes of a strategy discussion or core group sent", sentence="The notes of the meeting were sent",
    group=GROUP, recorded_by=None, quiet=True,
)  # fmt: skip
notes_written = EventType(
    code="protection.notes_written", title="Notes of a strategy discussion or core group written", sentence="The notes of the meeting were written",
    group=GROUP, recorded_by=None, quiet=True,
)  # fmt: skip

transfer_in_notified = EventType(
    code="protection.transfer_in_notified", title="Told that a child with a plan has moved here",
    sentence="{council} told us that a child with a plan has moved here", opens=transfer, significant=True, audience=PROFESSIONALS, group=GROUP,
    facts=(Line("council", "Which council", required=True, longest=120), Day("plan_began_on", "Their plan began on"),
           Choice("category", "Category of their plan", codes=CATEGORIES)),
)  # fmt: skip
transfer_in_settled = EventType(
    code="protection.transfer_in_settled", title="Plan taken over or not needed here", sentence="The transfer-in conference settled it",
    ends=transfer, quiet=True, audience=PROFESSIONALS, group=GROUP, recorded_by=None,
)  # fmt: skip

# --- The plan -----------------------------------------------------------------------------------------------------

plan_began = EventType(
    code="protection.plan_began",
    title="Child protection plan began",
    sentence="Protected by a plan from this day: {category}[ ({begun_before})]",
    opens=plan,
    significant=True,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("category", "Category", codes=CATEGORIES, required=True), YesNo("temporary", "Temporary, of another council’s plan"),
           Number("before", "Plans before that are not on this record", most=20), Line("before_council", "Of which council the last of them was", longest=200),
           Day("before_ended_on", "When that ended"), Line("before_why", "Why that ended", longest=200), BEGUN_BEFORE),
)  # fmt: skip

category_changed = EventType(
    code="protection.category_changed",
    title="Category of the plan changed",
    sentence="The category of the plan is now {category}[ ({by_then})]",
    continues=plan,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("category", "Category", codes=CATEGORIES, required=True), BY_THEN),
)

plan_agreed = EventType(
    code="protection.plan_agreed",
    title="Child protection plan written",
    sentence="Child protection plan[, version {version},] agreed",
    continues=plan,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Number("version", "Version", least=1, most=200), YesNo("outline", "Outline plan of the conference"),
           YesNo("whole", "Every outcome can be measured and has an action with owner and day")),
)  # fmt: skip

core_group_arranged = EventType(
    code="protection.core_group_arranged", title="Core group arranged", sentence="Core group arranged for {for_on}", continues=plan,
    audience=FAMILY_TOO, group=GROUP, books="for_on", recorded_by=None, facts=WHEN,
)  # fmt: skip

core_group_held = EventType(
    code="protection.core_group_held",
    title="Core group held",
    sentence="Core group held[: {progress}]",
    continues=plan,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("progress", "How it goes", codes=PROGRESS), Number("asked", "Agencies asked", most=40), Number("came", "Agencies there", most=40),
           WorkerFact("chair", "Led by"), Words("words", "What was said"), Words("account", "What was said by all")),
)  # fmt: skip

child_visited = EventType(
    code="protection.child_visited",
    title="Child protection visit",
    sentence="Visited[: {outcome}][; seen alone: {alone}]",
    opens=visit,
    rank=2,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("outcome", "Seen", codes={"seen": "seen", "not_there": "was not there", "refused": "was not let in"}, required=True),
           Choice("alone", "Seen alone", codes={"yes": "yes", "part": "part of the time", "no": "no"}),
           Choice("why_not_alone", "Why not alone", codes=WHY_NOT_ALONE), Line("where", "Where", longest=160),
           Words("words", "What they said or showed", quoted=True), Words("home", "The home and their room"), Words("account", "What happened"),
           Line("also_saw", "Who else was seen", longest=300), YesNo("bedroom", "Saw where they sleep"),
           YesNo("more_dangerous", "Something is more dangerous, or less"), YesNo("plan_to_change", "The plan needs to change"),
           Words("change", "What changes")),
)  # fmt: skip

visit_written_up = EventType(
    code="protection.visit_written_up", title="Visit written up", sentence="More about the visit was written", continues=visit, quiet=True,
    recorded_by=None,
    facts=(Words("words", "What they said or showed", quoted=True), Choice("alone", "Seen alone", codes={"yes": "yes", "part": "part", "no": "no"}),
           Choice("why_not_alone", "Why not alone", codes=WHY_NOT_ALONE)),
)  # fmt: skip

moved_for_a_time = EventType(
    code="protection.moved_for_a_time", title="Living elsewhere for a time", sentence="Stays elsewhere for a time[, {where}]", continues=plan,
    audience=PROFESSIONALS, group=GROUP, facts=(Line("where", "Which council, or where", longest=160), Day("until_on", "Until")),
)  # fmt: skip
visiting_agreed = EventType(
    code="protection.visiting_agreed", title="Visits agreed with the other council", sentence="Who visits meanwhile is agreed[ with {whom}]",
    continues=plan, audience=PROFESSIONALS, group=GROUP, facts=(Line("whom", "With whom", longest=160),),
)  # fmt: skip

plan_ended = EventType(
    code="protection.plan_ended",
    title="Child protection plan ended",
    sentence="The child protection plan ended[: {reason}]",
    ends=plan,
    significant=True,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("reason", "Why", codes=WHY_ENDED), Choice("then", "What follows", codes=THEN), Words("words", "Why")),
)

signed_off = EventType(
    code="protection.signed_off", title="Signed off by the assistant director", sentence="Signed off: {what}", audience=PROFESSIONALS, group=GROUP,
    recorded_by=None,
    facts=(Choice("what", "What", codes=SIGNED, required=True), Number("of", "Which one", most=2**62), Words("words", "The decision")),
)  # fmt: skip

# --- Following a plan ---------------------------------------------------------------------------------------------

overseen = EventType(
    code="protection.overseen", title="Manager’s oversight of protection", sentence="The manager looked at how the child is protected: {progress}",
    audience=PROFESSIONALS, group=GROUP,
    recorded_by=("record.assistant_team_manager", "record.team_manager", "record.service_manager", "record.head_of_service",
                 "protection.assistant_director"),
    facts=(Choice("progress", "How it goes", codes=PROGRESS, required=True), Words("view", "What do you see? Is the child safer?", required=True),
           Words("direction", "What must happen next, and by when?", required=True)),
)  # fmt: skip

midpoint_checked = EventType(
    code="protection.midpoint_checked", title="Chair’s check midway", sentence="The chair looked midway between conferences: {rating}", continues=plan,
    audience=PROFESSIONALS, group=GROUP, recorded_by=None,
    facts=(Choice("rating", "How it goes", codes={"on_track": "on track", "slipping": "slipping", "stuck": "stuck"}, required=True),
           Number("visits", "Visits since", most=200), Number("groups", "Core groups since", most=50), Number("late", "Actions past their day", most=200),
           Words("words", "What was found", required=True)),
)  # fmt: skip

challenge_raised = EventType(
    code="protection.challenge_raised", title="Challenge by the chair", sentence="The chair challenged: {about}", opens=challenge, audience=PROFESSIONALS,
    group=GROUP, recorded_by=("protection.conference_chair", "protection.assistant_director"),
    facts=(Line("about", "What must change", required=True, longest=200), Words("words", "Why", required=True)),
)  # fmt: skip
challenge_answered = EventType(
    code="protection.challenge_answered", title="Challenge answered", sentence="The chair’s challenge was answered", ends=challenge,
    audience=PROFESSIONALS, group=GROUP, facts=(Words("words", "What is done, and by when", required=True),),
)  # fmt: skip

length_considered = EventType(
    code="protection.length_considered", title="Long plan looked at", sentence="Chair and assistant director looked at a long plan: {decision}",
    continues=plan, audience=PROFESSIONALS, group=GROUP, recorded_by=("protection.conference_chair", "protection.assistant_director"),
    facts=(Choice("decision", "Decided", codes={"end": "to bring it to an end", "proceedings": "to seek legal advice", "go_on": "to go on"}, required=True),
           WorkerFact("with_whom", "With whom", hint="The chair names the assistant director, and the assistant director the chair.",
                                                      roles=("protection.conference_chair", "protection.assistant_director")), Words("words", "Why", required=True)),
)  # fmt: skip
legal_advice_recommended = EventType(
    code="protection.legal_advice_recommended", title="Legal advice recommended", sentence="Recommended to discuss going to court", continues=plan,
    audience=PROFESSIONALS, group=GROUP, recorded_by=("protection.conference_chair", "protection.assistant_director"),
    facts=(Words("words", "Why", required=True),),
)  # fmt: skip

plan_given = EventType(
    code="protection.plan_given", title="Plan given", sentence="The plan was given to {whom}[, in {language}][; understood: {understood}]", continues=plan,
    audience=FAMILY_TOO, group=GROUP, recorded_by=None,
    facts=(Line("whom", "To whom", required=True, longest=120),
           Choice("edition", "Which edition", codes={"parents": "for the parents", "child": "for the child", "professional": "for professionals"}, required=True),
           Line("language", "In which language", longest=60),
           Choice("understood", "Understood", codes={"yes": "yes, they said it back", "partly": "partly", "no": "no"}),
           YesNo("exception", "Before the family had theirs"), Line("why", "Why before", longest=300)),
)  # fmt: skip

absence_raised = EventType(
    code="protection.absence_raised", title="Letter about missing core groups", sentence="{agency} was written to: nobody came to {times} core groups in a row",
    audience=PROFESSIONALS, group=GROUP, recorded_by=None,
    facts=(Line("agency", "Agency", required=True, longest=120), Number("times", "How often", required=True, most=40), Number("of", "Which absence", most=2**62),
           Line("how", "How", longest=60)),
)  # fmt: skip

step_down_confirmed = EventType(
    code="protection.step_down_confirmed", title="Support after the plan in place", sentence="After the plan: {who} leads, first met on {first_on}",
    audience=FAMILY_TOO, group=GROUP, recorded_by=None,
    facts=(Line("who", "Who leads now", required=True, longest=120), Day("first_on", "First meeting", required=True),
           YesNo("exception", "Before the sign-off"), Line("why", "Why before it", longest=300)),
)  # fmt: skip

chairs_report_given = EventType(
    code="protection.chairs_report_given", title="Chairs’ annual report given", sentence="The chairs’ report of the year to {year_ended_on} was given",
    about=("authority",), audience=PROFESSIONALS, group=GROUP, recorded_by=None,
    facts=(Day("year_ended_on", "Year to", required=True), *(Number(n, t) for n, t in (("plans", "Plans"), ("began", "Began"), ("ended", "Ended"),
           ("conferences", "Conferences"))), Words("words", "What the chairs say", required=True)),
)  # fmt: skip

improvement_moved = EventType(
    code="protection.improvement_moved", title="Improvement", sentence="An improvement: {stage}", about=("authority",), audience=PROFESSIONALS, group=GROUP,
    recorded_by=None,
    facts=(Choice("stage", "Stage", codes=STAGES, required=True), Line("what", "What is to be better", longest=200), Number("of", "Which one", most=2**62),
           Choice("grade", "How good, by the audit", codes=GRADES), YesNo("exception", "Without two good audits"), Line("why", "Why without", longest=300),
           Words("words", "How one sees it")),
)  # fmt: skip

actions = promises("protection", group=GROUP, audience=FAMILY_TOO)
action_agreed, action_progressed, action_done, action_dropped = actions.agreed, actions.progressed, actions.done, actions.dropped
