"""Writing a form, reading it, and signing it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from throughline.engines.forms import actions, showing
from throughline.engines.forms.answers import read, told
from throughline.engines.forms.declarations import Actions, Form, Goals
from throughline.engines.forms.gate import may_second, second_owed, signer_of
from throughline.engines.forms.models import DISCARDED, HANDED_IN, OPEN, RETURNED, SIGNED, Writing
from throughline.engines.forms.practice_model import as_begun
from throughline.engines.forms.queries import aside_of, last_signed, texts_aside, writing_of
from throughline.engines.forms.registry import current
from throughline.engines.forms.suggesting import suggested
from throughline.engines.screens.declarations import CHILD, OWN, screen
from throughline.engines.screens.door import go
from throughline.engines.submissions import once
from throughline.services import clock, files


def _held(viewer: Any, writing: uuid.UUID) -> Writing:
    held = writing_of(viewer, writing)
    if held is None:
        raise Http404(str(writing))
    return held


def _by_itself(held: Writing) -> Form:
    """Its form, where it is handed in and signed by itself; Http404 where that happens on the page of something larger."""
    form = as_begun(held)
    if form.finished_at is not None:
        raise Http404("handed in and signed elsewhere")
    return form


@screen("forms.begin", "children/<uuid:subject>/forms/<str:form>/begin/", about=CHILD, may="record", title="Begin a form")
def begin(request: HttpRequest, viewer: Any, subject: Any, form: str) -> HttpResponse:
    """Go on with the one that is being written, or begin one."""
    try:
        declared = current(form, viewer.today)
    except KeyError as none:
        raise Http404(form) from none
    if subject.kind not in declared.about or declared.finished_at is not None:
        raise Http404(form)
    held = actions.begin(viewer, subject, declared)
    return go("forms.write", writing=held.pk)


@screen("forms.write", "forms/<uuid:writing>/", about=OWN, may="record", template="engines/forms/write.html", title="Form")
def write(request: HttpRequest, viewer: Any, writing: uuid.UUID) -> dict[str, Any] | HttpResponse:
    """The form as far as it is written; each section saves itself. Whoever signs reads it here too."""
    held = _held(viewer, writing)
    form = as_begun(held)
    if held.state == SIGNED and held.event:
        return go("forms.read", subject=held.subject.uuid, signing=held.event)
    if form.finished_at is not None and held.purpose:
        return HttpResponseRedirect(form.finished_at(held.purpose))
    signer = signer_of(viewer, held, form)
    signs = signer is not None
    missing = showing.still_missing(viewer, held)
    return {
        "heading": form.title, "plain_heading": form.title, "form": form, "held": held, "sections": showing.sections_of(viewer, held),
        "person_shown": showing.about_whom(viewer, held.subject_id), "subject": held.subject, "asides": texts_aside(held),
        "missing": missing if request.GET.get("missing") else [], "still_missing": len(missing), "not_confirmed": showing.not_confirmed(viewer, held),
        "handed_in": held.state == HANDED_IN, "returned": held.state == RETURNED, "signs": signs, "marks": showing.MARKS.items(),
        "own": not form.signed_by, "last": last_signed(viewer, held.subject_id, form.code), "emergency": signs and viewer.can("decide") and not form.can_wait,
        "for_whom": signer.for_whom if signer else "", "second_owed": second_owed(held, form) if held.state == HANDED_IN else "",
        "seconds": may_second(viewer, held, form), "suggested": suggested(viewer) if _asks_who_else(form) else (),
    }  # fmt: skip


def _asks_who_else(form: Any) -> bool:
    """Whether somebody of another service may be named in it, so that services are worth offering."""
    return any(isinstance(q, Goals | Actions) for s in form.sections for q in s.questions)


@screen("forms.save", "forms/<uuid:writing>/save/", about=OWN, may="record", post_only=True, title="Save")
def save(request: HttpRequest, viewer: Any, writing: uuid.UUID) -> HttpResponse:
    """Save one section. With script the answer is its new version; without, the page again."""
    held = _held(viewer, writing)
    form, name = as_begun(held), request.POST.get("section", "")
    try:
        section = form.section(name)
    except KeyError as none:
        raise Http404(name) from none
    quiet = request.headers.get("X-Autosave") == "1"
    answers = read(section, request.POST)
    try:
        if not quiet:
            actions.keep_files(viewer, held, section, answers, request.FILES, request.POST)
        held = actions.save_section(held.pk, name, answers, int(request.POST.get("version") or 0), by=viewer.worker_id,
                                    name=viewer.name, role=viewer.role.code)  # fmt: skip
    except files.Refused as refused:
        messages.error(request, f"{refused} The rest of this part is not saved yet.")
        return HttpResponseRedirect(reverse("forms.write", kwargs={"writing": held.pk}) + f"#s-{name}")
    except actions.Overtaken as overtaken:
        both = reverse("forms.both", kwargs={"aside": overtaken.aside.pk})
        if not quiet:
            return HttpResponseRedirect(both)
        last = overtaken.held.saves.get(name) or {"version": 0, "name": "Somebody else"}
        return JsonResponse({"version": last["version"], "words": f"{last['name']} saved this part.", "url": both}, status=409)
    for key, said in request.POST.items():
        if key.startswith("still.") and said in ("yes", "changed"):
            actions.confirm(held, f"{name}.{key[6:]}", said)
        elif key.startswith("mark."):
            question, _, paragraph = key[5:].rpartition(".")
            actions.mark(held, f"{name}.{question}", paragraph, said if said in showing.MARKS else "")
    if quiet:
        return JsonResponse({"version": held.saves[name]["version"], "saved_at": f"{clock.london(held.saved_at):%H:%M}"})
    back = request.POST.get("back", "")
    to = back if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None) else reverse("forms.write", kwargs={"writing": held.pk})
    return HttpResponseRedirect(f"{to}#s-{name}{f'-{held.subject_id}' if to == back else ''}")


@screen("forms.both", "forms/both/<int:aside>/", about=OWN, may="record", template="engines/forms/both.html", title="Two texts")
def both(request: HttpRequest, viewer: Any, aside: int) -> dict[str, Any] | HttpResponse:
    """Two texts of one section side by side: which one stands, or a third made of both."""
    found = aside_of(viewer, aside)
    if found is None:
        raise Http404(str(aside))
    held = found.writing
    if not found.open:
        return go("forms.write", writing=held.pk)
    form = as_begun(held)
    section = form.section(found.section)
    saved = held.answers.get(section.name, {})
    if request.method == "POST":
        answers = dict(saved)
        for question in section.questions:
            if request.POST.get(f"take.{question.name}") == "aside":
                answers[question.name] = found.answers.get(question.name)
            elif f"both.{question.name}" in request.POST and request.POST.get(f"take.{question.name}") == "both":
                answers[question.name] = request.POST[f"both.{question.name}"]

        def act() -> str:
            actions.choose_between(held, found, answers, by=viewer.worker_id, name=viewer.name)
            messages.success(request, "Saved. The text that was not taken is kept.")
            return f"{reverse('forms.write', kwargs={'writing': held.pk})}#s-{section.name}"

        return once(request, viewer, act)
    names = showing.workers_named({"a": saved, "b": found.answers})
    rows = [
        {"name": q.name, "title": q.title, "text": showing.kind_of(q) in ("long", "short"), "saved": told(q, saved.get(q.name), names),
         "aside": told(q, found.answers.get(q.name), names),
         "joined": "\n\n".join(str(v) for v in (saved.get(q.name), found.answers.get(q.name)) if v)}
        for q in section.questions if saved.get(q.name) != found.answers.get(q.name)
    ]  # fmt: skip
    return {"heading": f"{section.title}: two texts", "plain_heading": "Two texts", "rows": rows, "held": held, "aside": found,
            "saved_by": held.saves.get(section.name, {}).get("name", ""), "at": clock.london(found.at)}  # fmt: skip


@screen("forms.finish", "forms/<uuid:writing>/finish/", about=OWN, may="record", post_only=True, title="Finish")
def finish(request: HttpRequest, viewer: Any, writing: uuid.UUID) -> HttpResponse:
    """Sign it, or hand it to whoever signs it. What is missing is said in words; nothing is lost."""
    held = _held(viewer, writing)
    form = _by_itself(held)
    why, missing = request.POST.get("why_early", "").strip(), showing.still_missing(viewer, held)
    emergency = bool(why) and viewer.can("decide") and not form.can_wait

    def act() -> str:
        if missing and not emergency:
            messages.error(request, "Not signed yet: the page says what is still to do. Everything written is saved.")
            return f"{reverse('forms.write', kwargs={'writing': held.pk})}?missing=1#missing"
        name = showing.about_whom(viewer, held.subject_id).name
        if form.signed_by and not emergency:
            actions.hand_in(viewer, held)
            messages.success(request, f"{form.title} for {name} is with {form.who_signs or 'the manager'} now.")
            return reverse("forms.write", kwargs={"writing": held.pk})
        owed = [second_owed(held, form)] if form.second else []
        actions.sign(viewer, held, why_early=why if emergency else "", missing="; ".join([*(words for _, words in missing), *filter(None, owed)]))
        messages.success(request, f"{form.title} for {name} is signed.")
        return reverse("forms.write", kwargs={"writing": held.pk})

    return once(request, viewer, act)


@screen("forms.take_back", "forms/<uuid:writing>/take-back/", about=OWN, may="record", post_only=True, title="Take back")
def take_back(request: HttpRequest, viewer: Any, writing: uuid.UUID) -> HttpResponse:
    """Take back what was handed in and not yet signed."""
    held = _held(viewer, writing)
    _by_itself(held)

    def act() -> str:
        if held.state == HANDED_IN and held.handed_in_by_id == viewer.worker_id:
            held.state = OPEN
            held.save(update_fields=["state"])
        return reverse("forms.write", kwargs={"writing": held.pk})

    return once(request, viewer, act)


@screen("forms.discard", "forms/<uuid:writing>/discard/", about=OWN, may="record", post_only=True, title="Discard")
def discard(request: HttpRequest, viewer: Any, writing: uuid.UUID) -> HttpResponse:
    """Put it away. It can be brought back from the child's forms."""
    held = _held(viewer, writing)
    _by_itself(held)

    def act() -> str:
        if held.state in (OPEN, RETURNED):
            actions.discard(held)
            messages.info(request, "Discarded. It is kept: bring it back from this page.")
        return reverse("forms.list", kwargs={"subject": held.subject.uuid})

    return once(request, viewer, act)


@screen("forms.bring_back", "forms/<uuid:writing>/back/", about=OWN, may="record", post_only=True, title="Bring back")
def bring_back(request: HttpRequest, viewer: Any, writing: uuid.UUID) -> HttpResponse:
    """Undo a discard."""
    held = _held(viewer, writing)

    def act() -> str:
        if held.state == DISCARDED:
            actions.bring_back(held)
        return reverse("forms.write", kwargs={"writing": held.pk})

    return once(request, viewer, act)
