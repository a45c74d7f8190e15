"""A birth recorded on the record of a child who was expected; help that an adult has, and what it means for each child."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.screens.door import go
from throughline.engines.submissions import once
from throughline.insight.family import queries
from throughline.record.families import actions, events
from throughline.record.families.queries import family_circle
from throughline.record.people.codes import SEX
from throughline.record.people.events import born
from throughline.record.people.queries import person_of
from throughline.services import clock
from throughline.web.dayfields import DayField
from throughline.web.forms import Form, Segmented


class BornForm(Form):
    """What is known when a child is born."""

    on = DayField(label="Born on", latest=clock.today)
    place = forms.CharField(label="Where", max_length=200, required=False)
    given = forms.CharField(label="First names, if they have been given", max_length=120, required=False)
    family = forms.CharField(label="Family name", max_length=120, required=False)
    sex = forms.ChoiceField(
        label="Sex",
        choices=list(SEX.items()),
        widget=Segmented,
        error_messages={"required": "Choose the sex, or not known"},
    )


@screen(
    "family.born",
    "children/<uuid:subject>/born/",
    about=CHILD,
    may="record",
    template="insight/family/plain.html",
    title="Born",
    records=(born,),
)
def birth(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """The expected child is born: the same record goes on, with everything that was written before the birth."""
    person = person_of(viewer, subject.pk)
    known = person is not None and person.born_on is not None
    if subject.kind != "child" or person is None or known:
        lead = (
            f"The birth is on the record: {person.born_on:%-d %B %Y}. A wrong day is corrected in the story."
            if person and person.born_on
            else "Only a child who was expected is born here."
        )
        return {"heading": "Born", "lead": lead, "form": None, "subject": subject, "person_shown": person,
                "back_url": reverse("child.page", kwargs={"subject": subject.uuid})}  # fmt: skip
    form = BornForm(request.POST or None, initial={"given": person.given, "family": person.family})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)

        def act() -> str:
            actions.record_birth(viewer, subject.pk, **data)
            messages.success(request, "The birth is on the record. Everything written before it stays.")
            return reverse("child.page", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    lead = (
        f"Expected {person.expected_on:%-d %B %Y}. The record goes on: nothing is written anew."
        if person.expected_on
        else ""
    )
    return {"heading": "Born", "lead": lead, "form": form, "subject": subject, "person_shown": person, "button": "Record the birth",
            "back_url": reverse("child.page", kwargs={"subject": subject.uuid})}  # fmt: skip


class HelpForm(Form):
    """Help that an adult began to have; whether they care for children is always answered."""

    service = forms.ChoiceField(
        label="What kind of help?",
        choices=[("", "Choose"), *events.SERVICES.items()],
        error_messages={"required": "Choose what kind of help"},
    )
    agency = forms.CharField(label="Who gives it", max_length=160, required=False)
    on = DayField(label="Since when?", latest=clock.today)
    words = forms.CharField(
        label="What is the need?", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
    )
    children = forms.ChoiceField(label="Do they care for children?", choices=list(events.CARED_FOR.items()), widget=Segmented(stack=True),
                                 error_messages={"required": "Say whether they care for children"})  # fmt: skip
    because = forms.CharField(
        label="Why it is not known", max_length=300, error_messages={"required": "Say why it is not known"}
    )
    reveals = {"children": {"not_known": ["because"]}}

    def __init__(self, *args: Any, children: list[tuple[int, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
        self.numbers = {n: role for n, _, role in children}
        for number, name, role in children:
            label = f"{name}{', to whom they are ' + role if role else ''}: cares for"
            self.fields[f"cares_{number}"] = forms.BooleanField(label=label, required=False)
            self.fields[f"impact_{number}"] = forms.CharField(
                label=f"What it means for {name}",
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=4000,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("children") == "yes" and not self.cared_for(data):
            self.add_error("children", "Tick the children they care for below, or choose another answer")
        return data

    def cared_for(self, data: dict[str, Any]) -> dict[int, dict[str, Any]]:
        """The children ticked, with what it means for each."""
        return {n: {"impact": data.get(f"impact_{n}", "")} for n in self.numbers if data.get(f"cares_{n}")}


@screen(
    "family.help",
    "children/<uuid:subject>/adult-help/",
    about=CHILD,
    may="record",
    template="insight/family/help.html",
    title="Help for an adult",
)
def helped(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """What help an adult has and had, and a new one: with each child they care for, in which role, and what it means."""
    if subject.kind != "adult":
        return go("family.map", subject=subject.uuid)
    circle = family_circle(viewer, subject.pk)
    children = [(m.subject, m.name, queries.role_to(circle, m.subject)) for m in circle.members.values()
                if m.kind == "child" and not m.hidden and viewer.basis_for(m.subject)]  # fmt: skip
    form = HelpForm(request.POST or None, children=children)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        def act() -> str:
            told = form.cared_for(data)
            roles = queries.role_codes(viewer, subject.pk)
            for number, facts in told.items():
                facts["role"] = roles.get(number)
            actions.adult_helped(viewer, subject.pk, service=data["service"], children=data["children"], on=data["on"], agency=data["agency"],
                                 because=data.get("because") or "", words=data["words"], cared_for=told)  # fmt: skip
            messages.success(request, "Saved, here and on the record of each child ticked.")
            return reverse("family.help", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    return {"heading": "Help this adult has", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk),
            "held": queries.help_of(viewer, subject.pk), "children": [(n, r) for _, n, r in children]}  # fmt: skip
