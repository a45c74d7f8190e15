"""Episodes against the child's age, by the date of birth in Header."""
from typing import Any

from throughline.engines.checks.check import Check
from throughline.engines.checks.terms import END, Field, first_known
from throughline.returns.ssda903.tables import Episodes, Header
from throughline.returns.ssda903.words import adopted, first_episode, following

c352 = Check(
    "352", "Child who started to be looked after was aged 18 or over.", since=2023,
    flags=Episodes.RNE.one_of("S") & (Header.DOB.plus(years=18) <= Episodes.DECOM), at=(Episodes.DECOM, Episodes.RNE),
    passes=[{Episodes.RNE: "S", Episodes.DECOM: "31/05/2025", Header.DOB: "01/06/2007"},
            {Episodes.RNE: "P", Episodes.DECOM: "01/06/2025", Header.DOB: "01/06/2007"}],
    fails=[{Episodes.RNE: "S", Episodes.DECOM: "01/06/2025", Header.DOB: "01/06/2007"}],
)

c358 = Check(
    "358", "Child with this legal status should not be under 10.", since=2023,
    where=Episodes.LS.one_of("J1", "J2", "J3"), must=Header.DOB.plus(years=10) <= Episodes.DECOM,
    at=(Episodes.DECOM, Episodes.LS, Header.DOB),
    note="A child whose tenth birthday it is is ten: the day itself passes.",
    passes=[{Episodes.LS: "J1", Episodes.DECOM: "01/06/2025", Header.DOB: "01/06/2015"},
            {Episodes.LS: "C1", Episodes.DECOM: "01/06/2025", Header.DOB: "02/06/2015"}],
    fails=[{Episodes.LS: "J1", Episodes.DECOM: "01/06/2025", Header.DOB: "02/06/2015"}],
)

c386 = Check(
    "386", "Reason episode ceased is adopted but child has reached age 18.", since=2023,
    where=adopted, must=Header.DOB.plus(years=18) > Episodes.DEC, at=(Episodes.REC,),
    passes=[{Episodes.REC: "E11", Episodes.DEC: "31/05/2025", Header.DOB: "01/06/2007"}],
    fails=[{Episodes.REC: "E11", Episodes.DEC: "01/06/2025", Header.DOB: "01/06/2007"}],
)

c302 = Check(
    "302", "First episode starts before child was born.", since=2023,
    flags=first_episode.DECOM < Header.DOB, at=(first_episode.DECOM, Header.DOB),
    passes=[{Episodes.DECOM: "01/06/2025", Header.DOB: "01/06/2025"}, {Episodes.DECOM: None, Header.DOB: "01/06/2025"},
            {Episodes.DECOM: "01/06/2025", Header.DOB: None}],
    fails=[[{Episodes.DECOM: "31/05/2025", Header.DOB: "01/06/2025"}, {Episodes.DECOM: "01/07/2025"}]],
)

c359 = Check(
    "359", "Child being looked after following 18th birthday must be accommodated under section 20(5) of the Children Act 1989 in a community home.", since=2023,
    where=(Header.DOB.plus(years=18) < END) & Episodes.DEC.blank,
    flags=~(Episodes.LS.one_of("V2") & Episodes.PLACE.one_of("K2")),
    at=(Episodes.DEC, Episodes.LS, Episodes.PLACE),
    passes=[{Header.DOB: "31/03/2008", Episodes.LS: "C2"},
            {Header.DOB: "30/03/2008", Episodes.LS: "V2", Episodes.PLACE: "K2"},
            {Header.DOB: "30/03/2008", Episodes.LS: "C2", Episodes.DEC: "30/03/2026"}, {Header.DOB: None}],
    fails=[{Header.DOB: "30/03/2008", Episodes.LS: "C2", Episodes.PLACE: "K2"},
           {Header.DOB: "30/03/2008", Episodes.LS: "V2"}],
)


def at_least(code: str, says: str, place: str, years: int, **about: Any) -> Check:
    """The child is old enough for the placement on the day it begins."""
    birthday, day_before = f"01/06/{2007 + years}", f"31/05/{2007 + years}"
    return Check(
        code, says, where=Episodes.PLACE.one_of(place), must=Header.DOB.plus(years=years) <= Episodes.DECOM,
        at=(Episodes.DECOM, Episodes.PLACE),
        note="Open placements too: the sector's reading asks for an end date, which has nothing to do with the age.",
        passes=[{Episodes.PLACE: place, Episodes.DECOM: birthday, Header.DOB: "01/06/2007"},
                {Episodes.PLACE: "U1", Episodes.DECOM: day_before, Header.DOB: "01/06/2007"},
                {Episodes.PLACE: place, Episodes.DECOM: day_before, Header.DOB: None}],
        fails=[{Episodes.PLACE: place, Episodes.DECOM: day_before, Header.DOB: "01/06/2007"},
               {Episodes.PLACE: place, Episodes.DECOM: day_before, Episodes.DEC: birthday, Header.DOB: "01/06/2007"}],
        **about,
    )


