"""While a plan runs: giving it to the family in their own edition, and the chair's check midway."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import count_words
from throughline.engines.forms.queries import last_signed
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.engines.way_out.copies import as_file, as_page
from throughline.engines.way_out.release import readers_for, release
from throughline.practice.protection import actions, editions, queries
from throughline.practice.protection.plain_words import reading_age
from throughline.practice.protection.risks import PLAN
from throughline.practice.protection.screens.child import form_page
from throughline.record.access.actions import NotAllowed
from throughline.record.people.queries import person_of
from throughline.web.forms import Form, Segmented


class GiveForm(Form):
    """To whom, in which language, and whether they understood."""

    reader = forms.ChoiceField(label="To whom?", widget=forms.RadioSelect, error_messages={"required": "Say to whom"})
    language = forms.CharField(label="In which language was it explained?", max_length=60, required=False)
    understood = forms.ChoiceField(label="Did they understand it?", required=False, widget=Segmented, help_text="Ask them to say it back.",
                                   choices=[("yes", "Yes"), ("partly", "Partly"), ("no", "No")])  # fmt: skip
    why = forms.CharField(label="Only in an emergency: why before the family has its own?", required=False, max_length=300)

    def __init__(self, *args: Any, readers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("reader", readers)


@screen("protection.give_plan", "children/<uuid:subject>/protection/give/", about=CHILD, may="record", template="protection/give.html",
        title="Give the plan")  # fmt: skip
def give_plan(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Give the plan to somebody: who they are decides the edition. What was given, to whom and whether it was understood stays."""
    plan = last_signed(viewer, subject.pk, PLAN)
    if plan is None:
        return form_page(viewer, subject, None, "Give the plan", "", "There is no written plan yet. It is written first, then given.")
    person = person_of(viewer, subject.pk)
    name = person.name if person else ""
    readers = readers_for(viewer, subject.pk)
    choices = [(str(n), f"{r.words} ({editions.EDITIONS[editions.edition_for(r)]})") for n, r in enumerate(readers)]
    form = GiveForm(request.POST or None, readers=choices)
    back = reverse("protection.child", kwargs={"subject": subject.uuid})
    context: dict[str, Any] = {
        "heading": "Give the plan", "subject": subject, "person_shown": person, "form": form, "plan": plan, "given": _given(viewer, subject.pk),
        "ages": [(name, reading_age(str(plan.answers.get(f"plain.{at}") or ""))) 
                 for name, at in (("the parents’ words", "for_parents"), ("the child’s words", "for_child"))],
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        reader = readers[int(form.cleaned_data["reader"])]
        edition = editions.edition_for(reader)
        if request.POST.get("as") in ("print", "pdf"):
            made = release(viewer, subject.pk, editions.paper(plan, name, edition), reader, how="export" if request.POST["as"] == "pdf" else "print")
            if request.POST["as"] == "pdf":
                return as_file(viewer, made)
            return context | as_page(viewer, made, back_url=reverse("protection.give_plan", kwargs={"subject": subject.uuid}))
        given = form.cleaned_data

        def act() -> str:
            actions.give_plan(viewer, subject.pk, whom=reader.words, edition=edition, language=given["language"], understood=given["understood"],
                              why=given["why"])  # fmt: skip
            messages.success(request, f"Noted: {reader.words} has the plan.")
            return back

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error(None, str(wrong))
    return context


def _given(viewer: Any, subject: int) -> list[Any]:
    return queries.plan_copies(viewer, subject)


class MidwayForm(Form):
    """How it goes, midway."""

    rating = forms.ChoiceField(label="How does it go?", widget=forms.RadioSelect, error_messages={"required": "Say how it goes"},
                               choices=[("on_track", "On track"), ("slipping", "It slips"), ("stuck", "It is stuck")])  # fmt: skip
    words = forms.CharField(label="What did you find, and what must change?", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
                            error_messages={"required": "Write what you found"})  # fmt: skip


@screen("protection.midpoint", "children/<uuid:subject>/protection/midway/", about=CHILD, may="record", template="protection/form.html",
        title="Check midway")  # fmt: skip
def midpoint(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """The chair looks midway. What the record counts stands there; what does not go well becomes a challenge at once."""
    counted = queries.since_last_conference(viewer, subject.pk)
    form = MidwayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.check_midway(viewer, subject.pk, rating=form.cleaned_data["rating"], words=form.cleaned_data["words"], counted=counted)
            messages.success(request, "Saved." if form.cleaned_data["rating"] == "on_track" else "Saved, and put to the manager as a challenge.")
            return reverse("protection.child", kwargs={"subject": subject.uuid})

        try:
            return once(request, viewer, act)
        except NotAllowed as wrong:
            form.add_error(None, str(wrong))
    lead = (f"Since the last conference: seen {count_words(counted['visits'], 'time')}, {count_words(counted['groups'], 'core group')}, "
            f"{count_words(counted['late'], 'action')} past {'its' if counted['late'] == 1 else 'their'} day.")  # fmt: skip
    return form_page(viewer, subject, form, "Midway between conferences", "Save", lead)
