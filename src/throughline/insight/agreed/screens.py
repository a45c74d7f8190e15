"""My actions, and the team's that are past their day. Each goes to the page on which one says what came of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from throughline.base.words import count_words, date_words, days_words
from throughline.engines.duties.queries import DueItem
from throughline.engines.screens.cells import person_cell
from throughline.engines.screens.declarations import OWN, TEAM, screen
from throughline.insight.agreed import queries
from throughline.insight.team.queries import teams_for
from throughline.record.people.queries import people_of
from throughline.record.workers.queries import names_of_workers
from throughline.web.sheets import Cell, Sheet, head, number

SHEETS = "web/sheets_page.html"


@screen("agreed.mine", "work/actions/", about=OWN, may="record", template=SHEETS, title="My actions")
def mine(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Everything I promised in any plan, review, meeting or supervision, the nearest day first."""
    items = queries.mine(viewer)
    late = [i for i in items if i.days_past]
    line = (
        f"{count_words(len(items), 'action')} of yours open."
        if items
        else "You have promised nothing that is still open."
    )
    if late:
        line += f" {count_words(len(late), 'is', 'are')} past the day, the longest by {days_words(max(i.days_past for i in late))}."
    sheet = Sheet(
        "What you said you would do",
        ("About", "What", "By", "Past its day", "Agreed in", ""),
        _rows(viewer, items),
        empty="Nothing is open.",
    )
    return {
        "heading": "My actions",
        "line": line,
        "sheets": [sheet],
        "back_url": reverse("my_work.page"),
        "back_words": "My work",
    }


@screen("agreed.team", "team/actions/", about=TEAM, may="manage_team", template=SHEETS, title="Actions past their day")
def team(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What was agreed about the team's children and is not done: whose, how long past its day, how old the lot is."""
    items = queries.overdue_in(viewer, [t.pk for t in teams_for(viewer)])
    owners = names_of_workers(i.row.owner_id for i in items)
    rows = [
        (*row[:2], Cell(owners.get(item.row.owner_id, "nobody named")), *row[2:])
        for item, row in zip(items, _rows(viewer, items), strict=True)
    ]
    ages = [(head(words), number(count)) for words, count in queries.by_age(items)]
    line = (
        f"{count_words(len(items), 'action')} past the day that was agreed."
        if items
        else "Nothing agreed is past its day."
    )
    return {
        "heading": "Actions past their day", "line": line, "back_url": reverse("team.page"), "back_words": "My team",
        "sheets": [Sheet("How long past their day", ("How long", "How many"), ages, half=True, numbers=frozenset({1})),
                   Sheet("Which, the longest first", ("About", "What", "Who", "By", "Past its day", "Agreed in", ""), rows, empty="Nothing.")],
    }  # fmt: skip


def _rows(viewer: Any, items: list[DueItem]) -> list[tuple[Cell, ...]]:
    people = people_of(viewer, (i.subject for i in items))
    titles, uuids, kinds = queries.area_titles(), queries.addresses(items), queries.of_the_service(items)
    rows = []
    for item in items:
        person = people.get(item.subject)
        at = uuids.get(item.subject)
        url = (
            reverse("promises.report", kwargs={"subject": at, "promise": item.row.start})
            if at and viewer.basis_for(item.subject)
            else ""
        )
        past = Cell(days_words(item.days_past), loud=True) if item.days_past else Cell("")
        by = date_words(item.row.due_on, viewer.today) if item.row.due_on else "no day"
        about = person_cell(person, viewer.today) if person else head(kinds.get(item.subject, "a colleague, in supervision"))
        rows.append(
            (
                about,
                Cell(item.called or item.duty.title),
                Cell(by),
                past,
                Cell(titles.get(item.row.duty.partition(".")[0], "")),
                Cell("say how it is going", url),
            )
        )
    return rows
