"""One child's protection: what is in force, what happened, what is next; and the acts that have a gate."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.ceilings.forms import over_reason
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.practice.protection import actions, events, queries, rows
from throughline.practice.protection.queries import team as teams
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger import actions as ledger
from throughline.record.people.queries import brothers_and_sisters, person_of
from throughline.web.dayfields import DayField
from throughline.web.forms import Form


@screen("protection.child", "children/<uuid:subject>/protection/", about=CHILD, template="protection/child.html", title="Protection",
        records=(events.enquiry_allocated, events.enquiry_began, events.enquiry_ended, events.strategy_held, events.report_ready, events.conference_held,
                 events.decisions_sent, events.minutes_sent, events.plan_agreed, events.core_group_held, events.midpoint_checked, events.signed_off,
                 events.step_down_confirmed))  # fmt: skip
def child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Everything of one child's protection on one page, the next step first."""
    held, person = queries.followed(viewer, subject.pk), person_of(viewer, subject.pk)
    threads = ledger.open_threads(subject.pk)
    visits = [v for v in held.visits if held.plan is None or v.on >= held.plan.began_on]
    return {
        "heading": "Protection", "subject": subject, "person_shown": person, "held": held,
        "steps": rows.steps(viewer, subject, held, threads, born=bool(person and (person.born_on or not person.expected_on))),
        "answering": teams.answering(viewer, subject.pk), "may_name": viewer.can("manage_team"), "can_record": viewer.can("record"),
        "pairs": rows.plan_pairs(viewer, held), "court": rows.to_court(viewer, subject, held),
        "history": rows.history(viewer, held), "visits": visits[:6], "now": held.plan is not None,
        "attendance": queries.attendance_of(viewer, subject.pk)[:12],
    }  # fmt: skip


class AllocateForm(Form):
    """Who makes the enquiry."""

    children = forms.MultipleChoiceField(label="And for", required=False, widget=forms.CheckboxSelectMultiple)
    worker = forms.ChoiceField(label="Who makes the enquiry?", error_messages={"required": "Choose who makes the enquiry"})
    co_worker = forms.ChoiceField(label="Who works with them?", required=False, help_text="Needed where they are newly qualified.")
    why = forms.CharField(label="Only in an emergency: why somebody else?", required=False, max_length=300,
                          help_text="In your name, on the record, and counted.")  # fmt: skip
    over_reason = over_reason()

    def __init__(self, *args: Any, workers: list[tuple[str, str]], children: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("worker", "co_worker"):
            self.offer(name, [("", "Choose"), *workers])
        self.offer("children", children)
        if not children:
            del self.fields["children"]


def _said(one: queries.Possible) -> str:
    note = "" if one.registered else ", not registered as a social worker"
    return one.worker.name + (", newly qualified" if one.newly_qualified else note)


@screen("protection.allocate", "children/<uuid:subject>/protection/allocate/", about=CHILD, may="manage_team", template="protection/form.html",
        title="Give an enquiry to a social worker")  # fmt: skip
def allocate(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Give an enquiry to a registered social worker, for brothers and sisters at once."""
    people = queries.workers_here(viewer)
    others = [n for n in brothers_and_sisters(viewer, subject.pk) if viewer.basis_for(n) and _waits(queries.open_enquiry(viewer, n))]
    names = queries.names_of_children(viewer, others)
    choices = [(str(n), names[n].known_as or names[n].given or names[n].name) for n in others if n in names]
    form = AllocateForm(request.POST or None, workers=[(str(p.worker.pk), _said(p)) for p in people], children=choices,
                        initial={"children": [c for c, _ in choices]})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        by_number = {str(p.worker.pk): p for p in people}

        def act() -> str:
            chosen = [subject.pk, *(int(n) for n in given.get("children") or ())]
            actions.allocate_enquiry(viewer, chosen, by_number.get(given["worker"]), by_number.get(given["co_worker"]), why=given["why"],
                                     over_reason=given["over_reason"])  # fmt: skip
            messages.success(request, f"{by_number[given['worker']].worker.name} makes the enquiry.")
            return reverse("protection.child", kwargs={"subject": subject.uuid})

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error("worker", str(wrong))
    return form_page(viewer, subject, form, "Who makes the enquiry?", "Give it to them")


def _waits(enquiry: Any) -> bool:
    return enquiry is not None and enquiry.worker_id is None


def form_page(viewer: Any, subject: Any, form: Any, heading: str, button: str, lead: str = "") -> dict[str, Any]:
    """What a page of one form about one child shows."""
    return {"heading": heading, "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk), "button": button, "lead": lead}


class StepDownForm(Form):
    """Who supports the family from now on."""

    who = forms.CharField(label="Who leads the support now?", max_length=120, error_messages={"required": "Say who leads it"})
    first_on = DayField(label="When did they first meet, or when will they?")
    why = forms.CharField(label="Only in an emergency: why before the end is signed off?", required=False, max_length=300,
                          help_text="By a manager, on the record, and counted.")  # fmt: skip


@screen("protection.step_down", "children/<uuid:subject>/protection/after/", about=CHILD, may="record", template="protection/form.html",
        title="Support after the plan")  # fmt: skip
def step_down(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """The plan has ended: who supports the family now. Its end is signed off first."""
    form = StepDownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            actions.step_down(viewer, subject.pk, who=given["who"], first_on=given["first_on"], why=given["why"])
            messages.success(request, "Noted: the support after the plan is in place.")
            return reverse("protection.child", kwargs={"subject": subject.uuid})

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error(None, str(wrong))
    return form_page(viewer, subject, form, "Support after the plan", "Save",
                      "A plan ended by a conference protects no more from that day. What follows is written here, when two have signed.")  # fmt: skip
