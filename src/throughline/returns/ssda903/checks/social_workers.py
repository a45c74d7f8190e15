"""Social workers of children looked after on 31 March: complete, valid, one after another, up to the year's end."""
from datetime import date

import polars as pl

from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import before, exists, last
from throughline.engines.checks.shapes import not_a_code
from throughline.engines.checks.terms import (
    END,
    START,
    Field,
    Term,
    all_filled,
    any_blank,
    derived,
    latest_of,
    row_number,
)
from throughline.returns.ssda903.tables import Episodes, SWEpisodes
from throughline.returns.ssda903.words import in_year, short_break

worker, began, ended, reason = SWEpisodes.SW_ID, SWEpisodes.SW_DECOM, SWEpisodes.SW_DEC, SWEpisodes.SW_REASON
COLLECTED = date(2023, 4, 1)
"""The day from which the worker and the reason are collected for every allocation."""

at_end: Term = Episodes.DEC.blank & ~short_break
looked_after_at_end: Term = exists(Episodes, at_end)
"""The child has an episode that is open on 31 March and is not a short break."""
latest = last(began, tie="last")
AT_END = {Episodes.DECOM: "01/05/2024", Episodes.LS: "C2"}

# Complete and valid

c_sw01 = Check(
    "SW01STG1", "Child looked after on 31 March, but no social worker episode information is reported",
    since=2024,
    until=2024, flags=at_end & ~exists(SWEpisodes, all_filled(worker, began, reason)), at=(Episodes.DEC,),
    note="One complete allocation is enough, and the finding stands on the open episode. The sector's reading wants all to "
         "be complete and marks rows of the other table by the episode's number.",
    passes=[[{**AT_END, worker: "SW1", began: "01/05/2023", reason: "MANAGE"}, {began: "01/06/2023"}],
            {Episodes.DEC: "01/05/2023"}, {Episodes.LS: "V4"}],
    fails=[AT_END, {**AT_END, worker: "SW1", began: "01/05/2023"}],
)

COMPLETE = "For each social worker episode, information should be complete"
c_sw01a = Check(
    "SW01aSTG1", COMPLETE, since=2025, flags=began.unknown | (worker.blank & (began < COLLECTED)), at=(began, worker),
    passes=[{began: "31/03/2023", worker: "SW1"}, {began: "01/04/2023"}],
    fails=[{worker: "SW1"}, {began: "31/03/2023"}, {began: "ZZ/ZZ/2022", worker: "SW1"}],
)
c_sw01b = Check(
    "SW01bSTG1", COMPLETE, since=2025, flags=began.unknown | (any_blank(worker, reason) & (began >= COLLECTED)),
    at=(began, worker, reason),
    passes=[{began: "01/04/2023", worker: "SW1", reason: "MANAGE"}, {began: "31/03/2023"}],
    fails=[{worker: "SW1", reason: "MANAGE"}, {began: "01/04/2023", worker: "SW1"}, {began: "01/04/2023", reason: "MANAGE"}],
)
c_sw03 = Check(
    "SW03STG1", f"{COMPLETE}.", since=2024, until=2024, flags=any_blank(worker, began, reason), at=(worker, began, reason),
    passes=[{began: "01/04/2023", worker: "SW1", reason: "MANAGE"}],
    fails=[{began: "01/04/2023", worker: "SW1"}, {worker: "SW1", reason: "MANAGE"}],
)
c_sw02 = Check(
    "SW02STG1", "Social worker ID does not begin with the characters \u2018SW\u2019 or \u2018XX\u2019.",
    since=2024,
    flags=~worker.starts_with("SW", "XX").holds, at=(worker,),
    note="A blank is flagged too, as in the sector's reading: it begins with neither.",
    passes=[{worker: "SW123456"}, {worker: "XX1"}], fails=[{worker: "123456"}, {worker: " SW1"}, {worker: None}],
)


def unreadable(day: Field) -> Term:
    """Filled, and no day even where the parts that are written as ZZ are taken for known."""

    def how(text: pl.Expr) -> pl.Expr:
        whole = text.str.replace(r"^ZZ/", "01/").str.replace(r"^([^/]*)/ZZ/", "${1}/01/").str.replace(r"/ZZZZ$", "/2000")
        shaped = whole.str.contains(r"^\d{1,2}/\d{1,2}/\d{4}$")
        return text.is_not_null() & pl.when(shaped).then(whole).str.to_date("%d/%m/%Y", strict=False).is_null()

    return derived(f"{day.name} is no date", [day.text], how)


