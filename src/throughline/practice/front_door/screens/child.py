"""One child at the front door: all contacts together, an episode, disagreements, the birth, and asking for a referral in writing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.guests.actions import write_to
from throughline.engines.guests.screens import address_for
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.screens.door import authority_of
from throughline.engines.submissions import once
from throughline.practice.front_door import actions, events
from throughline.practice.front_door.actions.writing import ask_in_writing
from throughline.practice.front_door.codes import (
    AGENCIES,
    CLOSED,
    CONTACT_OUTCOMES,
    ESCALATED_TO,
    ESCALATION_OUTCOMES,
    REFERRAL_OUTCOMES,
)
from throughline.practice.front_door.queries import history, thresholds
from throughline.practice.front_door.typed import (
    AnswerForm,
    BirthPlanForm,
    BornForm,
    CloseForm,
    EscalationForm,
    ReferralForm,
    ReviewForm,
)
from throughline.record.access.actions import NotAllowed
from throughline.record.people.queries import person_of


def attempt(request: HttpRequest, viewer: Any, form: Any, act: Callable[[], str]) -> HttpResponse | None:
    """Do it once; what stands in its way is said at the form. None where it has to be looked at again."""
    try:
        return once(request, viewer, act)
    except (ValueError, NotAllowed) as wrong:
        form.add_error(None, str(wrong))
        return None


def about(viewer: Any, subject: Any) -> dict[str, Any]:
    """What every page about one child shows."""
    return {"subject": subject, "person_shown": person_of(viewer, subject.pk)}


@screen("front_door.contacts", "children/<uuid:subject>/contacts/", about=CHILD, may="record", template="front_door/contacts.html", title="Contacts and referrals",
        records=(events.repeat_reviewed, events.escalation_raised, events.contact_decided, events.referral_decided, events.referrer_acknowledged,
                 events.referrer_told, events.referrer_chased, events.written_received))  # fmt: skip
def contacts(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Every contact and referral about this child; contacts that have come often are looked at together here."""
    repeat = history.repeat_of(viewer, subject.pk)
    form = ReviewForm(request.POST or None) if repeat is not None and viewer.can("decide") else None
    if request.method == "POST" and form is not None and repeat is not None and form.is_valid():
        given = form.cleaned_data
        act = partial(_reviewed, request, viewer, subject, repeat, given)
        if (answer := attempt(request, viewer, form, act)) is not None:
            return answer
    return {
        **about(viewer, subject),
        "heading": "Contacts and referrals",
        "repeat": repeat,
        "form": form,
        "rows": [
            (c, AGENCIES.get(c.agency, ""), CONTACT_OUTCOMES.get(c.outcome, "waits"))
            for c in history.contacts_of(viewer, subject.pk)
        ],
        "episodes": [
            (e, REFERRAL_OUTCOMES.get(e.outcome, ""), CLOSED.get(e.reason, ""))
            for e in history.referrals_of(viewer, subject.pk)
        ],
        "disagreements": [
            (e, AGENCIES.get(e.agency, ""), ESCALATED_TO.get(e.level, ""), ESCALATION_OUTCOMES.get(e.outcome, ""))
            for e in history.escalations_of(viewer, subject.pk)
        ],
    }


def _reviewed(request: HttpRequest, viewer: Any, subject: Any, repeat: Any, given: dict[str, Any]) -> str:
    actions.review_repeats(viewer, repeat, outcome=given["outcome"], words=given["words"])
    messages.success(request, "Saved: you looked at them together.")
    return reverse("front_door.contacts", kwargs={"subject": subject.uuid})


@screen(
    "front_door.referral",
    "children/<uuid:subject>/referral/<int:referral>/",
    about=CHILD,
    may="record",
    template="front_door/referral.html",
    title="A referral",
)
def referral(request: HttpRequest, viewer: Any, subject: Any, referral: int) -> dict[str, Any] | HttpResponse:
    """One episode: what follows the referral, and at its end the closing."""
    row = history.referral_of(viewer, subject.pk, referral)
    if row is None:
        raise Http404(str(referral))
    decides = viewer.can("decide") and row.ended_on is None
    form: Any = None
    if decides and row.decided_on is None:
        form = ReferralForm(request.POST or None, levels=thresholds.levels_on(viewer, viewer.today))
    elif decides:
        form = CloseForm(request.POST or None)
        if not actions.untold(viewer, row):
            del form.fields["not_told"]
    if request.method == "POST" and form is not None and form.is_valid():
        act = partial(_referral, request, viewer, subject, row, form)
        if (answer := attempt(request, viewer, form, act)) is not None:
            return answer
    told = {
        e.type: history.words_behind(viewer, subject.pk, e.get("words"))
        for e in history.on_thread(viewer, subject.pk, row.key, events.referral_decided, events.case_closed)
    }
    return {
        **about(viewer, subject),
        "heading": "A referral",
        "row": row,
        "form": form,
        "agency": AGENCIES.get(row.agency, ""),
        "what": REFERRAL_OUTCOMES.get(row.outcome, ""),
        "closed": CLOSED.get(row.reason, ""),
        "before": CLOSED.get(row.before_closed, ""),
        "why": told.get(events.referral_decided.code, ""),
        "achieved": told.get(events.case_closed.code, ""),
        "untold": actions.untold(viewer, row),
        "then": _then(subject, row) if viewer.can("record") else None,
        "document": thresholds.thresholds_on(viewer, viewer.today),
    }


