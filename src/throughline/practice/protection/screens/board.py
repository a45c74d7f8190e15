"""Protection across children: the list as at any day, and plans that drift."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import TEAM, screen
from throughline.engines.way_out.tables import CSV, Table, leaving
from throughline.practice.protection import queries
from throughline.practice.protection.codes import CATEGORIES
from throughline.web.parts import Link

PAGES = (("protection.list", "The list"), ("protection.drift", "Drift"), ("protection.signing", "To sign off"),
         ("protection.agencies", "Agencies"), ("protection.team", "Multi-agency team"), ("protection.chairs", "Chairs"),
         ("protection.procedures", "Procedures"), ("protection.improvements", "Improvements"))  # fmt: skip


def nav(here: str, viewer: Any) -> list[Link]:
    """The pages of this part, with the one that is open. Improvements are for those who decide."""
    return [Link(words, reverse(code), current=code == here) for code, words in PAGES if viewer.can("decide") or code != "protection.improvements"]


def asked_day(request: HttpRequest, viewer: Any) -> date:
    """The day that `?on=` names, today at the latest."""
    said = request.GET.get("on", "").strip()
    if not said:
        return viewer.today  # type: ignore[no-any-return]
    try:
        return min(date.fromisoformat(said), viewer.today)
    except ValueError as wrong:
        raise Http404(said) from wrong


@screen("protection.list", "protection/", about=TEAM, may="record", menu=18, template="protection/list.html", title="Protection")
def child_protection_list(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Whoever was protected by a plan on a day, with those who answered for it then."""
    on = asked_day(request, viewer)
    held = queries.listed(viewer, on)
    due = queries.next_reviews(viewer, [r.plan.subject_id for r in held]) if on == viewer.today else {}
    rows = [{"row": r, "category": CATEGORIES.get(r.plan.category, ""), "months": _months(r.plan.began_on, on), "due": due.get(r.plan.subject_id)} for r in held]
    counts = [(words, sum(r.plan.category == code for r in held)) for code, words in CATEGORIES.items()]
    return {"heading": "Child protection list", "nav_of": nav("protection.list", viewer), "rows": rows, "on": on, "now": on == viewer.today,
            "counts": [c for c in counts if c[1]], "long": sum(_months(r.plan.began_on, on) >= 24 for r in held)}  # fmt: skip


def _months(began: date, on: date) -> int:
    return max(0, (on.year - began.year) * 12 + on.month - began.month - (on.day < began.day))


@screen("protection.list_table", "protection/list.csv", about=TEAM, may="record", title="Child protection list as a table")
def list_table(request: HttpRequest, viewer: Any) -> HttpResponse:
    """The list as at a day, to take away."""
    on = asked_day(request, viewer)
    held = queries.listed(viewer, on)
    head = ("Name", "Born", "Category", "Since", "Months", "Plans before", "Area", "Team", "Social worker", "Chair", "Last conference")
    rows = [(r.person.name, r.person.born_on, CATEGORIES.get(r.plan.category, ""), r.plan.began_on, _months(r.plan.began_on, on), r.plan.before, r.area,
             r.team, r.worker, r.chair, r.reviewed_on) for r in held]  # fmt: skip
    return leaving(f"child-protection-list-{on}", [Table("List", head, rows)], CSV, subjects=[r.plan.subject_id for r in held], reader="manager")


@screen("protection.drift", "protection/drift/", about=TEAM, may="record", template="protection/drift.html", title="Drift")
def drift(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What the record asks about plans, the day it becomes true, with what was answered."""
    rows = [{"person": person, "held": held, "question": held.question(person),
             "url": reverse("signals.answer", kwargs={"subject": person.subject.uuid, "code": held.signal.code})}
            for person, held in queries.drifting(viewer)]  # fmt: skip
    return {"heading": "Drift", "nav_of": nav("protection.drift", viewer), "rows": rows, "unanswered": sum(r["held"].unanswered for r in rows)}
