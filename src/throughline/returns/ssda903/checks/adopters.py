"""AD1: children who were adopted, when they were matched and by whom."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import Runs, exists, last
from throughline.engines.checks.shapes import not_a_code, not_a_date
from throughline.engines.checks.terms import END, START, Field, any_blank, any_filled, first_known
from throughline.returns.ssda903.tables import AD1, OC3, Episodes, PlacedAdoption
from throughline.returns.ssda903.words import (
    ADOPTIVE,
    adopted,
    adoption_fields,
    care_leaver,
    latest_decision,
    placed_for_adoption,
    previous,
)

c112 = not_a_date("112", AD1.DATE_INT, "Date should be placed for adoption is not a valid date.", since=2023)
c113 = not_a_date("113", AD1.DATE_MATCH, "Date matching child and adopter(s) is not a valid date.", since=2023)
c114 = not_a_code("114", AD1.FOSTER_CARE, "Data entry to record the status of former carer(s) of an adopted child is invalid.", since=2023)
c175 = not_a_code("175", AD1.NB_ADOPTR, "The number of adopter(s) code is not a valid code.", since=2023)
c176 = not_a_code("176", AD1.SEX_ADOPTR, "The gender of adopter(s) at the date of adoption code is not a valid code.",
                  since=2023)
c177 = not_a_code("177", AD1.LS_ADOPTR, "The legal status of adopter(s) code is not a valid code.", since=2023)

ALL = {AD1.DATE_INT: "01/05/2025", AD1.DATE_MATCH: "01/06/2025", AD1.FOSTER_CARE: "0", AD1.NB_ADOPTR: "2",
       AD1.SEX_ADOPTR: "MF", AD1.LS_ADOPTR: "L11"}
NONE: dict[Field, str | None] = dict.fromkeys(ALL)
c151 = Check(
    "151", "All data items relating to a childs adoption must be coded or left blank.", since=2023,
    flags=any_filled(*adoption_fields) & any_blank(*adoption_fields), at=adoption_fields,
    passes=[ALL, NONE], fails=[{**ALL, each: None} for each in ALL] + [{**NONE, AD1.FOSTER_CARE: "0"}],
)

c134 = Check(
    "134", "Data on adoption should not be entered for the OC3 cohort.", since=2023,
    flags=any_filled(*adoption_fields) & exists(OC3, care_leaver), at=adoption_fields,
    passes=[ALL, {**NONE, OC3.IN_TOUCH: "YES"}, {**ALL, OC3.IN_TOUCH: None}],
    fails=[{**NONE, AD1.NB_ADOPTR: "1", OC3.ACTIV: "F1"}],
)

c333 = Check(
    "333", "Date should be placed for adoption must be on or prior to the date of matching child with adopter(s).", since=2023,
    where=AD1.DATE_MATCH.known, flags=~(AD1.DATE_INT <= AD1.DATE_MATCH).holds, at=(AD1.DATE_INT,),
    passes=[{**ALL, AD1.DATE_INT: "01/06/2025"}, {AD1.DATE_INT: "01/06/2025"}],
    fails=[{**ALL, AD1.DATE_INT: "02/06/2025"}, {**ALL, AD1.DATE_INT: None}],
)


def adopters_are(code: str, says: str, legal_status: str, *sexes: str, note: str = "") -> Check:
    """Adopters of a legal status can only be of these sexes; a blank is flagged too."""
    wrong = [each for each in ("M1", "F1", "MM", "FF", "MF", None) if each not in sexes]
    return Check(
        code, says, since=2023,
        flags=AD1.LS_ADOPTR.one_of(legal_status) & ~AD1.SEX_ADOPTR.one_of(*sexes), at=(AD1.LS_ADOPTR, AD1.SEX_ADOPTR),
        note=note,
        passes=[{AD1.LS_ADOPTR: legal_status, AD1.SEX_ADOPTR: each} for each in sexes]
        + [{AD1.LS_ADOPTR: None, AD1.SEX_ADOPTR: "M1"}, {AD1.LS_ADOPTR: "??", AD1.SEX_ADOPTR: "MM"}],
        fails=[{AD1.LS_ADOPTR: legal_status, AD1.SEX_ADOPTR: each} for each in wrong],
    )


c517 = adopters_are(
    "517", "If reporting legal status of adopters is L3 then the genders of adopters should be coded as MF. MF = the adopting couple are male and female.",
    "L3", "MF")
c518 = adopters_are(
    "518", "If reporting legal status of adopters is L4 then the genders of adopters should be coded as MM or FF. MM = the adopting couple are both males. FF = the adopting couple are both females.",
    "L4", "MM", "FF")
c519 = adopters_are(
    "519", "Data entered on the legal status of adopters shows civil partnership couple, but data entered on genders of adopters does not show it as a couple.",
    "L2", "MM", "FF", "MF")
c520 = adopters_are(
    "520", "Data entry on the legal status of adopters shows different gender married couple but data entry on genders of adopters shows it as a same gender couple.",
    "L11", "MF",
    note="One adopter, or none said, is no different gender couple either, and no other rule would see it.")
c524 = adopters_are(
    "524", "If reporting legal status of adopters is L12 then the genders of adopters should be coded as MM or FF. MM = the adopting couple are both males. FF = the adopting couple are both females",
    "L12", "MM", "FF")

c511 = Check(
    "511", "If reporting that the number of person(s) adopting the looked after child is two adopters then the code should only be MM, FF or MF. MM = the adopting couple are both males; FF = the adopting couple are both females; MF = The adopting couple are male and female.", since=2023,
    flags=AD1.NB_ADOPTR.one_of("2") & ~AD1.SEX_ADOPTR.one_of("MM", "FF", "MF"), at=(AD1.NB_ADOPTR, AD1.SEX_ADOPTR),
    note="Only MM, FF or MF, as the message says; the sector's reading lets a blank and a code not on the list pass.",
    passes=[{**ALL, AD1.SEX_ADOPTR: each} for each in ("MM", "FF", "MF")]
    + [{AD1.NB_ADOPTR: "1", AD1.SEX_ADOPTR: "M1"}],
    fails=[{**ALL, AD1.SEX_ADOPTR: each} for each in ("M1", "F1", None)],
)

c514 = Check(
    "514", "Data entry on the legal status of adopters shows a single adopter but data entry for the numbers of adopters shows it as a couple.", since=2023,
    flags=AD1.LS_ADOPTR.one_of("L0") & (~AD1.SEX_ADOPTR.one_of("M1", "F1") | AD1.NB_ADOPTR.one_of("2")),
    at=(AD1.LS_ADOPTR, AD1.SEX_ADOPTR),
    note="Also by the number of adopters, of which the message speaks; the sector's reading looks at their sex alone.",
    passes=[{AD1.LS_ADOPTR: "L0", AD1.SEX_ADOPTR: "M1", AD1.NB_ADOPTR: "1"}, ALL],
    fails=[{AD1.LS_ADOPTR: "L0", AD1.SEX_ADOPTR: "MF"}, {AD1.LS_ADOPTR: "L0", AD1.SEX_ADOPTR: None},
           {AD1.LS_ADOPTR: "L0", AD1.SEX_ADOPTR: "F1", AD1.NB_ADOPTR: "2"}],
)

# Against episodes

placement = Runs(
    Episodes.DECOM, begins=~Episodes.RNE.one_of("L", "T", "U") | ~previous.PLACE.one_of(*ADOPTIVE),
    where=placed_for_adoption & Episodes.DECOM.known)
"""Episodes placed for adoption with the same adopters: it goes on through changes that leave the carer the same."""
ADOPTED = {Episodes.DECOM: "01/06/2025", Episodes.DEC: "01/09/2025", Episodes.REC: "E11", Episodes.PLACE: "A5"}
c331 = Check(
    "331", "Date of matching child and adopter(s) should be the same as, or prior to, the date of placement of adoption.", since=2023,
    where=adopted, must=first_known(placement.smallest(Episodes.DECOM), Episodes.DECOM) >= AD1.DATE_MATCH,
    at=(AD1.DATE_MATCH, Episodes.DECOM, Episodes.REC),
    note="The day the child was placed with the adopters, which may be an earlier episode than the one that the adoption "
         "ended; the sector's reading takes the start of that one.",
    passes=[{**ALL, **ADOPTED}, {**ADOPTED, AD1.DATE_MATCH: None},
            {**ALL, **ADOPTED, Episodes.REC: "E4A", Episodes.DECOM: "01/05/2025"},
            [{**ALL, Episodes.DECOM: "01/04/2025", Episodes.PLACE: "A5"}, {**ADOPTED, Episodes.RNE: "P"}]],
    fails=[{**ALL, **ADOPTED, Episodes.DECOM: "31/05/2025"},
           [{**ALL, Episodes.DECOM: "01/05/2025", Episodes.PLACE: "A5"}, {**ADOPTED, Episodes.RNE: "L"}],
           {**ALL, **ADOPTED, Episodes.DECOM: "31/05/2025", Episodes.PLACE: "U1"}],
)

latest_start = last(Episodes.DECOM, where=Episodes.RNE.one_of("S"))
c334 = Check(
    "334", "Date child started to be looked after in latest period of care must be on or prior to the date should be placed for adoption.", since=2023,
    must=AD1.DATE_INT >= latest_start.DECOM, at=(latest_start.DECOM, latest_start.RNE, AD1.DATE_INT),
    passes=[{**ALL, Episodes.RNE: "S", Episodes.DECOM: "01/05/2025"},
            {**ALL, Episodes.RNE: "P", Episodes.DECOM: "02/05/2025"},
            {**NONE, Episodes.RNE: "S", Episodes.DECOM: "01/05/2025"}],
    fails=[{**ALL, Episodes.RNE: "S", Episodes.DECOM: "02/05/2025"},
           [{**ALL, Episodes.RNE: "S", Episodes.DECOM: "02/05/2025"},
            {Episodes.RNE: "S", Episodes.DECOM: "01/04/2025"}]],
)

c335 = Check(
    "335", "The current foster value (0) suggests that child is not adopted by current foster carer, but last placement is A2, A3, or A5. Or the current foster value (1) suggests that child is adopted by current foster carer, but last placement is A1, A4 or A6.", since=2023,
    where=Episodes.REC.one_of("E1", "E11", "E12"),
    flags=(Episodes.PLACE.one_of("A2", "A3", "A5") & AD1.FOSTER_CARE.one_of("0"))
    | (Episodes.PLACE.one_of("A1", "A4", "A6") & AD1.FOSTER_CARE.one_of("1")),
    at=(Episodes.PLACE, AD1.FOSTER_CARE),
    passes=[{Episodes.REC: "E11", Episodes.PLACE: "A5", AD1.FOSTER_CARE: "1"},
            {Episodes.REC: "E12", Episodes.PLACE: "A6", AD1.FOSTER_CARE: "0"},
            {Episodes.REC: "E11", Episodes.PLACE: "A5", AD1.FOSTER_CARE: None},
            {Episodes.REC: "X1", Episodes.PLACE: "A5", AD1.FOSTER_CARE: "0"}],
    fails=[{Episodes.REC: "E11", Episodes.PLACE: "A5", AD1.FOSTER_CARE: "0"},
           {Episodes.REC: "E12", Episodes.PLACE: "A4", AD1.FOSTER_CARE: "1"}],
)

c521 = Check(
    "521", "Date of local authority's decision (LA) that adoption is in the best interests of the child (date should be placed) must be on or prior to the date the child is placed for adoption.", since=2023,
    where=placed_for_adoption, must=AD1.DATE_INT <= Episodes.DECOM, at=(Episodes.PLACE, Episodes.DECOM, AD1.DATE_INT),
    passes=[{**ALL, Episodes.PLACE: "A5", Episodes.DECOM: "01/05/2025"},
            {**ALL, Episodes.PLACE: "U1", Episodes.DECOM: "30/04/2025"},
            {**NONE, Episodes.PLACE: "A5", Episodes.DECOM: "30/04/2025"}],
    fails=[{**ALL, Episodes.PLACE: "A3", Episodes.DECOM: "30/04/2025"}],
)

c582 = Check(
    "582", "Child is showing as ceasing to be looked after due to adoption, but the date of adoption is the same as the date reported for being matched with adopters. In most circumstances we expect the date the child is matched with adopters to be before the date of adoption.", since=2023,
    where=adopted, flags=Episodes.DEC == AD1.DATE_MATCH, at=(Episodes.DEC,),
    note="The days are compared, not their text.",
    passes=[{**ALL, **ADOPTED}, {**ADOPTED, AD1.DATE_MATCH: None},
            {**ADOPTED, Episodes.REC: "E8", AD1.DATE_MATCH: "01/09/2025"}],
    fails=[{**ADOPTED, AD1.DATE_MATCH: "1/9/2025"}],
)

adopted_in_year = adopted & (Episodes.DEC >= START) & (Episodes.DEC <= END)
c601 = Check(
    "601", "The additional fields relating to adoption have not been completed although the episode data shows that the child was adopted during the year.", since=2023,
    parts=(Part(flags=adopted_in_year & (~exists(AD1) | exists(AD1, any_blank(*adoption_fields))), at=(Episodes.REC,)),
           Part(flags=any_blank(*adoption_fields) & exists(Episodes, adopted_in_year), at=adoption_fields)),
    note="A child without a row in AD1 has not had the fields completed either; the sector's reading looks at rows.",
    passes=[{**ALL, **ADOPTED}, {**NONE, **ADOPTED, Episodes.DEC: "31/03/2025"},
            {**NONE, **ADOPTED, Episodes.REC: "E4A"}],
    fails=[{**ALL, **ADOPTED, AD1.SEX_ADOPTR: None}, ADOPTED, {**NONE, **ADOPTED, Episodes.DEC: "31/03/2026"}],
)

c602 = Check(
    "602", "The episode data submitted for this child does not show that he/she was adopted during the year.", since=2023,
    flags=any_filled(*adoption_fields) & ~exists(Episodes, adopted_in_year), at=(AD1.CHILD,),
    passes=[{**ALL, **ADOPTED}, {**NONE, Episodes.REC: "E4A"}],
    fails=[ALL, {**ALL, **ADOPTED, Episodes.DEC: "31/03/2025"},
           {**NONE, **ADOPTED, AD1.FOSTER_CARE: "0", Episodes.REC: "E4A"}],
)

# Against decisions

DECIDED = {PlacedAdoption.DATE_PLACED: "1/5/2025"}
c523 = Check(
    "523", "Date of decision that the child should be placed for adoption should be the same date as the decision that adoption is in the best interest (date should be placed).", since=2023,
    flags=AD1.DATE_INT != latest_decision.DATE_PLACED, at=(latest_decision.DATE_PLACED, AD1.DATE_INT),
    note="Of the latest decision; a child with an earlier one that was reversed is no error.",
    passes=[{**ALL, **DECIDED}, {**NONE, **DECIDED}, ALL,
            [{**ALL, **DECIDED}, {PlacedAdoption.DATE_PLACED: "01/05/2024"}]],
    fails=[{**ALL, PlacedAdoption.DATE_PLACED: "02/05/2025"},
           [{**ALL, **DECIDED}, {PlacedAdoption.DATE_PLACED: "02/05/2025"}]],
)

stands = exists(PlacedAdoption, PlacedAdoption.DATE_PLACED.filled & PlacedAdoption.DATE_PLACED_CEASED.blank)
c525 = Check(
    "525", "A child for whom the decision to be placed for adoption has been reversed cannot be adopted during the year.", since=2023,
    flags=PlacedAdoption.DATE_PLACED_CEASED.filled & ~stands & any_filled(*adoption_fields),
    at=(PlacedAdoption.DATE_PLACED_CEASED, *adoption_fields),
    note="A decision that was reversed is no error where another stands.",
    passes=[{**ALL, **DECIDED}, {**NONE, **DECIDED, PlacedAdoption.DATE_PLACED_CEASED: "01/06/2025"},
            [{**ALL, **DECIDED, PlacedAdoption.DATE_PLACED_CEASED: "01/06/2025"},
             {PlacedAdoption.DATE_PLACED: "01/07/2025"}]],
    fails=[{**ALL, **DECIDED, PlacedAdoption.DATE_PLACED_CEASED: "01/06/2025"},
           {**NONE, AD1.FOSTER_CARE: "0", PlacedAdoption.DATE_PLACED_CEASED: "01/06/2025"}],
)
