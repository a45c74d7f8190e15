"""Whether this year's episodes carry on from where last year's ended."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import exists
from throughline.engines.checks.terms import START, Field
from throughline.returns.ssda903.tables import Episodes, EpisodesLast
from throughline.returns.ssda903.words import first_episode, last_year

c502 = Check(
    "502", "Last year's record ended with an open episode. The date on which that episode started does not match the "
    "start date of the first episode on this year\u2019s record.", since=2023,
    where=first_episode.is_this & EpisodesLast.DEC.blank, flags=Episodes.DECOM.differs_from(EpisodesLast.DECOM),
    at=(Episodes.DECOM,),
    passes=[{Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025"},
            {Episodes.DECOM: "01/05/2025", EpisodesLast.DECOM: "01/03/2025", EpisodesLast.DEC: "01/04/2025"},
            {EpisodesLast.DECOM: "01/03/2025"}],
    fails=[{Episodes.DECOM: "01/05/2025", EpisodesLast.DECOM: "01/03/2025"},
           {Episodes.DECOM: "01/05/2025", EpisodesLast.DECOM: None}],
)

NO_MATCH = "The {} in first episode does not match open episode at end of last year."


def carried_on(code: str, what: str, field: Field, says: str = "") -> Check:
    """The first episode of this year repeats the open episode of last year."""
    then: Field = getattr(last_year, field.column.name)
    last: Field = getattr(EpisodesLast, field.column.name)
    return Check(
        code, says or NO_MATCH.format(what), since=2023,
        where=first_episode.is_this & last_year.found & last_year.DEC.unknown, flags=field.differs_from(then), at=(field,),
        passes=[{Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025", field: "A", last: "A"},
                {Episodes.DECOM: "01/03/2025", field: "A"},
                {Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025", field: "A",
                 EpisodesLast.DEC: "31/03/2025"}],
        fails=[{Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025", field: "A", last: "B"},
               {Episodes.DECOM: "01/03/2025", EpisodesLast.DECOM: "01/03/2025", field: None, last: "B"}],
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
    "NoE", "This child has no episodes loaded for previous year even though child started to be looked after before this "
    "current year.", since=2023,
    flags=(Episodes.DECOM < START) & ~exists(EpisodesLast), at=(Episodes.DECOM,),
    passes=[{Episodes.DECOM: "01/04/2025"}, {Episodes.DECOM: "31/03/2025", EpisodesLast.CHILD: "A"}],
    fails=[{Episodes.DECOM: "31/03/2025"}],
)
