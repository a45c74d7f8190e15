"""Today: what must not wait, for whoever answers for it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from throughline.base.words import count_words, date_words, join_words
from throughline.engines.screens.cells import person_cell
from throughline.engines.screens.declarations import TEAM, screen
from throughline.engines.watch.declarations import Watch, Watched, watches
from throughline.web.sheets import Cell, Sheet, head


@screen("watch.today", "today/", about=TEAM, may="decide", menu=7, template="web/sheets_page.html", title="Today")
def today(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Every watch that is not empty, with the cases; those that are empty by name."""
    found = [(watch, list(watch.rows(viewer))) for watch in watches()]
    waiting = sum(len(rows) for _, rows in found)
    quiet = [watch.title for watch, rows in found if not rows]
    line = f"{count_words(waiting, 'thing')} must not wait until tomorrow." if waiting else "Nothing here waits for you today."
    foot = f"Looked at, and empty: {join_words([q[0].lower() + q[1:] for q in quiet])}." if quiet else ""
    return {"heading": "Today", "line": line, "foot": foot, "sheets": [_sheet(viewer, watch, rows) for watch, rows in found if rows]}


def _sheet(viewer: Any, watch: Watch, rows: list[Watched]) -> Sheet:
    why = watch.local or (str(watch.source) if watch.source else "")
    return Sheet(watch.title, ("Who", "What", "Since", ""), [_row(viewer, row) for row in rows], small=why)


def _row(viewer: Any, row: Watched) -> tuple[Cell, ...]:
    about = head(row.about) if isinstance(row.about, str) else person_cell(row.about, viewer.today)
    since = Cell(date_words(row.since_on, viewer.today), loud=True) if row.since_on else Cell("")
    return about, Cell(row.words), since, Cell(row.do, row.url)
