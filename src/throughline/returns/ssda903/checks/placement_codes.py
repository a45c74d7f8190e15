"""Placement type against legal status, provider and the reasons an episode began and ceased, within one row."""
from datetime import date

from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import exists, smallest
from throughline.engines.checks.shapes import not_a_code
from throughline.returns.ssda903.codes import NO_PROVIDER
from throughline.returns.ssda903.tables import Episodes, EpisodesLast
from throughline.returns.ssda903.words import ADOPTIVE, FOSTER, adopted, placed_for_adoption

SAME_CARER_FROM, P2_ENDED = date(2015, 4, 1), date(2023, 10, 28)

c178 = not_a_code(
    "178", Episodes.PLACE_PROVIDER, "Placement provider code is not a valid code.", since=2023,
    note="Only a code that is not on the list. The sector's reading also flags a valid code where the placement takes "
         "no provider, which is rule 213.")

c213 = Check(
    "213", "Placement provider information not required.", since=2023,
    flags=Episodes.PLACE.one_of(NO_PROVIDER) & Episodes.PLACE_PROVIDER.filled, at=(Episodes.PLACE_PROVIDER,),
    note="Z1 too in the years before it was split: no provider is asked of it either, and rule 526 does without one.",
    passes=[{Episodes.PLACE: "T0"}, {Episodes.PLACE: "U1", Episodes.PLACE_PROVIDER: "PR1"},
            {Episodes.PLACE: "Z1", Episodes.PLACE_PROVIDER: "PR1"}],
    fails=[{Episodes.PLACE: place, Episodes.PLACE_PROVIDER: "PR1"} for place in ("T0", "T4", "Z11", "Z14")],
)

c526 = Check(
    "526", "Child is missing a placement provider code for at least one episode.", since=2023,
    flags=Episodes.PLACE_PROVIDER.blank & ~Episodes.PLACE.one_of(NO_PROVIDER),
    at=(Episodes.PLACE, Episodes.PLACE_PROVIDER),
    passes=[{Episodes.PLACE: "T4"}, {Episodes.PLACE: "Z12"}, {Episodes.PLACE: "U1", Episodes.PLACE_PROVIDER: "PR1"}],
    fails=[{Episodes.PLACE: "U1"}, {Episodes.PLACE: None}, {Episodes.PLACE: "Z1"}],
)


def not_with(code: str, says: str, provider: str, *places: str) -> Check:
    """The provider cannot provide these placements."""
    return Check(
        code, says, since=2023,
        flags=Episodes.PLACE_PROVIDER.one_of(provider) & Episodes.PLACE.one_of(*places),
        at=(Episodes.PLACE, Episodes.PLACE_PROVIDER),
        passes=[{Episodes.PLACE: "H5", Episodes.PLACE_PROVIDER: provider}, {Episodes.PLACE_PROVIDER: provider},
                {Episodes.PLACE: places[0], Episodes.PLACE_PROVIDER: "PR0"}, {Episodes.PLACE: places[0]}],
        fails=[{Episodes.PLACE: place, Episodes.PLACE_PROVIDER: provider} for place in places],
    )


c527 = not_with("527", "A placement provider code of PR1 cannot be associated with placements P1, R2 or R5.", "PR1", "P1", "R2", "R5")
c528 = not_with("528", "A placement provider code of PR2 cannot be associated with placements P1, R2 or R5.", "PR2", "P1", "R2", "R5")
c529 = not_with(
    "529", "Placement provider code of PR3 cannot be associated with placements P1, A3 to A6, K1, K2 and U1 to U6 as these placements cannot be provided by other public organisations.",
    "PR3", "P1", "K1", "K2", *ADOPTIVE, *FOSTER)
c530 = not_with("530", "A placement provider code of PR4 cannot be associated with placement P1.", "PR4", "P1")
c531 = not_with("531", "A placement provider code of PR5 cannot be associated with placements P1.", "PR5", "P1")

c550 = Check(
    "550", "A placement provider code of PR0 can only be associated with placement P1.", since=2023,
    flags=Episodes.PLACE_PROVIDER.one_of("PR0") & ~Episodes.PLACE.one_of("P1"),
    at=(Episodes.PLACE, Episodes.PLACE_PROVIDER),
    passes=[{Episodes.PLACE: "P1", Episodes.PLACE_PROVIDER: "PR0"},
            {Episodes.PLACE: "U1", Episodes.PLACE_PROVIDER: "PR1"}],
    fails=[{Episodes.PLACE: "U1", Episodes.PLACE_PROVIDER: "PR0"},
           {Episodes.PLACE: None, Episodes.PLACE_PROVIDER: "PR0"}],
)

c378 = Check(
    "378", "A child who is placed with parent(s) cannot be looked after under a single period of accommodation under Section 20 of the Children Act 1989.", since=2023,
    flags=Episodes.PLACE.one_of("P1") & Episodes.LS.one_of("V2"), at=(Episodes.PLACE, Episodes.LS),
    passes=[{Episodes.PLACE: "P1", Episodes.LS: "C2"}, {Episodes.PLACE: "U1", Episodes.LS: "V2"}],
    fails=[{Episodes.PLACE: "P1", Episodes.LS: "V2"}],
)

