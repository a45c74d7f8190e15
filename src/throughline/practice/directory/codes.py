"""The lists of the service directory."""

SECTORS = {
    "council": "council", "health": "health", "school": "school", "private": "private", "voluntary": "voluntary", "community": "community",
    "faith": "faith",
}  # fmt: skip
KINDS = {
    "childrens_centre": "Children’s centre", "nursery": "Nursery or preschool", "childminder": "Childminder", "youth": "Youth service",
    "parenting": "Help with parenting", "behaviour": "Behaviour and learning support", "disability": "Help for disabled children",
    "substances": "Drug and alcohol service", "domestic_abuse": "Domestic abuse service", "mental_health": "Emotional wellbeing",
    "money": "Money, debt and housing", "young_carers": "Young carers",
    "young_parents": "Pregnancy and young parents", "other": "Other help",
}  # fmt: skip
EARLY_YEARS = ("childrens_centre", "nursery", "childminder")
GRADES = {"1": "outstanding", "2": "good", "3": "satisfactory or requires improvement", "4": "inadequate", "met": "met the requirements"}
ANSWERS = {"accepted": "takes it up", "started": "help has begun", "not_taken_up": "not taken up"}
WHY_NOT = {
    "declined": "the family did not want it", "not_eligible": "not for this service", "full": "no place", "no_contact": "could not be reached",
    "other": "another reason",
}  # fmt: skip
