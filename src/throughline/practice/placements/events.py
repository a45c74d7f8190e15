"""What can happen with the places where children live. The only door other areas may use."""

from throughline.practice.placements.codes import (
    FOR_ADOPTION,
    FOSTER,
    LONG_TERM,
    PLACEMENT_TYPES,
    PLAIN,
    PROVIDERS,
    WHY_CHANGED,
    WITH_PARENTS,
)  # fmt: skip
from throughline.record.ledger.types import (
    BEGUN_BEFORE,
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Number,
    Reference,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)

FOSTER_CARE, WITH_A_PARENT, MEANT_TO_LAST, WITH_ADOPTERS = FOSTER, WITH_PARENTS, LONG_TERM, FOR_ADOPTION
"""Kinds of placement of which other areas' duties speak."""

placement = Thread("placements.placement", "Placement")
stay = Thread("placements.stay", "Temporary stay")
elsewhere = Thread("placements.elsewhere", "Hospital or residential school, not in care")

REGIMES = {
    "19": "With parents at once, assessment to follow (regulation 19)",
    "23": "Emergency, outside the carer’s terms (regulation 23)",
    "24": "Relative or friend, approved for a time (regulation 24)",
    "25A": "Adopter approved as foster carer for a time (regulation 25A)",
    "22B": "Long-term foster placement, agreed as such (regulation 22B)",
    "48": "Short breaks (regulation 48)",
    "other": "Another person decides where the child lives (regulation 28(6))",
}
"""Rules of the Care Planning Regulations under which a placement may be made, where they change what is due."""

WHERE = (
    Choice("type", "Kind", codes=PLACEMENT_TYPES, plain=PLAIN),
    Choice("provider", "Provided by", codes=PROVIDERS),
    Reference("carers", "With whom", kind="carers"),
    Line("with_words", "With whom, as known", longest=160),
    Line("postcode", "Postcode", longest=8),
    Line("urn", "Registration number", longest=12),
    YesNo("until_18", "Meant to last until grown up"),
    Choice("regime", "Made under", codes=REGIMES),
    YesNo("emergency", "In an emergency"),
    YesNo("fewer_visits_agreed", "The child, who understands, agrees to fewer visits"),
)

placement_began = EventType(
    code="placements.placement_began",
    title="Went to live somewhere",
    sentence="Went to live[ with {carers}][ with {with_words}][: {type}][ ({begun_before})]",
    opens=placement,
    group="Where they live",
    facts=(*WHERE, Line("home_postcode", "Postcode of home", longest=8), Choice("why", "Why they moved", codes=WHY_CHANGED),
           YesNo("outside", "Outside our area"), YesNo("distant", "Outside our area and not next to it"), BEGUN_BEFORE),
)  # fmt: skip

placement_changed = EventType(
    code="placements.placement_changed",
    title="Same home, other terms",
    sentence="The terms of the placement changed[ to {type}]",
    continues=placement,
    rank=1,
    group="Where they live",
    facts=(*WHERE, Choice("why", "Why", codes=WHY_CHANGED)),
)

placement_ended = EventType(
    code="placements.placement_ended",
    title="Left that home",
    sentence="Left[: {why}]",
    ends=placement,
    group="Where they live",
    facts=(Choice("why", "Why", codes=WHY_CHANGED), YesNo("planned", "It was planned")),
)

stay_began = EventType(
    code="placements.stay_began",
    title="Staying elsewhere for a while",
    sentence="Went to stay elsewhere[: {type}]",
    opens=stay,
    group="Where they live",
    facts=(Choice("type", "Kind", codes=PLACEMENT_TYPES, plain=PLAIN), Choice("provider", "Provided by", codes=PROVIDERS),
           Line("with_words", "With whom", longest=160), Line("postcode", "Postcode", longest=8),
           Line("urn", "Registration number", longest=12), Day("until_on", "Expected back on")),
)  # fmt: skip

stay_ended = EventType(
    code="placements.stay_ended",
    title="Back from staying elsewhere",
    sentence="Came back",
    ends=stay,
    group="Where they live",
)

placement_confirmed = EventType(
    code="placements.placement_confirmed",
    title="Where they are tonight, confirmed",
    sentence="Confirmed: at home tonight[, {by_whom}]",
    continues=placement,
    group="Where they live",
    facts=(Line("by_whom", "Who said so", longest=120),),
)

placement_plan_prepared = EventType(
    code="placements.placement_plan_prepared",
    title="Placement plan agreed",
    sentence="Placement plan[, version {version},] agreed",
    continues=placement,
    audience="family",
    group="Plans",
    facts=(Number("version", "Version", least=1, most=200), YesNo("delegated_authority", "Says what the carer may decide")),
)

