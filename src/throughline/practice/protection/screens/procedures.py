"""The library of procedures: the version in force on a day, who helped to write it, and saying that one has read it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import join_words
from throughline.engines.screens.declarations import OWN, screen
from throughline.engines.submissions import once
from throughline.practice.protection import actions
from throughline.practice.protection.events.procedures import STEPS
from throughline.practice.protection.queries import procedures as queries
from throughline.practice.protection.screens.board import asked_day, nav
from throughline.record.access import roles
from throughline.record.access.actions import NotAllowed
from throughline.record.access.viewer import declared_roles
from throughline.web.dayfields import DayField
from throughline.web.forms import Form, SmallCheckboxes


class PublishForm(Form):
    """Another version of a procedure."""

    step = forms.ChoiceField(label="Which step?", choices=[("", "Choose"), *STEPS.items()], error_messages={"required": "Choose a step"})
    version = forms.CharField(label="Version", max_length=60, error_messages={"required": "Name the version, such as 2026-2"})
    from_on = DayField(label="In force from")
    roles = forms.MultipleChoiceField(label="Whose work is it?", widget=SmallCheckboxes, help_text="It stands on their own work until they have read it.",
                                      error_messages={"required": "Say whose work it is: they are asked to read it"})  # fmt: skip
    consulted = forms.CharField(label="Who with experience of it helped to write it?", max_length=300, help_text="Young people and parents, without names.",
                                error_messages={"required": "Say which young people and parents helped: without them it is not published"})  # fmt: skip
    changed = forms.CharField(label="What changed because of them?", widget=forms.Textarea(attrs={"rows": 3}),
                              error_messages={"required": "Say what changed because of them"})  # fmt: skip
    words = forms.CharField(label="The procedure", widget=forms.Textarea(attrs={"rows": 8}), error_messages={"required": "Write the procedure"})


    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = sorted(declared_roles().values(), key=lambda r: r.title)
        self.offer("roles", [(r.code, r.title) for r in held if r.can("record") and r.sees != roles.NOBODY])


@screen("protection.procedures", "protection/procedures/", about=OWN, may="record", template="protection/procedures.html", title="Procedures")
def procedures(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Each step's procedure as it was in force on a day (`?on=`), one open (`?step=`, and `&of=` for one version).

    Here another is published, and here one says that one has read it."""
    on = asked_day(request, viewer)
    step = request.GET.get("step", "") if request.GET.get("step") in STEPS else ""
    here = reverse("protection.procedures")
    publishes = viewer.can("decide")
    form = PublishForm(request.POST if request.POST.get("what") == "publish" else None) if publishes else None
    if request.method == "POST" and request.POST.get("what") == "read" and request.POST.get("of", "").isdigit():

        def read() -> str:
            actions.say_read(viewer, int(request.POST["of"]))
            messages.success(request, "Noted: you have read it.")
            return f"{here}?step={step}" if step else here

        return once(request, viewer, read)
    if request.method == "POST" and form is not None and form.is_valid():
        given = form.cleaned_data

        def publish() -> str:
            actions.publish_procedure(viewer, **given)
            from_on = f"{given['from_on']:%-d %B %Y}"
            messages.success(request, f"Published. It stands on the work of those whose work it is until they have read it. It is in force from {from_on}.")
            return f"{here}?step={given['step']}"

        try:
            return once(request, viewer, publish)
        except NotAllowed as wrong:
            form.add_error(None, str(wrong))
    every = queries.library(viewer)
    rows = [{"code": code, "words": words, "one": queries.in_force(every, code, on)} for code, words in STEPS.items()]
    named = next((p for p in every if p.step == step and str(p.key) == request.GET.get("of")), None)
    one = named or (queries.in_force(every, step, on) if step else None)
    return {"heading": "Procedures", "nav_of": nav("protection.procedures", viewer), "rows": rows, "step": step, "step_words": STEPS.get(step, ""), "one": one,
            "on": on, "form": form, "mine": one is not None and viewer.worker_id in one.read_by,
            "not_read": join_words(queries.not_read_by(viewer, one)) if one is not None and publishes else "",
            "versions": [p for p in every if p.step == step], "published": bool(every),
            "unread": [{"one": p, "words": STEPS[p.step], "url": p.url} for p in queries.waiting_for(viewer, every)]}  # fmt: skip
