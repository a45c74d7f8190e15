"""What can happen when needs are assessed. The only door other areas may use."""

from datetime import date

from throughline.practice.assessment.codes import (
    AGENCIES,
    AREAS_OF_LIFE,
    CAUSES,
    CONTRIBUTION,
    EFFECT,
    ENGAGEMENT,
    EXPERTISE,
    FACTORS,
    FAMILY_PARTS,
    OPINION,
    ROUTES,
    SEVERITY,
    USED,
)
from throughline.record.ledger.promises import promises
from throughline.record.ledger.types import (
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

assessment = Thread("assessment.assessment", "Assessment")
risk = Thread("assessment.risk", "Risk or protection")
specialist = Thread("assessment.specialist", "Specialist assessment")
remedy = Thread("assessment.remedy", "What is put right after a weak assessment")

KINDS = {
    "initial": "initial assessment", "core": "core assessment", "single": "assessment", "pre_birth": "pre-birth assessment",
    "parenting": "parenting assessment", "section_7": "report for the court (section 7)", "section_37": "investigation for the court (section 37)",
    "return_home": "assessment before going home", "young_carer": "young carer’s assessment", "private_fostering": "private fostering assessment",
}  # fmt: skip
OUTCOMES = {
    "no_action": "nothing further", "early_help": "early help", "child_in_need": "a child in need plan", "strategy": "strategy discussion",
    "core": "core assessment", "looked_after": "coming into care", "legal": "legal advice", "other": "something else",
}  # fmt: skip
SINGLE_SINCE = date(2014, 4, 1)
"""From here on every council has its single assessment; what was begun before ends under its own limit."""
GRADES = {"1": "inadequate", "2": "adequate", "3": "good", "4": "outstanding"}

assessment_began = EventType(
    code="assessment.assessment_began",
    title="Assessment began",
    sentence="{kind} began[, {why}]",
    opens=assessment,
    audience=FAMILY_TOO,
    group="Assessment",
    facts=(Choice("kind", "Kind", codes=KINDS, required=True), WorkerFact("worker", "Assessing worker"),
           Day("referred_on", "The day of the referral it answers"), Line("why", "Why", longest=300),
           Day("review_on", "The manager looks at it midway on"), YesNo("meeting", "Agencies meet at the beginning"),
           Line("why_no_meeting", "Why they do not", longest=300)),
)  # fmt: skip

child_seen = EventType(
    code="assessment.child_seen",
    title="Seen for the assessment",
    sentence="Seen for the assessment[; alone: {alone}]",
    continues=assessment,
    group="Assessment",
    facts=(YesNo("alone", "Alone", required=True), Line("why_not", "If not: why not?", longest=200), Words("words", "What they said or showed", quoted=True)),
)  # fmt: skip

manager_looked = EventType(
    code="assessment.manager_looked",
    title="Manager looked at the assessment midway",
    sentence="The manager looked at how the assessment goes",
    continues=assessment,
    group="Assessment",
    audience=PROFESSIONALS,
    recorded_by=("record.team_manager", "record.assistant_team_manager", "record.service_manager", "record.head_of_service"),
    facts=(Words("words", "How it goes, and what is missing", required=True),),
)

history_considered = EventType(
    code="assessment.history_considered",
    title="History considered",
    sentence="Considered: {what}",
    continues=assessment,
    audience=PROFESSIONALS,
    group="Assessment",
    quiet=True,
    recorded_by=None,
    facts=(Number("entry", "Which entry", most=2**62), Line("what", "What happened before", required=True, longest=300),
           Words("words", "What it means for this assessment", required=True)),
)  # fmt: skip
"""One earlier episode weighed, in a sentence. `entry` is the episode's own entry, of this child or of a brother or sister."""

parent_contact = EventType(
    code="assessment.parent_contact",
    title="Contact with a parent or carer",
    sentence="{who} {how}",
    continues=assessment,
    group="Assessment",
    facts=(Line("who", "Who", required=True, longest=120), Choice("how", "What became of it", codes=ENGAGEMENT, required=True),
           Line("what", "What was arranged", longest=200), Words("words", "What was said, or what we were told")),
)  # fmt: skip

challenge_made = EventType(
    code="assessment.challenge_made",
    title="Not working with us: taken up with the parent",
    sentence="Not working with us was taken up with {who}: {effect}",
    continues=assessment,
    audience=PROFESSIONALS,
    group="Assessment",
    recorded_by=None,
    facts=(Line("who", "With whom", required=True, longest=120), Words("words", "What we said to them", required=True),
           Words("response", "What they answered", required=True), Choice("effect", "What it does to the risk", codes=EFFECT, required=True),
           Words("why", "Why", required=True)),
)  # fmt: skip

risk_recorded = EventType(
    code="assessment.risk_recorded",
    title="Risk or protection",
    sentence="{side}: {factor}[, {severity}]",
    opens=risk,
    group="Assessment",
    facts=(Choice("side", "Which is it?", codes={"risk": "Risk", "protective": "Protection"}, required=True),
           Choice("factor", "What", codes=FACTORS, required=True), Choice("severity", "How much", codes=SEVERITY, required=True),
           Choice("area", "Side of life", codes=AREAS_OF_LIFE),
           Line("source", "Who says so, or how we know", required=True, longest=200),
           Words("words", "What shows it", required=True)),
)  # fmt: skip
"""One factor that endangers or protects. It stands until `risk_resolved`; a plan takes up those that stand."""

risk_resolved = EventType(
    code="assessment.risk_resolved",
    title="Risk or protection no longer there",
    sentence="No longer so[: {why}]",
    ends=risk,
    group="Assessment",
    recorded_by=None,
    facts=(Line("why", "What has changed", required=True, longest=300),),
)

view_given = EventType(
    code="assessment.view_given",
    title="What somebody of the family thinks",
    sentence="{who} said what they think",
    continues=assessment,
    group="Assessment",
    audience=FAMILY_TOO,
    recorded_by=None,
    facts=(Choice("part", "Who is it?", codes=FAMILY_PARTS, required=True), Line("who", "Name", required=True, longest=120),
           Words("words", "What they think, in their words"), Line("why_none", "If they gave no view: why not, and what was tried?", longest=300)),
)  # fmt: skip

assessment_shared = EventType(
    code="assessment.assessment_shared",
    title="Assessment shared with the family",
    sentence="Shared with {who}[, who {opinion}]",
    continues=assessment,
    group="Assessment",
    audience=FAMILY_TOO,
    recorded_by=None,
    facts=(Line("who", "With whom", required=True, longest=120), Choice("opinion", "What they made of it", codes=OPINION, required=True),
           Words("words", "Their comment, or what they disagree with")),
)  # fmt: skip

not_shared = EventType(
    code="assessment.not_shared",
    title="Assessment not shared with somebody",
    sentence="Not shared with {who}: {why}",
    continues=assessment,
    group="Assessment",
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Line("who", "With whom", required=True, longest=120), Line("why", "Why not", required=True, longest=300), WorkerFact("manager", "Decided by")),
)

