"""The lists of assessments. Factors are those of the children in need census, asked at the end of an assessment."""

AREAS_OF_LIFE = {
    "child": "the child’s development", "parenting": "how the parents care", "family": "the family and where they live",
}  # fmt: skip
"""The three sides of the assessment framework."""
RISK_FACTORS = {
    "domestic_abuse": "domestic abuse", "drugs": "a parent’s use of drugs", "alcohol": "a parent’s drinking",
    "mental_health": "a parent’s mental health", "learning": "a parent’s learning disability", "neglect": "care that falls short",
    "harm_before": "harm to this child before", "sibling_harm": "harm to a brother or sister", "dangerous_adult": "somebody dangerous near the child",
    "not_engaging": "parents who do not work with us", "young_parent": "a very young parent", "alone": "a family with nobody around it",
    "housing": "where they live, or money", "exploitation": "exploitation", "missing": "going missing", "unborn": "risk to an unborn child",
    "bullying": "bullying, also online", "online": "strangers online", "own_substances": "the child’s own use of alcohol or drugs",
    "gangs": "gangs", "forced_marriage": "being made to marry", "own_needs": "the child’s own needs", "other": "something else",
}  # fmt: skip
STRENGTHS = {
    "safe_adult": "a safe adult who is there", "insight": "a parent who sees what the matter is", "working": "parents who work with us",
    "routine": "good daily care", "kin": "relatives and friends who help", "school": "school or nursery", "treatment": "treatment that is taken up",
    "home": "a safe home", "child_strong": "the child’s own strengths", "other_good": "something else that protects",
}  # fmt: skip
FACTORS = {**RISK_FACTORS, **STRENGTHS}
SEVERITY = {"low": "a little", "some": "somewhat", "high": "a great deal", "acute": "now, and gravely"}
ENGAGEMENT = {
    "kept": "kept the appointment", "missed": "did not keep it", "refused": "refused to see us or let us in",
    "cancelled_by_us": "we cancelled it", "offered": "offered, not yet taken place",
}  # fmt: skip
NOT_ENGAGING = ("missed", "refused")
EFFECT = {"less": "the risk is less", "same": "the risk is the same", "more": "the risk is greater"}
AGENCIES = {
    "school": "School or nursery", "health_visitor": "Health visitor or midwife", "gp": "GP", "police": "Police",
    "adult_mental_health": "Adult mental health", "drugs_alcohol": "Drug and alcohol service", "housing": "Housing",
    "probation": "Probation", "other": "Another agency",
}  # fmt: skip
REQUIRED_AGENCIES = ("school", "health_visitor", "gp", "police")
"""Asked at the beginning of every assessment that goes deep; a reason is needed to leave one out."""
CONTRIBUTION = {"requested": "asked for", "received": "received", "refused": "refused", "not_relevant": "not needed here"}
CAUSES = {
    "history": "history was not considered", "child": "the child was not seen, heard or alone", "analysis": "description without analysis",
    "risk": "risk or protection was not weighed", "agencies": "other agencies were not asked", "parents": "parents were not challenged or not heard",
    "caseload": "too much work", "supervision": "supervision did not pick it up", "skills": "training or experience", "system": "our procedures or this record",
}  # fmt: skip
FAMILY_PARTS = {"child": "the child", "mother": "mother", "father": "father", "carer": "another carer"}
OPINION = {"agrees": "agrees", "partly": "agrees in part", "disagrees": "disagrees", "nothing": "said nothing to it"}
ROUTES = {"home": "stays with the parents", "kin": "relatives or friends", "fostering": "foster care", "early_permanence": "early permanence placement",
          "adoption": "adoption", "not_clear": "not clear yet"}  # fmt: skip
EXPERTISE = {
    "psychology": "psychological assessment", "psychiatry": "psychiatric assessment", "sexual_harm": "complex sexual harm",
    "parenting": "independent parenting assessment", "substance": "hair strand or substance testing", "medical": "medical expert", "other": "another kind",
}  # fmt: skip
USED = {"decided": "it decided the matter", "helped": "it was weighed with other evidence", "not_used": "it was not used"}
CENSUS_FACTORS = {
    "1A": "Alcohol: the child", "1B": "Alcohol: a parent or carer", "1C": "Alcohol: another person at home",
    "2A": "Drugs: the child", "2B": "Drugs: a parent or carer", "2C": "Drugs: another person at home",
    "3A": "Domestic abuse: the child", "3B": "Domestic abuse: a parent or carer", "3C": "Domestic abuse: another person at home",
    "4A": "Mental health: the child", "4B": "Mental health: a parent or carer", "4C": "Mental health: another person at home",
    "5A": "Learning disability: the child", "5B": "Learning disability: a parent or carer", "5C": "Learning disability: another person at home",
    "6A": "Physical disability or illness: the child", "6B": "Physical disability or illness: a parent or carer",
    "6C": "Physical disability or illness: another person at home", "7A": "Young carer", "8B": "Privately fostered: from overseas, means to return",
    "8C": "Privately fostered: from overseas, means to stay", "8D": "Privately fostered: in this country, for schooling",
    "8E": "Privately fostered: in this country, within the family", "8F": "Privately fostered: otherwise",
    "9A": "Unaccompanied, seeking asylum", "10A": "Going missing", "11A": "Child sexual exploitation",
    "12A": "Trafficking", "13A": "Gangs", "14A": "Socially unacceptable behaviour", "15A": "Self-harm",
    "16A": "Abuse or neglect: neglect", "17A": "Abuse or neglect: emotional abuse",
    "18B": "Abuse or neglect: physical abuse, child on child", "18C": "Abuse or neglect: physical abuse, adult on child",
    "19B": "Abuse or neglect: sexual abuse, child on child", "19C": "Abuse or neglect: sexual abuse, adult on child",
    "20": "Other", "21": "No factors identified", "22A": "Female genital mutilation", "23A": "Faith or belief",
    "24A": "Child criminal exploitation", "25A": "Radicalisation",
}  # fmt: skip
GOES_DEEP = ("core", "pre_birth")
"""Agencies always meet at their beginning; for the single assessment it is asked, and no is answered with a reason."""
