"""Times missing or away from placement without authorisation."""
from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import exists
from throughline.engines.checks.shapes import not_a_code, not_a_date
from throughline.engines.checks.terms import END, START, any_of
from throughline.returns.ssda903.spells import not_carried_on, overlapping
from throughline.returns.ssda903.tables import Episodes, Missing
from throughline.returns.ssda903.words import periods_of_care

WHEN = "The {} date of the missing episode or episode that the child was away from placement without authorisation is " \
       "not a valid date."
c1004 = not_a_date("1004", Missing.MIS_START, WHEN.format("start"), blank=False, since=2023)
c1005 = not_a_date("1005", Missing.MIS_END, WHEN.format("end"), since=2023)
c1006 = not_a_code("1006", Missing.MISSING, "Missing type invalid.", since=2023)

c564 = Check(
    "564", "Child was missing or away from placement without authorisation and the date started is blank.",
    since=2023,
    flags=Missing.MISSING.one_of("M", "A") & Missing.MIS_START.blank, at=(Missing.MISSING, Missing.MIS_START),
    passes=[{Missing.MISSING: "M", Missing.MIS_START: "01/05/2025"}, {Missing.MISSING: None}],
    fails=[{Missing.MISSING: "M"}, {Missing.MISSING: "A"}],
)
c565 = Check(
    "565",
    "The date that the child started to be missing or away from placement without authorisation has been completed but whether the child was missing or away from placement without authorisation has not been completed.",
    since=2023,
    flags=Missing.MIS_START.filled & Missing.MISSING.blank, at=(Missing.MISSING, Missing.MIS_START),
    passes=[{Missing.MISSING: "M", Missing.MIS_START: "01/05/2025"}, {Missing.MIS_START: None}],
    fails=[{Missing.MIS_START: "01/05/2025"}],
)
c566 = Check(
    "566",
    "The date that the child's episode of being missing or away from placement without authorisation ended has been completed but whether the child was missing or away without authorisation has not been completed.",
    since=2023,
    flags=Missing.MIS_END.filled & Missing.MISSING.blank, at=(Missing.MISSING, Missing.MIS_END),
    passes=[{Missing.MISSING: "M", Missing.MIS_END: "01/05/2025"}, {Missing.MIS_END: None}],
    fails=[{Missing.MIS_END: "01/05/2025"}],
)

c567 = Check(
    "567",
    "The date that the missing episode or episode that the child was away from placement without authorisation ended is before the date that it started.",
    since=2023,
    must=Missing.MIS_END >= Missing.MIS_START, at=(Missing.MIS_START, Missing.MIS_END),
    passes=[{Missing.MIS_START: "01/05/2025", Missing.MIS_END: "01/05/2025"}, {Missing.MIS_START: "01/05/2025"}],
    fails=[{Missing.MIS_START: "02/05/2025", Missing.MIS_END: "01/05/2025"}],
)

c570 = Check(
    "570",
    "The date that the child started to be missing or away from placement without authorisation is after the end of the collection year.",
    since=2023,
    must=Missing.MIS_START <= END, at=(Missing.MIS_START,),
    passes=[{Missing.MIS_START: "31/03/2026"}, {Missing.MIS_START: None}], fails=[{Missing.MIS_START: "01/04/2026"}],
)
c571 = Check(
    "571",
    "The date that the child ceased to be missing or away from placement without authorisation is before the start or after the end of the collection year.",
    since=2023,
    must=(Missing.MIS_END >= START) & (Missing.MIS_END <= END), at=(Missing.MIS_END,),
    passes=[{Missing.MIS_END: "01/04/2025"}, {Missing.MIS_END: "31/03/2026"}, {Missing.MIS_END: None}],
    fails=[{Missing.MIS_END: "31/03/2025"}, {Missing.MIS_END: "01/04/2026"}],
)

c574 = overlapping(
    "574", Missing.MIS_START, Missing.MIS_END,
    "A new missing/away from placement without authorisation period cannot start when the previous missing/away from placement without authorisation period is still open. Missing/away from placement without authorisation periods should also not overlap.",
    since=2023,
)

c575 = Check(
    "575",
    "If the placement from which the child goes missing/away from placement without authorisation ends, the missing/away from placement without authorisation period in the missing module must also have an end date.",
    since=2023,
    flags=Missing.MIS_END.blank & exists(Episodes, (Missing.MIS_START >= Episodes.DECOM) & (Missing.MIS_START <= Episodes.DEC)),
    at=(Missing.MIS_END,),
    passes=[{Missing.MIS_START: "01/05/2025", Episodes.DECOM: "01/04/2025"},
            {Missing.MIS_START: "01/05/2025", Episodes.DECOM: "01/04/2025", Episodes.DEC: "30/04/2025"},
            {Missing.MIS_START: "01/05/2025", Missing.MIS_END: "02/05/2025", Episodes.DECOM: "01/04/2025",
             Episodes.DEC: "02/05/2025"}],
    fails=[{Missing.MIS_START: "01/05/2025", Episodes.DECOM: "01/04/2025", Episodes.DEC: "02/05/2025"},
           {Missing.MIS_START: "01/05/2025", Episodes.DECOM: "01/05/2025", Episodes.DEC: "02/05/2025"}],
)

