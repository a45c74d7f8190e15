"""What can happen at the front door. The only door other areas may use."""

from throughline.practice.front_door.codes import (
    AGENCIES,
    CLOSED,
    CONSULTATION_OUTCOMES,
    CONTACT_OUTCOMES,
    ESCALATED_TO,
    ESCALATION_OUTCOMES,
    HOW,
    NEEDS,
    PANEL,
    PRIORITIES,
    REFERRAL_OUTCOMES,
    REPEAT_OUTCOMES,
    SOURCES,
    TOLD_HOW,
)
from throughline.record.ledger.promises import promises
from throughline.record.ledger.types import (
    BY_THEN,
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Many,
    Number,
    Reference,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)

BIG = 2**62

contact = Thread("front_door.contact", "Contact")
referral = Thread("front_door.referral", "Referral")

contact_received = EventType(
    code="front_door.contact_received",
    title="Contact",
    sentence="{agency} got in touch[ about {about}]",
    opens=contact,
    group="Front door",
    facts=(
        Choice("agency", "Who got in touch", codes=AGENCIES, required=True),
        Choice("source", "Source, as the census counts it", codes=SOURCES),
        Choice("priority", "How soon", codes=PRIORITIES),
        Choice("how", "How", codes=HOW),
        Line("about", "What it is about", longest=200),
        Line("name", "Name of whoever got in touch", longest=120),
        Line("agency_name", "Which school, surgery, station", longest=120),
        Line("reach", "Telephone or e-mail", longest=120),
        YesNo("consent", "The family knows"),
        Many("adults", "Grown-ups it is about", each=Reference("adult", "Grown-up")),
        Number("consultation", "The advice it grew out of", most=BIG),
        Number("came_of", "The police notification or the night’s work it came of", most=BIG),
        Words("words", "What was said"),
    ),
)  # fmt: skip

contact_hastened = EventType(
    code="front_door.contact_hastened",
    title="Contact made more urgent",
    sentence="Made more urgent: {priority}[, because {why}]",
    continues=contact,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Choice("priority", "How soon", codes=PRIORITIES, required=True), Line("why", "Why", longest=200)),
)
"""More became known before it was decided. Its time counts from this moment."""

contact_screened = EventType(
    code="front_door.contact_screened",
    title="Contact screened",
    sentence="Screened by {worker}[: {outcome} proposed]",
    continues=contact,
    group="Front door",
    recorded_by=None,
    audience=PROFESSIONALS,
    facts=(WorkerFact("worker", "Social worker", required=True), Choice("outcome", "Proposed", codes=CONTACT_OUTCOMES, required=True),
           Line("level", "Level of need", longest=40), YesNo("exception", "Not by a registered social worker"),
           Line("why_exception", "Why not", longest=200), Words("words", "Why")),
)  # fmt: skip

contact_decided = EventType(
    code="front_door.contact_decided",
    title="Contact decided",
    sentence="Decided: {outcome}",
    ends=contact,
    group="Front door",
    recorded_by=None,
    facts=(Choice("outcome", "Decision", codes=CONTACT_OUTCOMES, required=True), Line("level", "Level of need", longest=40),
           WorkerFact("manager", "Manager"), Line("reason", "Reason", longest=300), Number("thresholds", "Threshold document", most=BIG),
           YesNo("appropriate", "It belonged here"), WorkerFact("signed_by", "Signed off by"),
           YesNo("exception", "Decided before it was screened, or without the sign-off"), Line("why_exception", "Why", longest=200),
           Words("words", "Why")),
)  # fmt: skip

referral_received = EventType(
    code="front_door.referral_received",
    title="Referral",
    sentence="Referred to children’s social care[ by {agency}]",
    opens=referral,
    significant=True,
    group="Front door",
    recorded_by=None,
    facts=(Choice("agency", "Who referred", codes=AGENCIES), Choice("source", "Source, as the census counts it", codes=SOURCES),
           YesNo("again", "Again within twelve months"), Line("about", "What it is about", longest=200),
           Number("contact", "The contact it came from", most=BIG), Choice("need", "Primary need, as the census counts it", codes=NEEDS)),
)  # fmt: skip
"""Opens the episode that the census counts: it lasts until `case_closed`, and assessments, plans and enquiries belong to it."""