planning_arranged = EventType(
    code="assessment.planning_arranged",
    title="Planning meeting of the assessment arranged",
    sentence="Agencies meet about the assessment[ on {for_on}][, {time}]",
    continues=assessment,
    books="for_on",
    group="Assessment",
    recorded_by=None,
    facts=(Day("for_on", "Day"), Line("time", "Time", longest=5), Line("where", "Where", longest=160)),
)

planning_held = EventType(
    code="assessment.planning_held",
    title="Planning meeting of the assessment held",
    sentence="Agencies met at the beginning of the assessment",
    continues=assessment,
    group="Assessment",
    recorded_by=None,
    facts=(WorkerFact("chair", "Chaired by"), Words("words", "What the assessment must find out"), Words("account", "What was said")),
)

planning_sent = EventType(
    code="assessment.planning_sent", title="What the planning meeting decided was sent", sentence="What was decided was sent",
    continues=assessment, group="Assessment", quiet=True, recorded_by=None,
)  # fmt: skip
planning_written = EventType(
    code="assessment.planning_written", title="Record of the planning meeting written", sentence="The record of the meeting was written",
    continues=assessment, group="Assessment", quiet=True, recorded_by=None,
)  # fmt: skip
planning_record_sent = EventType(
    code="assessment.planning_record_sent", title="Record of the planning meeting sent", sentence="The record of the meeting was sent",
    continues=assessment, group="Assessment", quiet=True, recorded_by=None,
)  # fmt: skip

contribution = EventType(
    code="assessment.contribution",
    title="What an agency contributes",
    sentence="{agency}: {state}",
    continues=assessment,
    group="Assessment",
    recorded_by=None,
    facts=(Choice("agency", "Agency", codes=AGENCIES, required=True), Choice("state", "Where it stands", codes=CONTRIBUTION, required=True),
           Line("name", "Who there", longest=120), Line("why", "If refused or not needed: why", longest=300),
           Words("words", "What they contribute")),
)  # fmt: skip

issue_weighed = EventType(
    code="assessment.issue_weighed",
    title="Key issue",
    sentence="{how}: {what}",
    continues=assessment,
    audience=PROFESSIONALS,
    group="Assessment",
    quiet=True,
    recorded_by=None,
    facts=(Number("entry", "Which entry", most=2**62), Line("what", "Issue", required=True, longest=300),
           Choice("how", "What was done with it", codes={"explored": "Explored", "excluded": "Left out"}, required=True),
           Words("evidence", "What shows it"), Words("finding", "What we find"), Line("why", "Why it is left out", longest=300)),
)  # fmt: skip

