"""Answering what the record asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.signals import actions
from throughline.engines.signals.queries import holding_for
from throughline.engines.submissions import once
from throughline.record.people.queries import person_of
from throughline.web.forms import Form


class AnswerForm(Form):
    """What was found."""

    words = forms.CharField(label="Your answer", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
                            error_messages={"required": "Write what you found, or what you will do"})  # fmt: skip


@screen(
    "signals.answer",
    "children/<uuid:subject>/asked/<str:code>/",
    about=CHILD,
    may="record",
    template="engines/signal.html",
    title="The record asks",
)
def answer(request: HttpRequest, viewer: Any, subject: Any, code: str) -> dict[str, Any] | HttpResponse:
    """Answer one question of the record. It stays true until what it asks about ends; the answer stands beside it."""
    held = next((h for h in holding_for(viewer, subject.pk) if h.signal.code == code), None)
    person = person_of(viewer, subject.pk)
    if held is None:  # it was true when the page with the link was made
        return {"heading": "The record asks this no more", "subject": subject, "person_shown": person}
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.answer(held.row, form.cleaned_data["words"], by=viewer.worker_id, on=viewer.today)
            messages.success(request, "Your answer is on the record.")
            return reverse("child.page", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    return {"heading": "The record asks", "question": held.question(person), "held": held, "form": form, "subject": subject,
            "person_shown": person}  # fmt: skip
