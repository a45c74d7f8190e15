"""Putting something due into the diary."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import day_words
from throughline.engines.diary.events import booked
from throughline.engines.duties.registry import duties
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.record.ledger.actions import record
from throughline.record.people.models import Person, Subject
from throughline.record.people.queries import person_of
from throughline.record.people.wording import addressed
from throughline.web.dayfields import ClockTimeField, DayField
from throughline.web.forms import Form


class BookForm(Form):
    """When and where."""

    for_on = DayField(label="Which day?")
    time = ClockTimeField(label="At what time?", required=False)
    where = forms.CharField(label="Where?", max_length=120, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_for_on(self) -> date:
        """A booking is for a day to come."""
        on: date = self.cleaned_data["for_on"]
        if on < self.today:
            raise forms.ValidationError("This day has gone. If it happened, record it instead.")
        return on


@screen(
    "diary.book",
    "children/<uuid:subject>/book/<str:duty>/",
    about=CHILD,
    may="record",
    template="engines/book.html",
    title="Put in the diary",
)
def book(request: HttpRequest, viewer: Any, subject: Subject, duty: str) -> dict[str, Any] | HttpResponse:
    """Book a day for something due. The due date does not move; everybody sees that it is booked."""
    declared = duties().get(duty)
    if declared is None:
        raise Http404(duty)
    person = person_of(viewer, subject.pk) or Person(name="")
    what = addressed(declared.title, person)
    form = BookForm(request.POST or None, today=viewer.today)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            at = given["time"]
            record(booked, subject, on=viewer.today, by=viewer.worker_id, what=what, for_on=given["for_on"],
                   time=f"{at:%H:%M}" if at else None, where=given["where"], duty=duty)  # fmt: skip
            messages.success(request, f"{what}: in the diary for {day_words(given['for_on'], viewer.today)}.")
            return reverse("my_work.page")

        return once(request, viewer, act)
    return {"form": form, "heading": what, "subject": subject, "person_shown": person}