birth_expected = EventType(
    code="assessment.birth_expected",
    title="Plan for a baby before birth",
    sentence="The baby is expected[ on {expected_on}][; likely: {route}]",
    continues=assessment,
    group="Assessment",
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Day("expected_on", "Expected on", required=True), Choice("route", "Where the baby is likely to live", codes=ROUTES, required=True),
           Words("words", "Plan for the birth and after", required=True)),
)  # fmt: skip

adoption_team_told = EventType(
    code="assessment.adoption_team_told",
    title="Adoption team told of a baby to come",
    sentence="The adoption team was told[: {who}]",
    continues=assessment,
    group="Assessment",
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Line("who", "Who was told", required=True, longest=120), Words("words", "What they advise")),
)

handed_in = EventType(
    code="assessment.handed_in",
    title="Assessment handed in",
    sentence="Handed in to the manager[ with something missing: {why}]",
    continues=assessment,
    group="Assessment",
    audience=PROFESSIONALS,
    quiet=True,
    recorded_by=None,
    facts=(Line("why", "Why something is missing", longest=300),),
)

assessment_graded = EventType(
    code="assessment.assessment_graded",
    title="Assessment graded",
    sentence="Graded {grade}[; {then}]",
    continues=assessment,
    group="Assessment",
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Choice("grade", "How good", codes=GRADES, required=True), WorkerFact("worker", "Whose"),
           Choice("then", "What then", codes={"returned": "returned", "authorised": "authorised"}, required=True),
           Number("standards", "Version of the standards", most=999),
           Many("short_of", "Standards it falls short of", each=Line("standard", "Standard", longest=20)),
           Words("words", "Comment", required=True), Words("change", "What must change")),
)  # fmt: skip
"""Every grade stays; a second one after a return is another entry."""

assessment_finished = EventType(
    code="assessment.assessment_finished",
    title="Assessment finished",
    sentence="Assessment finished[: {outcome}]",
    ends=assessment,
    significant=True,
    audience=FAMILY_TOO,
    group="Assessment",
    recorded_by=None,
    facts=(Choice("kind", "Kind", codes=KINDS), Choice("outcome", "What follows", codes=OUTCOMES),
           Many("factors", "Factors, as the census counts them", each=Line("code", "Factor", longest=4)),
           WorkerFact("worker", "Assessing worker"), WorkerFact("manager", "Authorised by"), Choice("grade", "How good", codes=GRADES),
           Number("tool", "Version of the risk tool", most=999), Number("tool_points", "What the risk tool adds up to", most=100),
           YesNo("theory", "Theory named"), Words("words", "What it found")),
)  # fmt: skip
"""Authorised by the manager: the day the clock of the law stops."""

specialist_commissioned = EventType(
    code="assessment.specialist_commissioned",
    title="Specialist assessment commissioned",
    sentence="{expertise} commissioned from {provider}[, due {due_on}]",
    opens=specialist,
    group="Assessment",
    facts=(Choice("expertise", "Kind", codes=EXPERTISE, required=True), Line("provider", "From whom", required=True, longest=160),
           Words("words", "The question it must answer", required=True), Number("cost", "Agreed cost, in pounds"), Day("due_on", "Due on", required=True)),
)  # fmt: skip

specialist_received = EventType(
    code="assessment.specialist_received",
    title="Specialist assessment received",
    sentence="The specialist assessment was received[; it cost £{cost}]",
    continues=specialist,
    group="Assessment",
    recorded_by=None,
    facts=(Number("cost", "What it cost, in pounds"), YesNo("answered", "It answers the question", required=True), Words("words", "What it says")),
)

specialist_used = EventType(
    code="assessment.specialist_used",
    title="Specialist assessment used",
    sentence="In the decision, {used}",
    ends=specialist,
    group="Assessment",
    recorded_by=None,
    facts=(Choice("used", "How it was used", codes=USED, required=True), Words("words", "In which decision, and how", required=True)),
)

remedy_opened = EventType(
    code="assessment.remedy_opened",
    title="Weak assessment: to be put right",
    sentence="The assessment was found inadequate: {causes}",
    opens=remedy,
    group="Assessment",
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Many("causes", "Causes", each=Choice("cause", "Cause", codes=CAUSES), required=True), WorkerFact("worker", "Whose assessment"),
           Words("words", "What is done about it", required=True)),
)  # fmt: skip

remedy_closed = EventType(
    code="assessment.remedy_closed",
    title="Weak assessment put right",
    sentence="What was weak in the assessment is put right; the child was at risk meanwhile: {at_risk}",
    ends=remedy,
    group="Assessment",
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(YesNo("at_risk", "Was the child at risk of significant harm meanwhile?", required=True), Words("words", "What was done", required=True)),
)

actions = promises("assessment", group="Assessment", audience=FAMILY_TOO)
action_agreed, action_progressed, action_done, action_dropped = actions.agreed, actions.progressed, actions.done, actions.dropped
