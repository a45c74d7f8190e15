"""Who works with a child: everybody named now, everybody before, and naming somebody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.ceilings.forms import over_reason
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.insight.working_with import actions, queries
from throughline.record.people.queries import person_of
from throughline.record.workers import events as staff
from throughline.record.workers.queries import everybody_here
from throughline.web.forms import Form


class NameForm(Form):
    """Who is named, for what."""

    role = forms.ChoiceField(label="As what?", choices=[("", "Choose"), *((r, staff.ALLOCATION_ROLES[r]) for r in actions.NAMED_HERE)],
                             error_messages={"required": "Choose as what they are named"})  # fmt: skip
    worker = forms.ChoiceField(label="Who?", error_messages={"required": "Choose who it is"})
    over_reason = over_reason()

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("worker", [("", "Choose"), *everybody_here(viewer)])


@screen("working_with.page", "children/<uuid:subject>/workers/", about=CHILD, template="insight/working_with.html", title="Who works with the child",
        records=(staff.allocated,))  # fmt: skip
def page(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Everybody who is or was named for this child. Whoever leads a team names somebody here, or ends it."""
    leads, ends, here = viewer.can("manage_team"), request.POST.get("do") == "end", reverse("working_with.page", kwargs={"subject": subject.uuid})
    form = NameForm(request.POST if request.method == "POST" and not ends else None, viewer=viewer) if leads else None
    if request.method == "POST" and (ends or (form is not None and form.is_valid())):

        def act() -> str:
            if ends:
                was = actions.end(viewer, subject.pk, int(request.POST.get("of") or 0))
                messages.success(request, f"{was.worker.name if was.worker else 'Nobody'} is no longer the {staff.ALLOCATION_ROLES[was.role].lower()}.")
            elif form is not None:
                given = form.cleaned_data
                to = queries.worker(viewer, given["worker"])
                actions.name(viewer, subject.pk, given["role"], to, over_reason=given["over_reason"])
                messages.success(request, f"{to.name if to else ''} is the {staff.ALLOCATION_ROLES[given['role']].lower()} from today.")
            return here

        try:
            return once(request, viewer, act)
        except (ValueError, LookupError) as wrong:
            if form is not None and form.is_bound:
                form.add_error(None, str(wrong))
            else:
                messages.error(request, str(wrong))
    rows = [{"row": a, "role": staff.ALLOCATION_ROLES.get(a.role, a.role), "why": staff.WHY_CHANGED.get(a.reason, ""),
             "ends": leads and a.role in actions.NAMED_HERE} for a in queries.named(viewer, subject.pk)]  # fmt: skip
    person = person_of(viewer, subject.pk)
    return {"heading": f"Who works with {person.name if person else 'the child'}", "subject": subject, "person_shown": person, "form": form,
            "now": [r for r in rows if r["row"].ended_on is None], "before": [r for r in rows if r["row"].ended_on is not None]}  # fmt: skip
