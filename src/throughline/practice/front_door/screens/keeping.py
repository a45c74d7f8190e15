"""What the front door works by: the threshold document, and what earlier inspections asked for."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.promises.actions import find, promises_of, report
from throughline.engines.promises.screens import HOW, HowForm, promise_rows
from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.settings.queries import authority_subject
from throughline.engines.submissions import once
from throughline.practice.front_door import actions, events
from throughline.practice.front_door.queries import thresholds as documents
from throughline.practice.front_door.queries.inspections import inspections as every_inspection
from throughline.practice.front_door.screens.child import attempt
from throughline.practice.front_door.typed import ThresholdsForm
from throughline.record.workers.queries import everybody_here
from throughline.services import clock
from throughline.web.dayfields import DayField
from throughline.web.forms import Form


@screen(
    "front_door.thresholds",
    "front-door/thresholds/",
    about=AUTHORITY,
    may="record",
    template="front_door/thresholds.html",
    title="Threshold document",
)
def thresholds(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """The version in force, whole; the ones before it; and publishing the next."""
    versions = documents.every_version(viewer)
    now = documents.thresholds_on(viewer, viewer.today)
    form = ThresholdsForm(
        request.POST or None,
        initial={
            "from_on": viewer.today,
            "levels": "\n".join(words for _, words in documents.levels_on(viewer, viewer.today)),
        },
    )
    may = viewer.can("settings")
    if request.method == "POST" and may and form.is_valid():

        def act() -> str:
            actions.publish_thresholds(viewer, **form.cleaned_data)
            messages.success(request, "Published. Each decision names the version that it follows.")
            return reverse("front_door.thresholds")

        if (answer := attempt(request, viewer, form, act)) is not None:
            return answer
    asked = next((v for v in versions if str(v.number) == request.GET.get("version", "")), now)
    return {"heading": "Threshold document", "now": now, "asked": asked, "words": documents.words_of(asked) if asked else "", "versions": versions,
            "form": form if may else None, "levels": documents.levels_on(viewer, viewer.today), "home": viewer.can("take_contacts")}  # fmt: skip


class InspectionForm(Form):
    """An inspection of the front door."""

    name = forms.CharField(label="Which inspection?", max_length=80)
    on = DayField(label="When was it?", latest=clock.today)
    by_whom = forms.CharField(label="By whom?", max_length=80)
    found = forms.CharField(label="What it found, in one line", max_length=300)


class ImproveForm(Form):
    """Something an inspection asked for."""

    plan = forms.ChoiceField(label="Which inspection asked for it?")
    need = forms.CharField(label="The area for development, in its words", max_length=300)
    what = forms.CharField(label="What is done about it", max_length=300)
    owner = forms.ChoiceField(label="Who does it?")
    by_on = DayField(label="By when?")

    def __init__(self, *args: Any, plans: list[str], workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("plan", [("", "Choose"), *((p, p) for p in plans)])
        self.offer("owner", [("", "Choose"), *workers])


@screen(
    "front_door.inspections",
    "front-door/inspections/",
    about=AUTHORITY,
    may="take_contacts",
    template="front_door/inspections.html",
    title="Earlier inspections",
)
def inspections(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Earlier inspections, each with its areas for development, who does what about them, and the evidence."""
    home = authority_subject(viewer.authority_id)
    found = every_inspection(viewer)
    asked = request.POST.get("do", "")
    may = viewer.can("decide")
    add = InspectionForm(request.POST if asked == "inspection" else None)
    improve = ImproveForm(
        request.POST if asked == "improve" else None,
        plans=[i.get("name") for i in found],
        workers=everybody_here(viewer),
    )
    form = {"inspection": add, "improve": improve}.get(asked) if may else None
    if request.method == "POST" and form is not None and form.is_valid():
        return once(request, viewer, partial(_keep, request, viewer, asked, dict(form.cleaned_data)))
    rows = promise_rows(viewer, home, [p for p in promises_of(viewer, home.pk) if p.area is events.improvements])
    return {
        "heading": "What earlier inspections asked for",
        "add": add if may else None,
        "improve": improve if may and found else None,
        "open": sum(r["promise"].open for r in rows),
        "late": sum(bool(r["late"]) for r in rows),
        "n": len(rows),
        "found": [(i, [r for r in rows if r["promise"].plan == i.get("name")]) for i in reversed(found)],
    }


def _keep(request: HttpRequest, viewer: Any, asked: str, given: dict[str, Any]) -> str:
    if asked == "inspection":
        actions.note_inspection(viewer, **given)
    else:
        actions.improve(viewer, **{**given, "owner": int(given["owner"])})
    messages.success(request, "Saved.")
    return reverse("front_door.inspections")


@screen("front_door.improvement", "front-door/inspections/<int:improvement>/", about=AUTHORITY, may="take_contacts", template="front_door/improvement.html",
        title="Something to improve")  # fmt: skip
def improvement(request: HttpRequest, viewer: Any, improvement: int) -> dict[str, Any] | HttpResponse:
    """How it goes, with the evidence; done, when it is."""
    home = authority_subject(viewer.authority_id)
    found = find(viewer, home.pk, improvement)
    if found is None or found.area is not events.improvements:
        raise Http404(str(improvement))
    form = HowForm(request.POST or None)
    form.fields["words"].label = "What is the evidence?"
    if request.method == "POST" and form.is_valid() and found.open:

        def act() -> str:
            if form.cleaned_data["how"] == "dropped":
                form.cleaned_data["how"] = "stuck"
            report(
                viewer, home.pk, found, how=form.cleaned_data["how"], words=form.cleaned_data["words"], on=viewer.today
            )
            messages.success(request, "Saved.")
            return reverse("front_door.inspections")

        return once(request, viewer, act)
    form.offer("how", [(code, said) for code, said in HOW.items() if code != "dropped"])
    return {
        "heading": found.what,
        "plain_heading": "Something to improve",
        "row": promise_rows(viewer, home, [found])[0],
        "form": form if found.open else None,
    }
