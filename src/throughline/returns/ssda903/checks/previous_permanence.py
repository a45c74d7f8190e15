"""Earlier permanence (adoption, special guardianship, child arrangements) of children who come into care."""
from collections.abc import Callable
from datetime import date

import polars as pl

from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import exists
from throughline.engines.checks.shapes import not_a_code
from throughline.engines.checks.terms import START, any_filled, derived
from throughline.returns.authorities import ABOLISHED, three_digit
from throughline.returns.ssda903.tables import Episodes, PrevPerm
from throughline.returns.ssda903.words import first_episode

COLLECTED_FROM = date(2016, 4, 1)

c631 = not_a_code("631", PrevPerm.PREV_PERM, "Previous permanence option not a valid value.", since=2023)

ARRANGED_BY = (*three_digit(), *ABOLISHED, "999", "WAL", "SCO", "NIR", "NUK")
c633 = Check(
    "633", "Local authority code where previous permanence option was arranged is not a valid value.", since=2023,
    flags=PrevPerm.LA_PERM.filled & ~PrevPerm.LA_PERM.one_of(*ARRANGED_BY), at=(PrevPerm.LA_PERM,),
    note="Also the authorities formed since 2019, which the sector's list does not have yet.",
    passes=[{PrevPerm.LA_PERM: code} for code in ("342", "835", "943", "WAL", "NUK", None)],
    fails=[{PrevPerm.LA_PERM: code} for code in ("458", "E10000011", "St. Helens")],
)

incomplete = PrevPerm.PREV_PERM.blank | (~PrevPerm.PREV_PERM.one_of("Z1") & (
    PrevPerm.DATE_PERM.blank | (PrevPerm.LA_PERM.blank & ~PrevPerm.PREV_PERM.one_of("P4"))))
STARTED = {Episodes.RNE: "S", Episodes.DECOM: "01/04/2025"}
c630 = Check(
    "630", "Information on previous permanence option should be returned.", since=2023,
    flags=Episodes.RNE.one_of("S") & (Episodes.DECOM >= START) & (~exists(PrevPerm) | exists(PrevPerm, incomplete)),
    at=(Episodes.RNE,),
    note="The authority is left blank where the option is not known (P4); the sector's reading asks for it.",
    passes=[{**STARTED, PrevPerm.PREV_PERM: "Z1"}, {**STARTED, Episodes.RNE: "P"},
            {**STARTED, Episodes.DECOM: "31/03/2025"},
            {**STARTED, PrevPerm.PREV_PERM: "P1", PrevPerm.LA_PERM: "342", PrevPerm.DATE_PERM: "01/05/2020"},
            {**STARTED, PrevPerm.PREV_PERM: "P4", PrevPerm.DATE_PERM: "ZZ/ZZ/ZZZZ"}],
    fails=[STARTED, {**STARTED, PrevPerm.PREV_PERM: None},
           {**STARTED, PrevPerm.PREV_PERM: "P1", PrevPerm.LA_PERM: "342"},
           {**STARTED, PrevPerm.PREV_PERM: "P1", PrevPerm.DATE_PERM: "01/05/2020"}],
)


def earliest(year_unknown: str) -> Callable[[pl.Expr], pl.Expr]:
    """The first day that a date with parts ZZ may mean; where the year is ZZZZ, that of the year given, or none."""
    def how(said: pl.Expr) -> pl.Expr:
        full = said.str.replace("^ZZ/", "01/").str.replace("/ZZ/", "/01/").str.replace("/ZZZZ$", f"/{year_unknown}")
        return pl.when(full.str.contains(r"^\d{1,2}/\d{1,2}/\d{4}$")).then(full).str.to_date("%d/%m/%Y", strict=False)
    return how


