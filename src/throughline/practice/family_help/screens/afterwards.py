"""What came after early help: month by month of those that ended, within six and within twelve months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from throughline.base.words import count_words, date_words
from throughline.engines.measures.figures import Figure
from throughline.engines.measures.suppression import MARK, is_small
from throughline.engines.measures.windows import last_of
from throughline.engines.screens.cells import person_cell
from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.practice.family_help import measures, queries
from throughline.record.access import roles
from throughline.web.days import month_words
from throughline.web.sheets import Cell, Sheet, head, number

WITHIN = (("Within six months", measures.HALF_A_YEAR), ("Within twelve months", measures.A_YEAR))
FIGURES = (measures.referred_soon, measures.enquired_soon, measures.escalated_soon, measures.referred_after, measures.enquired_after, measures.escalated_after)


@screen("family_help.afterwards", "family-help/afterwards/", about=AUTHORITY, may="measures", template="web/sheets_page.html", title="After early help")
def afterwards(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Of the early help that ended in each month: how many were referred, and how many had an enquiry, a protection plan or care after it."""
    several = queries.ended_by_month(viewer)
    figures_only = viewer.role.sees == roles.NOBODY
    chosen = None if figures_only else _asked(request, several)
    sheets = [Sheet(title, ("Ended in", "Ended", *queries.AFTERWARDS.values()), [_row(m, days, viewer, figures_only) for m in several if m.days],
                    numbers=frozenset(range(1, 6)), empty="No early help ended in two years.") for title, days in WITHIN]  # fmt: skip
    if chosen is not None:
        rows = [_child(person, period, viewer.today) for person, period in queries.ended_in(viewer, chosen)]
        title = f"Early help that ended in {month_words(chosen)}"
        sheets.insert(0, Sheet(title, ("Child", "Ended", *queries.AFTERWARDS.values()), rows, small="those whom you may see", empty="Nobody whom you may see."))
    ended = sum(len(m.days) for m in several)
    links = [{"words": m.title, "url": reverse("measures.one", kwargs={"code": m.code})} for m in FIGURES]
    return {"heading": "After early help", "line": f"{count_words(ended, 'end', 'ends')} of early help in two years.", "sheets": sheets, "links": links,
            "back_url": reverse("family_help.board") if viewer.can("record") else "", "back_words": "Family help",
            "foot": "A month is told once its six or twelve months are over for everybody whose help ended in it."}  # fmt: skip


def _asked(request: HttpRequest, several: list[queries.EndedIn]) -> date | None:
    said = request.GET.get("month", "")
    if not said:
        return None
    found = next((m.month for m in several if f"{m.month:%Y-%m}" == said), None)
    if found is None:
        raise Http404(said)
    return found


def _row(one: queries.EndedIn, within: int, viewer: Any, figures_only: bool) -> list[Cell]:
    n = len(one.days)
    name = month_words(one.month)
    to = "" if figures_only else f"{reverse('family_help.afterwards')}?month={one.month:%Y-%m}"
    if not one.known(within, viewer.today):
        known = date_words(last_of(one.month) + timedelta(days=within), viewer.today)
        return [head(name, to), number(_how_many(n, figures_only)), Cell(f"known from {known}"), *(Cell("") for _ in range(3))]
    return [head(name, to), number(_how_many(n, figures_only)), *(number(_share(one.came(c, within), n, figures_only)) for c in queries.AFTERWARDS)]


def _how_many(n: int, figures_only: bool) -> str:
    return MARK if figures_only and is_small(Figure(n), share=False) else str(n)


def _share(came: int, of: int, figures_only: bool) -> str:
    if figures_only and is_small(Figure(came, of), share=True):
        return MARK
    return f"{came} of {of}, {int(100 * came / of + 0.5)}%"


def _child(person: Any, period: Any, today: date) -> list[Cell]:
    days = [getattr(period, column) for column in queries.AFTERWARDS]
    return [person_cell(person, today), Cell(date_words(period.ended_on, today)),
            *(Cell("no" if n is None else "the same day" if n == 0 else f"{count_words(n, 'day')} after") for n in days)]  # fmt: skip
