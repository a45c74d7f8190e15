"""Two records of one person: looked at side by side, joined, and parted again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.insight.family import queries
from throughline.record.families import actions
from throughline.record.people.queries import person_of, somebody
from throughline.web.forms import Form

HOW = {"about": CHILD, "may": "join_records"}


class JoinForm(Form):
    """Which of the two stays, and how it is known that they are one person."""

    keep = forms.ChoiceField(
        label="Which record stays in front?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say which record stays in front"},
    )
    because = forms.CharField(
        label="How do you know that they are one person?",
        max_length=300,
        error_messages={"required": "Say how you know"},
    )

    def __init__(self, *args: Any, two: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("keep", two)


class PartForm(Form):
    """Why they are two people."""

    because = forms.CharField(
        label="How do you know that they are two people?",
        max_length=300,
        error_messages={"required": "Say how you know"},
    )


@screen(
    "family.same",
    "children/<uuid:subject>/same/",
    template="insight/family/same.html",
    title="Two records of one person",
    **HOW,
)
def same(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Who on the record may be this person too, and what has been joined with this record."""
    return {
        "heading": "Is there a second record of this person?",
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "alike": queries.alike(viewer, subject.pk),
        "joined": queries.joined(viewer, subject.pk),
    }


@screen(
    "family.join",
    "children/<uuid:subject>/same/<uuid:other>/",
    template="insight/family/join.html",
    title="Join two records",
    **HOW,
)
def join(request: HttpRequest, viewer: Any, subject: Any, other: Any) -> dict[str, Any] | HttpResponse:
    """The two side by side; joining is an event, both records stay, and it can be undone."""
    second = somebody(viewer, other)
    if second is None or viewer.basis_for(second.pk) is None:
        raise Http404(str(other))
    both = [queries.beside(viewer, one) for one in (subject, second)]
    form = JoinForm(request.POST or None, two=[(str(one["subject"].uuid), one["words"]) for one in both])
    if request.method == "POST" and form.is_valid():
        kept, gone = (subject, second) if form.cleaned_data["keep"] == str(subject.uuid) else (second, subject)

        def act() -> str:
            actions.join(viewer, kept.pk, gone.pk, because=form.cleaned_data["because"])
            messages.success(request, "Joined. Both records are kept; they are read as one, and can be parted again.")
            return reverse("child.family", kwargs={"subject": kept.uuid})

        try:
            return once(request, viewer, act)
        except ValueError as cannot:
            form.add_error(None, str(cannot))
    return {
        "heading": "Are these one person?",
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "both": both,
        "form": form,
    }


@screen(
    "family.part",
    "children/<uuid:subject>/parted/<int:joining>/",
    template="insight/family/part.html",
    title="Part two records",
    **HOW,
)
def part(request: HttpRequest, viewer: Any, subject: Any, joining: int) -> dict[str, Any] | HttpResponse:
    """Undo a joining. What was recorded in between stays where it was recorded."""
    held = next((j for j in queries.joined(viewer, subject.pk) if j["key"] == joining), None)
    if held is None:
        raise Http404(str(joining))
    form = PartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.part(viewer, subject.pk, joining, because=form.cleaned_data["because"])
            messages.success(
                request,
                "Parted again. What was recorded in between stayed on this record: look whether it belongs here.",
            )
            return reverse("child.page", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    return {
        "heading": "Part the two records again",
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "held": held,
        "form": form,
    }
