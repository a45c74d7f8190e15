"""Shapes that times missing and deprivation of liberty orders share: each begins, may end, and runs one at a time."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import before, exists
from throughline.engines.checks.terms import Field, Term, row_number
from throughline.returns.ssda903.tables import Episodes
from throughline.returns.ssda903.words import first_episode


def overlapping(code: str, start: Field, end: Field, says: str, since: int) -> Check:
    """One starts while another that started before it (or on the same day, earlier in the file) is open or not over."""
    own = start.table
    other = own.other()
    began: Field = getattr(other, start.column.name)
    ended: Field = getattr(other, end.column.name)
    earlier = (began < start) | ((began == start) & (row_number(other) < row_number(own)))
    return Check(
        code, says, since=since, flags=exists(other, earlier.holds & (ended.unknown | (ended > start)).holds),
        at=(start, end),
        note="The one that starts is flagged, whichever ends first, and each that starts while an open one lasts. The "
             "sector's reading goes by the order of ends and compares neighbours only.",
        passes=[[{start: "01/05/2026", end: "03/05/2026"}, {start: "03/05/2026"}],
                [{start: "01/05/2026"}, {start: None, end: "02/05/2026"}],
                [{start: "05/05/2026"}, {start: "01/05/2026", end: "05/05/2026"}]],
        fails=[[{start: "01/05/2026", end: "03/05/2026"}, {start: "02/05/2026", end: "02/05/2026"}],
               [{start: "01/05/2026"}, {start: "03/05/2026"}],
               [{start: "01/05/2026", end: "02/05/2026"}, {start: "01/05/2026", end: "02/05/2026"}]],
    )


def not_carried_on(code: str, start: Field, end: Field, shown: Field, says: str, since: int) -> Check:
    """Open at the end of last year, and nothing this year starts on that day."""
    table = start.table
    last = table.last_year()
    began: Field = getattr(last, start.column.name)
    ended: Field = getattr(last, end.column.name)
    there: Field = getattr(table, "CHILD")  # noqa: B009  a column, which only the table knows
    other = table.other()
    again: Field = getattr(other, start.column.name)
    was_open: Term = ended.blank & began.known
    return Check(
        code, says, since=since, optional=(Episodes,),
        parts=(
            Part(each=(table, last), where=was_open & ~before(start).found, flags=~exists(other, again == began),
                 at=(shown,)),
            Part(each=(Episodes, last), where=was_open & first_episode.is_this, flags=~exists(table), at=(Episodes.CHILD,)),
        ),
        note="Found by any row of this year that starts on the day. A child with an open one last year and no row at all "
             "this year, whom the message means first, is shown on the first episode.",
        passes=[{began: "01/03/2026", start: "1/3/2026"}, {began: "01/03/2026", ended: "02/03/2026", Episodes.CHILD: "A"},
                [{began: "01/03/2026", start: "20/02/2026"}, {start: "01/03/2026"}], {began: "01/03/2026"}],
        fails=[{began: "01/03/2026", start: "02/03/2026"}, {began: "01/03/2026", there: "A"},
               {began: "01/03/2026", Episodes.DECOM: "01/05/2025"}],
    )