def not_a_partly_known_date(code: str, field: Field, says: str) -> Check:
    return Check(
        code, says, since=2024, flags=unreadable(field), at=(field,),
        passes=[{field: day} for day in ("05/06/2025", "5/6/2025", "ZZ/ZZ/ZZZZ", "01/01/ZZZZ", "ZZ/06/2025", None)],
        fails=[{field: day} for day in ("31/02/2025", "2025-06-05", "ZZ", "01/ZZZZ/2025", "ZZ/13/2025", " 05/06/2025")],
    )


c_sw04 = not_a_partly_known_date("SW04STG1", began, "Date social worker episode began is not a valid date..")
c_sw05 = not_a_partly_known_date("SW05STG1", ended, "Date social worker episode began is not a valid date.")

c_sw13_2024 = not_a_code("SW13STG1", reason,
    "The reason for social worker change is either not valid or has not been entered.", blank=False, since=2024, until=2024)
c_sw13 = Check(
    "SW13STG1", "The reason for social worker change is not valid.",
    since=2025,
    flags=(reason.filled & ~reason.one_of(reason.column.codes)) | (reason.blank & (began >= COLLECTED)).holds, at=(reason,),
    note="A blank is flagged from 1 April 2023, as in the sector's reading; a start that cannot be read counts as blank.",
    passes=[{reason: "MANAGE", began: "01/04/2023"}, {began: "31/03/2023"}, {began: "ZZ/ZZ/2024"}],
    fails=[{reason: "??"}, {began: "01/04/2023"}, {reason: "manage ", began: "01/04/2022"}],
)

# Within the year

c_sw06 = Check(
    "SW06STG2", "Social worker episode data should be within the social worker data reporting year.",
    since=2024,
    must=began <= END, at=(began,),
    note="One that began before the year and went on into it belongs to the year; only a start after its end does not.",
    passes=[{began: "31/03/2026"}, {began: "01/04/2020"}, {began: None}], fails=[{began: "01/04/2026"}],
)
ENDS = "Social worker episode end date should be on or after the start of the social worker reporting period, and should " \
       "be on or before the collection end date."
c_sw07_2024 = Check(
    "SW07STG2", ENDS, since=2024, until=2024, must=(ended >= START) & (ended <= END), at=(ended,),
    passes=[{ended: "01/04/2023"}, {ended: "31/03/2024"}, {ended: None}],
    fails=[{ended: "31/03/2023"}, {ended: "01/04/2024"}],
)
c_sw07 = Check(
    "SW07STG2", ENDS, since=2025, must=(ended >= START.plus(years=-1)) & (ended <= END), at=(ended,),
    note="The reporting period begins a year before the collection does, by the calendar.",
    passes=[{ended: "01/04/2024"}, {ended: "31/03/2026"}, {ended: None}],
    fails=[{ended: "31/03/2024"}, {ended: "01/04/2026"}],
)
c_sw09 = Check(
    "SW09STG2", "Social worker episode appears to have lasted for less than 24 hours.",
    since=2024,
    flags=began == ended, at=(began, ended),
    note="The days are compared, not their text: 1/5/2025 is 01/05/2025. What cannot be read is left to SW04 and SW05.",
    passes=[{began: "01/05/2025", ended: "02/05/2025"}, {began: "01/05/2025"}, {began: None, ended: None}],
    fails=[{began: "01/05/2025", ended: "1/5/2025"}],
)

# One after another

UNDATED = "A row without a readable start is not taken for a later one, as the sector's sort takes it."
open_before_latest = began.known & latest.found & ~latest.is_this & ended.unknown
ONE_OPEN = [[{began: "01/05/2025", ended: "02/06/2025"}, {began: "02/06/2025"}], [{began: "01/05/2025"}, {began: None}]]
TWO_OPEN = [[{began: "01/05/2025"}, {began: "02/06/2025"}], [{began: "02/06/2025"}, {began: "01/05/2025", ended: "x"}]]
c_sw08 = Check(
    "SW08STG2", "A new social worker episode has started, but the previous episode has not ended.",
    since=2024,
    flags=open_before_latest, at=(ended,), note=UNDATED, passes=ONE_OPEN, fails=TWO_OPEN,
)
c_sw14 = Check(
    "SW14STG2", "Social worker episode date ceased is blank.", since=2024, until=2024,
    flags=open_before_latest, at=(ended,), note=UNDATED, passes=ONE_OPEN, fails=TWO_OPEN,
)

previous = before(began, ended)
early = began < previous.SW_DEC.plus(days=-7)
STARTED = "A new social worker episode has started before the end date of the previous social worker episode."
HANDOVER = "Before the end by more than the seven days that a handover may take. The sector's reading flags a gap of more " \
           "than seven days and an open previous one too; those are SW12 and SW08."
SOON = [[{began: "01/05/2025", ended: "10/06/2025"}, {began: "03/06/2025"}],
        [{began: "01/05/2025", ended: "10/06/2025"}, {began: "03/08/2025"}],
        [{began: "01/05/2025"}, {began: "03/06/2025"}]]
