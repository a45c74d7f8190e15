"""The tables of SSDA903, 2022/23 to 2026/27: one CSV each, recognised by its heading row.

Source: DfE guide to the children looked-after return. PL_LA, PL_LOCATION and PL_DISTANCE are not submitted: they are
derived from the postcodes, as the collection itself does. Header.UASC is submitted only in the XML form.
"""
from throughline.engines.checks.tables import CodeList, Column, Kind, Table
from throughline.returns.ssda903 import codes

POSTCODES = "postcode directory"
UASC_STATUS = "UASC status (Header, and UASC when CSV)"
PLACED_IN = "postcode directory and the returning authority"
PLACEMENT_CODES = "placement codes in the provider list"
CHILD_KEY = {"child": ("CHILD",)}


def text(name: str, title: str, code_list: CodeList | None = None) -> Column:
    return Column(name, title, codes=code_list)


def day(name: str, title: str) -> Column:
    return Column(name, title, Kind.DATE)


CHILD = text("CHILD", "Child's identifier")
DOB = day("DOB", "Date of birth")

Header = Table("Header", (
    CHILD,
    text("SEX", "Sex", codes.SEX),
    DOB,
    text("ETHNIC", "Ethnic origin", codes.ETHNIC),
    text("UPN", "Unique pupil number, or why there is none"),
    text("MOTHER", "Is a mother", codes.MOTHER),
    day("MC_DOB", "Date of birth of the mother's first child"),
    Column("UASC", "Was an unaccompanied asylum-seeking child in the year", derived_from=UASC_STATUS),
), "Each child in the return", CHILD_KEY)

Episodes = Table("Episodes", (
    CHILD,
    day("DECOM", "Episode began"),
    text("RNE", "Reason for the new episode", codes.RNE),
    text("LS", "Legal status", codes.LS),
    text("CIN", "Category of need", codes.CIN),
    text("PLACE", "Placement type", codes.PLACE),
    text("PLACE_PROVIDER", "Placement provider", codes.PLACE_PROVIDER),
    day("DEC", "Episode ceased"),
    text("REC", "Reason the episode ceased", codes.REC),
    text("REASON_PLACE_CHANGE", "Reason the placement changed", codes.REASON_PLACE_CHANGE),
    text("HOME_POST", "Home postcode"),
    text("PL_POST", "Placement postcode"),
    text("URN", "Ofsted unique reference number"),
    Column("HOME_FOUND", "1 when the home postcode is in the directory", derived_from=POSTCODES),
    Column("PL_FOUND", "1 when the placement postcode is in the directory", derived_from=POSTCODES),
    Column("PL_LA", "Authority of the placement", derived_from=POSTCODES),
    Column("PL_LOCATION", "Placement inside or outside the authority", derived_from=PLACED_IN),
    Column("PL_DISTANCE", "Miles from home to placement", Kind.NUMBER, derived_from=POSTCODES),
), "Episodes of care open in the year", {"urn": ("URN",), **CHILD_KEY})

Reviews = Table("Reviews", (
    CHILD, DOB, day("REVIEW", "Date of review"), text("REVIEW_CODE", "How the child took part", codes.REVIEW_CODE),
), "Reviews held in the year", CHILD_KEY)

UASC = Table("UASC", (
    CHILD, text("SEX", "Sex", codes.SEX), DOB, day("DUC", "Date the status ceased"),
), "Unaccompanied asylum-seeking children", CHILD_KEY)

OC2 = Table("OC2", (
    CHILD, DOB,
    Column("SDQ_SCORE", "Strengths and difficulties score", Kind.NUMBER),
    text("SDQ_REASON", "Why there is no score", codes.SDQ_REASON),
    text("CONVICTED", "Convicted or subject to a final warning or reprimand", codes.YES_NO),
    text("HEALTH_CHECK", "Development checks up to date (under 5)", codes.YES_NO),
    text("IMMUNISATIONS", "Immunisations up to date", codes.YES_NO),
    text("TEETH_CHECK", "Teeth checked by a dentist", codes.YES_NO),
    text("HEALTH_ASSESSMENT", "Annual health assessment", codes.YES_NO),
    text("SUBSTANCE_MISUSE", "Has a substance misuse problem", codes.YES_NO),
    text("INTERVENTION_RECEIVED", "Received an intervention for it", codes.YES_NO),
    text("INTERVENTION_OFFERED", "Was offered an intervention for it", codes.YES_NO),
), "Outcomes of children looked after for a year", CHILD_KEY)

