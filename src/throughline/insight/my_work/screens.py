"""My work: a worker's day."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.engines.notices.actions import mark_read
from throughline.engines.panels.declarations import first_things
from throughline.engines.screens.declarations import OWN, screen
from throughline.engines.screens.registry import menu
from throughline.engines.submissions import once
from throughline.insight.my_work.actions import ask_after
from throughline.insight.my_work.papers import being_written, chairing, to_sign
from throughline.insight.my_work.queries.children import children_of
from throughline.insight.my_work.queries.day import may_see_work_of, work_of
from throughline.insight.my_work.queries.waiting import asked_about
from throughline.record.access import roles


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
        "to_sign": to_sign(viewer),
        "first_things": first_things(viewer),
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
    """A notice was read; on to what it speaks of."""
    return HttpResponseRedirect(mark_read(viewer, notice) or reverse("my_work.page"))


@screen(
    "my_work.ask_after", "work/after/<int:obligation>/", about=OWN, may="record", post_only=True, title="Ask after it"
)
def after(request: HttpRequest, viewer: Any, obligation: int) -> HttpResponse:
    """Ask whoever owes something after it, once a day."""
    found = asked_about(viewer, obligation)
    if found is None:
        raise Http404(str(obligation))
    item, person, ower = found

    def act() -> str:
        if ask_after(viewer, item, person, ower):
            messages.success(request, f"{ower.name} has a line about it now.")
        else:
            messages.info(request, f"You asked {ower.name} after it today.")
        return reverse("my_work.page")

    return once(request, viewer, act)


def _has_children(viewer: Any) -> bool:
    return bool(viewer.role.allocated_as) and viewer.role.sees != roles.NOBODY


@screen(
    "my_work.children", "children/", about=OWN, may="record", template="insight/my_children.html", title="Children", menu=10,
    shown=_has_children,
)  # fmt: skip
def children(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Everybody I work with, by family: nobody is lost because nothing is due."""
    found = children_of(viewer, [viewer.worker_id])
    return {"heading": "My children", "families": found, "count": sum(len(f.rows) for f in found)}