referral_decided = EventType(
    code="front_door.referral_decided",
    title="What follows the referral",
    sentence="Decided after the referral: {outcome}[ ({by_then})]",
    continues=referral,
    group="Front door",
    recorded_by=None,
    facts=(Choice("outcome", "What follows", codes=REFERRAL_OUTCOMES, required=True), Line("level", "Level of need", longest=40),
           Choice("need", "Primary need, as the census counts it", codes=NEEDS), WorkerFact("manager", "Manager"),
           Number("thresholds", "Threshold document", most=BIG), Words("words", "Why"), BY_THEN),
)  # fmt: skip

case_closed = EventType(
    code="front_door.case_closed",
    title="Closed to children’s social care",
    sentence="Closed to children’s social care[: {reason}]",
    ends=referral,
    significant=True,
    group="Front door",
    recorded_by=None,
    facts=(Choice("reason", "Why, as the census counts it", codes=CLOSED), Line("not_told", "Why the referrer was not told", longest=200),
           Words("words", "What was achieved, and who helps now")),
)

contact_claimed = EventType(
    code="front_door.contact_claimed",
    title="Somebody took the contact on",
    sentence="{worker} took it on",
    continues=contact,
    quiet=True,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(WorkerFact("worker", "Who", required=True),),
)

decision_proposed = EventType(
    code="front_door.decision_proposed",
    title="A decision waits for its sign-off",
    sentence="{manager} proposed: {outcome}",
    continues=contact,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Choice("outcome", "Proposed", codes=CONTACT_OUTCOMES, required=True), Line("level", "Level of need", longest=40),
           WorkerFact("manager", "Manager", required=True), Line("reason", "Reason", longest=300), YesNo("appropriate", "It belonged here"),
           Number("team", "Team the referral goes to", most=2**31), Reference("service", "Service", kind="service"), Words("words", "Why")),
)  # fmt: skip

decision_returned = EventType(
    code="front_door.decision_returned",
    title="A decision was not signed off",
    sentence="{by_whom} did not sign it off: {why}",
    continues=contact,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(WorkerFact("by_whom", "Who", required=True), Line("why", "What should change", required=True, longest=300)),
)

referrer_acknowledged = EventType(
    code="front_door.referrer_acknowledged",
    title="The referrer was told that it has come",
    sentence="Whoever got in touch was told that it has come[, {how}]",
    continues=contact,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Choice("how", "How", codes=TOLD_HOW),),
)

referrer_chased = EventType(
    code="front_door.referrer_chased",
    title="The referrer asked again",
    sentence="Whoever got in touch asked again, because nobody had answered",
    continues=contact,
    audience=PROFESSIONALS,
    recorded_by=None,
)

referrer_told = EventType(
    code="front_door.referrer_told",
    title="The referrer was told the outcome",
    sentence="Whoever got in touch was told the outcome: {how}[; {feedback}]",
    continues=contact,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Choice("how", "How", codes=TOLD_HOW, required=True), Line("why", "Why not", longest=200),
           Line("feedback", "What they were told of whether it belonged here", longest=300)),
)

written_received = EventType(
    code="front_door.written_received",
    title="The referral came in writing",
    sentence="The referral came in writing[; {complete} percent complete][; missing: {missing}]",
    continues=contact,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Number("complete", "Complete, in percent", most=100), Line("missing", "What is missing", longest=400)),
)

returned_to_referrer = EventType(
    code="front_door.returned_to_referrer",
    title="Asked for what is missing",
    sentence="The referral went back for what is missing: {missing}",
    continues=contact,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Line("missing", "What is missing", required=True, longest=400),),
)

household_contact = EventType(
    code="front_door.household_contact",
    title="A contact about somebody in the same home",
    sentence="{agency} got in touch about another child of the same home",
    quiet=True,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Choice("agency", "Who got in touch", codes=AGENCIES, required=True),),
)

repeat_reviewed = EventType(
    code="front_door.repeat_reviewed",
    title="Repeat contacts looked at together",
    sentence="The manager looked at the contacts together: {outcome}",
    audience=PROFESSIONALS,
    group="Front door",
    recorded_by=None,
    facts=(Choice("outcome", "What follows", codes=REPEAT_OUTCOMES, required=True), Number("n", "How many contacts", most=1000),
           WorkerFact("manager", "Manager"), Words("words", "What the contacts say together", required=True)),
)  # fmt: skip

