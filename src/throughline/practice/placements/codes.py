"""Codes of the national return (SSDA903) that this area speaks in. Years are those of 31 March; marks are the list's own."""

from throughline.base.codes import Code, CodeList

PLACEMENT_TYPES = CodeList(
    "PLACE",
    [
        Code("A3", "Placed for adoption, consent, with current foster carer"),
        Code("A4", "Placed for adoption, consent, not with current foster carer"),
        Code("A5", "Placed for adoption, placement order, with current foster carer"),
        Code("A6", "Placed for adoption, placement order, not with current foster carer"),
        Code(
            "H5",
            "Semi-independent, not subject to children homes regs",
            last_year=2025,
            status="validator accepts to 2024/25; LIIA schema drops in 2024/25; not for new placements after 28 Oct 2023",
        ),
        Code("K1", "Secure children home"),
        Code("K2", "Children home (regulated)"),
        Code("K3", "Supported accommodation (Ofsted registered)", first_year=2025, status="mapped from H5/P2"),
        Code("P1", "With own parent(s) or person with PR"),
        Code(
            "P2",
            "Independent living",
            last_year=2025,
            status="validator accepts to 2024/25; LIIA drops in 2024/25; closed for under-18 LAC from 28 Oct 2023",
        ),
        Code("P3", "Residential employment"),
        Code("R1", "Residential care home"),
        Code("R2", "NHS or health establishment"),
        Code("R3", "Family centre or mother and baby unit"),
        Code("R5", "Young offender institution"),
        Code("S1", "Residential school (not dual registered)"),
        Code("T0", "Temporary move, any type (same carer returns)"),
        Code("T1", "Temporary: hospital (max 42 days)"),
        Code("T2", "Temporary: child on holiday"),
        Code("T3", "Temporary: carer on holiday (max 21 days, max 2 per 12 months)"),
        Code("T4", "Temporary: other, up to 7 days"),
        Code("U1", "Foster, relative/friend, long term"),
        Code("U2", "Foster, relative/friend, fostering for adoption / concurrent"),
        Code("U3", "Foster, relative/friend, not long term or FFA"),
        Code("U4", "Foster, other carer, long term"),
        Code("U5", "Foster, other carer, FFA / concurrent"),
        Code("U6", "Foster, other carer, not long term or FFA"),
        Code("Z1", "Other placement (schedule to DfE)", last_year=2025, status="LIIA schema still accepts in 2025/26"),
        Code("Z11", "Other placement sub-type 1 (label to verify)", first_year=2026),
        Code(
            "Z12",
            "Other placement sub-type 2 (label to verify; rule 709 treats as expected DoLO setting)",
            first_year=2026,
        ),
        Code(
            "Z13",
            "Other placement sub-type 3 (label to verify; rule 709 treats as expected DoLO setting)",
            first_year=2026,
        ),
        Code("Z14", "Other placement sub-type 4 (label to verify)", first_year=2026),
        Code("Q1", "Foster, relative/friend", last_year=2015, status="to verify"),
        Code("Q2", "Foster, other carer", last_year=2015, status="to verify"),
        Code("F1", "Foster, relative/friend inside LA", last_year=2008, status="to verify"),
        Code("F2", "Foster, LA provision inside", last_year=2008, status="to verify"),
        Code("F3", "Foster, agency inside", last_year=2008, status="to verify"),
        Code("F4", "Foster, relative/friend outside", last_year=2008, status="to verify"),
        Code("F5", "Foster, LA provision outside", last_year=2008, status="to verify"),
        Code("F6", "Foster, agency outside", last_year=2008, status="to verify"),
        Code("H3", "Home inside LA (replaced by K2)", last_year=2008, status="to verify"),
        Code("H4", "Home outside LA (replaced by K2)", last_year=2008, status="to verify"),
        Code("M1", "Missing: refuge", last_year=2015, status="to verify"),
        Code("M2", "Missing: whereabouts known", last_year=2015, status="to verify"),
        Code("M3", "Missing: whereabouts unknown", last_year=2015, status="to verify"),
    ],
    "Kind of placement",
)
"""Where a child lives."""

