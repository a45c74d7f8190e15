"""Whether this year's episodes carry on from where last year's ended."""
from typing import Any

from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import exists
from throughline.engines.checks.tables import Code, CodeList
from throughline.engines.checks.terms import START, Field, Term
from throughline.returns.ssda903.tables import Episodes, EpisodesLast
from throughline.returns.ssda903.words import first_episode, last_year

c502 = Check(
    "502", "Last year's record ended with an open episode. The date on which that episode started does not match the start date of the first episode on this year\u2019s record.", since=2023,
    where=first_episode.is_this & EpisodesLast.DEC.blank, flags=Episodes.DECOM.differs_from(EpisodesLast.DECOM),
    at=(Episodes.DECOM,),
    passes=[{Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025"},
            {Episodes.DECOM: "01/05/2025", EpisodesLast.DECOM: "01/03/2025", EpisodesLast.DEC: "01/04/2025"},
            {EpisodesLast.DECOM: "01/03/2025"}],
    fails=[{Episodes.DECOM: "01/05/2025", EpisodesLast.DECOM: "01/03/2025"},
           {Episodes.DECOM: "01/05/2025", EpisodesLast.DECOM: None}],
)

still_open = first_episode.is_this & last_year.found & last_year.DEC.unknown
"""This year's first episode, of a child whose last episode of last year was open at its end."""
NO_MATCH = "The {} in first episode does not match open episode at end of last year."


def carried_on(code: str, what: str, field: Field, says: str = "", unless: Term | None = None, **about: Any) -> Check:
    """The first episode of this year repeats the open episode of last year."""
    then: Field = getattr(last_year, field.column.name)
    last: Field = getattr(EpisodesLast, field.column.name)
    return Check(
        code, says or NO_MATCH.format(what), since=2023,
        where=still_open, flags=field.differs_from(then) if unless is None else field.differs_from(then) & ~unless,
        at=(field,),
        passes=[{Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025", field: "A", last: "A"},
                {Episodes.DECOM: "01/03/2025", field: "A"},
                {Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025", field: "A",
                 EpisodesLast.DEC: "31/03/2025"}],
        fails=[{Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025", field: "A", last: "B"},
               {Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025", field: None, last: "B"}], **about,
    )


c503a = carried_on("503A", "reason for new episode", Episodes.RNE, "The reason for new episode in the first episode does "
                   "not match open episode at end of last year.")
c503b = carried_on("503B", "legal status", Episodes.LS, "The legal status in the first episode does not match open "
                   "episode at end of last year.")
c503c = carried_on("503C", "category of need", Episodes.CIN, "The category of need in the first episode does not match "
                   "open episode at end of last year.")
c503e = carried_on("503E", "placement provider", Episodes.PLACE_PROVIDER, "The placement provider in the first episode "
                   "does not match open episode at end of last year.")
c503f = carried_on("503F", "Ofsted unique reference number (URN)", Episodes.URN, "The Ofsted URN in the first episode "
                   "does not match open episode at end of last year.")
c503h = carried_on("503H", "placement LA", Episodes.PL_LA, "The placement LA in first episode does not match open episode "
                   "at end of last year.")
c503j = carried_on("503J", "placement location", Episodes.PL_LOCATION, "The placement location in first episode does not "
                   "match open episode at end of last year.")

noe = Check(
    "NoE", "This child has no episodes loaded for previous year even though child started to be looked after before this current year.", since=2023,
    flags=(Episodes.DECOM < START) & ~exists(EpisodesLast), at=(Episodes.DECOM,),
    passes=[{Episodes.DECOM: "01/04/2025"}, {Episodes.DECOM: "31/03/2025", EpisodesLast.CHILD: "A"}],
    fails=[{Episodes.DECOM: "31/03/2025"}],
)

H5_THEN, Z1_THEN = CodeList("H5", (Code("H5", "", 2025, 2025),)), CodeList("Z1", (Code("Z1", "", 2026, 2026),))
new_code = (last_year.PLACE.one_of(H5_THEN) & Episodes.PLACE.one_of("K3")) | (
    last_year.PLACE.one_of(Z1_THEN) & Episodes.PLACE.one_of("Z11", "Z12", "Z13", "Z14"))
"""The code of the placement changed with the collection: H5 to K3 in 2024/25, Z1 to Z11 and the rest in 2025/26."""
c503d = carried_on(
    "503D", "placement type", Episodes.PLACE, "The placement type in the first episode does not match open episode at "
    "end of last year",
    unless=new_code, note="H5 may become K3 in 2024/25 alone, as the official text says; the sector's reading allows it in "
    "2023/24 too.")

same_episode = still_open & (last_year.DECOM == Episodes.DECOM)
OPEN = {Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025"}
c452 = Check(
    "452", "Contradiction between local authority of placement code in the last episode of the previous year and in the first episode of the current year.", since=2023,
    where=same_episode, flags=Episodes.PL_LA.differs_from(last_year.PL_LA), at=(Episodes.PL_LA,),
    note="Of the same episode, which the same start says; the sector's reading goes by the same reason for starting.",
    passes=[{**OPEN, Episodes.PL_LA: "WAL", EpisodesLast.PL_LA: "WAL"}, OPEN,
            {**OPEN, Episodes.DECOM: "02/03/2025", Episodes.PL_LA: "WAL"},
            {**OPEN, EpisodesLast.DEC: "31/03/2025", Episodes.PL_LA: "WAL"}],
    fails=[{**OPEN, Episodes.PL_LA: "WAL", EpisodesLast.PL_LA: "SCO"}, {**OPEN, Episodes.PL_LA: "WAL"},
           {**OPEN, EpisodesLast.PL_LA: "WAL"}],
)

apart = Episodes.PL_DISTANCE - last_year.PL_DISTANCE
one_side = Episodes.PL_DISTANCE.known != last_year.PL_DISTANCE.known
distances_differ = ((apart > 0.19) | (apart < -0.19)).holds | one_side
"""By 0.2 miles or more (distances are held to one decimal), or one is missing."""
BLANK_SIDE = "A distance on one side alone is a difference, whichever side it is; the sector's reading looks at one."
ALIKE = [{**OPEN, Episodes.PL_DISTANCE: "10.1", EpisodesLast.PL_DISTANCE: "10"}, OPEN,
         {**OPEN, EpisodesLast.DEC: "31/03/2025", Episodes.PL_DISTANCE: "1"}]
APART = [{**OPEN, Episodes.PL_DISTANCE: here, EpisodesLast.PL_DISTANCE: there}
         for here, there in (("1.2", "1.0"), ("10.1", "10.3"), ("5", None), (None, "5"))]
c503g = Check(
    "503G", "The distance in first episode does not match open episode at end of last year.", since=2023,
    where=still_open, flags=distances_differ, at=(Episodes.PL_DISTANCE,), note=BLANK_SIDE, passes=ALIKE, fails=APART,
)
c453 = Check(
    "453", "Contradiction between placement distance in the last episode of the previous year and in the first episode of the current year.", since=2023,
    where=same_episode, flags=distances_differ, at=(Episodes.PL_DISTANCE,),
    note=BLANK_SIDE + " As in rule 452, the same start says that it is the same episode.",
    passes=[*ALIKE, {**OPEN, Episodes.DECOM: "02/03/2025", Episodes.PL_DISTANCE: "1"}], fails=APART,
)

c562 = Check(
    "562", "Episode commenced before the start of the current collection year but there is a missing continuous episode in the previous year.", since=2023,
    where=first_episode.is_this & (Episodes.DECOM < START), flags=~(last_year.DECOM == Episodes.DECOM).holds,
    at=(Episodes.DECOM,),
    passes=[OPEN, {Episodes.DECOM: "01/04/2025"}, [OPEN, {EpisodesLast.DECOM: "01/02/2025"}]],
    fails=[{Episodes.DECOM: "31/03/2025"}, {**OPEN, EpisodesLast.DECOM: "02/03/2025"},
           [OPEN, {EpisodesLast.DECOM: "02/03/2025"}]],
)
