"""What else can be so of a family that is helped: an adult's own needs, young carers, the edge of care, family group meetings,
education at home."""

from throughline.practice.family_help.codes import (
    ADULT_NEEDS,
    CARER_OUTCOMES,
    EDGE_OUTCOMES,
    EHE_OUTCOMES,
    FGDM_OUTCOMES,
)
from throughline.practice.family_help.events.period import GROUP
from throughline.record.ledger.types import FAMILY_TOO, PROFESSIONALS, Choice, EventType, Line, Thread, Words, YesNo

young_carer = Thread("family_help.young_carer", "Young carer")
edge = Thread("family_help.edge", "Edge of care")
family_group = Thread("family_help.family_group", "Family group decision-making")
home_education = Thread("family_help.home_education", "Educated at home")

adult_need = EventType(
    code="family_help.adult_need",
    title="An adult’s own need, and what it does to the child",
    sentence="{who}: {need}[; {service}]",
    audience=PROFESSIONALS,
    group=GROUP,
    hint="Think family: what an adult carries, who helps them with it, and how it touches this child.",
    facts=(Line("who", "Who", required=True, longest=120), Choice("need", "What", codes=ADULT_NEEDS, required=True),
           Line("service", "Which service helps the adult", longest=160), Words("words", "What it means for this child", required=True)),
)  # fmt: skip

carer_noticed = EventType(
    code="family_help.carer_noticed",
    title="May be a young carer",
    sentence="Looks after {whom}",
    opens=young_carer,
    significant=True,
    audience=FAMILY_TOO,
    group="Young carers",
    hint="A child who looks after somebody at home, or asks to be assessed as a young carer.",
    facts=(Line("whom", "Whom they look after", required=True, longest=120), YesNo("asked", "The child or a parent asked for an assessment")),
)
carer_referred = EventType(
    code="family_help.carer_referred",
    title="Referred to the young carers’ service",
    sentence="Referred to {service}",
    continues=young_carer,
    audience=FAMILY_TOO,
    group="Young carers",
    facts=(Line("service", "Which service", required=True, longest=160),),
)
carer_assessed = EventType(
    code="family_help.carer_assessed",
    title="Young carer’s needs assessed",
    sentence="Needs as a young carer assessed[: {inappropriate}]",
    continues=young_carer,
    audience=FAMILY_TOO,
    group="Young carers",
    facts=(Choice("inappropriate", "Whether what they do is too much", codes={"no": "what they do is not too much", "yes": "they do too much"}, required=True),
           Words("words", "What they need", required=True)),
)
carer_reviewed = EventType(
    code="family_help.carer_reviewed",
    title="Support of the young carer reviewed",
    sentence="Support reviewed: {outcome}",
    continues=young_carer,
    audience=FAMILY_TOO,
    group="Young carers",
    facts=(Choice("outcome", "How it is", codes=CARER_OUTCOMES, required=True), Words("words", "What they say", quoted=True)),
)
carer_ended = EventType(
    code="family_help.carer_ended",
    title="No longer a young carer",
    sentence="No longer a young carer",
    ends=young_carer,
    audience=FAMILY_TOO,
    group="Young carers",
    facts=(Line("why", "Why", longest=200),),
)

edge_began = EventType(
    code="family_help.edge_began",
    title="On the edge of care",
    sentence="Support began so that they can stay with their family[: {service}]",
    opens=edge,
    significant=True,
    audience=PROFESSIONALS,
    group="Edge of care",
    facts=(Line("service", "Who helps", longest=160), Line("why", "Why care is near", required=True, longest=300)),
)
edge_ended = EventType(
    code="family_help.edge_ended",
    title="No longer on the edge of care",
    sentence="Support on the edge of care ended: {outcome}",
    ends=edge,
    significant=True,
    audience=PROFESSIONALS,
    group="Edge of care",
    facts=(Choice("outcome", "How", codes=EDGE_OUTCOMES, required=True), Words("words", "What helped")),
)

family_group_accepted = EventType(
    code="family_help.family_group_accepted",
    title="Family group meeting asked for",
    sentence="A family group meeting was asked for and accepted",
    opens=family_group,
    audience=FAMILY_TOO,
    group=GROUP,
    facts=(Line("coordinator", "Who arranges it", longest=120),),
)
family_group_met = EventType(
    code="family_help.family_group_met",
    title="Family group met",
    sentence="Family group meeting: {outcome}",
    ends=family_group,
    significant=True,
    audience=FAMILY_TOO,
    group=GROUP,
    facts=(Choice("outcome", "What came of it", codes=FGDM_OUTCOMES, required=True), Words("words", "What the family decided", quoted=True)),
)

home_education_began = EventType(
    code="family_help.home_education_began",
    title="Educated at home",
    sentence="Educated at home",
    opens=home_education,
    significant=True,
    audience=FAMILY_TOO,
    group="Educated at home",
    facts=(Line("school", "Left which school", longest=160),),
)
home_education_visited = EventType(
    code="family_help.home_education_visited",
    title="Visit to a child educated at home",
    sentence="Visited at home about the education: {outcome}",
    continues=home_education,
    audience=FAMILY_TOO,
    group="Educated at home",
    facts=(Choice("outcome", "Outcome", codes=EHE_OUTCOMES, required=True), YesNo("seen", "Was the child seen?", required=True),
           YesNo("checked", "Looked over by a school improvement adviser"), Words("words", "What was seen and said")),
)  # fmt: skip
home_education_ended = EventType(
    code="family_help.home_education_ended",
    title="No longer educated at home",
    sentence="No longer educated at home[: {school}]",
    ends=home_education,
    audience=FAMILY_TOO,
    group="Educated at home",
    facts=(Line("school", "Goes to which school", longest=160),),
)