c576 = not_carried_on(
    "576", Missing.MIS_START, Missing.MIS_END, Missing.CHILD,
    "There is an open missing/away from placement without authorisation period in last year\u2019s return and there is no corresponding period recorded at the start of this year.",
    since=2023,
)

c586 = Check(
    "586", "Dates of missing periods are before child\u2019s date of birth.",
    since=2023,
    must=Missing.MIS_START >= Missing.DOB, at=(Missing.MIS_START,),
    note="Before it, as the message says; the sector's reading flags the day of birth itself too.",
    passes=[{Missing.MIS_START: "01/05/2025", Missing.DOB: "01/05/2025"}, {Missing.MIS_START: "01/05/2025"}],
    fails=[{Missing.MIS_START: "30/04/2025", Missing.DOB: "01/05/2025"}],
)

# Against the child's episodes

began, ended = periods_of_care.smallest(Episodes.DECOM), periods_of_care.last(Episodes.DEC)
has_period = exists(Episodes, Episodes.DECOM.known)

c577 = Check(
    "577",
    "Child ceased to be looked after but there is a missing/away from placement without authorisation period without an end date.",
    since=2023,
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
    "581", "Child is missing but has not yet started to be looked after.",
    since=2023,
    where=exists(Episodes),
    flags=~exists(Episodes, (Missing.MIS_START >= Episodes.DECOM)
                  & ((Missing.MIS_START <= Episodes.DEC) | Episodes.DEC.unknown)),
    at=(Missing.MIS_START,),
    passes=[{Episodes.DECOM: "01/05/2025", Missing.MIS_START: "01/05/2025"}, {Missing.MIS_START: "01/05/2025"}],
    fails=[{Episodes.DECOM: "01/05/2025", Missing.MIS_START: "30/04/2025"},
           {Episodes.DECOM: "01/05/2025", Missing.MIS_START: None}],
)

in_a_period = (began <= Missing.MIS_START) & ((ended >= Missing.MIS_START) | ended.unknown)
c578 = Check(
    "578", "The date that the child started to be missing is after the child ceased to be looked after.",
    since=2023,
    where=exists(Episodes, (periods_of_care.is_last & (ended < Missing.MIS_START)).holds),
    flags=~exists(Episodes, periods_of_care.is_last & in_a_period), at=(Missing.MIS_START,),
    note="After a period of care has ended and before another begins. The sector's reading flags a start before the first "
         "as well, which is rule 581.",
    passes=[{Missing.MIS_START: "01/05/2025", Episodes.DECOM: "01/04/2025", Episodes.DEC: "01/05/2025"},
            {Missing.MIS_START: "01/05/2025", Episodes.DECOM: "02/05/2025", Episodes.DEC: "03/05/2025"},
            [{Missing.MIS_START: "01/06/2025", Episodes.DECOM: "01/04/2025", Episodes.DEC: "01/05/2025"},
             {Episodes.DECOM: "01/06/2025"}]],
    fails=[{Missing.MIS_START: "02/05/2025", Episodes.DECOM: "01/04/2025", Episodes.DEC: "01/05/2025"},
           [{Missing.MIS_START: "31/05/2025", Episodes.DECOM: "01/04/2025", Episodes.DEC: "01/05/2025"},
            {Episodes.DECOM: "01/06/2025"}]],
)

missing_then = (Missing.MIS_END == Episodes.DEC).holds | (
    (Missing.MIS_START <= Episodes.DEC) & ((Missing.MIS_END > Episodes.DEC) | Missing.MIS_END.unknown)).holds
c580 = Check(
    "580", "Child is missing when cease being looked after but reason episode ceased not \u2018E8\u2019.",
    since=2023,
    flags=Episodes.DEC.known & ~Episodes.REC.one_of("E8", "X1", "E2") & exists(Missing, missing_then), at=(Episodes.REC,),
    note="Any child who is missing on the day that care ceases; the sector's reading tests only those who turn eighteen on "
         "it. An episode that another follows (X1) does not cease care, and a child who died (E2) has no other code.",
    passes=[{Episodes.DEC: "01/05/2025", Episodes.REC: "E8", Missing.MIS_END: "01/05/2025"},
            {Episodes.DEC: "01/05/2025", Episodes.REC: "X1", Missing.MIS_START: "01/04/2025"},
            {Episodes.DEC: "01/05/2025", Episodes.REC: "E4A", Missing.MIS_START: "01/04/2025", Missing.MIS_END: "30/04/2025"}],
    fails=[{Episodes.DEC: "01/05/2025", Episodes.REC: "E4A", Missing.MIS_END: "01/05/2025"},
           {Episodes.DEC: "01/05/2025", Missing.MIS_START: "01/04/2025"}],
)
