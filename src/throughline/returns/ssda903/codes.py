"""The code lists of SSDA903, with the years in which each code may be used.

Source: DfE guide to the children looked-after return, as gathered from the sector's open validators.
"""
from throughline.engines.checks.tables import Code, CodeList

SEX = CodeList("SEX", (
    Code("1", "Male", until=2024),
    Code("2", "Female", until=2024),
    Code("M", "Male", since=2025),
    Code("F", "Female", since=2025),
    Code("U", "Unknown", since=2025),
))
ETHNIC = CodeList("ETHNIC", (
    Code("WBRI", "White British"),
    Code("WIRI", "White Irish"),
    Code("WIRT", "Traveller of Irish heritage"),
    Code("WOTH", "Any other White background"),
    Code("WROM", "Gypsy / Roma"),
    Code("MWBC", "White and Black Caribbean"),
    Code("MWBA", "White and Black African"),
    Code("MWAS", "White and Asian"),
    Code("MOTH", "Any other mixed background"),
    Code("AIND", "Indian"),
    Code("APKN", "Pakistani"),
    Code("ABAN", "Bangladeshi"),
    Code("AOTH", "Any other Asian background"),
    Code("CHNE", "Chinese"),
    Code("BCRB", "Caribbean"),
    Code("BAFR", "African"),
    Code("BOTH", "Any other Black background"),
    Code("OOTH", "Any other ethnic group"),
    Code("REFU", "Refused"),
    Code("NOBT", "Information not yet obtained"),
))
UPN_UNKNOWN = CodeList("UPN_UNKNOWN", (
    Code("UN1", "Not school age, no UPN yet"),
    Code("UN2", "Never attended maintained school in England"),
    Code("UN3", "Educated outside England"),
    Code("UN4", "Newly looked after, within last week of period"),
    Code("UN5", "Sources conflict, cannot match"),
))
MOTHER = CodeList("MOTHER", (
    Code("0", "Female child, not a mother"),
    Code("1", "Female child, a mother"),
))
RNE = CodeList("RNE", (
    Code("S", "Started to be looked after"),
    Code("L", "Change of legal status only"),
    Code("P", "Change of placement and carer only"),
    Code("T", "Change of placement, same carer"),
    Code("B", "Change of legal status, placement and carer"),
    Code("U", "Change of legal status and placement, same carer"),
))
LS = CodeList("LS", (
    Code("C1", "Interim care order"),
    Code("C2", "Full care order"),
    Code("D1", "Freeing order", until=2024),
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
))
CIN = CodeList("CIN", (
    Code("N1", "Abuse or neglect (CIN census label from 2025/26: abuse, neglect and exploitation)"),
    Code("N2", "Child disability"),
    Code("N3", "Parental illness or disability"),
    Code("N4", "Family in acute stress"),
    Code("N5", "Family dysfunction"),
    Code("N6", "Socially unacceptable behaviour"),
    Code("N7", "Low income"),
    Code("N8", "Absent parenting"),
))
PLACE = CodeList("PLACE", (
    Code("A3", "Placed for adoption, consent, with current foster carer"),
    Code("A4", "Placed for adoption, consent, not with current foster carer"),
    Code("A5", "Placed for adoption, placement order, with current foster carer"),
    Code("A6", "Placed for adoption, placement order, not with current foster carer"),
    Code("H5", "Semi-independent, not subject to children homes regs", until=2025),
    Code("K1", "Secure children home"),
    Code("K2", "Children home (regulated)"),
    Code("K3", "Supported accommodation (Ofsted registered)", since=2025),
    Code("P1", "With own parent(s) or person with PR"),
    Code("P2", "Independent living", until=2025),
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
    Code("Z1", "Other placement (schedule to DfE)", until=2025),
    Code("Z11", "Other placement sub-type 1", since=2026),
    Code("Z12", "Other placement sub-type 2", since=2026),
    Code("Z13", "Other placement sub-type 3", since=2026),
    Code("Z14", "Other placement sub-type 4", since=2026),
))
PLACE_PROVIDER = CodeList("PLACE_PROVIDER", (
    Code("PR0", "Parent or person with PR (P1 only)"),
    Code("PR1", "Own LA (incl. hosted RAA)"),
    Code("PR2", "Other LA (incl. RAA hosted elsewhere)"),
    Code("PR3", "Other public"),
    Code("PR4", "Private"),
    Code("PR5", "Voluntary / third sector"),
))
REC = CodeList("REC", (
    Code("X1", "New episode begins same day"),
    Code("E11", "Adopted, application unopposed"),
    Code("E12", "Adopted, consent dispensed with"),
    Code("E2", "Died"),
    Code("E3", "Care taken over by another UK LA"),
    Code("E4A", "Returned home, planned (no SGO/CAO/RO)"),
    Code("E4B", "Returned home, unplanned"),
    Code("E13", "Left to live with person without PR"),
    Code("E41", "CAO (residence) or residence order granted"),
    Code("E43", "SGO to former foster carers", until=2018),
    Code("E44", "SGO to other carers", until=2018),
    Code("E45", "SGO to former foster carer who is relative/friend", since=2019),
    Code("E46", "SGO to former foster carer, not relative/friend", since=2019),
    Code("E47", "SGO to other carer who is relative/friend", since=2019),
    Code("E48", "SGO to other carer, not relative/friend", since=2019),
    Code("E5", "Independent living with formal support"),
    Code("E6", "Independent living without formal support"),
    Code("E7", "Transferred to adult residential care"),
    Code("E9", "Sentenced to custody"),
    Code("E14", "Accommodation on remand ended"),
    Code("E15", "Age assessed 18 or over (E5,E6,E7 not apply)"),
    Code("E16", "Moved abroad"),
    Code("E17", "Aged 18+ and stayed with carers"),
    Code("E8", "Any other reason"),
))
REASON_PLACE_CHANGE = CodeList("REASON_PLACE_CHANGE", (
    Code("CARPL", "Change to / implementing care plan", since=2016),
    Code("CLOSE", "Resignation / closure of provision", since=2016),
    Code("ALLEG", "Allegation (s47)", since=2016),
    Code("STAND", "Standards of care concern", since=2016),
    Code("APPRR", "Approval removed", since=2016),
    Code("CREQB", "Carer request: behaviour", since=2016),
    Code("CREQO", "Carer request: other", since=2016),
    Code("CHILD", "Child request", since=2016),
    Code("LAREQ", "Responsible / area authority request", since=2016),
    Code("PLACE", "Change of placement status only", since=2016),
    Code("CUSTOD", "Custody arrangement", since=2019),
    Code("OTHER", "Other", since=2016),
))
REVIEW_CODE = CodeList("REVIEW_CODE", (
    Code("PN0", "Child under 4 at review"),
    Code("PN1", "Attended, spoke for self"),
    Code("PN2", "Attended, advocate spoke"),
    Code("PN3", "Attended, views shown non-verbally"),
    Code("PN4", "Attended, no contribution"),
    Code("PN5", "Not attended, advocate briefed"),
    Code("PN6", "Not attended, views sent by other medium"),
    Code("PN7", "Not attended, no views conveyed"),
))
SDQ_REASON = CodeList("SDQ_REASON", (
    Code("SDQ1", "Under 4 or over 16 at latest assessment"),
    Code("SDQ2", "Carer refused"),
    Code("SDQ3", "Severity of disability"),
    Code("SDQ4", "Other"),
    Code("SDQ5", "Child refused"),
))
YES_NO = CodeList("YES_NO", (
    Code("0", "No / false"),
    Code("1", "Yes / true"),
))
IN_TOUCH = CodeList("IN_TOUCH", (
    Code("YES", "In touch"),
    Code("NO", "Not in touch"),
    Code("DIED", "Died after leaving care"),
    Code("REFU", "Refuses contact"),
    Code("NREQ", "No longer requires services"),
    Code("RHOM", "Returned home 6+ months"),
))
ACTIV = CodeList("ACTIV", (
    Code("F1", "FT higher education"),
    Code("P1", "PT higher education"),
    Code("F2", "FT education other than HE"),
    Code("P2", "PT education other than HE"),
    Code("F3", "FT training or employment", until=2021),
    Code("P3", "PT training or employment", until=2021),
    Code("F4", "FT apprenticeship", since=2022),
    Code("P4", "PT apprenticeship", since=2022),
    Code("F5", "FT training/employment, not apprenticeship", since=2022),
    Code("P5", "PT training/employment, not apprenticeship", since=2022),
    Code("G4", "NEET: illness or disability"),
    Code("G5", "NEET: other"),
    Code("G6", "NEET: pregnancy or parenting"),
    Code("0", "Not in touch / not known"),
))
ACCOM = CodeList("ACCOM", (
    Code("B1", "With parents or relatives (suitable)"),
    Code("B2", "With parents or relatives (unsuitable)"),
    Code("C1", "Community home or other residential (suitable)"),
    Code("C2", "Community home or other residential (unsuitable)"),
    Code("D1", "Semi-independent / transitional (suitable)"),
    Code("D2", "Semi-independent / transitional (unsuitable)"),
    Code("E1", "Supported lodgings (suitable)"),
    Code("E2", "Supported lodgings (unsuitable)"),
    Code("G1", "Gone abroad (suitable)"),
    Code("G2", "Gone abroad (unsuitable)"),
    Code("H1", "Deported (suitable)"),
    Code("H2", "Deported (unsuitable)"),
    Code("K1", "Ordinary lodgings, no formal support (suitable)"),
    Code("K2", "Ordinary lodgings, no formal support (unsuitable)"),
    Code("R1", "Residence not known (suitable)"),
    Code("R2", "Residence not known (unsuitable)"),
    Code("S2", "No fixed abode (unsuitable only)"),
    Code("T1", "Foyer or similar (suitable)"),
    Code("T2", "Foyer or similar (unsuitable)"),
    Code("U1", "Independent living (suitable)"),
    Code("U2", "Independent living (unsuitable)"),
    Code("V1", "Emergency accommodation (suitable)"),
    Code("V2", "Emergency accommodation (unsuitable)"),
    Code("W1", "Bed and breakfast (suitable)"),
    Code("W2", "Bed and breakfast (unsuitable)"),
    Code("X2", "In custody (unsuitable only)"),
    Code("Y1", "Other (suitable)"),
    Code("Y2", "Other (unsuitable)"),
    Code("Z1", "With former foster carer (not at 17, rule 3001) (suitable)"),
    Code("Z2", "With former foster carer (not at 17, rule 3001) (unsuitable)"),
    Code("0", "Not in touch / not known"),
))
FOSTER_CARE = CodeList("FOSTER_CARE", (
    Code("0", "Not adopted by former foster carer"),
    Code("1", "Adopted by former foster carer"),
))
NB_ADOPTR = CodeList("NB_ADOPTR", (
    Code("1", "One adopter"),
    Code("2", "Two adopters"),
))
SEX_ADOPTR = CodeList("SEX_ADOPTR", (
    Code("M1", "Single male"),
    Code("F1", "Single female"),
    Code("MM", "Male couple"),
    Code("FF", "Female couple"),
    Code("MF", "Male and female couple"),
))
LS_ADOPTR = CodeList("LS_ADOPTR", (
    Code("L0", "Single adopter"),
    Code("L11", "Different-gender married couple"),
    Code("L12", "Same-gender married couple"),
    Code("L2", "Civil partnership couple"),
    Code("L3", "Different-gender unmarried couple"),
    Code("L4", "Same-gender couple, not married or civil partners"),
))
REASON_PLACED_CEASED = CodeList("REASON_PLACED_CEASED", (
    Code("RD1", "Child needs changed"),
    Code("RD2", "Court did not make placement order"),
    Code("RD3", "Adopters could not be found"),
    Code("RD4", "Other"),
))
PREV_PERM = CodeList("PREV_PERM", (
    Code("P1", "Adoption"),
    Code("P2", "SGO"),
    Code("P3", "Residence order / CAO"),
    Code("P4", "Unknown"),
    Code("Z1", "No previous permanence option"),
))
MISSING = CodeList("MISSING", (
    Code("M", "Missing from care", since=2015),
    Code("A", "Away from placement without authorisation", since=2015),
))
SW_REASON = CodeList("SW_REASON", (
    Code("MANAGE", "Managing caseloads", since=2024),
    Code("FCONTA", "First contact or re-referral", since=2024),
    Code("LEFTRL", "Previous worker left role", since=2024),
    Code("ORGRST", "Organisational restructure", since=2024),
    Code("TSPROC", "Transfer, standard process", since=2024),
    Code("ABSENC", "Absence cover or return", since=2024),
    Code("CHCHAN", "Child requested change", since=2024),
    Code("PCCHAN", "Parent/carer requested change", since=2024),
    Code("SWDIED", "Previous worker died", since=2024),
    Code("OTHERS", "Other", since=2024),
))


