"""My work: a worker's day."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.engines.notices.actions import mark_read
from throughline.engines.screens.declarations import OWN, screen
from throughline.insight.my_work.queries import may_see_work_of, work_of


@screen("my_work.home", "", about=OWN, title="Home")
def home(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Where somebody lands: their own work, or what their post is for."""
    if viewer.can("manage_team") and "team.page" in _codes():
        return HttpResponseRedirect(reverse("team.page"))
    if viewer.role.sees == "nobody":
        for code, act in (("access.glass", "review_glass"), ("system.page", "system"), ("measures.list", "measures")):
            if viewer.can(act) and code in _codes():
                return HttpResponseRedirect(reverse(code))
    if not viewer.can("record") and viewer.can("measures") and "measures.list" in _codes():
        return HttpResponseRedirect(reverse("measures.list"))
    return HttpResponseRedirect(reverse("my_work.page"))


def _codes() -> set[str]:
    from throughline.engines.screens.registry import screens

    return set(screens())


@screen("my_work.page", "work/", about=OWN, may="record", template="insight/my_work.html", title="My work", menu=5)
def page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What is due today and this week for my children, by family."""
    return {"heading": "My work", "day": work_of(viewer, [viewer.worker_id]), "own": True}


@screen(
    "my_work.covered",
    "work/<int:worker>/",
    about=OWN,
    may="record",
    template="insight/my_work.html",
    title="Covered work",
)
def covered(request: HttpRequest, viewer: Any, worker: int) -> dict[str, Any]:
    """The work of somebody this worker covers, or of a member of the manager's team."""
    found = may_see_work_of(viewer, worker)
    if found is None:
        raise Http404(str(worker))
    return {
        "heading": f"{found.name}’s work",
        "day": work_of(viewer, [worker], own=False),
        "own": False,
        "worker": found,
    }


@screen("my_work.read", "work/notices/<int:notice>/", about=OWN, post_only=True, title="Read")
def read(request: HttpRequest, viewer: Any, notice: int) -> HttpResponse:
    """A notice was read."""
    mark_read(viewer, notice)
    return HttpResponseRedirect(reverse("my_work.page"))
