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
PRIORITIES = {"immediate": "Now", "same_day": "Today", "standard": "Within the working day"}
CONTACT_OUTCOMES = {
    "referral": "referral to children’s social care", "early_help": "early help", "signposted": "pointed to another service",
    "advice": "advice given", "existing": "passed to the worker they have", "no_action": "nothing further",
}  # fmt: skip
REFERRAL_OUTCOMES = {
    "assessment": "assessment", "strategy": "strategy discussion", "family_help": "family help", "no_action": "nothing further",
}  # fmt: skip
CLOSED = {
    "RC1": "Adopted", "RC2": "Died", "RC3": "Child arrangements order", "RC4": "Special guardianship order",
    "RC5": "Transferred to another council", "RC6": "Transferred to adult services", "RC7": "Services ceased for any other reason",
    "RC8": "Case closed after assessment, no further action", "RC9": "Case closed after assessment, referred to early help",
}  # fmt: skip