c_sw10_2024 = Check("SW10STG2", STARTED, since=2024, until=2024, flags=early, at=(began,), note=HANDOVER, passes=SOON,
                    fails=[[{began: "01/05/2025", ended: "10/06/2025"}, {began: "02/06/2025"}]])
c_sw10 = Check("SW10STG2", STARTED, since=2025, flags=early & ~reason.one_of("FCONTA"), at=(began,), note=HANDOVER,
               passes=[*SOON, [{began: "01/05/2025", ended: "10/06/2025"}, {began: "02/06/2025", reason: "FCONTA"}]],
               fails=[[{began: "01/05/2025", ended: "10/06/2025"}, {began: "02/06/2025"}]])

# Up to 31 March

NONE_FOLLOWS = "Social worker episode has ended before 31 March and no subsequent social worker episode has been provided."
other = SWEpisodes.other()
gap = other.SW_DECOM.days_after(ended)
c_sw11a = Check(
    "SW11aSTG2", NONE_FOLLOWS, since=2024, until=2024, where=looked_after_at_end,
    flags=(ended <= END.plus(days=-5)) & ~exists(other, (row_number(other) != row_number(SWEpisodes)) & (gap >= -5) & (gap <= 5)),
    at=(ended,),
    note=
    "An allocation that ended up to 26 March and after which, within five days, none began, of a child looked after on 31 March. The sector's reading needs a following row, so that it never sees what the message describes.",
    passes=[[{**AT_END, began: "01/05/2023", ended: "01/06/2023"}, {began: "06/06/2023"}],
            {**AT_END, began: "01/05/2023", ended: "27/03/2024"}, {began: "01/05/2023", ended: "01/06/2023"}],
    fails=[{**AT_END, began: "01/05/2023", ended: "26/03/2024"},
           [{**AT_END, began: "01/05/2023", ended: "01/06/2023"}, {began: "07/06/2023"}]],
)
c_sw11b = Check(
    "SW11bSTG2", NONE_FOLLOWS, since=2024, where=looked_after_at_end & latest.is_this, flags=ended < END, at=(ended,),
    note=
    "The child's last allocation, of a child looked after on 31 March, ended before that day. The sector's reading looks only at ends from 26 March, and flags rows that another follows.",
    passes=[{**AT_END, began: "01/05/2025", ended: "31/03/2026"}, {**AT_END, began: "01/05/2025"},
            [{**AT_END, began: "01/05/2025", ended: "28/03/2026"}, {began: "28/03/2026"}],
            {began: "01/05/2025", ended: "01/06/2025", Episodes.DEC: "01/06/2025"}],
    fails=[{**AT_END, began: "01/05/2025", ended: "30/03/2026"}, {**AT_END, began: "01/05/2025", ended: "01/06/2025"}],
)
c_sw17 = Check(
    "SW17STG2", "There is no social worker episode open at 31 March",
    since=2026,
    where=looked_after_at_end & latest.is_this, flags=~exists(SWEpisodes, ended.blank), at=(ended, began),
    note="Of a child looked after on 31 March: the worker of one who has left care may have ended with it. The sector's "
         "reading does not ask.",
    passes=[{**AT_END, began: "01/05/2025"}, {began: "01/05/2025", ended: "01/06/2025", Episodes.DEC: "01/06/2025"},
            [{**AT_END, began: "01/05/2025"}, {began: "01/06/2025", ended: "01/07/2025"}]],
    fails=[{**AT_END, began: "01/05/2025", ended: "31/03/2026"}],
)

episode_began = latest_of(Episodes.DECOM, START)
c_sw12 = Check(
    "SW12STG2",
    "If a child is looked after on 31 March then all social worker episodes for the full previous year should be reported, even those whilst they were not looked after",
    since=2024,
    where=looked_after_at_end & in_year & ~short_break,
    flags=~exists(SWEpisodes, (began <= episode_began.plus(days=7)) & ((ended >= episode_began) | ended.unknown).holds),
    at=(Episodes.CHILD,),
    note="Read as far as the return can tell: when an episode of the year began (or on 1 April), or within seven days, the "
         "child had a worker. The sector's reading neither asks who was looked after on 31 March nor what the workers "
         "cover.",
    passes=[{**AT_END, began: "01/05/2023"}, {**AT_END, began: "08/04/2025"},
            {Episodes.DECOM: "01/05/2025", Episodes.DEC: "01/06/2025"}, {Episodes.DECOM: "01/05/2024", Episodes.LS: "V4"}],
    fails=[AT_END, {**AT_END, began: "09/04/2025"}, {**AT_END, began: "01/05/2023", ended: "31/03/2025"}],
)
