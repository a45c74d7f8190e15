"""Saying once why something is late."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.duties.models import Obligation
from throughline.engines.duties.registry import duty
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.record.ledger.actions import record
from throughline.record.people.codes import LATE_REASONS
from throughline.record.people.events import late_reason_given
from throughline.record.people.models import Person, Subject
from throughline.record.people.queries import person_of
from throughline.record.people.wording import addressed
from throughline.web.forms import Form


class WhyForm(Form):
    """What kind of reason, and one line: why it is late."""

    kind = forms.ChoiceField(label="What kind of reason?", choices=[("", "Choose"), *LATE_REASONS.items()], error_messages={"required": "Choose a kind of reason"})
    why = forms.CharField(
        label="Why is it late?", max_length=200, error_messages={"required": "Say why in a few words"}
    )


@screen(
    "late.why",
    "children/<uuid:subject>/late/<int:obligation>/",
    about=CHILD,
    may="record",
    template="engines/late.html",
    title="Say why",
)
def why(request: HttpRequest, viewer: Any, subject: Subject, obligation: int) -> dict[str, Any] | HttpResponse:
    """Give the reason; from then on it stands in the place of the question."""
    row = Obligation.objects.visible_to(viewer, subject=subject.pk).filter(pk=obligation, met__isnull=True).first()
    if row is None:
        raise Http404(str(obligation))
    back = request.GET.get("back", "")
    to = reverse("my_work.page") if back == "work" else reverse("child.page", kwargs={"subject": subject.uuid})
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(
            request, viewer,
            lambda: (record(late_reason_given, subject, on=viewer.today, by=viewer.worker_id, duty=row.duty, clock=row.key,
                            kind=form.cleaned_data["kind"], why=form.cleaned_data["why"]), to)[1],
        )  # fmt: skip
    person = person_of(viewer, subject.pk) or Person(name="")
    return {"form": form, "what": addressed(duty(row.duty).title, person), "row": row, "heading": "Why is it late?", "back_url": to,
            "person_shown": person}  # fmt: skip
