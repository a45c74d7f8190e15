"""What an inspector asks for on Monday: the child-level lists, ready every day."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.way_out.tables import CSV, WORKBOOK, Table, leaving
from throughline.returns.annex_a import queries
from throughline.returns.annex_a.first_response import queries as first_response
from throughline.returns.annex_a.helped import queries as helped
from throughline.returns.annex_a.queries import Made

MAY = "returns"


@screen(
    "annex_a.page",
    "inspection/",
    about=AUTHORITY,
    may=MAY,
    menu=55,
    shown=lambda viewer: not viewer.can("record"),  # whoever works with children finds it under In care
    template="returns/annex_a.html",
    title="Inspection",
)
def page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """The lists as they stand today: how many rows, which cells are empty and why, and the way to take them away."""
    return {
        "heading": "What an inspector asks for on Monday",
        "plain_heading": "Inspection",
        "lists": [
            (first_response.contacts(viewer), "Contacts", "of the last six months, a row for each child and contact", "annex_a.list_1"),
            (helped.early_help(viewer), "Early help assessments", "finished within the last six months, or being written", "annex_a.list_2"),
            (first_response.referrals(viewer), "Referrals", "of the last six months", "annex_a.list_3"),
            (queries.assessments(viewer), "Assessments", "going on today, or authorised within the last six months", "annex_a.list_4"),
            (helped.children_in_need(viewer), "Children in need", "in need, protected or in care today, or until within the last six months", "annex_a.list_6"),
            (queries.children_in_care(viewer), "Children in care", "looked after today, or until within the last six months", "annex_a.list_8"),
            (queries.care_leavers(viewer), "Leaving care services", "everybody entitled today", "annex_a.list_9"),
        ],
    }  # fmt: skip


def _table(made: Made) -> Table:
    return Table(made.title, made.head, made.rows)


def _taken(made: list[Made], name: str, kind: str) -> HttpResponse:
    subjects = [s for m in made for s in m.subjects]
    return leaving(name, [_table(m) for m in made], kind, subjects=subjects, reader="inspector")


@screen("annex_a.workbook", "inspection/annex-a.xlsx", about=AUTHORITY, may=MAY, title="Annex A")
def workbook(request: HttpRequest, viewer: Any) -> HttpResponse:
    """All lists as one workbook, a sheet each."""
    lists = (first_response.contacts, helped.early_help, first_response.referrals, queries.assessments, helped.children_in_need,
             queries.children_in_care, queries.care_leavers)  # fmt: skip
    return _taken([made(viewer) for made in lists], f"annex-a-{viewer.today}", WORKBOOK)


@screen("annex_a.list_1", "inspection/list-1.csv", about=AUTHORITY, may=MAY, title="List 1")
def list_1(request: HttpRequest, viewer: Any) -> HttpResponse:
    """List 1 as CSV."""
    return _taken([first_response.contacts(viewer)], f"annex-a-list-1-{viewer.today}", CSV)


@screen("annex_a.list_3", "inspection/list-3.csv", about=AUTHORITY, may=MAY, title="List 3")
def list_3(request: HttpRequest, viewer: Any) -> HttpResponse:
    """List 3 as CSV."""
    return _taken([first_response.referrals(viewer)], f"annex-a-list-3-{viewer.today}", CSV)


@screen("annex_a.list_4", "inspection/list-4.csv", about=AUTHORITY, may=MAY, title="List 4")
def list_4(request: HttpRequest, viewer: Any) -> HttpResponse:
    """List 4 as CSV."""
    return _taken([queries.assessments(viewer)], f"annex-a-list-4-{viewer.today}", CSV)


@screen("annex_a.list_2", "inspection/list-2.csv", about=AUTHORITY, may=MAY, title="List 2")
def list_2(request: HttpRequest, viewer: Any) -> HttpResponse:
    """List 2 as CSV."""
    return _taken([helped.early_help(viewer)], f"annex-a-list-2-{viewer.today}", CSV)


@screen("annex_a.list_6", "inspection/list-6.csv", about=AUTHORITY, may=MAY, title="List 6")
def list_6(request: HttpRequest, viewer: Any) -> HttpResponse:
    """List 6 as CSV."""
    return _taken([helped.children_in_need(viewer)], f"annex-a-list-6-{viewer.today}", CSV)


@screen("annex_a.list_8", "inspection/list-8.csv", about=AUTHORITY, may=MAY, title="List 8")
def list_8(request: HttpRequest, viewer: Any) -> HttpResponse:
    """List 8 as CSV."""
    return _taken([queries.children_in_care(viewer)], f"annex-a-list-8-{viewer.today}", CSV)


@screen("annex_a.list_9", "inspection/list-9.csv", about=AUTHORITY, may=MAY, title="List 9")
def list_9(request: HttpRequest, viewer: Any) -> HttpResponse:
    """List 9 as CSV."""
    return _taken([queries.care_leavers(viewer)], f"annex-a-list-9-{viewer.today}", CSV)
