"""What can happen when a child may be at risk of significant harm. The only door other areas may use."""

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

concern = Thread("protection.concern", "Concern about significant harm")
enquiry = Thread("protection.enquiry", "Section 47 enquiry")
plan = Thread("protection.plan", "Child protection plan")
visit = Thread("protection.visit", "Child protection visit")

CATEGORIES = {"NEG": "neglect", "PHY": "physical abuse", "SAB": "sexual abuse", "EMO": "emotional abuse", "MUL": "more than one kind"}
"""As the children in need census has them; multiple is of its earlier years."""
AGENCIES = {"police": "police", "social_care": "children’s social care", "health": "health", "education": "education", "other": "others"}

concern_identified = EventType(
    code="protection.concern_identified",
    title="Reason to suspect significant harm",
    sentence="Reason to suspect significant harm[: {category}]",
    opens=concern,
    audience=PROFESSIONALS,
    group="Child protection",
    recorded_by=None,
    facts=(Choice("category", "Kind of harm", codes=CATEGORIES), YesNo("immediate", "In danger now"), Words("words", "What is known")),
)

strategy_held = EventType(
    code="protection.strategy_held",
    title="Strategy discussion held",
    sentence="Strategy discussion held[: {outcome}]",
    continues=concern,
    audience=PROFESSIONALS,
    group="Child protection",
    recorded_by=None,
    facts=(Many("agencies", "Who took part", each=Choice("agency", "Agency", codes=AGENCIES)),
           Choice("outcome", "Decided", codes={"section_47": "an enquiry under section 47", "assessment": "assessment only", "no_action": "nothing further"}, required=True),
           Choice("enquiry_by", "By whom", codes={"single": "social care alone", "joint": "with the police"}),
           Line("why_few", "Why others were not there", longest=300), Words("words", "What was said and decided")),
)  # fmt: skip

enquiry_began = EventType(
    code="protection.enquiry_began",
    title="Section 47 enquiry began",
    sentence="An enquiry under section 47 began",
    opens=enquiry,
    significant=True,
    audience=PROFESSIONALS,
    group="Child protection",
    recorded_by=None,
    facts=(Day("strategy_on", "Day of the strategy discussion it follows"), WorkerFact("worker", "Social worker")),
)

enquiry_ended = EventType(
    code="protection.enquiry_ended",
    title="Section 47 enquiry ended",
    sentence="The enquiry under section 47 ended: {outcome}",
    ends=enquiry,
    significant=True,
    audience=PROFESSIONALS,
    group="Child protection",
    recorded_by=None,
    facts=(Choice("outcome", "What it found", codes={
        "unsubstantiated": "the concern was not substantiated", "substantiated_no_conference": "substantiated, no continuing risk",
        "conference": "substantiated, a conference is held"}, required=True), Words("words", "What was found")),
)  # fmt: skip

conference_held = EventType(
    code="protection.conference_held",
    title="Child protection conference held",
    sentence="{kind} held[, chaired by {chair}][: {decision}]",
    continues=concern,
    significant=True,
    audience=FAMILY_TOO,
    group="Child protection",
    rank=1,
    recorded_by=None,
    facts=(Choice("kind", "Kind", codes={"initial": "Initial conference", "pre_birth": "Pre-birth conference", "review": "Review conference",
                                         "transfer_in": "Transfer-in conference"}, required=True),
           WorkerFact("chair", "Chaired by"), Choice("decision", "Decided", codes={
               "plan": "a plan is needed", "no_plan": "no plan is needed", "continue": "the plan goes on", "end": "the plan ends"}),
           Choice("category", "Category", codes=CATEGORIES), Words("words", "What was decided"), Words("account", "What was said")),
)  # fmt: skip

plan_began = EventType(
    code="protection.plan_began",
    title="Child protection plan began",
    sentence="Protected by a plan from this day: {category}",
    opens=plan,
    significant=True,
    audience=FAMILY_TOO,
    group="Child protection",
    recorded_by=None,
    facts=(Choice("category", "Category", codes=CATEGORIES, required=True), YesNo("temporary", "Temporary, of another council’s plan"),
           Number("before", "Plans before", most=20)),
)

category_changed = EventType(
    code="protection.category_changed",
    title="Category of the plan changed",
    sentence="The category of the plan is now {category}",
    continues=plan,
    audience=FAMILY_TOO,
    group="Child protection",
    recorded_by=None,
    facts=(Choice("category", "Category", codes=CATEGORIES, required=True),),
)

plan_agreed = EventType(
    code="protection.plan_agreed",
    title="Child protection plan written",
    sentence="Child protection plan[, version {version},] agreed",
    continues=plan,
    audience=FAMILY_TOO,
    group="Child protection",
    recorded_by=None,
    facts=(Number("version", "Version", least=1, most=200), YesNo("outline", "Outline plan of the conference")),
)

core_group_held = EventType(
    code="protection.core_group_held",
    title="Core group held",
    sentence="Core group held[: {progress}]",
    continues=plan,
    audience=FAMILY_TOO,
    group="Child protection",
    recorded_by=None,
    facts=(Choice("progress", "How it goes", codes={"better": "things are better", "same": "no change", "worse": "things are worse"}),
           Words("words", "What was said"),),
)

child_visited = EventType(
    code="protection.child_visited",
    title="Child protection visit",
    sentence="Visited[: {outcome}][; seen alone: {alone}]",
    opens=visit,
    rank=2,
    group="Child protection",
    recorded_by=None,
    facts=(Choice("outcome", "Seen", codes={"seen": "seen", "not_there": "was not there", "refused": "was not let in"}, required=True),
           Choice("alone", "Seen alone", codes={"yes": "yes", "part": "part of the time", "no": "no"}),
           Line("why_not_alone", "Why not alone", longest=200), Words("words", "What they said or showed", quoted=True),
           Words("account", "What happened"), YesNo("bedroom", "Saw where they sleep")),
)  # fmt: skip

plan_ended = EventType(
    code="protection.plan_ended",
    title="Child protection plan ended",
    sentence="The child protection plan ended[: {reason}]",
    ends=plan,
    significant=True,
    audience=FAMILY_TOO,
    group="Child protection",
    recorded_by=None,
    facts=(Choice("reason", "Why", codes={"safe": "no longer at risk of significant harm", "looked_after": "came into care", "moved": "moved to another council",
                                          "eighteen": "turned eighteen", "died": "died", "other": "for another reason"}),
           Choice("then", "What follows", codes={"child_in_need": "a child in need plan", "early_help": "early help", "looked_after": "care", "none": "no further services"}),
           Words("words", "Why")),
)  # fmt: skip

actions = promises("protection", group="Child protection", audience=FAMILY_TOO)
action_agreed, action_progressed, action_done, action_dropped = actions.agreed, actions.progressed, actions.done, actions.dropped
