"""OC3: each cell on its own, the cells against one another, and the ages of care leavers."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import exists
from throughline.engines.checks.shapes import not_a_code
from throughline.engines.checks.terms import END, START, any_blank, when
from throughline.returns.ssda903.tables import OC3, UASC, Episodes, Header, OC3Last
from throughline.returns.ssda903.words import care_leaver, care_leaver_fields, in_year

c133 = not_a_code(
    "133", OC3.ACCOM,
    "Data entry for accommodation after leaving care is invalid. If reporting on a childs accommodation after leaving care the data entry must be valid",
    since=2023,
    note="Only what is reported must be valid: a blank is left to rule 153. The sector's reading flags it here as well.",
)

c153 = Check(
    "153", "All data items relating to a child's activity or accommodation after leaving care must be coded or left blank.",
    since=2023, flags=care_leaver & any_blank(*care_leaver_fields),
    at=care_leaver_fields,
    passes=[{OC3.IN_TOUCH: "YES", OC3.ACTIV: "F1", OC3.ACCOM: "B1"}, {OC3.IN_TOUCH: None}],
    fails=[{OC3.IN_TOUCH: "YES"}, {OC3.IN_TOUCH: "YES", OC3.ACTIV: "0"}],
)

c344 = Check(
    "344",
    "The record shows the young person has died or returned home to live with parent(s) or someone with parental responsibility for a continuous period of 6 months or more, but activity and/or accommodation on leaving care have been completed.",
    since=2023,
    where=OC3.IN_TOUCH.one_of("DIED", "RHOM"), flags=(OC3.ACTIV != "0").holds | (OC3.ACCOM != "0").holds,
    at=care_leaver_fields,
    note="A blank has not been completed and is left to rule 153; the sector's reading accepts only 0.",
    passes=[{OC3.IN_TOUCH: "DIED", OC3.ACTIV: "0", OC3.ACCOM: "0"}, {OC3.IN_TOUCH: "RHOM"},
            {OC3.IN_TOUCH: "YES", OC3.ACTIV: "F1"}],
    fails=[{OC3.IN_TOUCH: "DIED", OC3.ACTIV: "F1", OC3.ACCOM: "0"}, {OC3.IN_TOUCH: "RHOM", OC3.ACCOM: "B1"}],
)

c345 = Check(
    "345",
    "The data collection record shows the local authority is in touch with this young person, but activity and/or accommodation data items are zero.",
    since=2023,
    flags=OC3.IN_TOUCH.one_of("YES") & (OC3.ACTIV.one_of("0") | OC3.ACCOM.one_of("0")), at=care_leaver_fields,
    passes=[{OC3.IN_TOUCH: "YES", OC3.ACTIV: "F1", OC3.ACCOM: "B1"}, {OC3.IN_TOUCH: "NO", OC3.ACTIV: "0"},
            {OC3.IN_TOUCH: "YES"}],
    fails=[{OC3.IN_TOUCH: "YES", OC3.ACTIV: "0", OC3.ACCOM: "B1"}, {OC3.IN_TOUCH: "YES", OC3.ACCOM: "0"}],
)

c347 = Check(
    "347", "Care leavers aged under 18 years, can not be accommodated in a Foyer.",
    since=2024,
    flags=OC3.ACCOM.one_of("T1", "T2") & (OC3.DOB.plus(years=18) > START), at=(OC3.DOB, OC3.ACCOM),
    note="A foyer is T1 or T2; the sector's reading looks for T alone, which no list holds. Under eighteen on 1 April, by "
         "the birthday.",
    passes=[{OC3.ACCOM: "T1", OC3.DOB: "01/04/2007"}, {OC3.ACCOM: "U1", OC3.DOB: "02/04/2007"}],
    fails=[{OC3.ACCOM: "T1", OC3.DOB: "02/04/2007"}, {OC3.ACCOM: "T2", OC3.DOB: "01/01/2008"}],
)

c348 = Check(
    "348", "Care leaver has previously been reported as having died.",
    since=2026,
    flags=~OC3.IN_TOUCH.one_of("DIED") & exists(OC3Last, OC3Last.IN_TOUCH.one_of("DIED")), at=(OC3.IN_TOUCH,),
    passes=[{OC3.IN_TOUCH: "DIED", OC3Last.IN_TOUCH: "DIED"}, {OC3.IN_TOUCH: "YES", OC3Last.IN_TOUCH: "YES"}],
    fails=[{OC3.IN_TOUCH: "YES", OC3Last.IN_TOUCH: "DIED"}, {OC3.IN_TOUCH: None, OC3Last.IN_TOUCH: "DIED"}],
)

c391 = Check(
    "391", "Young person was not 17, 18, 19, 20 or 21 during the current collection year.",
    since=2023,
    flags=care_leaver & (OC3.DOB.plus(years=17) > END), at=(OC3.DOB, *care_leaver_fields),
    note="Too young alone is flagged: those of 22 to 25 belong in OC3 when they ask for support.",
    passes=[{OC3.IN_TOUCH: "YES", OC3.DOB: "31/03/2009"}, {OC3.DOB: "01/04/2009"}],
    fails=[{OC3.IN_TOUCH: "YES", OC3.DOB: "01/04/2009"}],
)

seventeenth = Header.DOB.plus(years=17)
c3001 = Check(
    "3001",
    "Where care leavers information is being returned for a young person around their 17th birthday, the accommodation cannot be with their former foster carer(s).",
    since=2023,
    flags=OC3.ACCOM.one_of("Z1", "Z2") & (seventeenth >= START) & (seventeenth <= END), at=(OC3.ACCOM,),
    passes=[{OC3.ACCOM: "Z1", Header.DOB: "31/03/2008"}, {OC3.ACCOM: "Z1", Header.DOB: "01/04/2009"},
            {OC3.ACCOM: "U1", Header.DOB: "01/04/2008"}],
    fails=[{OC3.ACCOM: "Z1", Header.DOB: "01/04/2008"}, {OC3.ACCOM: "Z2", Header.DOB: "31/03/2009"}],
)

# Seventeen or eighteen, and still looked after

at_end = (OC3.DOB.plus(years=17) <= END) & (OC3.DOB.plus(years=19) > END)
"""Seventeen or eighteen on 31 March."""
birthday = when(OC3.DOB.plus(years=18) <= END, OC3.DOB.plus(years=18), OC3.DOB.plus(years=17))
"""The latest birthday of someone who is either."""

c1007 = Check(
    "1007", "Care leaver information is not required for 17- or 18-year olds who are still looked after.",
    since=2023,
    flags=care_leaver & at_end
    & exists(Episodes, (birthday >= Episodes.DECOM) & ((birthday < Episodes.DEC) | Episodes.DEC.unknown).holds),
    at=care_leaver_fields,
    note="Looked after on the seventeenth or eighteenth birthday, in an episode that is open or ends later. The sector's "
         "reading leaves out open episodes, which are those of the children who are still looked after.",
    passes=[{OC3.IN_TOUCH: "YES", OC3.DOB: "01/06/2008", Episodes.DECOM: "01/05/2024", Episodes.DEC: "01/06/2025"},
            {OC3.IN_TOUCH: "YES", OC3.DOB: "01/06/2008", Episodes.DECOM: "02/06/2025"},
            {OC3.IN_TOUCH: "YES", OC3.DOB: "01/06/2006", Episodes.DECOM: "01/05/2024"},
            {OC3.DOB: "01/06/2008", Episodes.DECOM: "01/05/2024"}],
    fails=[{OC3.IN_TOUCH: "YES", OC3.DOB: "01/06/2008", Episodes.DECOM: "01/05/2024"},
           {OC3.IN_TOUCH: "YES", OC3.DOB: "01/06/2007", Episodes.DECOM: "01/05/2024", Episodes.DEC: "02/06/2025"}],
)

c1016 = Check(
    "1016",
    "Care leaver information is not required for 17- or 18-year olds who cease to be looked after, after their birthday.",
    since=2024,
    flags=care_leaver & at_end & exists(Episodes, (birthday <= Episodes.DEC) & ~Episodes.REC.one_of("X1")),
    at=care_leaver_fields,
    note="Only an episode that ends care counts, not one ended X1; the day of the birthday counts, as in the sector's "
         "reading. Birthdays are those of the calendar.",
    passes=[{OC3.IN_TOUCH: "YES", OC3.DOB: "01/06/2008", Episodes.DEC: "31/05/2025", Episodes.REC: "E3"},
            {OC3.IN_TOUCH: "YES", OC3.DOB: "01/06/2008", Episodes.DEC: "01/07/2025", Episodes.REC: "X1"},
            {OC3.IN_TOUCH: "YES", OC3.DOB: "01/06/2006", Episodes.DEC: "01/07/2025", Episodes.REC: "E3"}],
    fails=[{OC3.IN_TOUCH: "YES", OC3.DOB: "01/06/2008", Episodes.DEC: "01/06/2025", Episodes.REC: "E4A"},
           {OC3.IN_TOUCH: "YES", OC3.DOB: "31/03/2008", Episodes.DEC: "31/03/2026", Episodes.REC: "E15"}],
)

c1014 = Check(
    "1014", "UASC information is not required for care leavers", since=2023,
    flags=care_leaver & ~exists(Episodes, in_year), at=(UASC.DUC, *care_leaver_fields),
    note="A care leaver without any episode is one too; the sector's reading wants an episode of another year.",
    passes=[{OC3.IN_TOUCH: "YES", UASC.DUC: "01/05/2025", Episodes.DECOM: "01/05/2025"},
            {OC3.IN_TOUCH: None, UASC.DUC: "01/05/2025"}, {OC3.IN_TOUCH: "YES"}],
    fails=[{OC3.IN_TOUCH: "YES", UASC.DUC: "01/05/2025"},
           {OC3.IN_TOUCH: "YES", UASC.DUC: None, Episodes.DECOM: "01/05/2023", Episodes.DEC: "01/05/2024"}],
)
