"""Where the child is placed: postcodes, the authority there, and how far it is from home."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.terms import AUTHORITY, Term, any_blank
from throughline.returns.ssda903.tables import UASC, Episodes, Header, HeaderLast
from throughline.returns.ssda903.words import (
    ADOPTIVE,
    FOSTER,
    UASC_TABLES,
    is_uasc,
    short_break,
    was_uasc,
    without_spaces,
)

c169 = Check(
    "169", "Local Authority (LA) of placement is not valid or is missing. Please check a valid postcode has been entered.",
    since=2023, flags=~short_break & Episodes.PL_LA.blank, at=(Episodes.PL_LA,),
    passes=[{Episodes.LS: "C2", Episodes.PL_LA: "E10000011"}, {Episodes.LS: "V3"}],
    fails=[{Episodes.LS: "C2"}, {Episodes.LS: None}],
)

c454 = Check(
    "454", "Placement distance from home is over 350 miles.", since=2026,
    flags=Episodes.PL_DISTANCE > 350, at=(Episodes.PL_DISTANCE,),
    passes=[{Episodes.PL_DISTANCE: "350"}, {Episodes.PL_DISTANCE: None}], fails=[{Episodes.PL_DISTANCE: "350.1"}],
)

c179 = Check(
    "179", "Placement location code is not a valid code.", since=2023,
    flags=~short_break & Episodes.PL_LOCATION.blank, at=(Episodes.PL_LOCATION,),
    passes=[{Episodes.LS: "C2", Episodes.PL_LOCATION: "OUT"}, {Episodes.LS: "V4"}],
    fails=[{Episodes.LS: "C2"}, {Episodes.LS: None}],
)

c411 = Check(
    "411", "Placement location code disagrees with LA of placement.", since=2023,
    flags=Episodes.PL_LOCATION.one_of("IN") & Episodes.PL_LA.differs_from(AUTHORITY), at=(Episodes.PL_LOCATION,),
    note="Where the location is derived from the authority of the placement, as here, the two cannot disagree.",
    passes=[{Episodes.PL_LOCATION: "IN", Episodes.PL_LA: "E10000011"},
            {Episodes.PL_LOCATION: "OUT", Episodes.PL_LA: "E10000014"}],
    fails=[{Episodes.PL_LOCATION: "IN", Episodes.PL_LA: "E10000014"}, {Episodes.PL_LOCATION: "IN"}],
)

HOME = {Episodes.PLACE: "K2", Episodes.LS: "C2", Episodes.PLACE_PROVIDER: "PR1"}
c1015 = Check(
    "1015", "Placement provider is own provision but child not placed in own LA.", since=2023,
    where=Episodes.PLACE.filled & ~Episodes.PLACE.one_of(*ADOPTIVE, *FOSTER) & Episodes.LS.filled & ~short_break,
    flags=Episodes.PLACE_PROVIDER.one_of("PR1") & (Episodes.PL_LA != AUTHORITY), at=(Episodes.PL_LA,),
    note="A placement whose postcode is blank or unknown is not known to be elsewhere; rule 169 asks for the postcode.",
    passes=[{**HOME, Episodes.PL_LA: "E10000011"}, HOME, {**HOME, Episodes.PL_LA: "E10000014", Episodes.PLACE: "U1"},
            {**HOME, Episodes.PL_LA: "E10000014", Episodes.LS: "V3"},
            {**HOME, Episodes.PL_LA: "E10000014", Episodes.PLACE_PROVIDER: "PR2"}],
    fails=[{**HOME, Episodes.PL_LA: "E10000014"}, {**HOME, Episodes.PL_LA: "WAL"}],
)

c392c = Check(
    "392c", "Postcode(s) provided are invalid.", since=2023,
    flags=(Episodes.HOME_POST.filled & Episodes.HOME_FOUND.blank) | (Episodes.PL_POST.filled & Episodes.PL_FOUND.blank),
    at=(Episodes.HOME_POST, Episodes.PL_POST),
    passes=[{Episodes.HOME_POST: "WA10 1AA", Episodes.HOME_FOUND: "1", Episodes.PL_POST: "WA9 1AA",
             Episodes.PL_FOUND: "1"},
            {Episodes.HOME_POST: None}],
    fails=[{Episodes.HOME_POST: "ZZ99 9ZZ"}, {Episodes.PL_POST: "ZZ99 9ZZ"},
           {Episodes.HOME_POST: "WA10 1AA", Episodes.HOME_FOUND: "1", Episodes.PL_POST: "ZZ99 9ZZ"}],
)

c392d = Check(
    "392d", "Home and placement postcodes should not be same unless the placement type is P1.", since=2023,
    flags=~Episodes.PLACE.one_of("P1") & (without_spaces(Episodes.HOME_POST) == without_spaces(Episodes.PL_POST)),
    at=(Episodes.HOME_POST, Episodes.PL_POST, Episodes.PLACE),
    note="Spaces do not make two postcodes different.",
    passes=[{Episodes.PLACE: "P1", Episodes.HOME_POST: "AB1 2CD", Episodes.PL_POST: "AB1 2CD"},
            {Episodes.PLACE: "U1", Episodes.HOME_POST: "AB1 2CD", Episodes.PL_POST: "AB1 2CE"}, {Episodes.PLACE: "U1"}],
    fails=[{Episodes.PLACE: "U1", Episodes.HOME_POST: "AB1 2CD", Episodes.PL_POST: "AB12CD"},
           {Episodes.PLACE: None, Episodes.HOME_POST: "AB1 2CD", Episodes.PL_POST: "AB1 2CD"}],
)

known_uasc = is_uasc | was_uasc
"""In this year or the last; of the year before that the files tell nothing."""

c392a = Check(
    "392a", "Child is looked after but no distance is recorded.", since=2023, optional=UASC_TABLES,
    flags=~short_break & ~known_uasc & Episodes.PL_DISTANCE.blank, at=(Episodes.PL_DISTANCE,),
    passes=[{Episodes.LS: "C2", Episodes.PL_DISTANCE: "1.2"}, {Episodes.LS: "V3"},
            {Episodes.LS: "C2", Header.UASC: "1"}, {Episodes.LS: "C2", HeaderLast.UASC: "1"},
            {Episodes.LS: "C2", UASC.DUC: "x"}],
    fails=[{Episodes.LS: "C2"}, {Episodes.LS: None, Header.UASC: "0"},
           [{Episodes.LS: "C2"}, {Header.CHILD: "B", Header.UASC: "1"}]],
)

known_uasc_or_not_said = Term(known_uasc.name, known_uasc.build, known_uasc.tables, known_uasc.reads)
"""For a rule that does not wait for the status: a return without it is taken to have no such children."""
c392b = Check(
    "392b", "Child is looked after but no postcodes are recorded.", since=2023, optional=UASC_TABLES,
    flags=~short_break & ~known_uasc_or_not_said & any_blank(Episodes.HOME_POST, Episodes.PL_POST),
    at=(Episodes.HOME_POST, Episodes.PL_POST),
    passes=[{Episodes.LS: "C2", Episodes.HOME_POST: "AB1 2CD", Episodes.PL_POST: "AB1 2CE"}, {Episodes.LS: "V3"},
            {Episodes.LS: "C2", Header.UASC: "1"}, {Episodes.LS: "C2", HeaderLast.UASC: "1"}],
    fails=[{Episodes.LS: "C2", Episodes.HOME_POST: "AB1 2CD"}, {Episodes.LS: "C2", Episodes.PL_POST: "AB1 2CD"}],
)

c164 = Check(
    "164", "Distance is not valid. Please check a valid postcode has been entered.", since=2023, optional=UASC_TABLES,
    where=~short_break & ~known_uasc,
    flags=Episodes.PL_DISTANCE.unreadable | (Episodes.PL_DISTANCE < 0) | (Episodes.PL_DISTANCE > 999.9),
    at=(Episodes.PL_DISTANCE,),
    note="Not of short breaks, which have no distance (the sector's reading does not look). A distance that is derived "
         "from two known postcodes is always valid; a missing one is rule 392a, an unknown postcode rule 392c.",
    passes=[{Episodes.PL_DISTANCE: "999.9"}, {Episodes.PL_DISTANCE: "0"}, {Episodes.PL_DISTANCE: None},
            {Episodes.LS: "V3", Episodes.PL_DISTANCE: "1000"}, {Header.UASC: "1", Episodes.PL_DISTANCE: "1000"}],
    fails=[{Episodes.PL_DISTANCE: "1000"}, {Episodes.PL_DISTANCE: "-0.1"}, {Episodes.PL_DISTANCE: "far"}],
)

c406 = Check(
    "406", "Child is Unaccompanied Asylum-Seeking Child (UASC) or was formerly UASC. Distance should be blank.", since=2023, optional=UASC_TABLES,
    flags=known_uasc & Episodes.PL_DISTANCE.filled, at=(Episodes.PL_DISTANCE,),
    note="The distance follows from the postcodes, so what is wrong is that both were given.",
    passes=[{Header.UASC: "1", Episodes.PL_DISTANCE: None}, {Header.UASC: "0", Episodes.PL_DISTANCE: "1.2"}],
    fails=[{Header.UASC: "1", Episodes.PL_DISTANCE: "1.2"}, {HeaderLast.UASC: "1", Episodes.PL_DISTANCE: "1.2"}],
)
