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
SHORT_BREAKS = frozenset({"V3", "V4"})
CARE_ORDERS = frozenset({"C1", "C2", "E1", "D1"})

TOOK_PART = ("PN1", "PN2", "PN3", "PN5", "PN6")
"""Codes that count as taking part (whether PN4, attended without a word, counts is disputed: here it does not)."""

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
