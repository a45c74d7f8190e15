"""What courts decide about a child. The only door other areas may use."""

from throughline.practice.legal.codes import (
    CHECKLIST,
    CRITERIA,
    DECISIONS,
    DELAYS,
    ENDED,
    GRADES,
    HEARINGS,
    KINDS,
    OUTCOMES,
    QUALITY,
    REASONS,
)  # fmt: skip
from throughline.record.ledger.types import (
    FAMILY_TOO,
    PRIVILEGED,
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
)  # fmt: skip

deprivation_of_liberty = Thread("legal.deprivation_of_liberty", "Deprivation of liberty")

deprivation_of_liberty_authorised = EventType(
    code="legal.deprivation_of_liberty_authorised",
    title="Deprivation of liberty authorised",
    sentence="A court allowed that they be deprived of their liberty[, until {until_on}]",
    opens=deprivation_of_liberty,
    significant=True,
    group="Courts and the law",
    facts=(Day("until_on", "Until"), YesNo("unregistered", "In a home that is not registered with Ofsted")),
)

deprivation_of_liberty_ended = EventType(
    code="legal.deprivation_of_liberty_ended",
    title="Deprivation of liberty order ended",
    sentence="The order that deprived them of their liberty ended",
    ends=deprivation_of_liberty,
    group="Courts and the law",
)

deprivation_of_liberty_reviewed = EventType(
    code="legal.deprivation_of_liberty_reviewed",
    title="Deprivation of liberty looked at by the court",
    sentence="A court looked again at the order that deprives them of their liberty",
    continues=deprivation_of_liberty,
    group="Courts and the law",
    facts=(Day("until_on", "Now until"),),
)

convictions_at_31_march = EventType(
    code="legal.convictions_at_31_march",
    title="Convictions over the year",
    sentence="Convicted, or given a final warning or reprimand, during the year: {convicted}",
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(YesNo("convicted", "Convicted, or given a final warning or reprimand", required=True),),
    source="SSDA903, outcomes of children looked after for twelve months (OC2)",
)

# --- On the way to court, and through it ---------------------------------------------------------------------------

proceedings = Thread("legal.proceedings", "Proceedings")

threshold_discussed = EventType(
    code="legal.threshold_discussed",
    title="Legal planning meeting",
    sentence="Legal planning meeting: {decision}",
    opens=proceedings,
    audience=PROFESSIONALS,
    group="Courts and the law",
    recorded_by=None,
    facts=(
        Choice("decision", "Decided", codes=OUTCOMES, required=True),
        Line("trigger", "What brought it here", longest=200),
        Day("recommended_on", "Day the chair or the assistant director asked for it"),
        WorkerFact("decided_by", "Decided by"),
        Choice("grade", "Grade of whoever decided", codes=GRADES),
        YesNo("below_grade", "By a lower grade than the scheme asks for"),
        Line("why_below", "Why by a lower grade", longest=300),
        Words("words", "Why"),
    ),
)

pre_proceedings_letter_sent = EventType(
    code="legal.pre_proceedings_letter_sent",
    title="Letter before proceedings sent",
    sentence="The letter before proceedings was sent[; a family group meeting was offered in it: {family_meeting_offered}]",
    continues=proceedings,
    significant=True,
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(
        YesNo("family_meeting_offered", "A family group decision-making meeting was offered in it"),
        YesNo("plain", "In plain words, and in the parents’ language"),
    ),
)

family_meeting_answered = EventType(
    code="legal.family_meeting_answered",
    title="Family group decision-making",
    sentence="Family group decision-making before proceedings: {outcome}",
    continues=proceedings,
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(Choice("outcome", "What came of it", required=True, codes={
               "held": "it was held", "declined": "the family did not want it", "not_offered": "it was not offered"}),
           Line("why_not", "Why it was not offered or not held", longest=300), Words("words", "What the family proposed")),
)  # fmt: skip

pre_proceedings_meeting_held = EventType(
    code="legal.pre_proceedings_meeting_held",
    title="Pre-proceedings meeting",
    sentence="Pre-proceedings meeting held[; parents had a lawyer: {lawyer}]",
    continues=proceedings,
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(YesNo("lawyer", "The parents had a lawyer with them"), Words("words", "What was agreed")),
)

panel_decided = EventType(
    code="legal.panel_decided",
    title="Resource panel",
    sentence="The resource panel decided: {decision}[; assessment: {quality}]",
    continues=proceedings,
    audience=PROFESSIONALS,
    group="Courts and the law",
    recorded_by=None,
    facts=(
        Choice("decision", "Decided", required=True, codes={"issue": "to go to court", "not_yet": "not yet; more work first",
                                                            "no": "not to go to court"}),
        Choice("quality", "How good the assessment is", codes=QUALITY, required=True),
        YesNo("afterwards", "After an emergency application"),
        Number("item", "Which case", most=2**62),
        Words("words", "Why"),
    ),
)  # fmt: skip