panel_decided = EventType(
    code="front_door.panel_decided",
    title="Looked at by the referral panel",
    sentence="The referral panel: {decision}",
    audience=PROFESSIONALS,
    group="Front door",
    recorded_by=None,
    facts=(Choice("decision", "Decision", codes=PANEL, required=True), Line("source", "On the agenda as", longest=40),
           Number("item", "Which contact, referral, assessment or plan", most=BIG), Words("words", "Why, or what was learnt")),
)

consultation_given = EventType(
    code="front_door.consultation_given",
    title="Advice to a professional",
    sentence="{agency} asked for advice[ about {about}]: {outcome}",
    about=("child", "authority"),
    audience=PROFESSIONALS,
    group="Front door",
    recorded_by=None,
    facts=(Choice("agency", "Who asked", codes=AGENCIES, required=True), Line("name", "Name of whoever asked", longest=120),
           Line("about", "What it was about", longest=200), Choice("outcome", "What followed", codes=CONSULTATION_OUTCOMES, required=True),
           WorkerFact("worker", "Social worker"), Words("words", "The advice given", required=True)),
)  # fmt: skip
"""Advice without a referral. Where the child was not named it stands with the authority."""

escalation = Thread("front_door.escalation", "Disagreement between agencies")

escalation_raised = EventType(
    code="front_door.escalation_raised",
    title="An agency disagrees",
    sentence="{agency} disagrees and asks for another look[, {level}]: {why}",
    opens=escalation,
    audience=PROFESSIONALS,
    group="Front door",
    recorded_by=None,
    facts=(Choice("agency", "Who", codes=AGENCIES, required=True), Line("name", "Name", longest=120),
           Choice("level", "Level", codes=ESCALATED_TO, required=True), Line("why", "Why", required=True, longest=300),
           Day("answer_by", "Answered by"), Words("words", "More about it")),
)  # fmt: skip

escalation_rose = EventType(
    code="front_door.escalation_rose",
    title="The disagreement went up a level",
    sentence="Unanswered, so it went up: {level}",
    continues=escalation,
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(Choice("level", "Level", codes=ESCALATED_TO, required=True), Day("answer_by", "Answered by")),
)

escalation_answered = EventType(
    code="front_door.escalation_answered",
    title="The disagreement was answered",
    sentence="Answered: {outcome}",
    ends=escalation,
    audience=PROFESSIONALS,
    group="Front door",
    recorded_by=None,
    facts=(Choice("outcome", "Outcome", codes=ESCALATION_OUTCOMES, required=True), Words("words", "The answer", required=True)),
)

pre_birth_plan_agreed = EventType(
    code="front_door.pre_birth_plan_agreed",
    title="Plan for the birth agreed",
    sentence="A plan for the birth was agreed[ with {with_whom}]",
    significant=True,
    audience=PROFESSIONALS,
    group="Front door",
    facts=(Line("with_whom", "With whom", longest=200), Words("words", "The plan", required=True)),
)

thresholds_published = EventType(
    code="front_door.thresholds_published",
    title="Threshold document published",
    sentence="Threshold document, version {version}, holds from {from_on}",
    about=("authority",),
    recorded_by=None,
    facts=(Line("version", "Version", required=True, longest=20), Day("from_on", "Holds from", required=True),
           Many("levels", "Levels", each=Line("level", "Level", longest=40)), Line("agreed_by", "Agreed by", longest=200),
           Words("words", "The document", required=True)),
)  # fmt: skip

inspection_recorded = EventType(
    code="front_door.inspection_recorded",
    title="Inspection of the front door",
    sentence="{name}, by {by_whom}: {found}",
    about=("authority",),
    recorded_by=None,
    facts=(Line("name", "Which inspection", required=True, longest=80), Line("by_whom", "By", longest=80), Line("found", "What it found, in one line", longest=300),
           Words("words", "What went well")),
)  # fmt: skip

improvements = promises("front_door", group="Front door", about=("authority",), audience=PROFESSIONALS)
action_agreed, action_progressed, action_done, action_dropped = (
    improvements.agreed, improvements.progressed, improvements.done, improvements.dropped
)  # fmt: skip
"""What earlier inspections asked the front door to develop: who does it by when, and the evidence that it is done."""
