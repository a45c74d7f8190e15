"""Codes of the national return (SSDA903) that this area speaks in. Years are those of 31 March."""

from throughline.base.codes import Code, CodeList

IN_TOUCH = CodeList(
    "IN_TOUCH",
    [
        Code("YES", "in touch"),
        Code("NO", "not in touch"),
        Code("DIED", "died after leaving care"),
        Code("REFU", "refuses contact"),
        Code("NREQ", "no longer needs services"),
        Code("RHOM", "returned home six months ago or more"),
    ],
    "In touch",
)

ACTIVITIES = CodeList(
    "ACTIV",
    [
        Code("F1", "higher education, full time"),
        Code("P1", "higher education, part time"),
        Code("F2", "education other than higher, full time"),
        Code("P2", "education other than higher, part time"),
        Code("F3", "training or employment, full time", last_year=2021, status="exact year to verify"),
        Code("P3", "training or employment, part time", last_year=2021, status="exact year to verify"),
        Code("F4", "apprenticeship, full time", first_year=2022, status="exact year to verify"),
        Code("P4", "apprenticeship, part time", first_year=2022, status="exact year to verify"),
        Code("F5", "training or employment, full time", first_year=2022, status="exact year to verify"),
        Code("P5", "training or employment, part time", first_year=2022, status="exact year to verify"),
        Code("G4", "not in education, work or training: illness or disability"),
        Code("G5", "not in education, work or training: other reasons"),
        Code("G6", "not in education, work or training: pregnancy or children"),
        Code("0", "not known"),
    ],
    "Activity",
)

_KINDS = {
    "B": "with parents or relatives", "C": "community home or other residential care", "D": "semi-independent home",
    "E": "supported lodgings", "G": "gone abroad", "H": "deported", "K": "ordinary lodgings", "R": "not known where",
    "S": "no fixed home", "T": "foyer or similar", "U": "independent living", "V": "emergency accommodation",
    "W": "bed and breakfast", "X": "in custody", "Y": "other", "Z": "with the former foster carer",
}  # fmt: skip

ACCOMMODATION = CodeList(
    "ACCOM",
    [
        *(Code(f"{letter}1", f"{words}, suitable") for letter, words in _KINDS.items()),
        *(Code(f"{letter}2", f"{words}, not suitable") for letter, words in _KINDS.items()),
        Code("0", "not known"),
    ],
    "Where they live",
)
"""The letter says where; 1 is suitable, 2 is not."""
