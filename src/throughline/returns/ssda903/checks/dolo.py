"""Deprivation of liberty orders, collected from 2026/27."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import exists
from throughline.engines.checks.shapes import not_a_date
from throughline.engines.checks.terms import END, START, Term, any_of
from throughline.returns.ssda903.spells import not_carried_on, overlapping
from throughline.returns.ssda903.tables import DoLo, Episodes
from throughline.returns.ssda903.words import periods_of_care

start, end = DoLo.DOLO_START, DoLo.DOLO_END

c700 = not_a_date("700", start, "The start date of the DoLO is not a valid date.", blank=False, since=2027)
c701 = not_a_date("701", end, "The end date of the DoLO is not a valid date.", since=2027)

c702 = Check(
    "702", "The date that the DoLO ended is before the date that it started.",
    since=2027,
    must=end >= start, at=(start, end),
    note="Before it, as the message says; the sector's reading flags an order that ends on the day it starts too.",
    passes=[{start: "01/05/2026", end: "01/05/2026"}, {start: "01/05/2026"}],
    fails=[{start: "02/05/2026", end: "01/05/2026"}],
)
c703 = Check(
    "703", "The date that the DoLO started is after the end of the collection year.",
    since=2027,
    must=start <= END, at=(start,),
    passes=[{start: "31/03/2027"}, {start: None}], fails=[{start: "01/04/2027"}],
)
c704 = Check(
    "704", "The date that the DoLO ended is before the start or after the end of the collection year.",
    since=2027,
    must=(end >= START) & (end <= END), at=(end,),
    passes=[{end: "01/04/2026"}, {end: "31/03/2027"}, {end: None}], fails=[{end: "31/03/2026"}, {end: "01/04/2027"}],
)
c705 = overlapping("705", start, end, "A DoLO cannot start when the previous DoLO is still open.", since=2027)
c706 = not_carried_on(
    "706", start, end, start,
    "There is an open DoLO in last year\u2019s return and there is no corresponding DoLO recorded at the start of this year..",
    since=2027,
)
c708 = Check(
    "708", "Dates of DoLOs are before child\u2019s date of birth.",
    since=2027,
    must=start >= DoLo.DOB, at=(start,),
    note="Before it, as the message says; the sector's reading flags the day of birth itself too.",
    passes=[{start: "01/05/2026", DoLo.DOB: "01/05/2026"}, {start: "01/05/2026"}],
    fails=[{start: "30/04/2026", DoLo.DOB: "01/05/2026"}],
)

began, ended = periods_of_care.smallest(Episodes.DECOM), periods_of_care.last(Episodes.DEC)
c707 = Check(
    "707", "Child ceased to be looked after but there is a DoLO without an end date.",
    since=2027,
    where=exists(Episodes, Episodes.DECOM.known) & start.known,
    flags=~exists(Episodes, periods_of_care.is_last & ~any_of(
        end.unknown & ended.known, (end.unknown & (began > start)).holds, (ended < end).holds, (began > end).holds)),
    at=(end,),
    note="As rule 577 for times missing: an order whose end lies in no period of care is flagged too, since it then ran on "
         "after care had ceased or was over before it began.",
    passes=[{Episodes.DECOM: "01/05/2026", start: "01/06/2026"},
            {Episodes.DECOM: "01/05/2026", Episodes.DEC: "01/07/2026", start: "01/06/2026", end: "01/07/2026"},
            {start: "01/06/2026"}],
    fails=[{Episodes.DECOM: "01/05/2026", Episodes.DEC: "01/07/2026", start: "01/06/2026"},
           {Episodes.DECOM: "01/05/2026", Episodes.DEC: "01/07/2026", start: "01/06/2026", end: "02/07/2026"}],
)

# Where a child under an order is placed

together = (end >= Episodes.DECOM) & ((start <= Episodes.DEC) | Episodes.DEC.unknown)
"""Order and episode have a day in common. An order without an end is left out, as officially worded."""


def placed(code: str, says: str, unfit: Term, wrong: str, right: str) -> Check:
    span = {Episodes.DECOM: "01/05/2026", Episodes.DEC: "01/06/2026"}
    return Check(
        code, says, since=2027, flags=together & unfit, at=(start, Episodes.PLACE),
        note="The placement is PLACE; the sector's reading asks for a column that Episodes does not have.",
        passes=[{**span, Episodes.PLACE: right, start: "01/05/2026", end: "01/06/2026"},
                {**span, Episodes.PLACE: wrong, start: "02/06/2026", end: "03/06/2026"},
                {**span, Episodes.PLACE: wrong, start: "01/04/2026", end: "30/04/2026"},
                {**span, Episodes.PLACE: wrong, start: "01/05/2026"}],
        fails=[{**span, Episodes.PLACE: wrong, start: "01/06/2026", end: "03/06/2026"},
               {Episodes.DECOM: "01/05/2026", Episodes.PLACE: wrong, start: "01/04/2026", end: "01/05/2026"}],
    )


c709 = placed("709", "Child with a DoLO is in an unexpected placement type.",
              ~Episodes.PLACE.one_of("K2", "Z12", "Z13"), "U1", "K2")
c710 = placed("710",
    "Child with a DoLO can not be placed in secure children's homes, with parents, young offender institutions, or supported accommodation.", Episodes.PLACE.one_of("K1", "P1", "R5", "K3"), "K1", "U1")
