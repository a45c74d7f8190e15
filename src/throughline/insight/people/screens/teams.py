"""Teams: the tree, a new one, closing one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import screen
from throughline.engines.submissions import once
from throughline.insight.people import actions, queries
from throughline.insight.people.forms import TEAM_KINDS, TeamForm
from throughline.insight.people.screens import HOW


@screen("people.teams", "people/teams/", template="insight/people/teams.html", title="Teams", **HOW)
def teams(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """The teams of the authority, and a new one."""
    found = queries.teams(viewer)
    form = TeamForm(request.POST or None, teams=found)
    if request.method == "POST" and form.is_valid():
        parent = next((t for t in found if t.pk == form.cleaned_data["parent"]), None)

        def act() -> str:
            actions.add_team(viewer, name=form.cleaned_data["name"], kind=form.cleaned_data["kind"], parent=parent)
            messages.success(request, "The team is added.")
            return reverse("people.teams")

        try:
            return once(request, viewer, act)
        except ValueError as refused:
            form.add_error("name", str(refused))
    return {
        "heading": "Teams",
        "form": form,
        "rows": [{"team": t, "kind": TEAM_KINDS.get(t.kind, t.kind)} for t in found],
    }


@screen("people.close_team", "people/teams/<int:team>/close/", post_only=True, title="Close a team", **HOW)
def close_team(request: HttpRequest, viewer: Any, team: int) -> HttpResponse:
    """Close a team in which nobody holds a post."""
    found = queries.team(viewer, team)
    if found is None:
        raise Http404(str(team))

    def act() -> str:
        try:
            actions.close_team(viewer, found)
            messages.success(request, "The team is closed.")
        except ValueError as refused:
            messages.error(request, str(refused))
        return reverse("people.teams")

    return once(request, viewer, act)