c370_to_2023 = at_least("370", "Child in independent living should be at least 15.", "P2", 15, since=2023, until=2023)
c370 = at_least("370", "Child in independent living should be at least 16.", "P2", 16, since=2024, until=2024)
c371_to_2023 = at_least(
    "371", "Child in semi-independent living accommodation not subject to children\u2019s homes regulations should be at least 14.", "H5", 14,
    since=2023, until=2023)
c371_to_2024 = at_least(
    "371", "Child in semi-independent living accommodation not subject to children\u2019s homes regulations should be at least 16.", "H5", 16,
    since=2024, until=2024)
c371 = at_least(
    "371", "Child in supported accomodation not subject to children\u2019s homes regulations should be at least 16.", "K3", 16,
    since=2025)
c372 = at_least("372", "Child in youth custody or prison should be at least 10.", "R5", 10, since=2023)
c373 = at_least("373", "Child placed in a school should be at least 4 years old.", "S1", 4, since=2023)
c374 = at_least("374", "Child in residential employment should be at least 14 years old.", "P3", 14, since=2023)


def ended_under(code: str, says: str, years: int, *reasons: str, at: tuple[Field, ...] = (Episodes.REC,)) -> Check:
    """The episode ceased for a reason that needs an age, before that birthday."""
    birthday, day_before = f"01/06/{2007 + years}", f"31/05/{2007 + years}"
    return Check(
        code, says, since=2023,
        where=Episodes.REC.one_of(*reasons), must=Header.DOB.plus(years=years) <= Episodes.DEC, at=at,
        note="A child whose age is not known is left to the rules about dates, whatever the sector's reading flags.",
        passes=[{Episodes.REC: reasons[0], Episodes.DEC: birthday, Header.DOB: "01/06/2007"},
                {Episodes.REC: "E3", Episodes.DEC: day_before, Header.DOB: "01/06/2007"},
                {Episodes.REC: reasons[0], Episodes.DEC: day_before, Header.DOB: None},
                {Episodes.REC: reasons[0], Header.DOB: "01/06/2007"}],
        fails=[{Episodes.REC: each, Episodes.DEC: day_before, Header.DOB: "01/06/2007"} for each in reasons],
    )


c387 = ended_under(
    "387", "Reason episode ceased is child moved into independent living arrangement, but the child is aged under 14.",
    14, "E5", "E6")
c389 = ended_under(
    "389", "Reason episode ceased is that child transferred to care of adult social care services, but child is aged under 16.",
    16, "E7")
c460 = ended_under(
    "460", "Reason episode ceased is that child stayed with current carers at age 18 (or above), but child is aged under 18.",
    18, "E17", at=(Episodes.DEC, Episodes.REC))

c407 = Check(
    "407", "Reason episode ceased is Special Guardianship Order, but child has reached age 18.", since=2023,
    where=Episodes.REC.one_of("E45", "E46", "E47", "E48"), must=Header.DOB.plus(years=18) > Episodes.DEC,
    at=(Episodes.DEC, Episodes.REC, Header.DOB),
    note="On the eighteenth birthday the child has reached 18, as in rule 386; the sector's reading lets that day pass.",
    passes=[{Episodes.REC: "E45", Episodes.DEC: "31/05/2025", Header.DOB: "01/06/2007"},
            {Episodes.REC: "E11", Episodes.DEC: "01/06/2025", Header.DOB: "01/06/2007"},
            {Episodes.REC: "E45", Episodes.DEC: "01/06/2025", Header.DOB: None}],
    fails=[{Episodes.REC: "E48", Episodes.DEC: "01/06/2025", Header.DOB: "01/06/2007"}],
)

moved = first_known(following.DECOM, Episodes.DEC)
c234 = Check(
    "234", "A child aged under 10 can not change placement due to being admitted to custody", since=2026,
    flags=Episodes.REASON_PLACE_CHANGE.one_of("CUSTOD") & (moved < Header.DOB.plus(years=10)),
    at=(Episodes.REASON_PLACE_CHANGE, Header.DOB),
    note="The age on the day of the move: the reason stands on the episode that the move ends, so that day is the start "
         "of the next. The sector's reading takes the start of the same episode.",
    passes=[[{Header.DOB: "01/06/2015", Episodes.DECOM: "01/05/2025", Episodes.REASON_PLACE_CHANGE: "CUSTOD"},
             {Episodes.DECOM: "01/06/2025"}],
            {Header.DOB: "01/06/2015", Episodes.DECOM: "01/05/2025", Episodes.REASON_PLACE_CHANGE: "CUSTOD"},
            {Header.DOB: "01/06/2015", Episodes.DEC: "31/05/2025", Episodes.REASON_PLACE_CHANGE: "OTHER"}],
    fails=[[{Header.DOB: "01/06/2015", Episodes.DECOM: "01/05/2025", Episodes.REASON_PLACE_CHANGE: "CUSTOD"},
            {Episodes.DECOM: "31/05/2025"}],
           {Header.DOB: "01/06/2015", Episodes.DEC: "31/05/2025", Episodes.REASON_PLACE_CHANGE: "CUSTOD"}],
)