# Groups of codes that rules speak of, with the years in which each belongs


def _codes(*codes: str, since: int | None = None, until: int | None = None) -> tuple[Code, ...]:
    return tuple(Code(code, code, since, until) for code in codes)


FEMALE = CodeList("female", _codes("2", until=2024) + _codes("F", since=2025))
MALE = CodeList("male", _codes("1", until=2024) + _codes("M", since=2025))
ADOPTION_ORDER = CodeList("orders that free a child for adoption", _codes("E1") + _codes("D1", until=2024))
NO_PROVIDER = CodeList(
    "placements without a provider",
    _codes("T0", "T1", "T2", "T3", "T4") + _codes("Z1", until=2025) + _codes("Z11", "Z12", "Z13", "Z14", since=2026))
NO_URN = CodeList(
    "placements that have no URN",
    NO_PROVIDER.codes + _codes("P1", "P3", "R1", "R2", "R5") + _codes("P2", until=2024) + _codes("H5", until=2023))
URN_NOT_REQUIRED = CodeList("placements that need no URN", NO_URN.codes + _codes("H5", since=2024, until=2024))
"""In 2023/24 an H5 placement could have a URN, and a rule of its own asks for it."""
URN_ADDRESS = CodeList(
    "placements at the address of their URN",
    _codes("K1", "K2", "R3", "S1") + _codes("H5", since=2024, until=2024) + _codes("K3", since=2025))
