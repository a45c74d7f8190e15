"""Codes of the national return (SSDA903) that this area speaks in."""

from throughline.base.codes import Code, CodeList

WHY_NO_LONGER = CodeList(
    "REASON_PLACED_CEASED",
    [
        Code("RD1", "The child’s needs changed"),
        Code("RD2", "The court did not make a placement order"),
        Code("RD3", "Adopters could not be found"),
        Code("RD4", "Other"),
    ],
    "Why no longer",
)
"""Why a child should no longer be placed for adoption."""

ADOPTERS = {"1": "one adopter", "2": "two adopters"}

ADOPTERS_SEX = CodeList(
    "SEX_ADOPTR",
    [
        Code("M1", "Single man"),
        Code("F1", "Single woman"),
        Code("MM", "Two men"),
        Code("FF", "Two women"),
        Code("MF", "A man and a woman"),
    ],
    "Adopters",
)

ADOPTERS_LAW = CodeList(
    "LS_ADOPTR",
    [
        Code("L0", "Single adopter"),
        Code("L11", "Married couple, a man and a woman"),
        Code("L12", "Married couple of the same gender"),
        Code("L2", "Civil partners"),
        Code("L3", "Unmarried couple, a man and a woman"),
        Code("L4", "Couple of the same gender, not married or civil partners"),
    ],
    "Legal status of the adopters",
)

BEFORE = CodeList(
    "PREV_PERM",
    [
        Code("P1", "adoption"),
        Code("P2", "special guardianship"),
        Code("P3", "residence or child arrangements order"),
        Code("P4", "not known"),
        Code("Z1", "none"),
    ],
    "Permanent home before this care",
)
"""The permanent arrangement a child came into care from."""
