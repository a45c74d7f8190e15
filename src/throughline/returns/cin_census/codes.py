"""The code lists of the children in need census, with the years in which each code may be used."""
from throughline.engines.checks.tables import Code, CodeList

GENDER_CURRENT = CodeList("GENDER_CURRENT", (
    Code("0", "Not recorded or unborn", until=2024),
    Code("1", "Male", until=2024),
    Code("2", "Female", until=2024),
    Code("9", "Indeterminate", until=2024),
))
SEX = CodeList("SEX", (
    Code("M", "Male", since=2025),
    Code("F", "Female", since=2025),
    Code("U", "Unknown (incl. unborn)", since=2025),
))
ETHNICITY = CodeList("ETHNICITY", (
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
    Code("UN1", "Too young / no UPN yet"),
    Code("UN2", "Never attended maintained school in England"),
    Code("UN3", "Educated outside England"),
    Code("UN4", "Newly in need, not known at return"),
    Code("UN5", "Sources conflict"),
    Code("UN6", "UPN not available from school"),
    Code("UN7", "Referral with no further action"),
))
DISABILITY = CodeList("DISABILITY", (
    Code("NONE", "No disability"),
    Code("MOB", "Mobility"),
    Code("HAND", "Hand function"),
    Code("PC", "Personal care"),
    Code("INC", "Incontinence"),
    Code("COMM", "Communication"),
    Code("LD", "Learning"),
    Code("HEAR", "Hearing"),
    Code("VIS", "Vision"),
    Code("BEH", "Behaviour"),
    Code("CON", "Consciousness"),
    Code("AUT", "Autism"),
    Code("DDA", "Other (Equality Act, not otherwise coded)"),
))
REFERRAL_SOURCE = CodeList("REFERRAL_SOURCE", (
    Code("1A", "Individual: family, relative, carer"),
    Code("1B", "Individual: acquaintance"),
    Code("1C", "Individual: self"),
    Code("1D", "Individual: other"),
    Code("2A", "Schools"),
    Code("2B", "Education services"),
    Code("3A", "Health: GP"),
    Code("3B", "Health: health visitor"),
    Code("3C", "Health: school nurse"),
    Code("3D", "Health: other primary"),
    Code("3E", "Health: A&E"),
    Code("3F", "Health: other"),
    Code("4", "Housing"),
    Code("5A", "LA: social care"),
    Code("5B", "LA: other internal"),
    Code("5C", "LA: external (other LA)"),
    Code("5D", "LA: early help", since=2023),
    Code("6", "Police"),
    Code("7", "Other legal agency"),
    Code("8", "Other"),
    Code("9", "Anonymous"),
    Code("10", "Unknown"),
))
PRIMARY_NEED = CodeList("PRIMARY_NEED", (
    Code("N1", "Abuse or neglect", until=2025),
    Code("N1", "Abuse, neglect and exploitation", since=2026),
    Code("N2", "Child disability"),
    Code("N3", "Parental disability or illness"),
    Code("N4", "Family in acute stress"),
    Code("N5", "Family dysfunction"),
    Code("N6", "Socially unacceptable behaviour"),
    Code("N7", "Low income"),
    Code("N8", "Absent parenting"),
    Code("N9", "Cases other than children in need"),
    Code("N0", "Not stated"),
))
REASON_FOR_CLOSURE = CodeList("REASON_FOR_CLOSURE", (
    Code("RC1", "Adopted"),
    Code("RC2", "Died"),
    Code("RC3", "Child arrangements order (formerly residence order)"),
    Code("RC4", "SGO"),
    Code("RC5", "Transferred to another LA"),
    Code("RC6", "Transferred to adult social care"),
    Code("RC7", "Services ceased, other reason"),
    Code("RC8", "Closed after assessment, NFA"),
    Code("RC9", "Closed after assessment, referred to early help", since=2023),
))
CATEGORY_OF_ABUSE = CodeList("CATEGORY_OF_ABUSE", (
    Code("NEG", "Neglect"),
    Code("PHY", "Physical abuse"),
    Code("SAB", "Sexual abuse"),
    Code("EMO", "Emotional abuse"),
    Code("MUL", "Multiple / not recommended"),
))
ASSESSMENT_FACTORS = CodeList("ASSESSMENT_FACTORS", (
    Code("1A", "Alcohol misuse: child"),
    Code("1B", "Alcohol misuse: parent/carer"),
    Code("1C", "Alcohol misuse: other person in household"),
    Code("2A", "Drug misuse: child"),
    Code("2B", "Drug misuse: parent/carer"),
    Code("2C", "Drug misuse: other person in household"),
    Code("3A", "Domestic abuse: child"),
    Code("3B", "Domestic abuse: parent/carer"),
    Code("3C", "Domestic abuse: other person in household"),
    Code("4A", "Mental health: child"),
    Code("4B", "Mental health: parent/carer"),
    Code("4C", "Mental health: other person in household"),
    Code("5A", "Learning disability: child"),
    Code("5B", "Learning disability: parent/carer"),
    Code("5C", "Learning disability: other person in household"),
    Code("6A", "Physical disability or illness: child"),
    Code("6B", "Physical disability or illness: parent/carer"),
    Code("6C", "Physical disability or illness: other person in household"),
    Code("7A", "Young carer"),
    Code("8B", "Privately fostered: overseas, intends to return"),
    Code("8C", "Privately fostered: overseas, intends to stay"),
    Code("8D", "Privately fostered: UK, educational"),
    Code("8E", "Privately fostered: UK, family arrangement"),
    Code("8F", "Privately fostered: other"),
    Code("9A", "UASC"),
    Code("10A", "Missing"),
    Code("11A", "Child sexual exploitation"),
    Code("12A", "Trafficking"),
    Code("13A", "Gangs"),
    Code("14A", "Socially unacceptable behaviour"),
    Code("15A", "Self-harm"),
    Code("16A", "Neglect"),
    Code("17A", "Emotional abuse"),
    Code("18A", "Physical abuse (unsplit)", until=2020),
    Code("18B", "Physical abuse: child on child", since=2021),
    Code("18C", "Physical abuse: adult on child", since=2021),
    Code("19A", "Sexual abuse (unsplit)", until=2020),
    Code("19B", "Sexual abuse: child on child", since=2021),
    Code("19C", "Sexual abuse: adult on child", since=2021),
    Code("20", "Other"),
    Code("21", "No factors identified (alone, and NFA only)"),
    Code("22A", "FGM"),
    Code("23A", "Abuse linked to faith or belief"),
    Code("24A", "Child criminal exploitation", since=2022),
))
TRUE_FALSE = CodeList("TRUE_FALSE", (
    Code("0", "False"),
    Code("1", "True"),
))
TRUE, FALSE = ("1", "true", "TRUE", "True"), ("0", "false", "FALSE", "False")
"""How the two are written."""


def _authorities() -> tuple[Code, ...]:
    """The three digits in a UPN: authorities of England and Wales past and present, and a few numbers set aside."""
    said = ("001-005 201-213 301-320 330-336 340-344 350-359 370-373 380-384 390-394 420 660-681 701-708 800-803 805-808 "
            "810-813 815 816 820-823 825 826 830 831 835-841 845 846 850-852 855-857 860 861 865-896 908 909 916 919 921 "
            "925 926 928 929 931 933 935-938 940 941")
    spans = [span.partition("-") for span in said.split()]
    numbers = [n for first, _, last in spans for n in range(int(first), int(last or first) + 1)]
    return (*(Code(f"{n:03d}", "") for n in numbers), Code("942", "", since=2024), Code("943", "", since=2024))


UPN_AUTHORITY = CodeList("UPN_AUTHORITY", _authorities())
