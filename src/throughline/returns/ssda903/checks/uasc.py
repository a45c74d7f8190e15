"""Unaccompanied asylum-seeking children: their status, when it ceased, and whether last year agrees."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import exists
from throughline.engines.checks.shapes import not_a_code, not_a_date
from throughline.engines.checks.terms import END, START, present
from throughline.returns.ssda903.tables import UASC, Header, HeaderLast, UASCLast
from throughline.returns.ssda903.words import is_uasc, was_uasc

c104 = not_a_date(
    "104", UASC.DUC, "Date for Unaccompanied Asylum-Seeking Children (UASC) status ceased is not a valid date.", since=2023,
    note="Only a date that is none. The sector's reading also flags a day before the collection year, which a status "
         "that ended last year may well have.")

c105 = not_a_code(
    "105", Header.UASC, "Data entry for Unaccompanied Asylum-Seeking Children (UASC) status of child is invalid or has not been completed.", "0", "1",
    blank=False, since=2023, form="xml")

c231 = Check(
    "231", "We expect that unaccompanied asylum seeking children are generally older young people. Please check the date of birth is correct. If the date of birth is correct then please provide details in a bypass request.", since=2025,
    flags=Header.UASC.one_of("1") & (Header.DOB.plus(years=11) > END), at=(Header.DOB, Header.UASC),
    note="Of the status as the return holds it, UASC; the sector's reading looks for a column of another name.",
    passes=[{Header.UASC: "1", Header.DOB: "31/03/2015"}, {Header.UASC: "0", Header.DOB: "01/04/2015"},
            {Header.UASC: "1", Header.DOB: None}],
    fails=[{Header.UASC: "1", Header.DOB: "01/04/2015"}],
)

c303 = Check(
    "303", "If date Unaccompanied Asylum-Seeking Child (UASC) status ceased is not null, UASC status must be coded 1.", since=2023,
    flags=UASC.DUC.filled & ~Header.UASC.one_of("1"), at=(UASC.DUC, Header.UASC),
    note="In the CSV form the status follows from the row in UASC, so that only the XML form can fail.",
    passes=[{UASC.DUC: "01/05/2025", Header.UASC: "1"}, {UASC.DUC: None, Header.UASC: "0"}, {UASC.DUC: "01/05/2025"}],
    fails=[{UASC.DUC: "01/05/2025", Header.UASC: "0"}, {UASC.DUC: "soon", Header.UASC: None}],
)

c304 = Check(
    "304", "Date unaccompanied asylum-seeking child (UASC) status ceased must be on or before the 18th birthday of a child.", since=2023,
    must=UASC.DOB.plus(years=18) >= UASC.DUC, at=(UASC.DUC,),
    passes=[{UASC.DOB: "01/05/2007", UASC.DUC: "01/05/2025"}, {UASC.DOB: None, UASC.DUC: "01/05/2025"},
            {UASC.DOB: "01/05/2007"}],
    fails=[{UASC.DOB: "01/05/2007", UASC.DUC: "02/05/2025"}],
)

HEADERS = (Header, HeaderLast)
"""Without a Header the rows of UASC tell the status."""
THEN, NOW = {HeaderLast.UASC: "1", UASCLast.CHILD: "A"}, {Header.UASC: "1", UASC.CHILD: "A"}
NOT_THEN, NOT_NOW = {HeaderLast.UASC: "0"}, {Header.UASC: "0"}

ceased_last_year = exists(UASCLast, (START.plus(years=-1) <= UASCLast.DUC) & (UASCLast.DUC < START))
no_longer = was_uasc & ~is_uasc & (exists(UASC, UASC.DUC.filled) | ~ceased_last_year)
c205a = Check(
    "205A", "Child identified as UASC last year is no longer UASC this year, but date UASC ceased in both years does not support this.", since=2023, optional=HEADERS,
    parts=(Part(flags=no_longer, at=(UASC.CHILD,)), Part(flags=no_longer, at=(Header.CHILD, Header.UASC))),
    note="Asked of every child with the status last year, as the message says. The sector's reading begins with this "
         "year's UASC rows, in which a child who is no longer one hardly stands.",
    passes=[{**THEN, **NOT_NOW, UASCLast.DUC: "31/03/2025"}, {**THEN, **NOW, UASCLast.DUC: None},
            {**NOT_THEN, **NOT_NOW},
            {**THEN, UASCLast.DUC: None}],
    fails=[{**THEN, **NOT_NOW, UASCLast.DUC: None}, {**THEN, **NOT_NOW, UASCLast.DUC: "31/03/2024"},
           {**THEN, **NOT_NOW, UASCLast.DUC: "01/04/2025"},
           {**THEN, **NOT_NOW, UASCLast.DUC: "31/03/2025", UASC.DUC: "01/05/2025"}],
)

agrees = (UASCLast.DOB.plus(years=18) == UASCLast.DUC) & (
    ((UASC.DUC >= START) & (UASC.DUC <= END)) | (UASC.DUC == UASCLast.DUC))
not_supported = is_uasc & was_uasc & ~agrees.holds
BORN = {UASCLast.DOB: "01/05/2008", UASCLast.DUC: "01/05/2026"}
c205b = Check(
    "205B", "Child previously identified as UASC is also UASC this year, but date UASC ceased in both years does not support this.", since=2023, optional=HEADERS,
    parts=(Part(flags=not_supported, each=(UASC, UASCLast), at=(UASC.DUC,)),
           Part(flags=not_supported, each=(Header, UASC, UASCLast), at=(Header.UASC,))),
    note="Last year's date is the eighteenth birthday, and this year's the same or in the year: the day on which the "
         "status will end is entered while it lasts.",
    passes=[{**THEN, **NOW, **BORN, UASC.DUC: "01/05/2026"}, {**THEN, **NOW, **BORN, UASC.DUC: "31/03/2026"},
            {**NOT_THEN, **NOW, **BORN, UASC.DUC: None}, {**THEN, **NOT_NOW, **BORN, UASC.DUC: None}, NOW],
    fails=[{**THEN, **NOW, **BORN, UASC.DUC: None}, {**THEN, **NOW, **BORN, UASC.DUC: "31/03/2025"},
           {**THEN, **NOW, **BORN, UASCLast.DUC: "30/04/2026", UASC.DUC: "30/04/2026"},
           {**THEN, **NOW, **BORN, UASCLast.DUC: None, UASC.DUC: "01/05/2026"}],
)

never = ~is_uasc & ~was_uasc & (UASC.DUC.known | exists(UASCLast, UASCLast.DUC.known))
c205c = Check(
    "205C", "Child not identified as UASC either this year or last year but date UASC ceased has been provided.", since=2023, optional=HEADERS,
    parts=(Part(flags=never, at=(UASC.DUC,)), Part(flags=never, each=(Header, UASC), at=(Header.UASC,))),
    passes=[{**NOT_THEN, **NOT_NOW, UASC.DUC: None}, {**NOT_THEN, **NOW, UASC.DUC: "01/05/2025"},
            {**THEN, **NOT_NOW, UASC.DUC: "01/05/2025"}],
    fails=[{**NOT_THEN, **NOT_NOW, UASC.DUC: "01/05/2025"}, {**NOT_NOW, UASC.DUC: "01/05/2025"},
           {**NOT_THEN, **NOT_NOW, UASC.CHILD: "A", UASCLast.DUC: "01/05/2024"}],
)

in_last_year = exists(HeaderLast) | (~present(HeaderLast) & exists(UASCLast))
became = is_uasc & in_last_year & ~was_uasc
c205d = Check(
    "205D", "Child identified as UASC this year but not identified as UASC status provided for the child last year.", since=2023, optional=HEADERS,
    parts=(Part(flags=became, at=(Header.UASC, Header.CHILD)),
           Part(flags=became & ~present(Header), at=(UASC.CHILD,))),
    note="Shown in Header, or in UASC where no Header was sent.",
    passes=[{**NOW, **THEN}, {**NOT_NOW, **NOT_THEN}, NOW, {**NOT_NOW, **THEN}],
    fails=[{**NOW, **NOT_THEN}, {**NOW, HeaderLast.UASC: None}, {UASC.DUC: "01/05/2025", UASCLast.CHILD: "A"}],
)
