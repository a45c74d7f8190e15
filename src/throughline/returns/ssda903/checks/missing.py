"""Times missing or away from placement without authorisation."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import exists
from throughline.engines.checks.shapes import not_a_code, not_a_date
from throughline.engines.checks.terms import any_of
from throughline.returns.ssda903.tables import Episodes, Missing
from throughline.returns.ssda903.words import periods_of_care

WHEN = "The {} date of the missing episode or episode that the child was away from placement without authorisation is " \
       "not a valid date."
c1004 = not_a_date("1004", Missing.MIS_START, WHEN.format("start"), blank=False, since=2023)
c1005 = not_a_date("1005", Missing.MIS_END, WHEN.format("end"), since=2023)
c1006 = not_a_code("1006", Missing.MISSING, "Missing type invalid.", since=2023)

began, ended = periods_of_care.smallest(Episodes.DECOM), periods_of_care.last(Episodes.DEC)
has_period = exists(Episodes, Episodes.DECOM.known)

c577 = Check(
    "577", "Child ceased to be looked after but there is a missing/away from placement without authorisation period "
    "without an end date.", since=2023,
    where=has_period & Missing.MIS_START.known,
    flags=~exists(Episodes, periods_of_care.is_last & ~any_of(
        Missing.MIS_END.unknown & ended.known,
        (Missing.MIS_END.unknown & (began > Missing.MIS_START)).holds,
        (ended < Missing.MIS_END).holds,
        (began > Missing.MIS_END).holds,
    )),
    at=(Missing.MIS_END,),
    passes=[{Episodes.DECOM: "01/05/2025", Missing.MIS_START: "01/06/2025"},
            {Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/07/2025", Missing.MIS_START: "01/06/2025",
             Missing.MIS_END: "01/07/2025"},
            {Missing.MIS_START: "01/06/2025"}],
    fails=[{Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/07/2025", Missing.MIS_START: "01/06/2025"},
           {Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/07/2025", Missing.MIS_START: "01/06/2025",
            Missing.MIS_END: "02/07/2025"}],
)

c581 = Check(
    "581", "Child is missing but has not yet started to be looked after.", since=2023,
    where=exists(Episodes),
    flags=~exists(Episodes, (Missing.MIS_START >= Episodes.DECOM)
                  & ((Missing.MIS_START <= Episodes.DEC) | Episodes.DEC.unknown)),
    at=(Missing.MIS_START,),
    passes=[{Episodes.DECOM: "01/05/2025", Missing.MIS_START: "01/05/2025"}, {Missing.MIS_START: "01/05/2025"}],
    fails=[{Episodes.DECOM: "01/05/2025", Missing.MIS_START: "30/04/2025"},
           {Episodes.DECOM: "01/05/2025", Missing.MIS_START: None}],
)