checklist_gone_through = EventType(
    code="legal.checklist_gone_through",
    title="Checklist before proceedings",
    sentence="The checklist before proceedings was gone through",
    continues=proceedings,
    audience=PROFESSIONALS,
    group="Courts and the law",
    hint="From the protocol with the courts. What is not answered, or answered no, is still owed.",
    facts=tuple(YesNo(name, words) for name, words in CHECKLIST.items()),
)

application_issued = EventType(
    code="legal.application_issued",
    title="Application to the court",
    sentence="The council applied to the court[ for {kind}][; in an emergency: {why_emergency}]",
    continues=proceedings,
    significant=True,
    audience=PROFESSIONALS,
    group="Courts and the law",
    recorded_by=None,
    facts=(
        Choice("kind", "For", codes=KINDS, required=True),
        Line("case_number", "Case number", longest=40),
        YesNo("emergency", "In an emergency"),
        Line("why_emergency", "Why it could not wait", longest=300),
        Line("without", "What was not there yet", longest=300),
    ),
)

hearing_held = EventType(
    code="legal.hearing_held",
    title="Hearing",
    sentence="{kind}[; next on {next_on}]",
    continues=proceedings,
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(Choice("kind", "Which", codes=HEARINGS, required=True), Day("next_on", "Next hearing on"),
           YesNo("another", "A further case management hearing is needed"), Words("words", "What was directed")),
)  # fmt: skip

delay_recorded = EventType(
    code="legal.delay_recorded",
    title="Delay in court",
    sentence="Delay in court: {reason}[, {weeks} weeks]",
    continues=proceedings,
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(Choice("reason", "Why", codes=DELAYS, required=True), Number("weeks", "How many weeks", most=104), Words("words", "More about it")),
)

proceedings_extended = EventType(
    code="legal.proceedings_extended",
    title="Time for the proceedings extended",
    sentence="The court gave more time[, until {until_on}]",
    continues=proceedings,
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(Day("until_on", "Until"), Line("why", "Why it is necessary", longest=300)),
)

proceedings_ended = EventType(
    code="legal.proceedings_ended",
    title="Proceedings ended",
    sentence="Proceedings ended: {outcome}",
    ends=proceedings,
    significant=True,
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(Choice("outcome", "How", codes=ENDED, required=True), Line("court", "Court", longest=120)),
)

# --- Decisions and advice ------------------------------------------------------------------------------------------

decision = Thread("legal.decision", "Decision at a grade")
advice = Thread("legal.advice", "Legal advice")

decision_taken = EventType(
    code="legal.decision_taken",
    title="Decision",
    sentence="Decided by {decided_by}[ ({grade})]: {kind}, {outcome}",
    opens=decision,
    audience=PROFESSIONALS,
    group="Courts and the law",
    recorded_by=None,
    facts=(
        Choice("kind", "About", codes=DECISIONS, required=True),
        Choice("outcome", "Decided", codes={"agreed": "agreed", "not_agreed": "not agreed", "later": "to be decided again"}, required=True),
        WorkerFact("decided_by", "Decided by", required=True),
        Choice("grade", "Grade", codes=GRADES, required=True),
        YesNo("below_grade", "By a lower grade than the scheme asks for"),
        Line("why_below", "Why by a lower grade", longest=300),
        Words("words", "Why", required=True),
        Words("alternatives", "What was tried before"),
        Words("family_options", "Who in the family was asked"),
        Words("threshold", "Why the threshold is reached"),
    ),
)  # fmt: skip

decision_confirmed = EventType(
    code="legal.decision_confirmed",
    title="Decision confirmed at its grade",
    sentence="{decided_by} ({grade}) looked at that decision: {answer}",
    continues=decision,
    audience=PROFESSIONALS,
    group="Courts and the law",
    recorded_by=None,
    facts=(Choice("answer", "Answer", codes={"stands": "it stands", "changed": "it is changed"}, required=True),
           WorkerFact("decided_by", "By", required=True), Choice("grade", "Grade", codes=GRADES, required=True), Words("words", "Why")),
)  # fmt: skip

advice_asked = EventType(
    code="legal.advice_asked",
    title="Legal advice asked for",
    sentence="Legal advice was asked for",
    opens=advice,
    audience=PRIVILEGED,
    group="Courts and the law",
    hint="Only those who may read legal advice see what is written here; it stands in no copy.",
    facts=(Words("words", "The question", required=True), YesNo("urgent", "Needed today")),
)

advice_given = EventType(
    code="legal.advice_given",
    title="Legal advice given",
    sentence="Legal advice was given",
    ends=advice,
    rank=2,
    audience=PRIVILEGED,
    group="Courts and the law",
    recorded_by=("legal.adviser",),
    facts=(Words("words", "The advice", required=True),),
)

