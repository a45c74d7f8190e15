"""The community based early help teams: members by agency and qualification, and what each team carries."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst

from throughline.engines.screens.declarations import TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.family_help import queries
from throughline.practice.family_help.actions.team import describe
from throughline.practice.family_help.codes import QUALIFICATIONS
from throughline.practice.family_help.queries.team import AreaTeam, area_teams
from throughline.record.access.actions import NotAllowed
from throughline.record.access.viewer import declared_roles
from throughline.web.forms import Form


class DescribeForm(Form):
    """Of whom, from where, qualified as what."""

    post = forms.ChoiceField(label="Who?", error_messages={"required": "Choose whom you mean"})
    agency = forms.CharField(label="Which agency do they come from?", max_length=160, help_text="The agency that employs them, as Merehaven Community Health.",
                             error_messages={"required": "Name the agency that employs them"})  # fmt: skip
    qualification = forms.ChoiceField(label="What are they qualified as?", choices=[("", "Choose"), *((c, capfirst(w)) for c, w in QUALIFICATIONS.items())],
                                      error_messages={"required": "Say what they are qualified as"})  # fmt: skip

    def __init__(self, *args: Any, several: list[AreaTeam], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("post", [("", "Choose"), *((str(m.post.pk), f"{m.post.worker.name}, {t.team.name}") for t in several for m in t.members)])


@screen("family_help.teams", "family-help/teams/", about=TEAM, may="record", template="family_help/teams.html", title="Early help teams")
def teams(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Each team: who is in it, from which agency, with which qualification; whom it helps, who of them has nobody, which reviews are late."""
    several = area_teams(viewer)
    manages = viewer.can("manage_team") and bool(several)
    form = DescribeForm(request.POST or None, several=several) if manages else None
    if form is not None and request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            found = describe(viewer, int(given["post"]), agency=given["agency"], qualification=given["qualification"])
            messages.success(request, f"Saved: {found.post.worker.name} comes from {given['agency']}.")
            return reverse("family_help.teams")

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error("qualification" if isinstance(wrong, ValueError) else None, str(wrong))
    told = queries.board(viewer)
    rows = [{"one": one, "helped": [r for r in told.rows if r.team == one.team.name], "nobody": sum(r.team == one.team.name for r in told.nobody),
             "late": sum(r.team == one.team.name for r in told.late),
             "posts": [(m, m.post.title or declared_roles()[m.post.role].title) for m in one.members]} for one in several]  # fmt: skip
    return {"heading": "Early help teams", "rows": rows, "without": [one.team.name for one in several if not one.social_workers], "form": form}