PROVIDERS = CodeList(
    "PLACE_PROVIDER",
    [
        Code("PR0", "Parent or person with PR (P1 only)"),
        Code("PR1", "Own LA (incl. hosted RAA)"),
        Code("PR2", "Other LA (incl. RAA hosted elsewhere)"),
        Code("PR3", "Other public"),
        Code("PR4", "Private"),
        Code("PR5", "Voluntary / third sector"),
    ],
    "Provider",
)
"""Who provides it."""

WHY_CHANGED = CodeList(
    "REASON_PLACE_CHANGE",
    [
        Code("CARPL", "Change to / implementing care plan", first_year=2016),
        Code("CLOSE", "Resignation / closure of provision", first_year=2016),
        Code("ALLEG", "Allegation (s47)", first_year=2016),
        Code("STAND", "Standards of care concern", first_year=2016),
        Code("APPRR", "Approval removed", first_year=2016),
        Code("CREQB", "Carer request: behaviour", first_year=2016),
        Code("CREQO", "Carer request: other", first_year=2016),
        Code("CHILD", "Child request", first_year=2016),
        Code("LAREQ", "Responsible / area authority request", first_year=2016),
        Code("PLACE", "Change of placement status only", first_year=2016),
        Code("CUSTOD", "Custody arrangement", first_year=2019),
        Code("OTHER", "Other", first_year=2016),
    ],
    "Why the placement changed",
)
"""Why a child moved."""

TEMPORARY = frozenset({"T0", "T1", "T2", "T3", "T4"})
"""Short stays elsewhere from which the child comes back to the same carer."""
LONG_TERM = frozenset({"U1", "U4"})
"""Foster care meant to last until the child is grown up."""
WITH_PARENTS = frozenset({"P1"})
FOSTER = frozenset({"U1", "U2", "U3", "U4", "U5", "U6", "Q1", "Q2", "F1", "F2", "F3", "F4", "F5", "F6"})
KINSHIP = frozenset({"U1", "U2", "U3", "Q1", "F1", "F4"})
FOR_ADOPTION = frozenset({"A3", "A4", "A5", "A6"})
RESIDENTIAL = frozenset({"K1", "K2", "R1", "R2", "R3", "R5", "S1", "H3", "H4"})
INDEPENDENT = frozenset({"P2", "P3", "H5", "K3"})

PLAIN = {
    "A3": "with people who hope to adopt", "A4": "with people who hope to adopt", "A5": "with people who hope to adopt",
    "A6": "with people who hope to adopt", "H5": "semi-independent home", "K1": "secure children’s home",
    "K2": "children’s home", "K3": "supported accommodation", "P1": "with a parent", "P2": "living independently",
    "P3": "living where they work", "R1": "residential care home", "R2": "hospital or health unit",
    "R3": "family centre, with a parent", "R5": "young offender institution", "S1": "residential school",
    "T0": "staying elsewhere for a while", "T1": "in hospital", "T2": "on holiday", "T3": "while the carer is away",
    "T4": "staying elsewhere for a few days", "U1": "relative or friend, long term",
    "U2": "relative or friend who hopes to adopt", "U3": "relative or friend", "U4": "foster carer, long term",
    "U5": "foster carer who hopes to adopt", "U6": "foster carer", "Q1": "relative or friend", "Q2": "foster carer",
}  # fmt: skip
"""The same in the words one would say to a child. A code without one is shown with its official label."""


def plain(code: str | None) -> str:
    """A kind of placement in plain words; blank when there is none."""
    if not code:
        return ""
    return PLAIN.get(code) or (PLACEMENT_TYPES.label(code) if code in PLACEMENT_TYPES else code)