c408 = Check(
    "408", "Child is placed for adoption with a placement order, but no placement order has been recorded.", since=2023,
    flags=Episodes.PLACE.one_of("A5", "A6") & ~Episodes.LS.one_of("E1"), at=(Episodes.PLACE, Episodes.LS),
    passes=[{Episodes.PLACE: "A5", Episodes.LS: "E1"}, {Episodes.PLACE: "A3", Episodes.LS: "C2"}],
    fails=[{Episodes.PLACE: "A5", Episodes.LS: "C2"}, {Episodes.PLACE: "A6", Episodes.LS: None}],
)

c217 = Check(
    "217", "Children who are placed for adoption with current foster carers (placement types A3 or A5) must have a reason for new episode of S, T or U.", since=2023,
    flags=Episodes.PLACE.one_of("A3", "A5") & (Episodes.DECOM >= SAME_CARER_FROM) & ~Episodes.RNE.one_of("S", "T", "U"),
    at=(Episodes.PLACE, Episodes.DECOM, Episodes.RNE),
    passes=[{Episodes.PLACE: "A3", Episodes.DECOM: "01/04/2015", Episodes.RNE: "T"},
            {Episodes.PLACE: "A5", Episodes.DECOM: "31/03/2015", Episodes.RNE: "P"},
            {Episodes.PLACE: "A4", Episodes.DECOM: "01/04/2015", Episodes.RNE: "P"}],
    fails=[{Episodes.PLACE: "A5", Episodes.DECOM: "01/04/2015", Episodes.RNE: "P"},
           {Episodes.PLACE: "A3", Episodes.DECOM: "01/04/2015", Episodes.RNE: None}],
)

c217t = Check(
    "217t", "Placement type 'P2' is not a valid placement type from 28 October 2023.", since=2024, until=2024,
    flags=Episodes.PLACE.one_of("P2") & ~(Episodes.DEC <= P2_ENDED).holds,
    at=(Episodes.PLACE, Episodes.DECOM),
    note="A placement that ended on 28 October 2023 was over when the type ceased to be valid.",
    passes=[{Episodes.PLACE: "P2", Episodes.DEC: "28/10/2023"}, {Episodes.PLACE: "P3"}],
    fails=[{Episodes.PLACE: "P2", Episodes.DEC: "29/10/2023"}, {Episodes.PLACE: "P2"}],
)

c516 = Check(
    "516", "The episode data submitted for this child does not show that he/she was with their former foster carer(s) during the year.If the code in the reason episode ceased is E45 or E46 the child must have a placement code of U1 to U6.", since=2023,
    flags=Episodes.REC.one_of("E45", "E46") & ~Episodes.PLACE.one_of(*FOSTER), at=(Episodes.REC, Episodes.PLACE),
    passes=[{Episodes.REC: "E45", Episodes.PLACE: "U1"}, {Episodes.REC: "E47", Episodes.PLACE: "K2"}],
    fails=[{Episodes.REC: "E45", Episodes.PLACE: "K2"}, {Episodes.REC: "E46", Episodes.PLACE: None}],
)

first_placed_for_adoption = smallest(Episodes.DECOM, where=placed_for_adoption)
c390 = Check(
    "390", "Reason episode ceased is adopted but child has not been previously placed for adoption.", since=2023, optional=(EpisodesLast,),
    flags=adopted & ~placed_for_adoption & ~(first_placed_for_adoption < Episodes.DECOM).holds
    & ~exists(EpisodesLast, EpisodesLast.PLACE.one_of(*ADOPTIVE)),
    at=(Episodes.PLACE, Episodes.REC),
    note="Placed for adoption in an earlier episode, or last year, is previously placed, as the message says; the sector's "
         "reading looks at the last episode alone.",
    passes=[{Episodes.REC: "E11", Episodes.PLACE: "A5", Episodes.DECOM: "01/05/2025"},
            [{Episodes.PLACE: "A5", Episodes.DECOM: "01/04/2025"},
             {Episodes.REC: "E11", Episodes.PLACE: "T1", Episodes.DECOM: "01/05/2025"}],
            {Episodes.REC: "E11", Episodes.PLACE: "T1", Episodes.DECOM: "01/05/2025", EpisodesLast.PLACE: "A5"},
            {Episodes.REC: "E4A", Episodes.PLACE: "U1", Episodes.DECOM: "01/05/2025"}],
    fails=[{Episodes.REC: "E12", Episodes.PLACE: "U1", Episodes.DECOM: "01/05/2025"},
           {Episodes.REC: "E11", Episodes.PLACE: None},
           [{Episodes.REC: "E11", Episodes.PLACE: "U1", Episodes.DECOM: "01/04/2025"},
            {Episodes.PLACE: "A5", Episodes.DECOM: "01/05/2025"}]],
)