# --- Care by agreement, at home on an order, behind locked doors ---------------------------------------------------

by_agreement = Thread("legal.by_agreement", "Care by agreement (section 20)")
secure = Thread("legal.secure", "Secure accommodation order")
supervision = Thread("legal.supervision_order", "Supervision order")

section_20_authorised = EventType(
    code="legal.section_20_authorised",
    title="Care by agreement authorised",
    sentence="Care by agreement authorised for: {purpose}[, expected to end on {expected_end_on}]",
    opens=by_agreement,
    audience=FAMILY_TOO,
    group="Courts and the law",
    recorded_by=None,
    facts=(
        Line("purpose", "What it is for", required=True, longest=300),
        Line("work", "The piece of work done in that time", required=True, longest=300),
        Day("expected_end_on", "Expected to end on", required=True),
        Line("consent_by", "Who agreed, with parental responsibility", required=True, longest=160),
        Day("consent_on", "Agreed on", required=True),
        YesNo("understood", "They know that they can take the child home at any time", required=True),
        WorkerFact("authorised_by", "Authorised by", required=True),
        Choice("grade", "Grade", codes=GRADES),
    ),
)

section_20_looked_at = EventType(
    code="legal.section_20_looked_at",
    title="Care by agreement looked at again",
    sentence="Care by agreement looked at again[; now expected to end on {expected_end_on}]",
    continues=by_agreement,
    audience=FAMILY_TOO,
    group="Courts and the law",
    facts=(Day("expected_end_on", "Now expected to end on", required=True), Words("words", "Why longer", required=True)),
)

discharge_considered = EventType(
    code="legal.discharge_considered",
    title="Discharge of the care order considered",
    sentence="Considered whether the care order is still needed: {outcome}",
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(Choice("outcome", "Decided", required=True, codes={
               "keep": "it is, for now", "discharge": "the council asks the court to discharge it",
               "special_guardianship": "special guardianship is pursued", "child_arrangements": "a child arrangements order is pursued"}),
           Words("words", "Why", required=True)),
)  # fmt: skip

secure_order_made = EventType(
    code="legal.secure_order_made",
    title="Secure accommodation order",
    sentence="Secure accommodation ordered[, until {until_on}]",
    opens=secure,
    significant=True,
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(Many("criteria", "On what ground", each=Choice("criterion", "Ground", codes=CRITERIA)), Day("until_on", "Until", required=True),
           YesNo("further", "A further order, straight after another"), Line("where", "Where", longest=160)),
)  # fmt: skip

secure_reviewed = EventType(
    code="legal.secure_reviewed",
    title="Secure accommodation reviewed",
    sentence="Secure accommodation reviewed: {outcome}",
    continues=secure,
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(Choice("outcome", "The panel found", required=True, codes={
               "met": "the grounds are still there, and nothing else would do", "not_met": "the grounds are no longer there"}),
           YesNo("independent", "One of the three was from outside the council"), Words("words", "Why")),
)  # fmt: skip

secure_ended = EventType(
    code="legal.secure_ended",
    title="Secure accommodation ended",
    sentence="Secure accommodation ended[: {outcome}]",
    ends=secure,
    audience=PROFESSIONALS,
    group="Courts and the law",
    facts=(Line("outcome", "What came of it", longest=200),),
)

supervision_order_made = EventType(
    code="legal.supervision_order_made", title="Supervision order", sentence="Supervision order made[; {requires}]",
    opens=supervision, significant=True, audience=FAMILY_TOO, group="Courts and the law",
    facts=(Line("requires", "What it asks of the child or of whoever is responsible", longest=200),),
)  # fmt: skip

supervision_order_extended = EventType(
    code="legal.supervision_order_extended", title="Supervision order extended", sentence="The supervision order was extended",
    continues=supervision, audience=FAMILY_TOO, group="Courts and the law",
)  # fmt: skip

supervision_order_ended = EventType(
    code="legal.supervision_order_ended", title="Supervision order ended", sentence="The supervision order ended",
    ends=supervision, audience=FAMILY_TOO, group="Courts and the law",
)  # fmt: skip

# --- Drift ---------------------------------------------------------------------------------------------------------

drift_answered = EventType(
    code="legal.drift_answered",
    title="Answer about drift",
    sentence="The {role} answered whether it has drifted: {reason}",
    audience=PROFESSIONALS,
    group="Courts and the law",
    recorded_by=None,
    facts=(Choice("reason", "About", codes=REASONS, required=True),
           Choice("role", "As", codes={"officer": "reviewing officer", "manager": "manager"}, required=True),
           Words("words", "What is done now, and by when", required=True)),
)  # fmt: skip
