"""Adoption: decisions that a child should be placed, matches, adopters, and the episodes that go with them."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import exists, first, last
from throughline.engines.checks.shapes import not_a_code, not_a_date
from throughline.engines.checks.terms import any_filled
from throughline.returns.ssda903.tables import AD1, Episodes, PlacedAdoption
from throughline.returns.ssda903.words import adopted

DECISION = "Date of Local Authority's (LA) decision that a child should {}be placed for adoption is not a valid date."
c112 = not_a_date("112", AD1.DATE_INT, "Date should be placed for adoption is not a valid date.", since=2023)
c113 = not_a_date("113", AD1.DATE_MATCH, "Date matching child and adopter(s) is not a valid date.", since=2023)
c115 = not_a_date("115", PlacedAdoption.DATE_PLACED, DECISION.format(""), since=2023)
c116 = not_a_date("116", PlacedAdoption.DATE_PLACED_CEASED, DECISION.format("no longer "), since=2023)
c114 = not_a_code("114", AD1.FOSTER_CARE, "Data entry to record the status of former carer(s) of an adopted child is "
                  "invalid.", since=2023)
c175 = not_a_code("175", AD1.NB_ADOPTR, "The number of adopter(s) code is not a valid code.", since=2023)
c176 = not_a_code("176", AD1.SEX_ADOPTR, "The gender of adopter(s) at the date of adoption code is not a valid code.",
                  since=2023)
c177 = not_a_code("177", AD1.LS_ADOPTR, "The legal status of adopter(s) code is not a valid code.", since=2023)
c120 = not_a_code("120", PlacedAdoption.REASON_PLACED_CEASED, "The reason for the reversal of the decision that the "
                  "child should be placed for adoption code is not valid.", since=2023)

first_start = first(Episodes.DECOM, where=Episodes.RNE == "S")
c1003 = Check(
    "1003", "Date of LA's decision that a child should be placed for adoption is before the child started to be looked "
    "after.", since=2023,
    must=PlacedAdoption.DATE_PLACED >= first_start.DECOM,
    at=(PlacedAdoption.DATE_PLACED, first_start.DECOM, first_start.RNE),
    passes=[{PlacedAdoption.DATE_PLACED: "01/05/2025", Episodes.RNE: "S", Episodes.DECOM: "01/05/2025"},
            {PlacedAdoption.DATE_PLACED: "01/04/2025", Episodes.RNE: "P", Episodes.DECOM: "01/05/2025"}],
    fails=[{PlacedAdoption.DATE_PLACED: "30/04/2025", Episodes.RNE: "S", Episodes.DECOM: "01/05/2025"}],
)

placement_order = Episodes.LS.one_of("E1")
c553 = Check(
    "553", "Placement order has been granted but there is no date of decision that the child should be placed for "
    "adoption.", since=2023,
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

latest_decision = last(PlacedAdoption.DATE_PLACED)
c558 = Check(
    "558", "If a child has been adopted, then the decision to place them for adoption has not been disrupted and the date "
    "of the decision that a child should no longer be placed for adoption should be left blank.", since=2023,
    flags=adopted & latest_decision.DATE_PLACED_CEASED.filled, at=(Episodes.REC,),
    note="Read as the message says, of the latest decision. The sector's count of pairs excuses the plainest case, one "
         "adoption with one reversed decision.",
    passes=[{Episodes.REC: "E11", PlacedAdoption.DATE_PLACED: "01/05/2025"},
            [{Episodes.REC: "E11", PlacedAdoption.DATE_PLACED: "01/05/2024",
              PlacedAdoption.DATE_PLACED_CEASED: "01/06/2024"}, {PlacedAdoption.DATE_PLACED: "01/05/2025"}]],
    fails=[{Episodes.REC: "E12", PlacedAdoption.DATE_PLACED: "01/05/2025",
            PlacedAdoption.DATE_PLACED_CEASED: "01/06/2025"}],
)