OC3 = Table("OC3", (
    CHILD, DOB,
    text("IN_TOUCH", "Authority is in touch", codes.IN_TOUCH),
    text("ACTIV", "Main activity", codes.ACTIV),
    text("ACCOM", "Accommodation", codes.ACCOM),
), "Care leavers", CHILD_KEY)

AD1 = Table("AD1", (
    CHILD, DOB,
    day("DATE_INT", "Decided that adoption is in the child's best interests"),
    day("DATE_MATCH", "Matched with adopters"),
    text("FOSTER_CARE", "Adopted by a former foster carer", codes.FOSTER_CARE),
    text("NB_ADOPTR", "Number of adopters", codes.NB_ADOPTR),
    text("SEX_ADOPTR", "Sex of adopters", codes.SEX_ADOPTR),
    text("LS_ADOPTR", "Legal status of adopters", codes.LS_ADOPTR),
), "Children adopted in the year", CHILD_KEY)

PlacedAdoption = Table("PlacedAdoption", (
    CHILD, DOB,
    day("DATE_PLACED", "Decided that the child should be placed for adoption"),
    day("DATE_PLACED_CEASED", "Decided that the child should no longer be placed"),
    text("REASON_PLACED_CEASED", "Why no longer", codes.REASON_PLACED_CEASED),
), "Decisions that a child should be placed for adoption", CHILD_KEY)

PrevPerm = Table("PrevPerm", (
    CHILD, DOB,
    text("PREV_PERM", "Previous permanence option", codes.PREV_PERM),
    text("LA_PERM", "Authority that arranged it"),
    text("DATE_PERM", "Date of the order, of which parts may be ZZ"),
), "Previous permanence of children who started to be looked after", CHILD_KEY)

Missing = Table("Missing", (
    CHILD, DOB,
    text("MISSING", "Missing, or away without authorisation", codes.MISSING),
    day("MIS_START", "Went missing"),
    day("MIS_END", "Was found or returned"),
), "Times missing or away without authorisation", CHILD_KEY)

SWEpisodes = Table("SWEpisodes", (
    CHILD, DOB,
    text("SW_ID", "Social worker's registration number"),
    day("SW_DECOM", "Became the social worker"),
    day("SW_DEC", "Ceased to be"),
    text("SW_REASON", "Reason for the change", codes.SW_REASON),
), "Social workers allocated", CHILD_KEY, since=2024)

DoLo = Table("DoLo", (
    CHILD, DOB, day("DOLO_START", "Order began"), day("DOLO_END", "Order ended"),
), "Deprivation of liberty orders", CHILD_KEY, since=2027)

TABLES = (Header, Episodes, Reviews, UASC, OC2, OC3, AD1, PlacedAdoption, PrevPerm, Missing, SWEpisodes, DoLo)

HeaderLast, EpisodesLast, ReviewsLast, UASCLast, OC2Last, OC3Last, AD1Last, PlacedAdoptionLast, PrevPermLast, \
    MissingLast, SWEpisodesLast, DoLoLast = LAST_YEAR = tuple(table.last_year() for table in TABLES)

Providers = Table("Provider Info", (
    text("URN", "Ofsted unique reference number"),
    Column("PLACE_CODES", "Placement types that it may be, comma separated", derived_from=PLACEMENT_CODES),
    Column("PROVIDER_CODES", "Provider codes that it may have, comma separated", derived_from=PLACEMENT_CODES),
    text("POSTCODE", "Postcode of the setting, without spaces"),
    day("REG_END", "Closed or deregistered"),
    Column("LA", "Authority in which the setting stands", derived_from=POSTCODES),
), "Children's homes and social care providers (Ofsted)", {"urn": ("URN",)}, reference="provider list")


def tables_in(year: int) -> tuple[Table, ...]:
    """The tables collected in a year."""
    return tuple(table for table in TABLES if table.in_year(year))