made_on = derived("first day that DATE_PERM may mean", [PrevPerm.DATE_PERM], earliest("?"))
possible = derived("DATE_PERM may be a day", [PrevPerm.DATE_PERM], earliest("2000"))
c632 = Check(
    "632", "Date of previous permanence order not a valid value.", since=2023,
    flags=(PrevPerm.DATE_PERM.filled & possible.unknown) | (made_on >= first_episode.DECOM).holds,
    at=(PrevPerm.DATE_PERM, first_episode.DECOM),
    note="A date of which parts are unknown counts as the earliest day that it may mean, so that only what cannot be right "
         "is flagged; the sector's reading takes the latest. A date that is none is flagged whether or not the child has "
         "an episode.",
    passes=[{Episodes.DECOM: "17/06/2025", PrevPerm.DATE_PERM: day} for day in (
        "16/06/2025", "ZZ/06/2025", "ZZ/ZZ/2025", "15/ZZ/2025", "ZZ/ZZ/ZZZZ", None)]
        + [{PrevPerm.DATE_PERM: "01/05/2020"}],
    fails=[{Episodes.DECOM: "17/06/2025", PrevPerm.DATE_PERM: day} for day in (
        "17/06/2025", "ZZ/07/2025", "ZZ/ZZ/2026", "XX/10/2011", "ZZ/ZZ/ZZ", "01/13/2000", "31/02/2020", "2020")]
    + [{PrevPerm.DATE_PERM: "01/13/2000"}],
)

began_before = ((first_episode.DECOM < COLLECTED_FROM)
                & ~exists(Episodes, Episodes.RNE.one_of("S") & (Episodes.DECOM >= COLLECTED_FROM)))
entered = any_filled(PrevPerm.PREV_PERM, PrevPerm.LA_PERM, PrevPerm.DATE_PERM)
LONG_AGO = {Episodes.DECOM: "31/03/2016", Episodes.RNE: "S"}
c634 = Check(
    "634", "There are entries for previous permanence options, but child has not started to be looked after from 1 April 2016 onwards.", since=2023,
    parts=(Part(flags=began_before & entered, at=(PrevPerm.LA_PERM, PrevPerm.PREV_PERM, PrevPerm.DATE_PERM)),
           Part(flags=began_before & exists(PrevPerm, entered), at=(Episodes.DECOM,))),
    note="From 1 April 2016, as the message says, and of the start of care; the sector's reading wants an episode that "
         "starts in the collection year.",
    passes=[{**LONG_AGO, PrevPerm.PREV_PERM: None}, {PrevPerm.PREV_PERM: "P1"},
            {**LONG_AGO, Episodes.DECOM: "01/04/2016", PrevPerm.PREV_PERM: "P1"},
            [{**LONG_AGO, PrevPerm.PREV_PERM: "P1"}, {**LONG_AGO, Episodes.DECOM: "01/05/2025"}]],
    fails=[{**LONG_AGO, PrevPerm.PREV_PERM: "Z1"}, {**LONG_AGO, PrevPerm.DATE_PERM: "01/05/2010"},
           [{**LONG_AGO, PrevPerm.LA_PERM: "342"}, {Episodes.DECOM: "01/05/2025", Episodes.RNE: "P"}]],
)

c635 = Check(
    "635", "There are entries for date of order and local authority code where previous permanence option was arranged but previous permanence code is Z1", since=2023,
    flags=PrevPerm.PREV_PERM.one_of("Z1") & any_filled(PrevPerm.LA_PERM, PrevPerm.DATE_PERM),
    at=(PrevPerm.LA_PERM, PrevPerm.DATE_PERM, PrevPerm.PREV_PERM),
    note="Of Z1, as the message says; the sector's reading tests a blank code, which rule 630 sees.",
    passes=[{PrevPerm.PREV_PERM: "Z1"}, {PrevPerm.PREV_PERM: "P1", PrevPerm.LA_PERM: "342"},
            {PrevPerm.PREV_PERM: None, PrevPerm.LA_PERM: "342"}],
    fails=[{PrevPerm.PREV_PERM: "Z1", PrevPerm.LA_PERM: "342"},
           {PrevPerm.PREV_PERM: "Z1", PrevPerm.DATE_PERM: "01/05/2020"}],
)
