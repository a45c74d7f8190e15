"""Respite care under a series of short breaks (legal status V3 and V4)."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import exists
from throughline.engines.checks.terms import END, any_filled, when
from throughline.returns.ssda903.tables import Episodes, Header, Reviews
from throughline.returns.ssda903.words import SHORT_BREAKS, short_break, temporary

c365 = Check(
    "365", "Any individual short- term respite placement must not exceed 17 days.", since=2023,
    flags=Episodes.LS.one_of("V3") & (when(Episodes.DEC.blank, END, Episodes.DEC).days_after(Episodes.DECOM) > 17),
    at=(Episodes.LS, Episodes.DECOM, Episodes.DEC),
    passes=[{Episodes.LS: "V3", Episodes.DECOM: "01/05/2025", Episodes.DEC: "18/05/2025"},
            {Episodes.LS: "V3", Episodes.DECOM: "14/03/2026"},
            {Episodes.LS: "V4", Episodes.DECOM: "01/05/2025", Episodes.DEC: "19/05/2025"},
            {Episodes.LS: "V3", Episodes.DECOM: "01/05/2025", Episodes.DEC: "31/02/2026"}],
    fails=[{Episodes.LS: "V3", Episodes.DECOM: "01/05/2025", Episodes.DEC: "19/05/2025"},
           {Episodes.LS: "V3", Episodes.DECOM: "13/03/2026"}],
)

c366 = Check(
    "366", "A child cannot change placement during the course of an individual short-term respite break.", since=2023,
    flags=Episodes.LS.one_of("V3") & ~Episodes.RNE.one_of("S"), at=(Episodes.RNE,),
    passes=[{Episodes.LS: "V3", Episodes.RNE: "S"}, {Episodes.LS: "V4", Episodes.RNE: "P"}],
    fails=[{Episodes.LS: "V3", Episodes.RNE: "P"}, {Episodes.LS: "V3", Episodes.RNE: None}],
)

c382 = Check(
    "382", "A child receiving respite care cannot be in a temporary placement.", since=2023,
    flags=short_break & temporary, at=(Episodes.LS, Episodes.PLACE),
    passes=[{Episodes.LS: "V3", Episodes.PLACE: "U6"}, {Episodes.LS: "C2", Episodes.PLACE: "T1"}],
    fails=[{Episodes.LS: status, Episodes.PLACE: "T0"} for status in SHORT_BREAKS],
)

c384 = Check(
    "384", "A child receiving respite care cannot be in a long-term foster placement", since=2023,
    flags=short_break & Episodes.PLACE.one_of("U1", "U4"), at=(Episodes.PLACE, Episodes.LS),
    passes=[{Episodes.LS: "V4", Episodes.PLACE: "U6"}, {Episodes.LS: "C2", Episodes.PLACE: "U4"}],
    fails=[{Episodes.LS: status, Episodes.PLACE: place} for status in SHORT_BREAKS for place in ("U1", "U4")],
)

c214 = Check(
    "214", "Placement location information not required.", since=2023,
    flags=short_break & any_filled(Episodes.PL_POST, Episodes.URN), at=(Episodes.PL_POST, Episodes.URN),
    passes=[{Episodes.LS: "V3"}, {Episodes.LS: "C2", Episodes.PL_POST: "AB1 2CD", Episodes.URN: "SC1"}],
    fails=[{Episodes.LS: "V3", Episodes.PL_POST: "AB1 2CD"}, {Episodes.LS: "V4", Episodes.URN: "SC1"}],
)

c398 = Check(
    "398", "Distance field completed but child looked after under legal status V3 or V4.", since=2023,
    flags=short_break & any_filled(Episodes.HOME_POST, Episodes.PL_POST),
    at=(Episodes.LS, Episodes.HOME_POST, Episodes.PL_POST),
    note="The distance is not submitted but follows from the postcodes: either of them stands for it.",
    passes=[{Episodes.LS: "V3"}, {Episodes.LS: "C2", Episodes.HOME_POST: "AB1 2CD"}],
    fails=[{Episodes.LS: "V3", Episodes.HOME_POST: "AB1 2CD"}, {Episodes.LS: "V4", Episodes.PL_POST: "AB1 2CD"}],
)

c420 = Check(
    "420", "LA of placement completed but child is looked after under legal status V3 or V4.", since=2023,
    flags=short_break & Episodes.PL_LA.filled, at=(Episodes.PL_LA,),
    passes=[{Episodes.LS: "V3"}, {Episodes.LS: "C2", Episodes.PL_LA: "E10000011"}],
    fails=[{Episodes.LS: status, Episodes.PL_LA: "E10000011"} for status in SHORT_BREAKS],
)

c426 = Check(
    "426", "A child receiving respite care cannot be recorded under a legal status of V3 and V4 in the same year.", since=2023,
    flags=short_break & exists(Episodes, Episodes.LS.one_of("V3")) & exists(Episodes, Episodes.LS.one_of("V4")),
    at=(Episodes.LS,),
    passes=[[{Episodes.LS: "V3"}, {Episodes.LS: "V3"}], [{Episodes.LS: "V4"}, {Episodes.LS: "C2"}]],
    fails=[[{Episodes.LS: "V3"}, {Episodes.LS: "V4"}]],
)

only_short_breaks = exists(Episodes) & ~exists(Episodes, ~short_break)
reviewed = any_filled(Reviews.REVIEW, Reviews.REVIEW_CODE)
mother_said = exists(Header, Header.MOTHER.filled)
wrong_for_the_child = only_short_breaks & (mother_said | exists(Reviews, reviewed))
c399 = Check(
    "399", "Mother field, review field or participation field are completed but child is looked after under legal status V3 or V4.", since=2023, optional=(Header, Reviews),
    parts=(Part(flags=wrong_for_the_child, at=(Episodes.LS,)),
           Part(flags=wrong_for_the_child, at=(Header.MOTHER,)),
           Part(flags=only_short_breaks & (mother_said | reviewed), at=(Reviews.REVIEW, Reviews.REVIEW_CODE))),
    passes=[{Episodes.LS: "V3", Header.MOTHER: None}, {Episodes.LS: "C2", Header.MOTHER: "1"},
            [{Episodes.LS: "V3", Reviews.REVIEW: "01/05/2025"}, {Episodes.LS: "C2"}]],
    fails=[{Episodes.LS: "V3", Header.MOTHER: "0"}, {Episodes.LS: "V4", Reviews.REVIEW: "01/05/2025"},
           {Episodes.LS: "V4", Reviews.REVIEW_CODE: "PN1", Header.MOTHER: None}],
)
