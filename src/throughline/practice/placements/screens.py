"""Authorising a planned move."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.practice.placements import actions, events, queries
from throughline.practice.placements.codes import WHY_CHANGED
from throughline.record.access.actions import NotAllowed
from throughline.record.people.queries import person_of
from throughline.web.dayfields import DayField
from throughline.web.forms import Form


class MoveForm(Form):
    """Where to, when and why."""

    where = forms.CharField(label="Where to", max_length=160)
    for_on = DayField(label="On which day")
    why = forms.ChoiceField(label="Why", choices=[("", "Choose"), *((c.code, c.label) for c in WHY_CHANGED.codes)])


@screen(
    "placements.authorise_move",
    "children/<uuid:subject>/authorise-move/",
    about=CHILD,
    may="decide",
    template="placements/authorise_move.html",
    title="Authorise a move",
    records=(events.move_authorised,),
)
def authorise_move(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Authorise a planned move; after many moves only once people have met about what would make the home last."""
    homes = queries.homes_counted(viewer, subject.pk)
    form = MoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.authorise_move(viewer, subject.pk, **form.cleaned_data)
            messages.success(request, "The move is authorised, in your name.")
            return reverse("child.page", kwargs={"subject": subject.uuid})

        try:
            return once(request, viewer, act)
        except (NotAllowed, ValueError) as refused:
            form.add_error(None, str(refused))

    def to(code: str) -> str:
        return reverse("recording.record", kwargs={"subject": subject.uuid, "code": code})

    return {
        "heading": "Authorise a planned move",
        "plain_heading": "Authorise a move",
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "homes": homes,
        "form": form,
        "meeting_url": to(events.stability_meeting_held.code),
        "emergency_url": to(events.placement_began.code),
    }
