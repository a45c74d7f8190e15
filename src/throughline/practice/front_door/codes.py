"""The lists of the front door. Sources and reasons for closing are those of the children in need census."""

AGENCIES = {
    "police": "The police", "school": "A school", "health": "A health service", "early_years": "An early years setting",
    "housing": "Housing", "council": "Another service of the council", "other_council": "Another council", "court": "A court",
    "voluntary": "A voluntary organisation", "family": "The family", "child": "The child", "neighbour": "A neighbour or friend",
    "out_of_hours": "The out of hours service", "anonymous": "Somebody who gave no name", "other": "Somebody else",
}  # fmt: skip
SOURCES = {
    "1A": "Family member, relative or carer", "1B": "Acquaintance", "1C": "Self", "1D": "Other individual", "2A": "School",
    "2B": "Education services", "3A": "General practitioner", "3B": "Health visitor", "3C": "School nurse", "3D": "Other primary health services",
    "3E": "Accident and emergency", "3F": "Other health services", "4": "Housing", "5A": "Social care", "5B": "Another service of the council",
    "5C": "Another council’s services", "5D": "Family help or early help", "6": "Police", "7": "Other legal agency",
    "8": "Other agency", "9": "Anonymous", "10": "Unknown",
}  # fmt: skip
PRIORITIES = {"immediate": "Now", "same_day": "Today", "standard": "Soon"}
CONTACT_OUTCOMES = {
    "referral": "referral to children’s social care", "early_help": "early help", "signposted": "pointed to another service",
    "advice": "advice given", "existing": "passed to the worker they have", "meeting": "the weekly meeting on domestic abuse",
    "no_action": "nothing further",
}  # fmt: skip
POLICE = "police"
ONLY_AFTER_POLICE = ("meeting",)
"""What can follow a police notification of domestic abuse alone."""
REFERRAL_OUTCOMES = {
    "assessment": "assessment", "strategy": "strategy discussion", "family_help": "family help", "no_action": "nothing further",
}  # fmt: skip
CLOSED = {
    "RC1": "Adopted", "RC2": "Died", "RC3": "Child arrangements order", "RC4": "Special guardianship order",
    "RC5": "Transferred to another council", "RC6": "Transferred to adult services", "RC7": "Services ceased for any other reason",
    "RC8": "Case closed after assessment, no further action", "RC9": "Case closed after assessment, referred to early help",
}  # fmt: skip

NEEDS = {
    "N1": "Abuse, neglect or exploitation", "N2": "The child’s disability", "N3": "A parent’s disability or illness", "N4": "Family in acute stress",
    "N5": "Family dysfunction", "N6": "Socially unacceptable behaviour", "N7": "Low income", "N8": "Absent parenting",
    "N9": "Not a child in need", "N0": "Not stated",
}  # fmt: skip
"""The primary need, as the children in need census counts it."""

PROFESSIONAL = ("police", "school", "health", "early_years", "housing", "council", "other_council", "court", "voluntary", "out_of_hours")
"""Agencies whose people are owed an acknowledgement and the outcome, and of whom a referral in writing is asked."""
SOURCE_OF = {
    "police": "6", "school": "2A", "health": "3F", "early_years": "2B", "housing": "4", "council": "5B", "other_council": "5C", "court": "7",
    "voluntary": "8", "family": "1A", "child": "1C", "neighbour": "1B", "out_of_hours": "5A", "anonymous": "9", "other": "10",
}  # fmt: skip
"""The census’s source where nobody said a finer one."""
HOW = {
    "telephone": "by telephone", "form": "by form", "in_person": "in person", "police": "police notification",
    "pre_caf": "after a first look at early help", "out_of_hours": "out of hours", "panel": "through a panel",
}  # fmt: skip
LEVELS = {
    "1": "Level 1: universal services", "2": "Level 2: some extra help", "3": "Level 3: several needs together",
    "4": "Level 4: children’s social care",
}  # fmt: skip
"""Where the authority’s own threshold document names no others."""
TOLD_HOW = {
    "telephone": "by telephone", "letter": "by letter", "email": "by secure e-mail", "in_person": "in person",
    "not_safe": "not told, because it would not be safe", "not_known": "not told, because we do not know who it was",
}  # fmt: skip
REPEAT_OUTCOMES = {
    "referral": "it becomes a referral", "plan_enough": "the work that goes on is enough", "changed": "the plan is changed",
    "early_help": "early help is offered", "no_change": "nothing more is needed",
}  # fmt: skip
PANEL = {"agree": "Agree", "step_up": "Step up", "step_down": "Step down", "learning": "Agree, with something to learn"}
CONSULTATION_OUTCOMES = {
    "advice": "advice was enough", "early_help": "they offer early help", "contact": "it became a contact", "ring_again": "they ring again",
}  # fmt: skip
ESCALATED_TO = {"1": "worker to worker", "2": "manager to manager", "3": "head of service", "4": "the partnership"}
ESCALATION_OUTCOMES = {"stepped_up": "stepped up", "unchanged": "unchanged, with the reason given", "withdrawn": "withdrawn by whoever raised it"}
