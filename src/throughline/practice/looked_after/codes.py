"""Codes of the national return (SSDA903) that this area speaks in. Years are those of 31 March; marks are the list's own."""

from throughline.base.codes import Code, CodeList

LEGAL_STATUSES = CodeList(
    "LS",
    [
        Code("C1", "Interim care order"),
        Code("C2", "Full care order"),
        Code("D1", "Freeing order", last_year=2024, status="end year inferred from validator rule removals"),
        Code("E1", "Placement order"),
        Code("V2", "Single period of s20 accommodation"),
        Code("V3", "Short breaks, episodes recorded individually"),
        Code("V4", "Short breaks, agreement recorded"),
        Code("L1", "Police protection, in LA accommodation"),
        Code("L2", "Emergency protection order"),
        Code("L3", "Child assessment order, in LA accommodation"),
        Code("J1", "Remanded to LA accommodation or youth detention accommodation"),
        Code("J2", "PACE 1984 accommodation"),
        Code("J3", "Sentenced: YRO with residence or intensive fostering requirement"),
    ],
    "Legal status",
)
"""In law, why the council looks after a child."""

NEEDS = CodeList(
    "CIN",
    [
        Code("N1", "Abuse or neglect (CIN census label from 2025/26: abuse, neglect and exploitation)"),
        Code("N2", "Child disability"),
        Code("N3", "Parental illness or disability"),
        Code("N4", "Family in acute stress"),
        Code("N5", "Family dysfunction"),
        Code("N6", "Socially unacceptable behaviour"),
        Code("N7", "Low income"),
        Code("N8", "Absent parenting"),
    ],
    "Category of need",
)
"""Why a child came into care."""

WHY_CEASED = CodeList(
    "REC",
    [
        Code("X1", "New episode begins same day"),
        Code("E11", "Adopted, application unopposed"),
        Code("E12", "Adopted, consent dispensed with"),
        Code("E2", "Died"),
        Code("E3", "Care taken over by another UK LA"),
        Code("E4A", "Returned home, planned (no SGO/CAO/RO)"),
        Code("E4B", "Returned home, unplanned"),
        Code("E13", "Left to live with person without PR"),
        Code("E41", "CAO (residence) or residence order granted"),
        Code("E43", "SGO to former foster carers", last_year=2018),
        Code("E44", "SGO to other carers", last_year=2018),
        Code("E45", "SGO to former foster carer who is relative/friend", first_year=2019),
        Code("E46", "SGO to former foster carer, not relative/friend", first_year=2019),
        Code("E47", "SGO to other carer who is relative/friend", first_year=2019),
        Code("E48", "SGO to other carer, not relative/friend", first_year=2019),
        Code("E5", "Independent living with formal support"),
        Code("E6", "Independent living without formal support"),
        Code("E7", "Transferred to adult residential care"),
        Code("E9", "Sentenced to custody"),
        Code("E14", "Accommodation on remand ended"),
        Code("E15", "Age assessed 18 or over (E5,E6,E7 not apply)"),
        Code("E16", "Moved abroad"),
        Code("E17", "Aged 18+ and stayed with carers"),
        Code("E8", "Any other reason"),
        Code("E1", "Adopted (before E11/E12)", status="to verify"),
        Code("E4", "Returned home (before E4A/E4B)", status="to verify"),
    ],
    "Reason care ended",
)
"""How a child left care."""

PARTICIPATION = CodeList(
    "REVIEW_CODE",
    [
        Code("PN0", "Child under 4 at review"),
        Code("PN1", "Attended, spoke for self"),
        Code("PN2", "Attended, advocate spoke"),
        Code("PN3", "Attended, views shown non-verbally"),
        Code("PN4", "Attended, no contribution"),
        Code("PN5", "Not attended, advocate briefed"),
        Code("PN6", "Not attended, views sent by other medium"),
        Code("PN7", "Not attended, no views conveyed"),
    ],
    "How the child took part",
)
"""How a child took part in a review."""

PLAIN_STATUS = {
    "C1": "Interim care order", "C2": "Care order", "D1": "Freeing order", "E1": "Placement order",
    "V2": "Accommodated with agreement", "V3": "Short breaks", "V4": "Short breaks, by agreement",
    "L1": "Police protection", "L2": "Emergency protection order", "L3": "Child assessment order", "J1": "On remand",
    "J2": "Held by the police, accommodated", "J3": "Sentence with a residence requirement",
}  # fmt: skip
PLAIN_NEEDS = {
    "N1": "abuse or neglect", "N2": "disability", "N3": "a parent’s illness or disability", "N4": "family in acute stress",
    "N5": "family could not cope", "N6": "behaviour", "N7": "low income", "N8": "nobody to look after them",
}  # fmt: skip
HARM = {"neglect": "neglect", "abuse": "abuse", "both": "neglect and abuse"}
"""Which it was, where the national list has one code for abuse and neglect together."""
PLAIN_PARTICIPATION = {
    "PN0": "under four, not asked", "PN1": "came and spoke", "PN2": "came, and an advocate spoke", "PN3": "came and showed what they think",
    "PN4": "came and did not say anything", "PN5": "did not come, an advocate spoke", "PN6": "did not come, sent their views",
    "PN7": "did not come, no views known",
}  # fmt: skip
PLAIN_CEASED = {
    "E11": "adopted", "E12": "adopted", "E2": "died", "E3": "care taken over by another council", "E4A": "home, as planned",
    "E4B": "home, not as planned", "E13": "to live with somebody without parental responsibility", "E41": "child arrangements order",
    "E45": "special guardianship with the foster carer", "E46": "special guardianship with the foster carer",
    "E47": "special guardianship with a relative or friend", "E48": "special guardianship", "E5": "living independently, with support",
    "E6": "living independently", "E7": "adult care home", "E9": "custody", "E14": "remand ended", "E15": "found to be adult",
    "E16": "moved abroad", "E17": "stayed with the carers after eighteen", "E8": "another reason",
}  # fmt: skip
SHORT_BREAKS = frozenset({"V3", "V4"})
CARE_ORDERS = frozenset({"C1", "C2", "E1", "D1"})

TOOK_PART = ("PN1", "PN2", "PN3", "PN5", "PN6")
"""Codes that count as taking part (whether PN4, attended without a word, counts is disputed: here it does not)."""
NO_PART = ("PN4", "PN7")

ALONE = {"yes": "yes", "part": "part of the time", "no": "no"}
WHY_NOT_ALONE = {"too_young": "too young", "did_not_want": "did not want to", "not_possible": "not possible"}
MET_BEFORE = {
    "met": "Yes, face to face",
    "refused": "The child did not want to",
    "too_young": "Too young",
    "not_met": "No",
}
"""Whether the reviewing officer met the child before the review. Only `not_met` counts as a failure."""


def status_words(code: str | None) -> str:
    """A legal status as people say it."""
    if not code:
        return ""
    return PLAIN_STATUS.get(code) or (LEGAL_STATUSES.label(code) if code in LEGAL_STATUSES else code)
