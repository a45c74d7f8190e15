"""Short lists that everybody's record uses."""

from __future__ import annotations

SEX = {"F": "Female", "M": "Male", "U": "Not known"}

ETHNICITY = {
    "WBRI": "White British", "WIRI": "White Irish", "WIRT": "Traveller of Irish heritage",
    "WOTH": "Any other White background", "WROM": "Gypsy or Roma", "MWBC": "White and Black Caribbean",
    "MWBA": "White and Black African", "MWAS": "White and Asian", "MOTH": "Any other mixed background",
    "AIND": "Indian", "APKN": "Pakistani", "ABAN": "Bangladeshi", "AOTH": "Any other Asian background",
    "CHNE": "Chinese", "BCRB": "Caribbean", "BAFR": "African", "BOTH": "Any other Black background",
    "OOTH": "Any other ethnic group", "REFU": "Did not want to say", "NOBT": "Not known, not asked yet",
}  # fmt: skip
"""The Department for Education's codes and groups, with its labels made readable."""

ETHNIC_GROUPS = {
    "White": ("WBRI", "WIRI", "WIRT", "WOTH", "WROM"),
    "Mixed": ("MWBC", "MWBA", "MWAS", "MOTH"),
    "Asian": ("AIND", "APKN", "ABAN", "AOTH", "CHNE"),
    "Black": ("BCRB", "BAFR", "BOTH"),
    "Other": ("OOTH",),
    "Not known": ("REFU", "NOBT", ""),
}

FAMILY_PARTS = ("child", "parent", "other_parent", "relative", "carer")
"""Parts that the family takes, in a meeting and wherever else somebody is asked. Every other part is an agency's, or nobody's."""

SEEN = {"alone": "seen alone", "with_others": "seen, with others there", "no": "not seen"}
"""Whether the child was seen in what a note tells."""

IDENTIFIER_SCHEMES = {
    "local": "Local number",
    "nhs": "NHS number",
    "upn": "Unique pupil number",
    "former_upn": "Former unique pupil number",
    "uln": "Unique learner number",
    "urn": "Registration number",
    "home_office": "Home Office number",
}

DISABILITIES = {
    "NONE": "None", "MOB": "Mobility", "HAND": "Hand function", "PC": "Personal care", "INC": "Incontinence", "COMM": "Communication",
    "LD": "Learning", "HEAR": "Hearing", "VIS": "Vision", "BEH": "Behaviour", "CON": "Consciousness", "AUT": "Autism",
    "DDA": "Another one under the Equality Act",
}  # fmt: skip
"""The Department for Education’s codes of disability (children in need census)."""

NO_PUPIL_NUMBER = {
    "UN2": "Never went to a maintained school in England", "UN3": "Went to school outside England",
    "UN5": "Sources differ: cannot be told apart",
}  # fmt: skip
"""Why there is no unique pupil number, where nothing else tells it (SSDA903; the other reasons follow from age and care)."""

RELATIONSHIPS = {
    "mother": ("mother", "child"),
    "father": ("father", "child"),
    "parent": ("parent", "child"),
    "child": ("child", "parent"),
    "sibling": ("brother or sister", "brother or sister"),
    "half_sibling": ("half-brother or half-sister", "half-brother or half-sister"),
    "step_sibling": ("step-brother or step-sister", "step-brother or step-sister"),
    "step_parent": ("step-parent", "step-child"),
    "partner": ("partner", "partner"),
    "former_partner": ("former partner", "former partner"),
    "grandparent": ("grandparent", "grandchild"),
    "grandchild": ("grandchild", "grandparent"),
    "aunt_uncle": ("aunt or uncle", "niece or nephew"),
    "niece_nephew": ("niece or nephew", "aunt or uncle"),
    "cousin": ("cousin", "cousin"),
    "carer": ("carer", "cared for"),
    "other": ("other tie", "other tie"),
}
"""Kind: what the other person is to this one, and what this one is to them."""

BROTHERS_AND_SISTERS = ("sibling", "half_sibling", "step_sibling")
PARENTS = ("mother", "father", "parent", "step_parent")
ADDRESS_KINDS = {"home": "Home", "contact": "Where post goes", "work": "Work"}
LATE_REASONS = {
    "family": "The family could not, or would not", "child": "The child could not, or did not want to", "agency": "Another agency is awaited",
    "court": "A court or expert is awaited", "worker": "Nobody was there to do it, or somebody was away", "workload": "Too much else had to come first",
    "recording": "Done in time, written up late", "decision": "A decision is awaited", "other": "Something else",
}  # fmt: skip
"""Kinds of reasons why something is late, so that they can be counted."""
