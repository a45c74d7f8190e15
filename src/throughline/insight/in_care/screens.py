"""Pages about the children in care of everybody in sight: who they are, what they wait for, and who reviews them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, TEAM, screen
from throughline.engines.way_out.tables import CSV, Table, leaving
from throughline.insight.in_care import rows, young_rows
from throughline.insight.in_care.dispute_rows import disputes, not_alone, not_as_wished, reviews, took_no_part
from throughline.insight.in_care.queries import officers, permanence, population, waiting, young
from throughline.insight.in_care.queries.people import in_care_now
from throughline.practice.placements import codes
from throughline.web.parts import Link

PAGES = (
    ("in_care.page", "Who they are"),
    ("in_care.moves", "Moves"),
    ("in_care.entitlements", "What is theirs"),
    ("in_care.officers", "Reviewing officers"),
    ("in_care.overdue", "Looked at again"),
    ("in_care.permanence", "Where they will grow up"),
    ("in_care.family", "With family"),
)
HOW: dict[str, Any] = {"about": TEAM, "may": "record", "template": "insight/in_care/page.html"}


def _page(here: str, heading: str, sheets: list[Any], **more: Any) -> dict[str, Any]:
    nav = [Link(words, reverse(code), current=code == here) for code, words in PAGES]
    return {"heading": heading, "nav_of": nav, "sheets": sheets, **more}


@screen("in_care.page", "in-care/", menu=25, title="In care", **HOW)
def page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """How many, on any day and in which groups; who has no worker; who said that they feel unsafe; who comes and leaves."""
    children = in_care_now(viewer)
    on = _asked_day(request, viewer)
    told, ahead = population.population_on(viewer, on), population.outlook(viewer)
    by_year, came = young.ages_by_year(viewer), young.came_under_five(viewer.authority_id, viewer.today)
    return _page(
        "in_care.page",
        "In care",
        [
            *rows.alarms(viewer, children, waiting.unsafe_and_unseen(viewer), waiting.unheld(viewer, children)),
            *rows.groups(told),
            rows.flows(ahead),
            young_rows.youngest(by_year, came, viewer.today),
            young_rows.came_young(came),
            young_rows.ages(by_year, viewer.today),
        ],
        told=told,
        ahead=ahead,
        on=on,
        inspection=viewer.can("returns"),
        boards=viewer.can("measures"),
    )


def _asked_day(request: HttpRequest, viewer: Any) -> date:
    said = request.GET.get("on", "")
    if not said:
        return viewer.today  # type: ignore[no-any-return]
    try:
        day = date.fromisoformat(said)
    except ValueError as wrong:
        raise Http404(said) from wrong
    if not date(1990, 1, 1) <= day <= viewer.today:
        raise Http404(said)
    return day


@screen("in_care.moves", "in-care/moves/", title="Moves", **HOW)
def moves(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Young people with the most homes, by age."""
    found = waiting.most_moved(viewer, in_care_now(viewer))
    return _page("in_care.moves", "Most moves", rows.moves(viewer, found))


@screen("in_care.entitlements", "in-care/entitlements/", title="What is theirs", **HOW)
def entitlements(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Independent visitors, leisure passes, and how to reach the reviewing officer."""
    told = waiting.entitled(viewer, in_care_now(viewer))
    return _page("in_care.entitlements", "What is theirs", rows.entitlements(viewer, told), take="in_care.not_issued")


@screen("in_care.not_issued", "in-care/entitlements/not-issued.csv", about=TEAM, may="record", title="No leisure pass")
def not_issued(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Who has no leisure pass, for the corporate parenting forum: ages and teams' counts, and no names."""
    told = waiting.entitled(viewer, in_care_now(viewer))
    lines = [(child.age(viewer.today), child.since, last) for child, last in told.no_pass]
    table = Table("No leisure pass", ("Age", "In care since", "Last pass issued"), lines)
    subjects = [child.person.subject_id for child, _ in told.no_pass]
    return leaving("no-leisure-pass", [table], CSV, subjects=subjects, reader="corporate parenting forum")


@screen("in_care.officers", "in-care/officers/", title="Reviewing officers", **HOW)
def officers_page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Each officer's load, the meetings before reviews of the next six weeks, and reviews at risk of going ahead without."""
    children = in_care_now(viewer)
    found = officers.officers(viewer, children)
    year = officers.year_of_officers(viewer)
    sheets = rows.officers(viewer, found, year)
    sheets.insert(2, disputes(viewer, officers.open_disputes(viewer, children)))
    sheets.insert(3, took_no_part(viewer, officers.took_no_part(viewer, children)))
    sheets.insert(4, not_as_wished(viewer, officers.not_as_wished(viewer, children)))
    sheets.insert(5, not_alone(viewer, officers.not_alone_twice(viewer, children)))
    return _page("in_care.officers", "Reviewing officers", sheets, take="in_care.officers_year" if viewer.can("measures") else "")


@screen(
    "in_care.officers_year", "in-care/officers/year.csv", about=AUTHORITY, may="measures", title="The officers’ year"
)
def officers_year(request: HttpRequest, viewer: Any) -> HttpResponse:
    """The figures of the officers' annual report, to take away."""
    year = officers.year_of_officers(viewer)
    table = Table("Officers", ("Twelve months to", "What", "How many"), [(year.ended, w, n) for w, n in (*year.figures, *year.disputes)])
    return leaving(f"reviewing-officers-{year.ended}", [table], CSV, subjects=(), reader="board")


@screen("in_care.overdue", "in-care/overdue/", title="Looked at again", **HOW)
def overdue(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Reviews that are past their day or soon due, and reassessments and midway checks that are past theirs."""
    children = in_care_now(viewer)
    clocks = waiting.open_clocks(viewer, children, ["looked_after.review"])
    return _page("in_care.overdue", "Looked at again", [*reviews(viewer, children, clocks), *rows.overdue(viewer, children)])


@screen("in_care.permanence", "in-care/permanence/", title="Where they will grow up", **HOW)
def permanence_page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Where each child will grow up: decided when, matched, placed; and for how long nobody has decided."""
    told = permanence.tracked(viewer, in_care_now(viewer))
    middle = permanence.median_days(told, viewer.today)
    return _page("in_care.permanence", "Where they will grow up", rows.permanence(viewer, told, middle))


@screen("in_care.family", "in-care/family/", title="With family", **HOW)
def family(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Children who live with parents, relatives or friends, and how the approval of each home stands."""
    children = in_care_now(viewer)
    parents = waiting.with_family(viewer, children, codes.WITH_PARENTS, waiting.PARENTS)
    kin = waiting.with_family(viewer, children, codes.KINSHIP, waiting.KIN)
    return _page("in_care.family", "With family", rows.family(viewer, parents, kin))
