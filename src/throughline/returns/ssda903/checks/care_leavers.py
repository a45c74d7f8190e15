"""OC3: care leavers, and whether they are any."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import exists, last, smallest, total
from throughline.engines.checks.shapes import not_a_code
from throughline.engines.checks.tables import Table
from throughline.engines.checks.terms import END, Term, any_filled, latest_of, when
from throughline.returns.ssda903.tables import AD1, OC3, Episodes, EpisodesLast, Header
from throughline.returns.ssda903.words import (
    ADOPTED,
    SHORT_BREAKS,
    adoption_fields,
    care_leaver,
    care_leaver_fields,
    continuously_looked_after,
    last_year,
    latest_episode,
)

c131 = not_a_code("131", OC3.IN_TOUCH, "Data entry for being in touch after leaving care is invalid.", blank=False,
                  since=2023)
c132 = not_a_code("132", OC3.ACTIV, "Data entry for activity after leaving care is invalid.", blank=False, since=2023)

c1000 = Check(
    "1000", "This child is recorded as having died in care and therefore should not have the care leaver information "
    "completed.", since=2023, optional=(EpisodesLast,),
    flags=care_leaver & (exists(Episodes, Episodes.REC.one_of("E2")) | exists(EpisodesLast, EpisodesLast.REC.one_of("E2"))),
    at=care_leaver_fields,
    note="Only where care leaver information is in fact completed.",
    passes=[{OC3.IN_TOUCH: "YES", Episodes.REC: "E3"}, {OC3.IN_TOUCH: None, Episodes.REC: "E2"}],
    fails=[{OC3.IN_TOUCH: "YES", Episodes.REC: "E2"}, {OC3.IN_TOUCH: "YES", EpisodesLast.REC: "E2"}],
)

c1002 = Check(
    "1002", "This child has no previous episodes of care, therefore should not have care leaver information recorded.",
    since=2023, flags=care_leaver & ~exists(Episodes) & ~exists(EpisodesLast), at=care_leaver_fields,
    note="Only where care leaver information is in fact recorded.",
    passes=[{OC3.IN_TOUCH: "YES", Episodes.CHILD: "A"}, {OC3.IN_TOUCH: "YES", EpisodesLast.CHILD: "A"}],
    fails=[{OC3.IN_TOUCH: "YES"}],
)

last_years_final = last(EpisodesLast.DECOM, tie="last")
c1010 = Check(
    "1010", "This child has no episodes loaded for current year even though there was an open episode of care at the end "
    "of the previous year, and care leaver data has been entered.", since=2023,
    flags=care_leaver & last_years_final.found & last_years_final.DEC.blank & ~exists(Episodes), at=care_leaver_fields,
    note="Only where care leaver data has in fact been entered, as the message says.",
    passes=[{OC3.IN_TOUCH: "YES", EpisodesLast.DECOM: "01/03/2025", Episodes.CHILD: "A"},
            {OC3.IN_TOUCH: "YES", EpisodesLast.DECOM: "01/03/2025", EpisodesLast.DEC: "02/03/2025"}],
    fails=[{OC3.IN_TOUCH: "YES", EpisodesLast.DECOM: "01/03/2025"}],
)

c1011 = Check(
    "1011", "This child is recorded as having his/her care transferred to another local authority for the final episode "
    "and therefore should not have the care leaver information completed.", since=2023,
    flags=care_leaver & latest_episode.REC.one_of("E3"), at=care_leaver_fields,
    passes=[[{OC3.IN_TOUCH: "YES", Episodes.DECOM: "01/05/2025", Episodes.REC: "E3"}, {Episodes.DECOM: "02/05/2025"}]],
    fails=[{OC3.IN_TOUCH: "YES", Episodes.DECOM: "01/05/2025", Episodes.REC: "E3"}],
)

c187 = Check(
    "187", "Child cannot be looked after continuously for 12 months at 31 March (OC2) and have any of adoption or care "
    "leavers returns completed.", since=2023,
    parts=(Part(flags=care_leaver & continuously_looked_after, at=care_leaver_fields),
           Part(flags=any_filled(*adoption_fields) & continuously_looked_after, at=adoption_fields)),
    optional=(OC3, AD1),
    note="Each of OC3 and AD1 is checked when it is there, with the other or without.",
    passes=[{OC3.IN_TOUCH: "YES", Episodes.DECOM: "01/05/2025", Episodes.RNE: "S"}, {OC3.IN_TOUCH: None, Episodes.DECOM: "01/05/2024"},
            {AD1.DATE_INT: "01/05/2025", Episodes.DECOM: "01/05/2024", Episodes.DEC: "01/05/2025", Episodes.REC: "E11"}],
    fails=[{OC3.IN_TOUCH: "YES", Episodes.DECOM: "01/05/2024", Episodes.RNE: "S"},
           {AD1.DATE_INT: "01/05/2025", Episodes.DECOM: "01/05/2024"}],
)

# Days in care, for the right to support afterwards

born = smallest(Header.DOB)
repeated = exists(Episodes, Episodes.DECOM == EpisodesLast.DECOM)
"""Last year's episode stands in this year's file too, which is the later word on it."""


def days_in_care_since(age: int) -> Term:
    """Days of the child's episodes of both years from a birthday on, short breaks left out. Open ones run to 31 March;
    an earlier one whose end is not known adds nothing."""
    birthday = born.plus(years=age)

    def counted(table: Table, end: Term) -> Term:
        return latest_of(end.days_after(latest_of(table.DECOM, birthday)), 0)

    this = when(latest_episode.is_this & Episodes.DEC.unknown, END, Episodes.DEC)
    return (total(counted(Episodes, this), ~Episodes.LS.one_of(*SHORT_BREAKS))
            + total(counted(EpisodesLast, EpisodesLast.DEC), ~EpisodesLast.LS.one_of(*SHORT_BREAKS) & ~repeated))


was_adopted = when(exists(Episodes), latest_episode.REC.one_of(*ADOPTED), last_year.REC.one_of(*ADOPTED))
LEAVER = {OC3.IN_TOUCH: "YES", Header.DOB: "01/06/2007"}
c1001 = Check(
    "1001",
    "The episodes recorded for this young person suggest they are not a relevant or a former relevant child and therefore should not have care leaver information completed.",
    since=2023,
    where=care_leaver & (born.plus(years=20) > END) & (exists(Episodes) | exists(EpisodesLast)),
    flags=(days_in_care_since(14) < 91) | (days_in_care_since(16) < 1) | was_adopted,
    at=care_leaver_fields,
    note="Thirteen weeks since fourteen, of which a day since sixteen, and not adopted. Those of twenty and more, and those "
         "without an episode in either file (rule 1002), are left untested: two years of files cannot tell. The sector's "
         "reading means the first of these and flags them all the same.",
    passes=[{**LEAVER, Episodes.DECOM: "01/02/2025", Episodes.DEC: "03/05/2025"},
            {**LEAVER, EpisodesLast.DECOM: "01/02/2025", Episodes.DECOM: "01/02/2025", Episodes.DEC: "03/05/2025"},
            [{**LEAVER, EpisodesLast.DECOM: "01/05/2024", EpisodesLast.DEC: "01/07/2024"},
             {Episodes.DECOM: "01/12/2025", Episodes.DEC: "31/12/2025"}],
            {**LEAVER, Header.DOB: "31/03/2006", Episodes.DECOM: "01/05/2025", Episodes.DEC: "02/05/2025"}, LEAVER,
            {Header.DOB: "01/06/2007", OC3.IN_TOUCH: None, Episodes.DECOM: "01/05/2025", Episodes.DEC: "02/05/2025"}],
    fails=[{**LEAVER, Episodes.DECOM: "01/02/2025", Episodes.DEC: "02/05/2025"},
           {**LEAVER, Episodes.DECOM: "01/02/2022", Episodes.DEC: "01/06/2023"},
           {**LEAVER, Episodes.DECOM: "01/02/2024", Episodes.DEC: "02/05/2025", Episodes.REC: "E11"},
           {**LEAVER, Episodes.DECOM: "01/02/2024", Episodes.DEC: "02/05/2025", Episodes.LS: "V4"},
           {**LEAVER, EpisodesLast.DECOM: "01/02/2025", EpisodesLast.DEC: "03/02/2025"}],
)
