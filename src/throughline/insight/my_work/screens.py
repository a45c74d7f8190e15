"""My work: a worker's day."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.engines.notices.actions import mark_read
from throughline.engines.screens.declarations import OWN, screen
from throughline.engines.screens.registry import menu
from throughline.insight.my_work.papers import being_written, chairing
from throughline.insight.my_work.queries import may_see_work_of, work_of


@screen("my_work.home", "", about=OWN, title="Home")
def home(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Where somebody lands: their team, their own work, or the first page that their post is for."""
    first = "team.page" if viewer.can("manage_team") else "my_work.page" if viewer.can("record") else ""
    allowed = [s.code for s in menu() if not s.may or viewer.can(s.may)]
    codes = [first] if first in allowed else [c for c in allowed if c != "find.find"] or allowed
    return HttpResponseRedirect(reverse(codes[0]))


@screen("my_work.page", "work/", about=OWN, may="record", template="insight/my_work.html", title="My work", menu=5)
def page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What is due today and this week for my children, by family."""
    return {
        "heading": "My work", "day": work_of(viewer, [viewer.worker_id]), "own": True, "writing": being_written(viewer), "chairing": chairing(viewer),
    }  # fmt: skip


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
