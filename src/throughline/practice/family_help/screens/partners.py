"""Partners who may ask for early help: who is registered, what they ask, and the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.guests.actions import write_to
from throughline.engines.guests.screens import address_for
from throughline.engines.screens.declarations import TEAM, screen
from throughline.engines.screens.door import authority_of
from throughline.engines.submissions import once
from throughline.practice.family_help import queries
from throughline.practice.family_help.actions import partners
from throughline.practice.family_help.codes import AUTHORS
from throughline.record.access.actions import NotAllowed
from throughline.record.people.actions import ProbablyTheSame
from throughline.web.forms import Form


class PartnerForm(Form):
    """Somebody of another service who may ask for early help."""

    name = forms.CharField(label="Who?", max_length=120, error_messages={"required": "Say who"})
    author = forms.ChoiceField(label="Which kind of service?", choices=[("", "Choose"), *AUTHORS.items()], error_messages={"required": "Say which kind of service"})
    agency = forms.CharField(label="Of", max_length=120, help_text="For example: Mere Primary.", error_messages={"required": "Say of which service"})
    email = forms.EmailField(label="E-mail", error_messages={"required": "Their way in is their e-mail", "invalid": "This is not an e-mail address"})


@screen("family_help.partners", "family-help/partners/", about=TEAM, may="early_help", template="family_help/partners.html", title="Partners")
def every_partner(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Who is registered, by service; registering somebody, and ending it; what waits for an answer."""
    held = queries.partners(viewer)
    ended = request.POST.get("end", "")
    form = PartnerForm(request.POST or None) if not ended else PartnerForm()
    if ended:
        one = next((i for i in held if str(i.pk) == ended), None)
        if one is None:
            raise Http404(ended)

        def over() -> str:
            partners.end_partner(viewer, one)
            messages.success(request, f"Ended. {one.guest.name} can ask for nothing any more.")
            return reverse("family_help.partners")

        return once(request, viewer, over)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            made = partners.register_partner(viewer, **form.cleaned_data)
            went = write_to(made.guest, address_for(request, made.guest), authority_of(viewer).name,
                            why="You can ask here for early help for families you know, and write the assessment with them.")  # fmt: skip
            if went:
                messages.success(request, f"{made.guest.name} is registered, and has the way in by e-mail.")
            else:
                messages.warning(request, f"{made.guest.name} is registered, but the e-mail did not go out. Look at the address, or ring them.")
            return reverse("family_help.partners")

        return once(request, viewer, act)
    return {"heading": "Partners who may ask for early help", "form": form, "asks": queries.partners_ask(viewer), "authors": AUTHORS,
            "rows": [(i, AUTHORS.get(i.purpose.partition(":")[2], "")) for i in held]}  # fmt: skip


class AnswerForm(Form):
    """Early help's answer."""

    then = forms.ChoiceField(label="Whose is it?", widget=forms.RadioSelect, error_messages={"required": "Say who this is, or that it is not begun"})
    because = forms.CharField(label="It is another person, because", max_length=300, required=False,
                              help_text="Only where somebody above is probably the same: a twin; the family says so. It stays on the record.")  # fmt: skip
    worker = forms.ChoiceField(label="Who of us supports them?", required=False)
    why = forms.CharField(label="Why is it not begun, and whom can they turn to?", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    reveals = {"then": {"new": ["because", "worker"], "not": ["why"]}}

    def __init__(self, *args: Any, alike: list[Any], workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = [(f"same:{c.uuid}", f"The same child: {c.name or 'a child without a name yet'}") for c in alike if not c.stub]
        self.offer("then", [
            *same, ("new", "A child who is not on the record: put them there and begin"), ("not", "It is not begun"),
        ])  # fmt: skip
        self.offer("worker", [("", "Nobody yet"), *workers])


@screen("family_help.asked", "family-help/asked/<int:ask>/", about=TEAM, may="early_help", template="family_help/asked.html", title="A partner asks")
def asked_page(request: HttpRequest, viewer: Any, ask: int) -> dict[str, Any] | HttpResponse:
    """What a partner asks for, who on the record may be this child and why, and the answer."""
    row = queries.asked_one(viewer, ask)
    if row is None:
        raise Http404(str(ask))
    alike = partners.alike(viewer, row) if row.state == partners.WAITS else []
    form = AnswerForm(request.POST or None, alike=alike, workers=queries.workers_here(viewer), initial={"worker": str(viewer.worker_id)})
    if request.method == "POST" and row.state == partners.WAITS and form.is_valid():
        try:
            return once(request, viewer, lambda: _answer(request, viewer, row, form.cleaned_data))
        except ProbablyTheSame:
            form.add_error("because", "Say why it is another person, or choose the child who is shown")
        except (ValueError, NotAllowed) as wrong:
            form.add_error("why" if form.cleaned_data["then"] == "not" else "then", str(wrong))
    return {"heading": f"{row.guest.name} asks for early help", "plain_heading": "A partner asks for early help", "row": row, "alike": alike, "form": form,
            "author": AUTHORS.get(row.author, "")}  # fmt: skip


def _answer(request: HttpRequest, viewer: Any, row: Any, given: dict[str, Any]) -> str:
    then = given["then"]
    if then == "not":
        partners.decline(viewer, row, given["why"])
        messages.success(request, f"Not begun. {row.guest.name} reads why; what was written of the family is not kept.")
        return reverse("family_help.partners")
    worker = int(given["worker"]) if given.get("worker") else viewer.worker_id
    subject, made = partners.accept(viewer, row, same=then.partition(":")[2], because=given["because"], worker=worker)
    if made is None:
        messages.success(request, f"Somebody helps this child already: {row.guest.name} takes part in it now.")
    elif write_to(made.guest, address_for(request, made.guest), authority_of(viewer).name, why="Early help begins. Please write the assessment with the family."):
        messages.success(request, f"Begun. {row.guest.name} writes the assessment with the family, and sees this form and nothing else.")
    else:
        messages.warning(request, f"Begun, but the e-mail to {row.guest.name} did not go out. Ring them.")
    return reverse("family_help.child", kwargs={"subject": subject.uuid})
