"""Agencies and family doctors: who comes to core groups and conferences, who gives nothing, who was written to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.engines.screens.declarations import AUTHORITY, CHILD, TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.protection import queries
from throughline.practice.protection.absences import raise_absence
from throughline.practice.protection.screens.board import nav

PARTS = {"police": "Police", "health": "Health", "school": "Schools and nurseries", "gp": "Family doctors", "early_help": "Early help and other services",
         "probation": "Probation"}  # fmt: skip


@screen("protection.agencies", "protection/agencies/", about=TEAM, may="record", template="protection/agencies.html", title="Agencies")
def agencies(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Which agencies come to core groups, the worst first; where somebody was away twice; which practices give nothing."""
    since = add_months(viewer.today, -12)
    rows = [{**one, "title": PARTS.get(one["part"], one["part"]), "nothing": one["asked"] - one["came"] - one["reported"]} for one in queries.league(viewer, since)]
    away = queries.absences_to_write_about(viewer)
    people = queries.names_of_children(viewer, (a.subject_id for a in away))
    written = queries.written_about(viewer, [a.key for a in away])
    twice = [{"row": a, "person": people[a.subject_id], "title": PARTS.get(a.part, a.part), "written": written.get(a.key),
              "url": reverse("protection.write_to_agency", kwargs={"subject": people[a.subject_id].subject.uuid, "absence": a.key})}
             for a in away if a.subject_id in people]  # fmt: skip
    return {"heading": "Agencies", "nav_of": nav("protection.agencies", viewer), "rows": rows, "twice": twice, "practices": queries.practices(viewer, since),
            "may_measure": viewer.can("measures")}


@screen("protection.doctors", "protection/doctors/", about=AUTHORITY, may="measures", template="protection/doctors.html", title="Family doctors and conferences")
def doctors(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Practice by practice: conferences of the last twelve months, and those to which the doctor gave nothing. No child by name."""
    rows = queries.practices(viewer, add_months(viewer.today, -12))
    return {"heading": "Family doctors and conferences", "rows": rows, "asked": sum(n for _, n, _ in rows), "silent": sum(s for _, _, s in rows)}


@screen("protection.write_to_agency", "children/<uuid:subject>/protection/absence/<int:absence>/", about=CHILD, may="record", post_only=True,
        title="Write to an agency")  # fmt: skip
def write_to_agency(request: HttpRequest, viewer: Any, subject: Any, absence: int) -> HttpResponse:
    """Write to the safeguarding lead of an agency that gave nothing twice, where the letter was not made of itself."""
    row = next((a for a in queries.attendance_of(viewer, subject.pk) if a.key == absence and a.in_a_row >= 2), None)
    if row is None:
        raise Http404(str(absence))

    def act() -> str:
        raise_absence(viewer, subject.pk, row.part, row.agency or row.name, row.in_a_row, row.key)
        messages.success(request, "Written, and the chair knows.")
        return reverse("protection.agencies")

    return once(request, viewer, act)
