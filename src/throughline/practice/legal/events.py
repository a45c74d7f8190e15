"""What courts decide about a child. The only door other areas may use."""

from throughline.record.ledger.types import (
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)

deprivation_of_liberty = Thread("legal.deprivation_of_liberty", "Deprivation of liberty")

deprivation_of_liberty_authorised = EventType(
    code="legal.deprivation_of_liberty_authorised",
    title="Deprivation of liberty authorised",
    sentence="A court allowed that they be deprived of their liberty[, until {until_on}]",
    opens=deprivation_of_liberty,
    significant=True,
    group="Courts and the law",
    facts=(Day("until_on", "Until"),),
)

deprivation_of_liberty_ended = EventType(
    code="legal.deprivation_of_liberty_ended",
    title="Deprivation of liberty order ended",
    sentence="The order that deprived them of their liberty ended",
    ends=deprivation_of_liberty,
    group="Courts and the law",
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

proceedings = Thread("legal.proceedings", "Proceedings")

threshold_discussed = EventType(
    code="legal.threshold_discussed",
    title="Legal planning meeting",
    sentence="Legal planning meeting: {decision}",
    opens=proceedings,
    audience=PROFESSIONALS,
    group="Courts and the law",
    recorded_by=None,
    facts=(Choice("decision", "Decided", codes={"none": "no proceedings", "pre_proceedings": "pre-proceedings", "issue": "to go to court"}, required=True),
           WorkerFact("decided_by", "Decided by"), Line("grade", "Grade", longest=60), Words("words", "Why")),
)  # fmt: skip

pre_proceedings_letter_sent = EventType(
    code="legal.pre_proceedings_letter_sent",
    title="Letter before proceedings sent",
    sentence="The letter before proceedings was sent[; a family group meeting was offered: {family_meeting_offered}]",
    continues=proceedings,
    significant=True,
    audience=PROFESSIONALS,
    group="Courts and the law",
    recorded_by=None,
    facts=(YesNo("family_meeting_offered", "A family group decision-making meeting was offered"),),
)

application_issued = EventType(
    code="legal.application_issued",
    title="Application to the court",
    sentence="The council applied to the court[: {kind}]",
    continues=proceedings,
    significant=True,
    audience=PROFESSIONALS,
    group="Courts and the law",
    recorded_by=None,
    facts=(Choice("kind", "For", codes={"care": "a care order", "supervision": "a supervision order", "emergency": "an emergency protection order",
                                        "secure": "a secure accommodation order", "discharge": "the discharge of an order"}),
           Line("case_number", "Case number", longest=40), YesNo("emergency", "In an emergency")),
)  # fmt: skip

proceedings_ended = EventType(
    code="legal.proceedings_ended",
    title="Proceedings ended",
    sentence="Proceedings ended: {outcome}",
    ends=proceedings,
    significant=True,
    audience=PROFESSIONALS,
    group="Courts and the law",
    recorded_by=None,
    facts=(Choice("outcome", "How", codes={"diverted": "ended before the court", "care_order": "care order", "supervision_order": "supervision order",
                                           "special_guardianship": "special guardianship order", "child_arrangements": "child arrangements order",
                                           "no_order": "no order", "withdrawn": "withdrawn"}, required=True), Line("court", "Court", longest=120)),
)  # fmt: skip
