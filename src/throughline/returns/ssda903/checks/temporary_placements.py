"""Temporary placements, and the reason a placement changed."""
from throughline.engines.checks.check import Check, Example, ExampleRow
from throughline.engines.checks.relations import before
from throughline.engines.checks.terms import END, Term, when
from throughline.returns.ssda903.tables import Episodes
from throughline.returns.ssda903.words import TEMPORARY, following, previous, temporary, without_spaces


def too_long(code: str, says: str, place: str, days: int) -> Check:
    """Days of one episode of the placement; one without an end runs to 31 March."""
    end = when(Episodes.DEC.blank, END, Episodes.DEC)
    return Check(
        code, says, since=2023,
        where=Episodes.PLACE.one_of(place), flags=end.days_after(Episodes.DECOM) > days,
        at=(Episodes.DECOM, Episodes.PLACE),
        note="An open placement counts to 31 March, and nothing is asked of Header: the sector's reading wants an end "
             "date and a date of birth, which do not decide how long it lasted.",
        passes=[{Episodes.PLACE: place, Episodes.DECOM: "01/05/2025", Episodes.DEC: ended(days)},
                {Episodes.PLACE: "U1", Episodes.DECOM: "01/05/2025", Episodes.DEC: ended(days + 1)},
                {Episodes.PLACE: place, Episodes.DECOM: "31/03/2026"},
                {Episodes.PLACE: place, Episodes.DECOM: "01/05/2025", Episodes.DEC: "31/02/2026"}],
        fails=[{Episodes.PLACE: place, Episodes.DECOM: "01/05/2025", Episodes.DEC: ended(days + 1)},
               {Episodes.PLACE: place, Episodes.DECOM: "01/05/2025"}],
    )


def ended(days: int) -> str:
    """So many days after 1 May 2025, for the examples."""
    return f"{1 + days:02d}/05/2025" if days < 31 else f"{days - 30:02d}/06/2025"


c375 = too_long("375", "Hospitalisation coded as a temporary placement exceeds six weeks.", "T1", 42)
c376 = too_long(
    "376", "Temporary placements coded as being due to holiday of usual foster carer(s) cannot exceed three weeks.",
    "T3", 21)
c379 = too_long(
    "379", "Temporary placements for unspecified reason (placement code T4) cannot exceed seven days.", "T4", 7)

c380 = Check(
    "380", "A period of care cannot start with a temporary placement.", since=2023,
    flags=temporary & Episodes.RNE.one_of("S"), at=(Episodes.PLACE, Episodes.RNE),
    note="Only where the episode starts the period of care, as the message says. The sector's reading flags every reason "
         "but P and B, and with them a change of legal status during a temporary placement.",
    passes=[{Episodes.PLACE: "T1", Episodes.RNE: "P"}, {Episodes.PLACE: "T1", Episodes.RNE: "L"},
            {Episodes.PLACE: "U1", Episodes.RNE: "S"}],
    fails=[{Episodes.PLACE: place, Episodes.RNE: "S"} for place in TEMPORARY],
)

c381 = Check(
    "381", "A period of care cannot end with a temporary placement.", since=2023,
    flags=temporary & Episodes.REC.filled & ~Episodes.REC.one_of("X1"), at=(Episodes.PLACE, Episodes.REC),
    passes=[{Episodes.PLACE: "T1", Episodes.REC: "X1"}, {Episodes.PLACE: "T1"},
            {Episodes.PLACE: "U1", Episodes.REC: "E8"}],
    fails=[{Episodes.PLACE: place, Episodes.REC: "E8"} for place in TEMPORARY],
)

normal = before(Episodes.DECOM, where=~temporary)
"""The episode in the placement that a temporary one interrupted (of a row that is not itself temporary)."""
went_back = previous.PLACE.one_of(*TEMPORARY) & ~temporary & normal.found
elsewhere: Term = Episodes.PLACE.differs_from(normal.PLACE)
S1_THEN_T1: list[ExampleRow] = [{Episodes.DECOM: "01/05/2025", Episodes.PLACE: "S1", Episodes.PL_POST: "AB1 2CD"},
              {Episodes.DECOM: "01/06/2025", Episodes.PLACE: "T1", Episodes.RNE: "P"}]
BACK: ExampleRow = {Episodes.DECOM: "08/06/2025", Episodes.PLACE: "S1", Episodes.PL_POST: "AB12CD", Episodes.RNE: "P"}
RETURNS = "Compared with the last placement that was not temporary, so that two temporary episodes in a row are no error; " \
          "two blanks are alike."
GOES_BACK: list[Example] = [[*S1_THEN_T1, BACK],
             [*S1_THEN_T1, {Episodes.DECOM: "03/06/2025", Episodes.PLACE: "T1", Episodes.RNE: "L"}, BACK],
             [S1_THEN_T1[1], BACK]]
