"""How soon after it happened things are written down, worker by worker."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from throughline.base.words import count_words, date_words
from throughline.engines.screens.cells import person_cell
from throughline.engines.screens.declarations import TEAM, screen
from throughline.engines.watch.declarations import holding
from throughline.insight.keeping.queries import LATE_AFTER, SPAN, keeping_of
from throughline.insight.team.queries import teams_for
from throughline.practice.families import signals as families
from throughline.practice.looked_after import signals as looked_after
from throughline.record.workers.queries import members, names_of_workers
from throughline.web.sheets import Cell, Sheet, head, number


@screen(
    "keeping.page",
    "team/written-down/",
    about=TEAM,
    may="manage_team",
    template="web/sheets_page.html",
    title="How soon it is written down",
)
def page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """From the day something happened to the day on which it stood on the record."""
    people = [m.worker_id for m in members([t.pk for t in teams_for(viewer)], viewer.today)]
    found = keeping_of(viewer, people, viewer.today - SPAN)
    names = names_of_workers(k.worker for k in found)
    rows = [
        (head(names.get(k.worker, ""), reverse("team.worker", kwargs={"worker": k.worker})), number(k.entries), number(f"{k.middle:g}"), number(k.longest),
         Cell(f"{k.late} of {k.entries}", loud=bool(k.late), number=True))
        for k in found
    ]  # fmt: skip
    entries, late = sum(k.entries for k in found), sum(k.late for k in found)
    line = (
        f"{late:,} of {count_words(entries, 'entry', 'entries')} in the last 13 weeks stood on the record more than {LATE_AFTER} days after it happened."
        if entries
        else "Nothing was recorded in the last 13 weeks."
    )
    shown = Sheet("By worker, the slowest first", ("Worker", "Entries", "Middle one, days", "Longest, days", f"More than {LATE_AFTER} days"), rows,
                  small="What happened in the last 13 weeks, first entries only", numbers=frozenset({1, 2, 3, 4}))  # fmt: skip
    return {
        "heading": "How soon it is written down",
        "line": line,
        "sheets": [shown],
        "back_url": reverse("team.page"),
        "back_words": "My team",
    }


@screen("keeping.asked", "team/questions/", about=TEAM, may="manage_team", template="web/sheets_page.html", title="Summaries and families to look at")
def asked(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Summaries that are old or from before a change, and open cases in which a man is not known: who, since when."""
    old = holding(looked_after.stale_summary, families.summary_behind)(viewer)
    men = holding(families.unknown_man)(viewer)
    lists = [("Summaries to look at again", old), ("Open cases with a man who is not known", men)]
    head_ = ("Who", "What", "Since", "")
    line = f"{count_words(len(old), 'summary', 'summaries')} to look at again; {count_words(len(men), 'open case')} with a man who is not known."
    return {
        "heading": "Summaries and families to look at", "line": line, "back_url": reverse("team.page"), "back_words": "My team",
        "sheets": [Sheet(title, head_, [_asked(viewer, row) for row in rows], empty="Nobody.") for title, rows in lists],
    }  # fmt: skip


def _asked(viewer: Any, row: Any) -> tuple[Cell, ...]:
    since = date_words(row.since_on, viewer.today) if row.since_on else "not known"
    return person_cell(row.about, viewer.today), Cell(row.words), Cell(since), Cell(row.do, row.url)
