"""What an inspector asks for on Monday: the child-level lists, ready every day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from throughline.engines.screens.declarations import AUTHORITY, Screen, screen
from throughline.engines.way_out.tables import CSV, WORKBOOK, Table, leaving
from throughline.returns.annex_a import queries
from throughline.returns.annex_a.first_response import queries as first_response
from throughline.returns.annex_a.helped import queries as helped
from throughline.returns.annex_a.protection import queries as protection
from throughline.returns.annex_a.queries import Made

MAY = "returns"
SIX = "within the last six months"


@dataclass(frozen=True)
class Listed:
    """One list of the guide: its number, how it is made, and whom it is about."""

    number: int
    make: Callable[[Any], Made]
    title: str
    cohort: str


LISTS = (
    Listed(1, first_response.contacts, "Contacts", "of the last six months, a row for each child and contact"),
    Listed(2, helped.early_help, "Early help assessments", f"finished {SIX}, or being written"),
    Listed(3, first_response.referrals, "Referrals", "of the last six months"),
    Listed(4, queries.assessments, "Assessments", f"going on today, or authorised {SIX}"),
    Listed(5, protection.enquiries, "Section 47 enquiries and conferences", f"going on today, or begun {SIX}"),
    Listed(6, helped.children_in_need, "Children in need", f"in need, protected or in care today, or until {SIX}"),
    Listed(7, protection.plans, "Child protection plans", f"with a plan today, or until {SIX}"),
    Listed(8, queries.children_in_care, "Children in care", f"looked after today, or until {SIX}"),
    Listed(9, queries.care_leavers, "Leaving care services", "everybody entitled today"),
)


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
        "lists": [(one.make(viewer), one.title, one.cohort, f"annex_a.list_{one.number}") for one in LISTS],
    }


def _table(made: Made) -> Table:
    return Table(made.title, made.head, made.rows)


def _taken(made: list[Made], name: str, kind: str) -> HttpResponse:
    subjects = [s for m in made for s in m.subjects]
    return leaving(name, [_table(m) for m in made], kind, subjects=subjects, reader="inspector")


@screen("annex_a.workbook", "inspection/annex-a.xlsx", about=AUTHORITY, may=MAY, title="Annex A")
def workbook(request: HttpRequest, viewer: Any) -> HttpResponse:
    """All lists as one workbook, a sheet each."""
    return _taken([one.make(viewer) for one in LISTS], f"annex-a-{viewer.today}", WORKBOOK)


def _as_csv(one: Listed) -> Screen:
    def view(request: HttpRequest, viewer: Any) -> HttpResponse:
        return _taken([one.make(viewer)], f"annex-a-list-{one.number}-{viewer.today}", CSV)

    code, path = f"annex_a.list_{one.number}", f"inspection/list-{one.number}.csv"
    return screen(code, path, about=AUTHORITY, may=MAY, title=f"List {one.number}")(view)


list_1, list_2, list_3, list_4, list_5, list_6, list_7, list_8, list_9 = map(_as_csv, LISTS)
