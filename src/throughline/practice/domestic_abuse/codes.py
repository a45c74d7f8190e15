"""The lists of this area."""

PRESENCE = {
    "present": "the child was there",
    "resident": "the child lives there, and was not there",
    "unborn": "expected child",
}
RISK = {"standard": "standard", "medium": "medium", "high": "high"}
OUTCOMES = {
    "protection": "child protection, at once",
    "meeting": "to the weekly meeting",
    "no_action": "nothing further",
}
REVIEWED = {
    "signposted": "pointed to another service", "early_help": "early help (CAF)", "existing": "passed to the worker they have",
    "protection": "child protection after all", "none": "nothing further",
}  # fmt: skip
STAGES = {
    "early": "early, at the first call to the police",
    "marac": "only at MARAC",
    "court": "by a court or probation",
}
"""When somebody who harms was first identified. The inspection of 2012 found work at an early stage underdeveloped."""
PROGRAMMES = {
    "early": "work with fathers and partners at an early stage", "voluntary": "a voluntary programme (Respect)",
    "court": "a programme ordered by a court", "individual": "work with one person alone",
}  # fmt: skip
ENDED = {"completed": "completed", "left": "left before the end", "not_suitable": "was not suitable"}
HEARD = {
    "plan": "a plan was agreed",
    "carried": "to be heard again",
    "transferred": "passed to another area’s MARAC",
    "none": "no further action",
}
AGENCIES = {
    "police": "The police", "social_care": "Children’s social care", "idva": "Independent adviser (IDVA)", "health": "Health",
    "probation": "Probation", "housing": "Housing", "education": "Education", "adults": "Adult social care", "drugs": "Drug and alcohol service",
    "refuge": "Refuge", "safeguarding": "Safeguarding unit",
}  # fmt: skip
LEVELS = {"1": "level 1: one agency", "2": "level 2: several agencies", "3": "level 3: senior oversight"}
CATEGORIES = {
    "1": "registered sexual offender",
    "2": "violent or other sexual offender",
    "3": "other dangerous offender",
    "4": "terrorism",
}
ALERTS = {
    "mappa_marac": "An adult of this family stands before MARAC and is managed as an offender",
    "moved_in": "An adult who is managed as an offender lives with this child, as this record knows it",
    "mappa": "An adult who is managed as an offender is linked to this child",
}  # fmt: skip
CHECKED = {
    "known": "known to us, and somebody is allocated",
    "contact": "a contact was made at the front door",
    "no_concern": "looked into, no concern",
}
WHO_FILLED = {"parent": "A parent or carer", "teacher": "A teacher", "self": "The young person"}
BANDS = {"close": "close to average", "raised": "slightly raised", "high": "high"}
"""Bands of a total score, as the three-band scoring has them: normal, borderline, abnormal; in words one can say to a family."""
SERVICES = {
    "camhs": "Child and adolescent mental health (CAMHS)",
    "school": "Help at school",
    "voluntary": "A voluntary organisation",
    "other": "Another service",
}
ANSWERS = {
    "accepted": "accepted",
    "waiting": "on the waiting list",
    "declined": "not accepted",
    "family_declined": "the family did not want it",
}
