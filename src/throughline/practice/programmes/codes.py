"""Lists that this area's events and pages choose from."""

GROUPS = {
    "workless": "Families without work", "young_parent": "Young parents", "lone_parent": "Lone parents", "disability": "Disabled children or parents",
    "minority": "Minority ethnic families", "domestic_abuse": "Families living with domestic abuse", "in_need": "Children in need or with a protection plan",
    "fathers": "Fathers",
}  # fmt: skip
"""For whom a programme is meant, and what a family that registers says of itself."""
ALL = "all"
ELIGIBLE = {ALL: "All families with a child under five", **GROUPS}
KINDS = {"centre": "Group in a children’s centre", "parenting": "Parenting course", "targeted": "Targeted programme"}
WHO = {"child": "the child", "mother": "the mother", "father": "the father", "both": "both parents", "carer": "foster carer or adopter", "other": "somebody else"}
FINISHED = {"completed": "came to the end", "left": "left before the end"}
OUTCOMES = {
    "work": "found work or an apprenticeship", "training": "began training", "health": "is healthier", "school": "does better at school",
    "none": "no change yet",
}  # fmt: skip
LEARNING = {"good_level": "Good level of development", "expected": "Expected early learning goals"}
PUPILS = {
    "all": "All children", "free_meals": "Free school meals", "in_care": "Children in care", "send": "Special educational needs",
    "minority": "Minority ethnic children",
}  # fmt: skip