GOES_ELSEWHERE: list[Example] = [[*S1_THEN_T1, {**BACK, Episodes.PLACE: "U1"}], [*S1_THEN_T1, {**BACK, Episodes.PLACE: None}],
                  [*S1_THEN_T1, {**BACK, Episodes.RNE: "T"}], [*S1_THEN_T1, {**BACK, Episodes.RNE: None}]]
c383_to_2025 = Check(
    "383", "A child in a temporary placement must subsequently return to his/her normal placement.", since=2023, until=2025,
    where=went_back, flags=~Episodes.RNE.one_of("P") | elsewhere, at=(Episodes.PLACE,), note=RETURNS,
    passes=[*GOES_BACK, [*S1_THEN_T1, {**BACK, Episodes.PL_POST: "EF3 4GH"}]], fails=GOES_ELSEWHERE,
)
c383 = Check(
    "383", "A child in a temporary placement must subsequently return to his/her normal placement.", since=2026,
    where=went_back,
    flags=~Episodes.RNE.one_of("P") | elsewhere
    | without_spaces(Episodes.PL_POST).differs_from(without_spaces(normal.PL_POST)),
    at=(Episodes.PLACE, Episodes.RNE, Episodes.PL_POST), note=RETURNS + " Spaces in postcodes do not matter.",
    passes=GOES_BACK, fails=[*GOES_ELSEWHERE, [*S1_THEN_T1, {**BACK, Episodes.PL_POST: "EF3 4GH"}]],
)

PLACE_CHANGED = ("P", "B", "T", "U")
c225 = Check(
    "225", "Reason for placement change must be recorded.", since=2023,
    where=Episodes.REC.one_of("X1") & ~temporary & following.RNE.one_of(*PLACE_CHANGED)
    & ~following.PLACE.one_of(*TEMPORARY),
    flags=following.found & Episodes.REASON_PLACE_CHANGE.blank, at=(Episodes.REASON_PLACE_CHANGE,),
    passes=[[{Episodes.DECOM: "01/05/2025", Episodes.REC: "X1", Episodes.REASON_PLACE_CHANGE: "CARPL"},
             {Episodes.DECOM: "01/06/2025", Episodes.RNE: "P"}],
            [{Episodes.DECOM: "01/05/2025", Episodes.REC: "X1"}, {Episodes.DECOM: "01/06/2025", Episodes.RNE: "L"}],
            [{Episodes.DECOM: "01/05/2025", Episodes.REC: "X1"},
             {Episodes.DECOM: "01/06/2025", Episodes.RNE: "P", Episodes.PLACE: "T4"}],
            [{Episodes.DECOM: "01/05/2025", Episodes.REC: "X1", Episodes.PLACE: "T4"},
             {Episodes.DECOM: "01/06/2025", Episodes.RNE: "P"}], {Episodes.REC: "X1"}],
    fails=[[{Episodes.DECOM: "01/05/2025", Episodes.REC: "X1"}, {Episodes.DECOM: "01/06/2025", Episodes.RNE: rne}]
           for rne in PLACE_CHANGED],
)

no_reason_asked = temporary & (Episodes.REASON_PLACE_CHANGE.filled | previous.REASON_PLACE_CHANGE.filled)
REASON_GIVEN: list[Example] = [{Episodes.PLACE: "T1", Episodes.REASON_PLACE_CHANGE: "OTHER"},
                [{Episodes.DECOM: "01/05/2025", Episodes.PLACE: "U1", Episodes.REASON_PLACE_CHANGE: "OTHER"},
                 {Episodes.DECOM: "01/06/2025", Episodes.PLACE: "T1"}]]
NOT_GIVEN: list[Example] = [{Episodes.PLACE: "T1"}, {Episodes.PLACE: "U1", Episodes.REASON_PLACE_CHANGE: "OTHER"},
             [{Episodes.DECOM: "01/05/2025", Episodes.PLACE: "U1"},
              {Episodes.DECOM: "01/06/2025", Episodes.PLACE: "T1"}]]
c226_to_2025 = Check(
    "226", "Reason for placement change is not required.", since=2023, until=2025,
    flags=no_reason_asked, at=(Episodes.REASON_PLACE_CHANGE, Episodes.PLACE), passes=NOT_GIVEN, fails=REASON_GIVEN,
)
c226 = Check(
    "226", "Reason for placement change is not required for temporary placements.", since=2026,
    flags=no_reason_asked, at=(Episodes.REASON_PLACE_CHANGE, Episodes.PLACE), passes=NOT_GIVEN, fails=REASON_GIVEN,
)

c233 = Check(
    "233", "Reason for placement change is not required when the episode has not ceased.", since=2026,
    flags=Episodes.DEC.blank & Episodes.REASON_PLACE_CHANGE.filled, at=(Episodes.REASON_PLACE_CHANGE,),
    note="The sector's reading looks for the end date under a name that the return does not have.",
    passes=[{Episodes.DEC: "01/05/2025", Episodes.REASON_PLACE_CHANGE: "OTHER"}, {Episodes.REASON_PLACE_CHANGE: None}],
    fails=[{Episodes.REASON_PLACE_CHANGE: "OTHER"}],
)