THEN = {
    "assessment": ("Begin the assessment", "assessment.begin"), "strategy": ("Arrange the strategy discussion", "protection.child"),
    "family_help": ("Begin the help", "family_help.begin"),
}  # fmt: skip
"""What was decided, and where that begins: the next stage opens from this one."""


def _then(subject: Any, row: Any) -> tuple[str, str] | None:
    if row.ended_on is not None or row.outcome not in THEN:
        return None
    words, code = THEN[row.outcome]
    return words, reverse(code, kwargs={"subject": subject.uuid})


def _referral(request: HttpRequest, viewer: Any, subject: Any, row: Any, form: Any) -> str:
    given = form.cleaned_data
    if isinstance(form, ReferralForm):
        actions.decide_referral(viewer, row, outcome=given["outcome"], level=given["level"], words=given["words"],
                                need=given["need"])  # fmt: skip
        messages.success(request, "Decided.")
    else:
        actions.close_case(
            viewer, row, reason=given["reason"], words=given["words"], not_told=given.get("not_told", "")
        )
        messages.success(request, "Closed.")
    return reverse("front_door.referral", kwargs={"subject": subject.uuid, "referral": row.key})


@screen(
    "front_door.disagree",
    "children/<uuid:subject>/disagreement/",
    about=CHILD,
    may="record",
    template="front_door/one_form.html",
    title="An agency disagrees",
)
def disagree(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """An agency disagrees with what was done: with a level and a day by which it is answered."""
    form = EscalationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.raise_escalation(viewer, subject.pk, **form.cleaned_data)
            messages.success(request, "Saved. Unanswered, it goes up a level by itself.")
            return reverse("front_door.contacts", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    return {**about(viewer, subject), "heading": "An agency disagrees", "form": form, "back": "front_door.contacts"}


@screen("front_door.answer", "children/<uuid:subject>/disagreement/<int:escalation>/", about=CHILD, may="decide", template="front_door/one_form.html",
        title="Answer a disagreement")  # fmt: skip
def answer(request: HttpRequest, viewer: Any, subject: Any, escalation: int) -> dict[str, Any] | HttpResponse:
    """The answer, and what came of it."""
    row = next((e for e in history.escalations_of(viewer, subject.pk) if e.key == escalation), None)
    if row is None:
        raise Http404(str(escalation))
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.answer_escalation(viewer, row, **form.cleaned_data)
            messages.success(request, "Answered.")
            return reverse("front_door.contacts", kwargs={"subject": subject.uuid})

        if (answered := attempt(request, viewer, form, act)) is not None:
            return answered
    return {**about(viewer, subject), "heading": f"{AGENCIES.get(row.agency, '')} disagrees: {row.why}", "plain_heading": "Answer a disagreement", "form": form,
            "back": "front_door.contacts"}  # fmt: skip


@screen("front_door.birth", "children/<uuid:subject>/birth/", about=CHILD, may="record", template="front_door/birth.html", title="The birth",
        records=(events.pre_birth_plan_agreed,))  # fmt: skip
def birth(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """The plan for the birth, and the birth itself: from then on the same record is the child’s."""
    asked = request.POST.get("do", "")
    plan = BirthPlanForm(request.POST if asked == "plan" else None)
    born = BornForm(request.POST if asked == "born" else None, initial={"on": viewer.today})
    form = {"plan": plan, "born": born}.get(asked)
    if request.method == "POST" and form is not None and form.is_valid():
        act = partial(_birth, request, viewer, subject, asked, form.cleaned_data)
        if (answered := attempt(request, viewer, form, act)) is not None:
            return answered
    return {**about(viewer, subject), "heading": "The birth", "plan": plan, "born": born}


def _birth(request: HttpRequest, viewer: Any, subject: Any, asked: str, given: dict[str, Any]) -> str:
    if asked == "plan":
        actions.agree_birth_plan(viewer, subject.pk, **given)
        messages.success(request, "The plan for the birth is on the record.")
        return reverse("front_door.birth", kwargs={"subject": subject.uuid})
    actions.child_born(viewer, subject.pk, **given)
    messages.success(request, "Born. The record goes on with everything that stands in it.")
    return reverse("child.page", kwargs={"subject": subject.uuid})


@screen("front_door.ask_written", "children/<uuid:subject>/contact/<int:contact>/in-writing/", about=CHILD, may="take_contacts",
        template="front_door/ask_written.html", title="Ask for it in writing")  # fmt: skip
def ask_written(request: HttpRequest, viewer: Any, subject: Any, contact: int) -> dict[str, Any] | HttpResponse:
    """Ask whoever got in touch to put it in writing, or for what is missing."""
    row = history.contact_of(viewer, subject.pk, contact)
    if row is None:
        raise Http404(str(contact))
    name, email, error = request.POST.get("name", "").strip(), request.POST.get("email", "").strip(), ""
    if request.method == "POST":

        def act() -> str:
            made = ask_in_writing(viewer, row, name=name, email=email)
            if write_to(
                made.guest,
                address_for(request, made.guest),
                authority_of(viewer).name,
                why="It is about your call to us. Please put it in writing.",
            ):
                messages.success(request, f"{name} is asked by e-mail, and sees this one form.")
            else:
                messages.warning(
                    request, f"{name} is noted, but the e-mail did not go out. Look at the address, or ring them."
                )
            return reverse("front_door.case", kwargs={"subject": subject.uuid, "contact": row.key})

        try:
            return once(request, viewer, act)
        except ValueError as wrong:
            error = str(wrong)
    return {**about(viewer, subject), "heading": "Ask for it in writing", "row": row, "error": error, "name": name or row.name,
            "email": email or (row.reach if "@" in row.reach else "")}  # fmt: skip