placement_notified = EventType(
    code="placements.placement_notified",
    title="Those concerned told of the placement",
    sentence="Written notice of the placement sent",
    continues=placement,
    group="Where they live",
    facts=(Line("told", "Who was told", longest=200),),
)

distant_placement_approved = EventType(
    code="placements.distant_placement_approved",
    title="Placement at a distance approved",
    sentence="Placement at a distance approved",
    continues=placement,
    audience=PROFESSIONALS,
    group="Where they live",
    facts=(Line("reason", "Why so far", longest=200, required=True), Day("review_by", "Look at it again by")),
)

area_authority_notified = EventType(
    code="placements.area_authority_notified",
    title="Council of the area told",
    sentence="The council of the area was told in writing",
    continues=placement,
    audience=PROFESSIONALS,
    group="Where they live",
    facts=(Line("authority", "Which council", longest=120),),
)

parental_placement_assessed = EventType(
    code="placements.parental_placement_assessed",
    title="Assessment for living with parents finished",
    sentence="Assessment for living with parents finished",
    continues=placement,
    group="Where they live",
)

parental_placement_decided = EventType(
    code="placements.parental_placement_decided",
    title="Decided on living with parents",
    sentence="Decided on living with parents[: {outcome}]",
    continues=placement,
    group="Where they live",
    facts=(Choice("outcome", "Decision", codes={"agreed": "agreed", "not_agreed": "not agreed"}),),
)

temporary_approval_extended = EventType(
    code="placements.temporary_approval_extended",
    title="Temporary approval extended",
    sentence="Temporary approval extended[: {why}]",
    continues=placement,
    group="Where they live",
    facts=(Choice("why", "Why", codes={"unfinished": "the assessment is not finished", "review": "the carers asked for a review"}),
           Day("from_on", "From the day on which the first approval runs out")),
)

carers_approved = EventType(
    code="placements.carers_approved",
    title="Carers approved in full",
    sentence="The carers were approved in full",
    continues=placement,
    group="Where they live",
)

ending_reviewed = EventType(
    code="placements.ending_reviewed",
    title="Review before a placement ends",
    sentence="Review held before the placement ends",
    continues=placement,
    group="Reviews",
)

ending_considered = EventType(
    code="placements.ending_considered",
    title="Ending a placement is being considered",
    sentence="Ending the placement is being considered",
    continues=placement,
    group="Where they live",
    facts=(Words("words", "Why"), YesNo("emergency", "In an emergency")),
)

disruption_meeting_held = EventType(
    code="placements.disruption_meeting_held",
    title="Meeting after a placement broke down",
    sentence="Met to learn from how the placement ended",
    continues=placement,
    audience=PROFESSIONALS,
    group="Reviews",
    facts=(Reference("chair", "Chaired by", kind="worker"), Words("words", "What was learnt")),
)

stability_meeting_held = EventType(
    code="placements.stability_meeting_held",
    title="Stability meeting",
    sentence="Met about what would make the home last[; {took_part}]",
    continues=placement,
    audience=PROFESSIONALS,
    group="Where they live",
    hint="After many moves, and before the next planned one: what would make this home, or the next, the last?",
    facts=(WorkerFact("chair", "Chaired by"),
           Choice("took_part", "The child", codes={"there": "the child was there", "views": "the child’s views were told",
                                                   "neither": "without the child"}),
           Words("words", "What was agreed", required=True)),
)  # fmt: skip

move_authorised = EventType(
    code="placements.move_authorised",
    title="Planned move authorised",
    sentence="A planned move was authorised for {for_on}[, to {where}]",
    continues=placement,
    audience=PROFESSIONALS,
    recorded_by=(
        "record.team_manager", "record.assistant_team_manager", "record.service_manager", "record.head_of_service",
    ),
    group="Where they live",
    facts=(Day("for_on", "For which day", required=True), Line("where", "Where to", longest=160, required=True),
           Choice("why", "Why", codes=WHY_CHANGED, required=True)),
)  # fmt: skip

long_stay_began = EventType(
    code="placements.long_stay_began",
    title="In hospital or residential school, not in care",
    sentence="In hospital or residential school[: {where}]",
    opens=elsewhere,
    group="Where they live",
    facts=(Line("where", "Where", longest=160),
           Choice("body", "Arranged by", codes={"health": "a health body", "education": "an education authority",
                                                "home": "a care home"})),
)  # fmt: skip

long_stay_notified = EventType(
    code="placements.long_stay_notified",
    title="Told of a long stay",
    sentence="We were told of the long stay",
    continues=elsewhere,
    group="Where they live",
)

long_stay_ended = EventType(
    code="placements.long_stay_ended",
    title="Home from hospital or residential school",
    sentence="Came home",
    ends=elsewhere,
    group="Where they live",
)
