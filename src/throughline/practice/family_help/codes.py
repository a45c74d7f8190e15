"""Lists that this area's events and forms choose from."""

LEVELS = {"pre_caf": "First look (pre-CAF)", "early_help": "Early help", "child_in_need": "Child in need"}
"""In the words of today; in 2012 early help was the common assessment (CAF)."""
RANK = {"pre_caf": 0, "early_help": 1, "child_in_need": 2}
"""Which level is more."""

ENDED = {
    "needs_met": "what was needed was reached", "withdrawn": "the family no longer wanted it", "moved": "the family moved away",
    "social_care": "passed to children’s social care", "looked_after": "came into care", "signposted": "another service helps",
    "no_need": "no help was needed", "other": "for another reason",
}  # fmt: skip
NOT_TOLD = {"not_told": "why is not told"}
"""How another source tells an end, and no worker does."""
CONSENT = {
    "agreed": "agreed to help and to sharing what helps", "partly": "agreed, but not to all sharing", "refused": "did not agree",
    "withdrawn": "took the agreement back",
}  # fmt: skip
AUTHORS = {
    "early_help": "Early help team", "social_care": "Children’s social care", "health": "Health", "school": "School or college",
    "early_years": "Early years or children’s centre", "police": "Police", "voluntary": "Voluntary, community or faith group", "housing": "Housing",
    "other": "Another service",
}  # fmt: skip
"""Who writes an assessment of early help."""
FIRST_LOOK = {
    "open": "An early help assessment (CAF)", "refer": "A referral to children’s social care", "signpost": "Another service helps",
    "no_need": "No help is needed",
}  # fmt: skip
REVIEWED = {"continue": "goes on", "step_up": "stepped up", "step_down": "stepped down", "end": "ends"}
MEETINGS = {"family_action": "Family action meeting", "team": "Team around the family"}
NEEDS = {
    "child": "the child’s health, learning and feelings", "parenting": "parenting", "family": "family and home", "safety": "being safe",
    "money": "money, work and housing", "adult": "an adult’s own needs",
}  # fmt: skip
ADULT_NEEDS = {"mental_health": "Mental health", "substances": "Alcohol or drugs", "domestic_abuse": "Domestic abuse", "disability": "Disability or illness",
               "learning": "Learning disability", "other": "Something else"}  # fmt: skip
EDGE_OUTCOMES = {"home": "stayed at home", "extended": "lives with extended family", "care": "came into care", "other": "something else"}
CARER_OUTCOMES = {"better": "things are easier for them", "same": "much the same", "harder": "it has become harder"}
FGDM_OUTCOMES = {
    "plan": "the family made a plan that was agreed", "no_plan": "the family met, and there is no agreed plan",
    "declined": "the family did not want to meet",
}  # fmt: skip
EHE_OUTCOMES = {"suitable": "the education suits the child", "concern": "there are questions about the education", "not_seen": "the child was not seen"}
THEMES = {
    "listened": "being listened to", "understood": "knowing what the plan was and why", "told_once": "telling our story only once",
    "same_worker": "having the same worker", "in_time": "getting help in time", "place": "where and when we met", "child_heard": "children being heard",
    "other": "something else",
}  # fmt: skip
"""What families say should be better."""
SOCIAL_WORKER = "social_worker"
QUALIFICATIONS = {
    SOCIAL_WORKER: "social worker", "health_visitor": "health visitor", "school_nurse": "school nurse", "midwife": "midwife", "teacher": "teacher",
    "early_years": "early years practitioner", "youth_worker": "youth worker", "welfare_officer": "education welfare officer",
    "family_support": "family support worker", "police": "police officer", "housing": "housing officer", "other": "another qualification",
    "none": "no professional qualification",
}  # fmt: skip
