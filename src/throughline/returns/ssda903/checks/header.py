"""Header: who the child is, and whether that agrees with last year."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import alike, exists
from throughline.engines.checks.shapes import not_a_code, not_a_date
from throughline.engines.checks.terms import END, START, in_year_day, when
from throughline.returns.ssda903.tables import Episodes, Header, HeaderLast
from throughline.returns.ssda903.words import UPN_UNKNOWN, periods_of_care, short_break

c101_to_2024 = not_a_code("101", Header.SEX, "Gender code is not valid.", blank=False, since=2023, until=2024)
c101 = not_a_code("101", Header.SEX, "The child or young person\u2019s reported sex is not valid.", blank=False, since=2025)
c102 = not_a_date("102", Header.DOB, "Date of birth is not a valid date.", blank=False, since=2023,
                  note="A blank is flagged too: a child without a date of birth cannot be checked.")
c103 = not_a_code("103", Header.ETHNIC, "The ethnicity code is either not valid or has not been entered.", blank=False,
                  since=2023)
c171 = not_a_date("171", Header.MC_DOB, "Date of birth of mother's child is not a valid date.", since=2023)

c168 = Check(
    "168",
    "Unique Pupil Number (UPN) is not valid. If unknown, default codes should be UN1, UN2, UN3, UN4 or UN5.",
    since=2023,
    where=Header.UPN.filled & ~Header.UPN.one_of(*UPN_UNKNOWN),
    must=Header.UPN.matches(r"^[A-HJ-NP-RT-Z](\d{12}|\d{11}[A-Z])$"), at=(Header.UPN,),
    passes=[{Header.UPN: "A123456789012"}, {Header.UPN: "A12345678901B"}, {Header.UPN: "UN3"}, {Header.UPN: None}],
    fails=[{Header.UPN: "I123456789012"}, {Header.UPN: "A12345678901"}, {Header.UPN: "UN6"},
           {Header.UPN: "A123456789012 "}],
)

c301 = Check(
    "301", "Date of birth falls after the year ended.", since=2023,
    must=Header.DOB <= END, at=(Header.DOB,),
    passes=[{Header.DOB: "31/03/2026"}, {Header.DOB: None}, {Header.DOB: "31/02/2027"}],
    fails=[{Header.DOB: "01/04/2026"}],
)

c209 = Check(
    "209", "Child looked after is of school age and should not have an unknown Unique Pupil Number (UPN) code of UN1.",
    since=2023, flags=(Header.UPN == "UN1") & (Header.DOB.plus(years=4) <= in_year_day(8, 31, -2)),
    at=(Header.UPN, Header.DOB),
    passes=[{Header.UPN: "UN1", Header.DOB: "01/09/2020"}, {Header.UPN: "UN2", Header.DOB: "31/08/2020"},
            {Header.UPN: "UN1", Header.DOB: None}],
    fails=[{Header.UPN: "UN1", Header.DOB: "31/08/2020"}],
)

c210 = Check(
    "210", "Children looked after for more than a week at 31 March should not have an unknown Unique Pupil Number (UPN) code of UN4.", since=2023,
    where=(Header.UPN == "UN4") & (periods_of_care.last(Episodes.DEC).unknown
                                   | (periods_of_care.last(Episodes.DEC) > END)),
    must=periods_of_care.smallest(Episodes.DECOM) >= in_year_day(3, 24), at=(Episodes.DECOM, Header.UPN),
    note="The sector's comparison is the wrong way round: it flags the children who have just started. Flagged here "
         "are the episodes of a period of care that is open at 31 March and began before 24 March.",
    passes=[{Header.UPN: "UN4", Episodes.DECOM: "24/03/2026"}, {Header.UPN: "UN3", Episodes.DECOM: "23/03/2026"},
            {Header.UPN: "UN4", Episodes.DECOM: "23/02/2026", Episodes.DEC: "25/02/2026"}],
    fails=[{Header.UPN: "UN4", Episodes.DECOM: "23/03/2026"},
           [{Header.UPN: "UN4", Episodes.DECOM: "01/02/2026", Episodes.DEC: "25/03/2026"},
            {Episodes.DECOM: "25/03/2026"}]],
)

c444 = Check(
    "444", "Duplicate UPN has been reported", since=2026,
    flags=alike(Header.UPN, where=~Header.UPN.one_of(*UPN_UNKNOWN)) > 1, at=(Header.UPN,),
    passes=[[{Header.UPN: "A1"}, {Header.UPN: "A2"}], [{Header.UPN: "UN1"}, {Header.UPN: "UN1"}],
            [{Header.UPN: None}, {Header.UPN: None}]],
    fails=[[{Header.UPN: "A1"}, {Header.UPN: "A1"}]],
)

LETTERS = when(HeaderLast.SEX == "1", "M", when(HeaderLast.SEX == "2", "F", HeaderLast.SEX))
c202_letters = Check(
    "202", "The gender code conflicts with the gender already recorded for this child.", since=2025,
    flags=Header.SEX.differs_from(LETTERS), at=(Header.SEX,),
    note="The codes changed from 1 and 2 to M and F in 2024/25; last year's are translated before they are compared.",
    passes=[{Header.SEX: "M", HeaderLast.SEX: "1"}, {Header.SEX: None, HeaderLast.SEX: None}, {Header.SEX: "M"}],
    fails=[{Header.SEX: "M", HeaderLast.SEX: "2"}, {Header.SEX: "M", HeaderLast.SEX: None},
           [{Header.SEX: "M", HeaderLast.SEX: "M"}, {HeaderLast.SEX: "F"}]],
)
c202 = Check(
    "202", "The gender code conflicts with the gender already recorded for this child.", since=2023, until=2024,
    flags=Header.SEX.differs_from(HeaderLast.SEX), at=(Header.SEX,),
    passes=[{Header.SEX: "1", HeaderLast.SEX: "1"}, {Header.SEX: "1"}],
    fails=[{Header.SEX: "1", HeaderLast.SEX: "2"}, {Header.SEX: None, HeaderLast.SEX: "2"}],
)

c203 = Check(
    "203", "Date of birth disagrees with the date of birth already recorded for this child.", since=2023,
    flags=Header.DOB.differs_from(HeaderLast.DOB), at=(Header.DOB,),
    passes=[{Header.DOB: "01/02/2010", HeaderLast.DOB: "1/2/2010"}, {Header.DOB: None, HeaderLast.DOB: "31/02/2010"},
            {Header.DOB: "01/02/2010"}],
    fails=[{Header.DOB: "01/02/2010", HeaderLast.DOB: "02/02/2010"}, {Header.DOB: "01/02/2010", HeaderLast.DOB: None}],
)

c204 = Check(
    "204", "Ethnic origin code disagrees with the ethnic origin already recorded for this child.", since=2023,
    flags=Header.ETHNIC.differs_from(HeaderLast.ETHNIC), at=(Header.ETHNIC,),
    passes=[{Header.ETHNIC: "WBRI", HeaderLast.ETHNIC: "WBRI"}, {Header.ETHNIC: "WBRI"},
            {Header.ETHNIC: None, HeaderLast.ETHNIC: None}],
    fails=[{Header.ETHNIC: "WBRI", HeaderLast.ETHNIC: "WIRI"}, {Header.ETHNIC: "WBRI", HeaderLast.ETHNIC: None},
           [{Header.ETHNIC: "WBRI", HeaderLast.ETHNIC: "WBRI"}, {HeaderLast.ETHNIC: "WIRI"}]],
)

was_unknown = HeaderLast.UPN.blank | HeaderLast.UPN.one_of(*UPN_UNKNOWN)
now_real = Header.UPN.filled & ~Header.UPN.one_of(*UPN_UNKNOWN)
left_un1 = (HeaderLast.UPN.blank | HeaderLast.UPN.one_of("UN1")) & Header.UPN.one_of(*UPN_UNKNOWN)
c208 = Check(
    "208", "Unique Pupil Number (UPN) for the current year disagrees with the Unique Pupil Number (UPN) already recorded for this child.", since=2023,
    flags=Header.UPN.differs_from(HeaderLast.UPN) & ~(was_unknown & now_real) & ~left_un1, at=(Header.UPN,),
    note="A blank that becomes any of UN1 to UN5 is no disagreement; the sector's reading means to allow UN1 there and "
         "does not.",
    passes=[{Header.UPN: "A1", HeaderLast.UPN: "A1"}, {Header.UPN: "A1", HeaderLast.UPN: "UN4"}, {Header.UPN: "A1"},
            {Header.UPN: "A1", HeaderLast.UPN: None}, {Header.UPN: "UN3", HeaderLast.UPN: "UN1"},
            {Header.UPN: "UN1", HeaderLast.UPN: None}, {Header.UPN: None, HeaderLast.UPN: None}],
    fails=[{Header.UPN: "A1", HeaderLast.UPN: "A2"}, {Header.UPN: "UN1", HeaderLast.UPN: "A2"},
           {Header.UPN: None, HeaderLast.UPN: "A2"}, {Header.UPN: None, HeaderLast.UPN: "UN1"},
           {Header.UPN: "UN3", HeaderLast.UPN: "UN2"}],
)

c232 = Check(
    "232", "Sex of the child/young person has been reported as unknown.", since=2025,
    flags=Header.SEX.one_of("U"), at=(Header.SEX,),
    passes=[{Header.SEX: "F"}, {Header.SEX: None}], fails=[{Header.SEX: "U"}],
)

c351 = Check(
    "351", "Child was over 25 at the start of the current collection year.", since=2023,
    must=Header.DOB.plus(years=25) >= START, at=(Header.DOB,),
    passes=[{Header.DOB: "01/04/2000"}, {Header.DOB: None}], fails=[{Header.DOB: "31/03/2000"}],
)

c442 = Check(
    "442", "Unique Pupil Number (UPN) field is not completed.", since=2023,
    flags=Header.UPN.blank & exists(Episodes, ~short_break), at=(Header.UPN,),
    passes=[{Header.UPN: "UN1", Episodes.LS: "C2"}, {Header.UPN: None, Episodes.LS: "V3"}, {Header.UPN: None}],
    fails=[{Header.UPN: None, Episodes.LS: "C2"}, {Header.UPN: None, Episodes.LS: None},
           [{Header.UPN: None, Episodes.LS: "V3"}, {Episodes.LS: "C2"}]],
)
