"""Decisions that a child should be placed for adoption, and the episodes that follow from them."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import exists, first, last, smallest
from throughline.engines.checks.shapes import not_a_code, not_a_date
from throughline.engines.checks.terms import END, START, all_filled, any_blank, any_filled, row_number
from throughline.returns.ssda903.codes import ADOPTION_ORDER
from throughline.returns.ssda903.tables import Episodes, Header, PlacedAdoption, PlacedAdoptionLast
from throughline.returns.ssda903.words import adopted, latest_decision, placed_for_adoption, short_break

DECISION = "Date of Local Authority's (LA) decision that a child should {}be placed for adoption is not a valid date."
c115 = not_a_date("115", PlacedAdoption.DATE_PLACED, DECISION.format(""), since=2023)
c116 = not_a_date("116", PlacedAdoption.DATE_PLACED_CEASED, DECISION.format("no longer "), since=2023)
c120 = not_a_code("120", PlacedAdoption.REASON_PLACED_CEASED, "The reason for the reversal of the decision that the child should be placed for adoption code is not valid.", since=2023)

first_start = first(Episodes.DECOM, where=Episodes.RNE == "S")
c1003 = Check(
    "1003", "Date of LA's decision that a child should be placed for adoption is before the child started to be looked after.", since=2023,
    must=PlacedAdoption.DATE_PLACED >= first_start.DECOM,
    at=(PlacedAdoption.DATE_PLACED, first_start.DECOM, first_start.RNE),
    passes=[{PlacedAdoption.DATE_PLACED: "01/05/2025", Episodes.RNE: "S", Episodes.DECOM: "01/05/2025"},
            {PlacedAdoption.DATE_PLACED: "01/04/2025", Episodes.RNE: "P", Episodes.DECOM: "01/05/2025"}],
    fails=[{PlacedAdoption.DATE_PLACED: "30/04/2025", Episodes.RNE: "S", Episodes.DECOM: "01/05/2025"}],
)

placement_order = Episodes.LS.one_of("E1")
c553 = Check(
    "553", "Placement order has been granted but there is no date of decision that the child should be placed for adoption.", since=2023,
    parts=(
        Part(flags=placement_order & ~exists(PlacedAdoption, PlacedAdoption.DATE_PLACED.filled), at=(Episodes.CHILD,)),
        Part(flags=exists(Episodes, placement_order & Episodes.DEC.blank)
             & any_filled(PlacedAdoption.DATE_PLACED_CEASED, PlacedAdoption.REASON_PLACED_CEASED)
             & ~exists(PlacedAdoption, PlacedAdoption.DATE_PLACED.filled & PlacedAdoption.DATE_PLACED_CEASED.blank),
             at=(PlacedAdoption.DATE_PLACED, PlacedAdoption.DATE_PLACED_CEASED, PlacedAdoption.REASON_PLACED_CEASED)),
    ),
    note="A decision row without its date is no decision, as the message says; and a decision that was reversed is "
         "not an error where another stands.",
    passes=[{Episodes.LS: "E1", PlacedAdoption.DATE_PLACED: "01/05/2025"}, {Episodes.LS: "C2"}],
    fails=[{Episodes.LS: "E1"}, {Episodes.LS: "E1", PlacedAdoption.DATE_PLACED: None},
           {Episodes.LS: "E1", PlacedAdoption.DATE_PLACED: "01/05/2025",
            PlacedAdoption.DATE_PLACED_CEASED: "01/06/2025"}],
)

c558 = Check(
    "558", "If a child has been adopted, then the decision to place them for adoption has not been disrupted and the date of the decision that a child should no longer be placed for adoption should be left blank.", since=2023,
    flags=adopted & latest_decision.DATE_PLACED_CEASED.filled, at=(Episodes.REC,),
    note="Read as the message says, of the latest decision. The sector's count of pairs excuses the plainest case, one "
         "adoption with one reversed decision.",
    passes=[{Episodes.REC: "E11", PlacedAdoption.DATE_PLACED: "01/05/2025"},
            [{Episodes.REC: "E11", PlacedAdoption.DATE_PLACED: "01/05/2024",
              PlacedAdoption.DATE_PLACED_CEASED: "01/06/2024"}, {PlacedAdoption.DATE_PLACED: "01/05/2025"}]],
    fails=[{Episodes.REC: "E12", PlacedAdoption.DATE_PLACED: "01/05/2025",
            PlacedAdoption.DATE_PLACED_CEASED: "01/06/2025"}],
)

PLACED, REVERSED = {PlacedAdoption.DATE_PLACED: "01/05/2025"}, {
    PlacedAdoption.DATE_PLACED: "01/05/2025", PlacedAdoption.DATE_PLACED_CEASED: "01/06/2025",
    PlacedAdoption.REASON_PLACED_CEASED: "RD1"}
ceased = any_filled(PlacedAdoption.DATE_PLACED_CEASED, PlacedAdoption.REASON_PLACED_CEASED)
not_told = any_blank(PlacedAdoption.DATE_PLACED_CEASED, PlacedAdoption.REASON_PLACED_CEASED)

c119 = Check(
    "119", "If the decision is made that a child should no longer be placed for adoption, then the date of this decision and the reason why this decision was made must be completed.", since=2023,
    flags=PlacedAdoption.DATE_PLACED_CEASED.filled != PlacedAdoption.REASON_PLACED_CEASED.filled,
    at=(PlacedAdoption.REASON_PLACED_CEASED, PlacedAdoption.DATE_PLACED_CEASED),
    passes=[PLACED, REVERSED],
    fails=[{**REVERSED, PlacedAdoption.REASON_PLACED_CEASED: None},
           {**REVERSED, PlacedAdoption.DATE_PLACED_CEASED: None}],
)

c563 = Check(
    "563", "The child should no longer be placed for adoption but the date of the decision that the child should be placed for adoption is blank", since=2023,
    flags=all_filled(PlacedAdoption.REASON_PLACED_CEASED, PlacedAdoption.DATE_PLACED_CEASED)
    & PlacedAdoption.DATE_PLACED.blank,
    at=(PlacedAdoption.DATE_PLACED, PlacedAdoption.REASON_PLACED_CEASED, PlacedAdoption.DATE_PLACED_CEASED),
    passes=[REVERSED, {PlacedAdoption.REASON_PLACED_CEASED: "RD1"}],
    fails=[{**REVERSED, PlacedAdoption.DATE_PLACED: None}],
)

c522 = Check(
    "522", "Date of decision that the child should be placed for adoption must be on or before the date that a child should no longer be placed for adoption.", since=2023,
    must=PlacedAdoption.DATE_PLACED <= PlacedAdoption.DATE_PLACED_CEASED,
    at=(PlacedAdoption.DATE_PLACED, PlacedAdoption.DATE_PLACED_CEASED),
    passes=[REVERSED, PLACED, {**REVERSED, PlacedAdoption.DATE_PLACED_CEASED: "01/05/2025"}],
    fails=[{**REVERSED, PlacedAdoption.DATE_PLACED_CEASED: "30/04/2025"}],
)

c184 = Check(
    "184", "Date of decision that a child should be placed for adoption is before the child was born.", since=2023,
    must=PlacedAdoption.DATE_PLACED >= Header.DOB, at=(PlacedAdoption.DATE_PLACED, PlacedAdoption.DOB),
    note="By the date of birth in Header, and only where it is known; the sector's reading takes the one on the same row.",
    passes=[{**PLACED, Header.DOB: "01/05/2025"}, {**PLACED, Header.DOB: None}, {Header.DOB: "01/05/2025"}, PLACED],
    fails=[{**PLACED, Header.DOB: "02/05/2025"}],
)

last_of_care = last(Episodes.DECOM, where=~Episodes.REC.one_of("X1"))
LEFT = {Episodes.DECOM: "01/04/2025", Episodes.DEC: "01/06/2025", Episodes.REC: "E4A"}
c117 = Check(
    "117", "Date of decision that a child should/should no longer be placed for adoption is beyond the current collection year or after the child ceased to be looked after.", since=2023,
    flags=(PlacedAdoption.DATE_PLACED > END).holds | (PlacedAdoption.DATE_PLACED_CEASED > END).holds
    | (PlacedAdoption.DATE_PLACED > last_of_care.DEC).holds
    | (PlacedAdoption.DATE_PLACED_CEASED > last_of_care.DEC).holds,
    at=(last_of_care.DEC, last_of_care.REC, last_of_care.DECOM, PlacedAdoption.DATE_PLACED_CEASED,
        PlacedAdoption.DATE_PLACED),
    note="The end of the year is tested of every decision, the child's episodes known or not.",
    passes=[{**LEFT, **REVERSED}, {**LEFT, **PLACED, Episodes.DEC: None}, PLACED,
            [{**LEFT, Episodes.REC: "X1", **PLACED, Episodes.DEC: "30/04/2025"}, {Episodes.DECOM: "30/04/2025"}]],
    fails=[{**LEFT, **REVERSED, Episodes.DEC: "31/05/2025"}, {**LEFT, **PLACED, Episodes.DEC: "30/04/2025"},
           {PlacedAdoption.DATE_PLACED: "01/04/2026"}, {**PLACED, PlacedAdoption.DATE_PLACED_CEASED: "01/04/2026"}],
)

first_of_care = first(Episodes.DECOM, where=~short_break)
c118 = Check(
    "118", "Date of decision that a child should no longer be placed for adoption is before the current collection year or before the date the child started to be looked after.", since=2023,
    flags=(PlacedAdoption.DATE_PLACED_CEASED < first_of_care.DECOM).holds
    | (PlacedAdoption.DATE_PLACED_CEASED < START).holds,
    at=(first_of_care.DECOM, first_of_care.LS, PlacedAdoption.DATE_PLACED_CEASED),
    note="The start of the year is tested of every decision, the child's episodes known or not.",
    passes=[{**REVERSED, Episodes.DECOM: "01/06/2025"}, {**REVERSED, Episodes.DECOM: "02/06/2025", Episodes.LS: "V3"},
            {**REVERSED, PlacedAdoption.DATE_PLACED_CEASED: "01/04/2025", Episodes.DECOM: "01/05/2024"}, PLACED],
    fails=[{**REVERSED, Episodes.DECOM: "02/06/2025"}, {**REVERSED, PlacedAdoption.DATE_PLACED_CEASED: "31/03/2025"},
           {**REVERSED, PlacedAdoption.DATE_PLACED_CEASED: "31/03/2025", Episodes.DECOM: "01/05/2024"}],
)

c551 = Check(
    "551", "Child has been placed for adoption but there is no date of the decision that the child should be placed for adoption.", since=2023,
    flags=placed_for_adoption & ~exists(PlacedAdoption, PlacedAdoption.DATE_PLACED.filled), at=(Episodes.PLACE,),
    note="One decision with its date is enough, whatever other rows the child has.",
    passes=[{Episodes.PLACE: "A5", **PLACED}, {Episodes.PLACE: "U5"},
            [{Episodes.PLACE: "A5", PlacedAdoption.DATE_PLACED: None}, PLACED]],
    fails=[{Episodes.PLACE: "A3"}, {Episodes.PLACE: "A6", PlacedAdoption.DATE_PLACED: None}],
)

first_decision = first(PlacedAdoption.DATE_PLACED)
FIRST_DECISION = "The first of the child's decisions is compared: a second one comes after the first placement or order without " \
                 "anything being wrong."
first_placed = first(Episodes.DECOM, where=placed_for_adoption)
c552 = Check(
    "552", "Date of Decision to place a child for adoption should be on or prior to the date that the child was placed for adoption.", since=2023,
    where=first_placed.is_this, must=first_decision.DATE_PLACED <= Episodes.DECOM,
    at=(Episodes.DECOM, first_decision.DATE_PLACED), note=FIRST_DECISION,
    passes=[{**PLACED, Episodes.PLACE: "A5", Episodes.DECOM: "01/05/2025"},
            {Episodes.PLACE: "A5", Episodes.DECOM: "01/05/2025"},
            [{**REVERSED, Episodes.PLACE: "A5", Episodes.DECOM: "10/05/2025"},
             {PlacedAdoption.DATE_PLACED: "01/07/2025", Episodes.PLACE: "A5", Episodes.DECOM: "10/07/2025"}],
            {**PLACED, Episodes.PLACE: "U5", Episodes.DECOM: "30/04/2025"}],
    fails=[{**PLACED, Episodes.PLACE: "A3", Episodes.DECOM: "30/04/2025"}],
)

first_order = first(Episodes.DECOM, where=placement_order)
c554 = Check(
    "554", "Date of decision that the child should be placed for adoption should be on or prior to the date that the placement order was granted.", since=2023,
    where=first_order.is_this, must=first_decision.DATE_PLACED <= Episodes.DECOM,
    at=(Episodes.DECOM, Episodes.LS, first_decision.DATE_PLACED), note=FIRST_DECISION,
    passes=[{**PLACED, Episodes.LS: "E1", Episodes.DECOM: "01/05/2025"},
            {**PLACED, Episodes.LS: "C2", Episodes.DECOM: "30/04/2025"},
            [{**REVERSED, Episodes.LS: "E1", Episodes.DECOM: "10/05/2025"},
             {PlacedAdoption.DATE_PLACED: "01/07/2025"}]],
    fails=[{**PLACED, Episodes.LS: "E1", Episodes.DECOM: "30/04/2025"}],
)

freed = Episodes.LS.one_of("D1")
c555 = Check(
    "555", "Freeing order has been granted but there is no date of decision that the child should be placed for adoption.", since=2023, until=2024,
    parts=(
        Part(flags=freed & ~exists(PlacedAdoption, PlacedAdoption.DATE_PLACED.filled), at=(Episodes.CHILD,)),
        Part(flags=exists(Episodes, freed & Episodes.DEC.blank) & ceased
             & ~exists(PlacedAdoption, PlacedAdoption.DATE_PLACED.filled & ~ceased),
             at=(PlacedAdoption.CHILD, PlacedAdoption.DATE_PLACED, PlacedAdoption.DATE_PLACED_CEASED,
                 PlacedAdoption.REASON_PLACED_CEASED)),
    ),
    note="As rule 553: a decision row without its date is no decision, and one that was reversed is no error where another "
         "stands.",
    passes=[{Episodes.LS: "D1", **PLACED}, {Episodes.LS: "C2"},
            {Episodes.LS: "D1", Episodes.DEC: "01/06/2023", **REVERSED},
            [{Episodes.LS: "D1", **REVERSED}, PLACED]],
    fails=[{Episodes.LS: "D1"}, {Episodes.LS: "D1", PlacedAdoption.DATE_PLACED: None}, {Episodes.LS: "D1", **REVERSED}],
)

c556 = Check(
    "556", "Date of decision that the child should be placed for adoption should be on or prior to the date that the freeing order was granted.", since=2023, until=2024,
    where=freed, must=smallest(PlacedAdoption.DATE_PLACED) <= Episodes.DECOM, at=(Episodes.DECOM,), note=FIRST_DECISION,
    passes=[{Episodes.LS: "D1", Episodes.DECOM: "01/05/2025", **PLACED},
            {Episodes.LS: "D1", Episodes.DECOM: "01/05/2025"},
            {Episodes.LS: "C2", Episodes.DECOM: "30/04/2025", **PLACED}],
    fails=[{Episodes.LS: "D1", Episodes.DECOM: "30/04/2025", **PLACED}],
)

left_care = Episodes.REC.filled & ~Episodes.REC.one_of("X1") & ~adopted
decided = (exists(Episodes, placed_for_adoption | Episodes.LS.one_of(ADOPTION_ORDER))
           | exists(PlacedAdoption, PlacedAdoption.DATE_PLACED.filled))
c557 = Check(
    "557", "Child for whom the decision was made that they should be placed for adoption has left care but was not adopted and information on the decision that they should no longer be placed for adoption items has not been completed.", since=2023,
    parts=(Part(flags=left_care & decided & (~exists(PlacedAdoption) | exists(PlacedAdoption, not_told)),
                at=(Episodes.PLACE, Episodes.LS, Episodes.REC)),
           Part(flags=not_told & decided & exists(Episodes, left_care),
                at=(PlacedAdoption.DATE_PLACED_CEASED, PlacedAdoption.REASON_PLACED_CEASED))),
    note="The decision shows in any of the child's episodes, or in its own row, as the message has it; the sector's reading "
         "looks at the placement and order of the last episode alone.",
    passes=[{Episodes.REC: "E4A", Episodes.PLACE: "A5", **REVERSED},
            {Episodes.REC: "E11", Episodes.PLACE: "A5", **PLACED},
            {Episodes.REC: "X1", Episodes.PLACE: "A5", **PLACED}, {Episodes.REC: "E4A", Episodes.PLACE: "U1"},
            {Episodes.REC: "E4A", PlacedAdoption.DATE_PLACED: None}],
    fails=[{Episodes.REC: "E4A", Episodes.PLACE: "A5"}, {Episodes.REC: "E8", Episodes.LS: "E1", **PLACED},
           {Episodes.REC: "E4A", **PLACED},
           {Episodes.REC: "E4A", **REVERSED, PlacedAdoption.REASON_PLACED_CEASED: None},
           [{Episodes.REC: "X1", Episodes.PLACE: "A5"}, {Episodes.REC: "E4A"}]],
)

earlier = PlacedAdoption.other("earlier decision")
comes_first = (
    (earlier.DATE_PLACED < PlacedAdoption.DATE_PLACED).holds
    | (earlier.DATE_PLACED.known & PlacedAdoption.DATE_PLACED.unknown)
    | (earlier.DATE_PLACED.same_as(PlacedAdoption.DATE_PLACED) & (row_number(earlier) < row_number(PlacedAdoption))))
c579 = Check(
    "579", "A new decision that the child should be placed for adoption this year cannot start when the previous decision is still open. Decisions to place the child for adoption should also not overlap. The date of any new decision to place the child for adoption must not be before the date placed ceased of previous decisions.", since=2023,
    flags=comes_first & (earlier.DATE_PLACED_CEASED.unknown
                         | (PlacedAdoption.DATE_PLACED < earlier.DATE_PLACED_CEASED).holds),
    at=(PlacedAdoption.DATE_PLACED, PlacedAdoption.DATE_PLACED_CEASED),
    note="Compared with every earlier decision, not with the last alone.",
    passes=[[REVERSED, {PlacedAdoption.DATE_PLACED: "01/06/2025"}], PLACED,
            [{PlacedAdoption.DATE_PLACED: "01/06/2025"}, REVERSED]],
    fails=[[REVERSED, {PlacedAdoption.DATE_PLACED: "31/05/2025"}], [PLACED, {PlacedAdoption.DATE_PLACED: "01/06/2025"}],
           [PLACED, PLACED], [REVERSED, {**REVERSED, PlacedAdoption.DATE_PLACED: "01/04/2025"}],
           [{**REVERSED, PlacedAdoption.DATE_PLACED_CEASED: "01/09/2025"},
            {PlacedAdoption.DATE_PLACED: "01/06/2025", PlacedAdoption.DATE_PLACED_CEASED: "02/06/2025"}]],
)

c583 = Check(
    "583", "More than one date the child should be placed for adoption has been reported, but an earlier decision has not been revoked. Check that both dates are required and add in the date the earlier decision was revoked. Note this may be in a previous year.", since=2023,
    where=PlacedAdoption.DATE_PLACED.known & ~latest_decision.is_this, flags=PlacedAdoption.DATE_PLACED_CEASED.blank,
    at=(PlacedAdoption.DATE_PLACED, PlacedAdoption.DATE_PLACED_CEASED),
    note="In order of days; the sector's reading orders them as text. A row without a date is no earlier decision.",
    passes=[[REVERSED, {PlacedAdoption.DATE_PLACED: "01/06/2025"}], PLACED,
            [{PlacedAdoption.DATE_PLACED: None}, PLACED]],
    fails=[[PLACED, {PlacedAdoption.DATE_PLACED: "01/06/2025"}],
           [PLACED, {**REVERSED, PlacedAdoption.DATE_PLACED: "02/05/2025"}],
           [{PlacedAdoption.DATE_PLACED: "31/01/2025"}, {PlacedAdoption.DATE_PLACED: "01/02/2026"}]],
)

# Last year's decisions

then_ceased = any_filled(PlacedAdoptionLast.DATE_PLACED_CEASED, PlacedAdoptionLast.REASON_PLACED_CEASED)
same_decision = ((PlacedAdoption.DATE_PLACED == PlacedAdoptionLast.DATE_PLACED).holds
                 | (PlacedAdoption.DATE_PLACED.text == PlacedAdoptionLast.DATE_PLACED.text).holds)
PLACED_THEN = {PlacedAdoptionLast.DATE_PLACED: "1/2/2025"}
REVERSED_THEN = {**PLACED_THEN, PlacedAdoptionLast.DATE_PLACED_CEASED: "01/03/2025"}
REPEATED = {PlacedAdoption.DATE_PLACED: "01/02/2025"}

c559 = Check(
    "559", "Date of decision that a child should be placed for adoption was not in the current year but the date of the decision that the child should be placed for adoption was not completed in a previous return.", since=2023,
    flags=(PlacedAdoption.DATE_PLACED < START) & ~exists(PlacedAdoptionLast, PlacedAdoptionLast.DATE_PLACED.known),
    at=(PlacedAdoption.DATE_PLACED,),
    note="One decision with its date last year is enough; whether it is the same is rule 560.",
    passes=[{PlacedAdoption.DATE_PLACED: "01/04/2025"}, {**REPEATED, **PLACED_THEN},
            [{**REPEATED, **PLACED_THEN}, {PlacedAdoptionLast.DATE_PLACED: None}]],
    fails=[{PlacedAdoption.DATE_PLACED: "31/03/2025"}, {**REPEATED, PlacedAdoptionLast.DATE_PLACED: None}],
)

c560 = Check(
    "560", "Date of decision that the child should be placed for adoption this year is different from that recorded last year but the decision to place the child for adoption did not change.", since=2023,
    each=(PlacedAdoption, PlacedAdoptionLast),
    where=PlacedAdoptionLast.DATE_PLACED.filled & PlacedAdoptionLast.DATE_PLACED_CEASED.blank,
    flags=~exists(PlacedAdoption, same_decision), at=(PlacedAdoption.DATE_PLACED, PlacedAdoption.DATE_PLACED_CEASED),
    note="The days are compared, not their text; and a second decision is no error where the one of last year is there.",
    passes=[{**REPEATED, **PLACED_THEN}, {**PLACED, **REVERSED_THEN}, PLACED,
            [{**REPEATED, **PLACED_THEN, PlacedAdoption.DATE_PLACED_CEASED: "01/05/2025"}, PLACED]],
    fails=[{**PLACED, **PLACED_THEN}, {PlacedAdoption.DATE_PLACED: None, **PLACED_THEN}],
)

c561 = Check(
    "561", "Date of the decision that the child should be placed for adoption this year is the same as that recorded last year but records show that the decision changed, and the child should no longer be placed for adoption last year.", since=2023,
    where=then_ceased, flags=same_decision, at=(PlacedAdoption.DATE_PLACED,),
    note="The days are compared, not their text.",
    passes=[{**REPEATED, **PLACED_THEN}, {**PLACED, **REVERSED_THEN}],
    fails=[{**REPEATED, **REVERSED_THEN}, {**REPEATED, **PLACED_THEN, PlacedAdoptionLast.REASON_PLACED_CEASED: "RD1"}],
)

c584 = Check(
    "584", "Date of decision that the child should be placed for adoption this year is different from that recorded last year, but the decision to placed the child for adoption changed and the child should no longer be placed for adoption.", since=2023,
    where=then_ceased & PlacedAdoptionLast.DATE_PLACED.filled,
    flags=PlacedAdoption.DATE_PLACED.blank | (PlacedAdoption.DATE_PLACED <= PlacedAdoptionLast.DATE_PLACED),
    at=(PlacedAdoption.DATE_PLACED,),
    note="A new decision comes after the one that was reversed. By days, and shown on the row that is wrong: the sector's "
         "reading compares text and shows another row.",
    passes=[{**PLACED, **REVERSED_THEN}, {**REPEATED, **PLACED_THEN},
            {PlacedAdoption.DATE_PLACED: "02/02/2025", **REVERSED_THEN}],
    fails=[{PlacedAdoption.DATE_PLACED: None, **REVERSED_THEN},
           {PlacedAdoption.DATE_PLACED: "31/01/2025", **REVERSED_THEN},
           {**REPEATED, **REVERSED_THEN}],
)
