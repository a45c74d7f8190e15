"""A registered partner's own page: ask for early help for a family, and what came of it. Nothing of the record is on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.engines.guests.door import guest_screen
from throughline.practice.family_help import queries
from throughline.practice.family_help.actions import partners
from throughline.services import clock
from throughline.web.dayfields import DayField
from throughline.web.forms import Form, Segmented

STATES = {
    "waits": "early help looks at it", "begun": "begun: the assessment is for you to write with the family",
    "joined": "somebody helps already; you take part, and they will ring you", "declined": "not begun",
}  # fmt: skip


class AskForm(Form):
    """For whom, and why."""

    given = forms.CharField(label="The child’s first names", max_length=120, error_messages={"required": "Write the child’s first name"})
    family = forms.CharField(label="Family name", max_length=120, error_messages={"required": "Write the family name"})
    born_on = DayField(label="Born on, if you know", required=False, latest=clock.today)
    address = forms.CharField(label="Address, first line and town", max_length=300, required=False)
    postcode = forms.CharField(label="Postcode", max_length=9, required=False)
    why = forms.CharField(label="What do you see, and what might help?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
                          error_messages={"required": "Say what you see",
                                          "max_length": "Say it in 1,000 characters: the assessment has room for the rest"})  # fmt: skip
    agrees = forms.ChoiceField(label="Does the family know, and agree?", choices=[("yes", "Yes"), ("no", "No")], widget=Segmented,
                               error_messages={"required": "Say whether the family agrees"})  # fmt: skip
    who_agrees = forms.CharField(label="Who of the family agreed?", max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("agrees") == "no":
            self.add_error("agrees", "Early help is by agreement: ask the family first. If a child is not safe, ring the front door")
        elif data.get("agrees") == "yes" and not data.get("who_agrees", "").strip():
            self.add_error("who_agrees", "Say who of the family agreed")
        return data


@guest_screen("family_help.partner", "guest/<uuid:invitation>/early-help/", template="family_help/partner.html")
def partner(request: HttpRequest, viewer: Any, held: Any) -> dict[str, Any] | HttpResponse:
    """Ask for early help; what was asked before and what came of it."""
    if not held.purpose.startswith(f"{partners.PURPOSE}:"):
        raise Http404("another purpose")
    if held.opened_at is None:
        held.opened_at = clock.now()
        held.save(update_fields=["opened_at"])
    here = reverse("family_help.partner", kwargs={"invitation": held.pk})
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "agrees": form.cleaned_data["agrees"] == "yes"}
        if _once(request):
            partners.ask(held, given)
            request.session["asked"] = given["given"]
        return HttpResponseRedirect(here)
    return {"held": held, "form": form, "done": request.session.pop("asked", ""), "rows": [(a, STATES[a.state]) for a in queries.asked_by(held)]}


def _once(request: HttpRequest) -> bool:
    """Whether this sending was not taken before: the button pressed twice asks once."""
    key, taken = request.POST.get("key", ""), request.session.get("taken", [])
    if not key or key in taken:
        return False
    request.session["taken"] = [*taken[-30:], key]
    return True
