"""Episodes: one after another for the same child."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import Runs, before, count, first, last, smallest
from throughline.engines.checks.terms import END, START, first_known, row_number, when
from throughline.returns.ssda903.tables import Episodes, EpisodesLast
from throughline.returns.ssda903.words import (
    ADOPTED,
    ADOPTIVE,
    FOSTER,
    adopted,
    first_episode,
    following,
    periods_of_care,
    previous,
)

latest = last(Episodes.DECOM, tie="last")
ENDED = ("E2", "E3", "E4A", "E4B", "E5", "E6", "E7", "E8", "E9", "E11", "E12", "E13", "E14", "E15", "E16", "E17", "E41",
         "E45", "E46", "E47", "E48")

c142 = Check(
    "142", "A new episode has started, but the previous episode has not ended.", since=2023,
    where=Episodes.DECOM.known & ~latest.is_this, flags=Episodes.DEC.unknown | Episodes.REC.blank,
    at=(Episodes.DEC, Episodes.REC),
    note="A row without a readable DECOM is not taken for a later episode, as the sector's sort takes it.",
    passes=[[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "02/06/2025", Episodes.REC: "X1"},
             {Episodes.DECOM: "02/06/2025"}],
            [{Episodes.DECOM: "01/05/2025"}, {Episodes.DECOM: None}]],
    fails=[[{Episodes.DECOM: "01/05/2025", Episodes.REC: "X1"}, {Episodes.DECOM: "02/06/2025"}],
           [{Episodes.DECOM: "01/05/2025", Episodes.DEC: "02/06/2025"}, {Episodes.DECOM: "02/06/2025"}]],
)

c432 = Check(
    "432", "The child ceased to be looked after at the end of the previous episode but the reason for the new episode is not started to be looked after.", since=2023,
    flags=previous.REC.one_of(*ENDED) & ~Episodes.RNE.one_of("S"), at=(Episodes.RNE,),
    passes=[[{Episodes.DECOM: "01/05/2025", Episodes.REC: "E3"}, {Episodes.DECOM: "02/06/2025", Episodes.RNE: "S"}],
            [{Episodes.DECOM: "01/05/2025", Episodes.REC: "X1"}, {Episodes.DECOM: "02/06/2025", Episodes.RNE: "P"}]],
    fails=[[{Episodes.DECOM: "01/05/2025", Episodes.REC: "E3"}, {Episodes.DECOM: "02/06/2025", Episodes.RNE: "P"}],
           [{Episodes.DECOM: "02/06/2025"}, {Episodes.DECOM: "01/05/2025", Episodes.REC: "E3"}]],
)

c433 = Check(
    "433", "The reason for new episode suggests that this is a continuation episode, but the episode does not start on the same day as the last episode finished.", since=2023,
    where=previous.found & Episodes.RNE.one_of("P", "L", "T", "U", "B"),
    flags=~(Episodes.DECOM == previous.DEC).holds, at=(Episodes.RNE, Episodes.DECOM),
    note="The days are compared, not their text: 1/5/2025 is 01/05/2025.",
    passes=[[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "2/6/2025"},
             {Episodes.DECOM: "02/06/2025", Episodes.RNE: "P"}],
            [{Episodes.DECOM: "01/05/2025", Episodes.RNE: "P"}]],
    fails=[[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/06/2025"},
            {Episodes.DECOM: "02/06/2025", Episodes.RNE: "P"}],
           [{Episodes.DECOM: "01/05/2025"}, {Episodes.DECOM: "02/06/2025", Episodes.RNE: "P"}]],
)

SAME_PLACE = (previous.PLACE.same_as(Episodes.PLACE) & previous.PL_POST.same_as(Episodes.PL_POST)
              & previous.URN.same_as(Episodes.URN) & previous.PLACE_PROVIDER.same_as(Episodes.PLACE_PROVIDER))
c434 = Check(
    "434", "Reason for new episode is that child's legal status has changed but not the placement, but this is not reflected in the episode data.", since=2023,
    where=previous.found & Episodes.RNE.one_of("L"),
    flags=(Episodes.LS == previous.LS).holds | ~SAME_PLACE,
    at=(Episodes.RNE, Episodes.LS, Episodes.PLACE, Episodes.PL_POST, Episodes.URN, Episodes.PLACE_PROVIDER),
    passes=[[{Episodes.DECOM: "01/05/2025", Episodes.LS: "C1", Episodes.PLACE: "U1"},
             {Episodes.DECOM: "02/06/2025", Episodes.RNE: "L", Episodes.LS: "C2", Episodes.PLACE: "U1"}],
            [{Episodes.DECOM: "01/05/2025", Episodes.RNE: "L"}]],
    fails=[[{Episodes.DECOM: "01/05/2025", Episodes.LS: "C1"}, {Episodes.DECOM: "02/06/2025", Episodes.RNE: "L",
                                                               Episodes.LS: "C1"}],
           [{Episodes.DECOM: "01/05/2025", Episodes.LS: "C1", Episodes.PLACE: "U1"},
            {Episodes.DECOM: "02/06/2025", Episodes.RNE: "L", Episodes.LS: "C2"}]],
)

CHANGED = {Episodes.DECOM: "02/06/2025", Episodes.LS: "C1", Episodes.PLACE: "U1", Episodes.PL_POST: "AB1 2CD"}
WAS = {**CHANGED, Episodes.DECOM: "01/05/2025"}
c435 = Check(
    "435", "Reason for new episode is that child\u2019s placement has changed but not the legal status, but this is not reflected in the episode data recorded.", since=2023,
    where=previous.found & Episodes.RNE.one_of("P", "T"),
    flags=Episodes.LS.differs_from(previous.LS) | SAME_PLACE,
    at=(Episodes.LS, Episodes.PLACE, Episodes.PL_POST, Episodes.URN, Episodes.PLACE_PROVIDER),
    note="Two blanks are alike, as in rules 434 and 436: a placement without a URN before and after has not changed it. "
         "The sector's reading takes any blank for a change.",
    passes=[[WAS, {**CHANGED, Episodes.RNE: "P", Episodes.PLACE: "U4"}],
            [WAS, {**CHANGED, Episodes.RNE: "T", Episodes.URN: "SC1"}], {**CHANGED, Episodes.RNE: "P"},
            [{**WAS, Episodes.LS: None}, {**CHANGED, Episodes.LS: None, Episodes.RNE: "P", Episodes.PLACE: "U4"}]],
    fails=[[WAS, {**CHANGED, Episodes.RNE: "P"}],
           [WAS, {**CHANGED, Episodes.RNE: "T", Episodes.PLACE: "U4", Episodes.LS: "C2"}]],
)

c436 = Check(
    "436", "Reason for new episode is that both child\u2019s placement and legal status have changed, but this is not reflected in the episode data.", since=2023,
    where=previous.found & Episodes.RNE.one_of("U", "B"), flags=previous.LS.same_as(Episodes.LS) | SAME_PLACE,
    at=(Episodes.RNE, Episodes.LS, Episodes.PLACE, Episodes.PL_POST, Episodes.URN, Episodes.PLACE_PROVIDER),
    passes=[[WAS, {**CHANGED, Episodes.RNE: "B", Episodes.PLACE: "U4", Episodes.LS: "C2"}],
            {**CHANGED, Episodes.RNE: "U"}],
    fails=[[WAS, {**CHANGED, Episodes.RNE: "U", Episodes.PLACE: "U4"}],
           [WAS, {**CHANGED, Episodes.RNE: "B", Episodes.LS: "C2"}]],
)

c437 = Check(
    "437", "Reason episode ceased is child has died or is aged 18 or over but there are further episodes.", since=2023,
    flags=Episodes.DECOM.known & Episodes.REC.one_of("E2", "E15") & following.found, at=(Episodes.REC,),
    passes=[{Episodes.DECOM: "01/05/2025", Episodes.REC: "E2"}],
    fails=[[{Episodes.DECOM: "01/05/2025", Episodes.REC: "E15"}, {Episodes.DECOM: "02/05/2025"}]],
)

c501 = Check(
    "501", "A new episode has started before the end date of the previous episode.", since=2023,
    must=Episodes.DECOM >= previous.DEC, at=(Episodes.DECOM, Episodes.DEC),
    passes=[[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/06/2025"}, {Episodes.DECOM: "01/06/2025"}],
            [{Episodes.DECOM: "01/05/2025"}, {Episodes.DECOM: "01/06/2025"}]],
    fails=[[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "02/06/2025"}, {Episodes.DECOM: "01/06/2025"}]],
)

c504 = Check(
    "504", "The category of need code differs from that reported at start of current period of being looked after",
    since=2023,
    where=previous.REC.one_of("X1") & (previous.DEC == Episodes.DECOM) & periods_of_care.first(Episodes.CIN).known,
    flags=Episodes.CIN.differs_from(periods_of_care.first(Episodes.CIN)), at=(Episodes.CIN,),
    note="Compared with the first episode of the period of care, as the message says, not with the episode before.",
    passes=[[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/06/2025", Episodes.REC: "X1", Episodes.CIN: "N1"},
             {Episodes.DECOM: "01/06/2025", Episodes.CIN: "N1"}],
            [{Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/06/2025", Episodes.REC: "E3", Episodes.CIN: "N1"},
             {Episodes.DECOM: "01/06/2025", Episodes.CIN: "N2"}]],
    fails=[[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/06/2025", Episodes.REC: "X1", Episodes.CIN: "N1"},
            {Episodes.DECOM: "01/06/2025", Episodes.CIN: "N2"}]],
)


def spells(*statuses: str) -> Runs:
    """Episodes under a legal status that follow on without a gap."""
    under = Episodes.LS.one_of(*statuses) & Episodes.DECOM.known
    return Runs(Episodes.DECOM, begins=Episodes.DECOM > before(Episodes.DECOM, where=under).DEC, where=under)


def too_long(code: str, says: str, status: str, days: int) -> Check:
    """Days from the start of the first episode to the end of the last; an episode without DEC runs to 31 March."""
    end = when(Episodes.DEC.blank, END, Episodes.DEC)
    spell = spells(status)
    return Check(
        code, says, since=2023,
        flags=spell.largest(end).days_after(spell.smallest(Episodes.DECOM)) > days,
        at=(Episodes.LS, Episodes.DECOM, Episodes.DEC),
        note="Episodes under the status that follow on from one another, in date order, make one spell; one that "
             "begins after the last ended is another. The sector's reading joins rows by their place in the file.",
        passes=[{Episodes.LS: status, Episodes.DECOM: "01/05/2025", Episodes.DEC: f"{1 + days:02d}/05/2025"},
                [{Episodes.LS: status, Episodes.DECOM: "01/05/2025", Episodes.DEC: "03/05/2025"},
                 {Episodes.LS: status, Episodes.DECOM: "01/07/2025", Episodes.DEC: "03/07/2025"}]],
        fails=[{Episodes.LS: status, Episodes.DECOM: "01/05/2025", Episodes.DEC: f"{2 + days:02d}/05/2025"},
               {Episodes.LS: status, Episodes.DECOM: "01/05/2025"},
               [{Episodes.LS: status, Episodes.DECOM: "02/05/2025", Episodes.DEC: f"{2 + days:02d}/05/2025"},
                {Episodes.LS: status, Episodes.DECOM: "01/05/2025", Episodes.DEC: "02/05/2025"}]],
    )


c361 = too_long("361", "Police protection legal status lasted longer than maximum 72 hours allowed in the Children Act 1989.", "L1", 3)
c362 = too_long("362", "Emergency protection order (EPO) lasted longer than 21 days", "L2", 21)
c363 = too_long("363", "Child assessment order (CAO) lasted longer than 7 days allowed in the Children Act 1989.", "L3", 7)
c364 = too_long("364", "Sections 41-46 of Police and Criminal Evidence (PACE; 1984) severely limits the time a child can be detained in custody in Local Authority (LA) accommodation.", "J2", 21)

COUNTED_DAYS = first_known(when(Episodes.DEC > END, END, Episodes.DEC), END).days_after(
    when(Episodes.DECOM < START, START, Episodes.DECOM))
c367 = Check(
    "367", "The maximum amount of respite care allowable is 75 days in any 12-month period.", since=2023,
    where=Episodes.LS.one_of("V3") & Episodes.DECOM.known & ~Episodes.DEC.unreadable & (COUNTED_DAYS > 0),
    flags=Runs(Episodes.DECOM, begins=Episodes.DECOM.unknown, where=Episodes.LS.one_of("V3") & Episodes.DECOM.known
               & ~Episodes.DEC.unreadable & (COUNTED_DAYS > 0)).total(COUNTED_DAYS) > 75,
    at=(Episodes.LS, Episodes.DECOM, Episodes.DEC),
    passes=[{Episodes.LS: "V3", Episodes.DECOM: "01/02/2025", Episodes.DEC: "15/06/2025"}],
    fails=[{Episodes.LS: "V3", Episodes.DECOM: "01/02/2025", Episodes.DEC: "16/06/2025"},
           [{Episodes.LS: "V3", Episodes.DECOM: "01/06/2025", Episodes.DEC: "11/07/2025"},
            {Episodes.LS: "V3", Episodes.DECOM: "21/02/2026"}]],
)

c377 = Check(
    "377", "Only two temporary placements coded as being due to holiday of usual foster carer(s) are allowed in any 12- month period.", since=2023,
    where=Episodes.PLACE.one_of("T3"), flags=count(Episodes, Episodes.PLACE.one_of("T3")) > 2, at=(Episodes.PLACE,),
    passes=[[{Episodes.PLACE: "T3"}, {Episodes.PLACE: "T3"}, {Episodes.PLACE: "T4"}]],
    fails=[[{Episodes.PLACE: "T3"}, {Episodes.PLACE: "T3"}, {Episodes.PLACE: "T3"}]],
)

c357 = Check(
    "357", "If this is the first episode ever for this child, reason for new episode must be S. Check whether there is an episode immediately preceding this one, which has been left out. If not the reason for new episode code must be amended to S.", since=2023,
    flags=first_episode.is_this & (Episodes.DECOM >= START) & ~Episodes.RNE.one_of("S"), at=(Episodes.RNE,),
    passes=[[{Episodes.DECOM: "01/04/2025", Episodes.RNE: "S"}, {Episodes.DECOM: "01/05/2025", Episodes.RNE: "P"}],
            {Episodes.DECOM: "31/03/2025", Episodes.RNE: "P"}],
    fails=[{Episodes.DECOM: "01/04/2025", Episodes.RNE: "P"}, {Episodes.DECOM: "01/04/2025", Episodes.RNE: None}],
)

X1 = {Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/06/2025", Episodes.REC: "X1"}
c388 = Check(
    "388", "Reason episode ceased is coded new episode begins, but there is no continuation episode.", since=2023,
    flags=Episodes.REC.one_of("X1") & Episodes.DEC.known & ~(following.DECOM == Episodes.DEC).holds, at=(Episodes.REC,),
    note="Only of X1, as the message says. An episode that ceased for another reason and is followed the same day is "
         "seen by rules 431 and 432; the sector's reading flags it here as well.",
    passes=[[X1, {Episodes.DECOM: "01/06/2025"}], {**X1, Episodes.REC: "E4A"}, {**X1, Episodes.DEC: None},
            [{**X1, Episodes.REC: "E11"}, {Episodes.DECOM: "01/06/2025"}]],
    fails=[X1, [X1, {Episodes.DECOM: "02/06/2025"}], [X1, {Episodes.DECOM: None}]],
)

c431 = Check(
    "431", "The reason for new episode is started to be looked after, but the previous episode ended on the same day.", since=2023,
    flags=Episodes.RNE.one_of("S") & (Episodes.DECOM == previous.DEC), at=(Episodes.RNE, Episodes.DECOM),
    note="Only the same day, as the message says; a start before the previous end is rule 501.",
    passes=[[X1, {Episodes.DECOM: "02/06/2025", Episodes.RNE: "S"}],
            [X1, {Episodes.DECOM: "01/06/2025", Episodes.RNE: "P"}],
            [X1, {Episodes.DECOM: "31/05/2025", Episodes.RNE: "S"}]],
    fails=[[X1, {Episodes.DECOM: "01/06/2025", Episodes.RNE: "S"}]],
)

SETTLED = {Episodes.DECOM: "01/05/2025", Episodes.PLACE: "U1"}
ADOPTERS = {Episodes.DECOM: "01/06/2025", Episodes.PLACE: "A3"}
c336 = Check(
    "336", "Child does not have a foster placement immediately prior to being placed for adoption.", since=2023,
    where=previous.found & Episodes.PLACE.one_of("A3", "A5"), flags=~previous.PLACE.one_of(*ADOPTIVE, *FOSTER),
    at=(Episodes.PLACE,),
    note="Of A3 and A5, placed with the current foster carer. The sector's reading tests A3 and A4, and A4 is not with "
         "the current carer.",
    passes=[[SETTLED, ADOPTERS], ADOPTERS, [{**SETTLED, Episodes.PLACE: "A5"}, {**ADOPTERS, Episodes.PLACE: "A5"}],
            [{**SETTLED, Episodes.PLACE: "K2"}, {**ADOPTERS, Episodes.PLACE: "A4"}]],
    fails=[[{**SETTLED, Episodes.PLACE: "K2"}, ADOPTERS],
           [{**SETTLED, Episodes.PLACE: None}, {**ADOPTERS, Episodes.PLACE: "A5"}]],
)

first_adoption = first(Episodes.DECOM, where=adopted)
adopted_last_year = smallest(EpisodesLast.DECOM, where=EpisodesLast.REC.one_of(*ADOPTED))
c199 = Check(
    "199", "Episode information shows child has been previously adopted from care.", since=2023, optional=(EpisodesLast,),
    flags=(adopted_last_year <= Episodes.DECOM).holds | (Episodes.DECOM > first_adoption.DECOM).holds
    | ((Episodes.DECOM == first_adoption.DECOM) & (row_number(Episodes) > first_adoption.number)).holds,
    at=(Episodes.CHILD,),
    passes=[[{Episodes.DECOM: "01/04/2025", Episodes.REC: "X1"}, {Episodes.DECOM: "01/05/2025", Episodes.REC: "E11"}],
            {Episodes.DECOM: "01/05/2025", EpisodesLast.DECOM: "01/05/2024", EpisodesLast.REC: "E4A"}],
    fails=[[{Episodes.DECOM: "01/05/2025", Episodes.REC: "E12"}, {Episodes.DECOM: "01/06/2025"}],
           [{Episodes.DECOM: "01/05/2025", Episodes.REC: "E12"}, {Episodes.DECOM: "01/05/2025", Episodes.REC: "E11"}],
           {Episodes.DECOM: "01/05/2025", EpisodesLast.DECOM: "01/05/2024", EpisodesLast.REC: "E11"}],
)
