"""The child's own page, and what the carer sees of it: the plan in plain words, who is who, and a way to say something."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.engines.guests.door import guest_screen
from throughline.engines.way_out.release import Reader, release
from throughline.practice.voice import actions, events, queries
from throughline.record.ledger.actions import record
from throughline.services import clock, files

CAN_SAY = (
    ("think", "Something I want to say", "It goes on your record, in your words."),
    ("officer", "A message to my reviewing officer", ""),
    ("worker", "A message to my social worker", ""),
    ("visit", "I want somebody to come and see me", ""),
    ("early", "I want my review earlier", "Say why."),
    ("wrong", "Something written about me is wrong", "Say what. It will stand beside it, in every copy."),
    ("not_alone", "Nobody talks with me alone", ""),
    ("advocate", "I want an advocate", "Somebody who is only on your side."),
    ("complaint", "I want to complain", "It goes to a manager, not to the person it is about."),
    ("pass", "I want a leisure pass", "For swimming, sports and more. It is free for you."),
)


def _mine(held: Any) -> None:
    if not held.purpose.startswith("own:"):
        raise Http404("another purpose")


@guest_screen("voice.my_page", "guest/<uuid:invitation>/me/", template="voice/my_page.html")
def my_page(request: HttpRequest, viewer: Any, held: Any) -> dict[str, Any]:
    """Everything of one's own on one page."""
    _mine(held)
    if held.opened_at is None:
        held.opened_at = clock.now()
        held.save(update_fields=["opened_at"])
    subject, child = held.subject_id, held.part == "child"
    person = queries.person_of(viewer, subject)
    name = queries.first_name(person)
    reader = Reader("child", name, subject) if child else Reader("carer", held.guest.name)
    papers = [release(viewer, subject, one, reader, how="portal").paper for one in queries.plans(viewer, subject, name)]
    return {
        "held": held, "child": child, "name": name, "who": queries.who_is_who(viewer, subject), "papers": papers,
        "review": queries.next_review(viewer, subject), "last_pass": queries.last_pass(viewer, subject),
        "wrote": queries.written(viewer, subject) if child else [], "said": queries.own_words(viewer, subject) if child else [],
        "promise": queries.wording(viewer, queries.settings.promise), "turn_to": queries.wording(viewer, queries.settings.to_turn_to),
        "can_say": CAN_SAY, "done": request.session.pop("said", ""), "error": request.session.pop("not_said", ""),
        "survey_begun": queries.survey_begun(held),
    }  # fmt: skip


def _once(request: HttpRequest) -> bool:
    """Whether this sending was not taken before: the button pressed twice says it once."""
    key, taken = request.POST.get("key", ""), request.session.get("taken", [])
    if not key or key in taken:
        return False
    request.session["taken"] = [*taken[-30:], key]
    return True


@guest_screen("voice.my_say", "guest/<uuid:invitation>/me/say/")
def my_say(request: HttpRequest, viewer: Any, held: Any) -> HttpResponse:
    """What the child sends."""
    _mine(held)
    if request.method != "POST" or held.part != "child":
        raise Http404("to be posted by the child")
    here = HttpResponseRedirect(reverse("voice.my_page", kwargs={"invitation": held.pk}))
    try:
        if _once(request):
            request.session["said"] = actions.said(viewer, held.subject_id, request.POST.get("what", ""), request.POST.get("words", "")[:4000])
    except ValueError as wrong:
        request.session["not_said"] = str(wrong)
    return here


@guest_screen("voice.my_survey", "guest/<uuid:invitation>/me/survey/")
def my_survey(request: HttpRequest, viewer: Any, held: Any) -> HttpResponse:
    """Begin this year's survey, or go on with it."""
    _mine(held)
    if request.method != "POST" or held.part != "child":
        raise Http404("to be posted by the child")
    actions.begin_survey(viewer, held)
    return HttpResponseRedirect(reverse("guests.part", kwargs={"invitation": held.pk}))


@guest_screen("voice.my_pass", "guest/<uuid:invitation>/me/pass/")
def my_pass(request: HttpRequest, viewer: Any, held: Any) -> HttpResponse:
    """The carer says that the leisure pass was used, or that there is none."""
    _mine(held)
    if request.method != "POST" or held.part != "carer":
        raise Http404("to be posted by the carer")
    if _once(request):
        if request.POST.get("used"):
            record(events.leisure_pass_used, held.subject_id, on=viewer.today, what=request.POST["used"].strip()[:120])
        else:
            actions.said(viewer, held.subject_id, "pass", f"{held.guest.name}, the carer, says that there is no pass")
        request.session["said"] = "Thank you. It is noted."
    return HttpResponseRedirect(reverse("voice.my_page", kwargs={"invitation": held.pk}))


@guest_screen("voice.my_picture_of", "guest/<uuid:invitation>/me/picture/<int:worker>/")
def my_picture_of(request: HttpRequest, viewer: Any, held: Any, worker: int = 0) -> HttpResponse:
    """The picture of somebody who is named for the child."""
    _mine(held)
    found = queries.picture_of(viewer, held.subject_id, worker)
    if found is None:
        raise Http404(str(uuid.UUID(int=worker)))
    return HttpResponse(files.read(found.sha256), content_type=found.media_type, headers={"X-Content-Type-Options": "nosniff"})
