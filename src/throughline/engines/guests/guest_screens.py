"""What a guest sees: what was asked of them, their own part of it, and thanks."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from throughline.engines.forms import actions as forms
from throughline.engines.forms import showing
from throughline.engines.forms.answers import read
from throughline.engines.forms.models import OPEN, RETURNED, SIGNED
from throughline.engines.forms.practice_model import as_begun
from throughline.engines.guests import actions, asked, events, keys
from throughline.engines.guests.door import SESSION, guest_screen
from throughline.engines.guests.models import Guest, Invitation
from throughline.record.ledger.actions import record
from throughline.services import clock, files


@guest_screen("guests.home", "guest/", template="engines/guests/home.html", about_one=False)
def home(request: HttpRequest, viewer: Any, held: list[Invitation]) -> dict[str, Any]:
    """Everything that is asked of this person, soonest first."""
    for one in held:
        viewer.seen.add(one.subject_id)
    return {"rows": [asked.row(viewer, one) for one in held], "key_added": request.GET.get("key") == "added"}


@guest_screen("guests.key", "guest/key/", template="engines/guests/key.html", about_one=False)
def key(request: HttpRequest, viewer: Any, held: list[Invitation]) -> dict[str, Any] | HttpResponse:
    """Add a key of one's own, or take every one away."""
    guest = Guest.objects.get(pk=request.session[SESSION])
    error = ""
    if request.method == "POST" and request.POST.get("do") == "end":
        keys.take_away(guest)
        return HttpResponseRedirect(reverse("guests.key"))
    if request.method == "POST":
        try:
            if not held:
                raise ValueError("Nothing is asked of you at the moment: no key is needed.")
            keys.add(request, guest, request.POST.get("credential", ""))
            return HttpResponseRedirect(reverse("guests.home") + "?key=added")
        except ValueError as wrong:
            error = str(wrong)
    return {"error": error, "js_data": keys.options_to_add(request, guest), "held": list(guest.keys.order_by("added_at"))}


@guest_screen("guests.part", "guest/<uuid:invitation>/", template="engines/guests/part.html")
def part(request: HttpRequest, viewer: Any, held: Invitation) -> dict[str, Any] | HttpResponse:
    """One purpose: what is asked, the questions to answer, and the way to say no."""
    if held.opened_at is None:
        held.opened_at = clock.now()
        held.save(update_fields=["opened_at"])
    row = asked.row(viewer, held)
    writing = held.writing
    return {
        **row, "held": held, "writing": writing, "done": writing is not None and writing.state == SIGNED,
        "sections": showing.sections_of(viewer, writing, part=held.part) if writing is not None and writing.state in (OPEN, RETURNED) else [],
        "form": as_begun(writing) if writing is not None else None, "missing": request.GET.get("missing") and _missing(viewer, held),
        "file_refused": bool(request.GET.get("file")), "marks": (), "answer": asked.answer(viewer, held), "papers": asked.papers(viewer, held),
    }  # fmt: skip


def _missing(viewer: Any, held: Invitation) -> list[tuple[str, str]]:
    return showing.still_missing(viewer, held.writing) if held.writing is not None else []


@guest_screen("guests.save", "guest/<uuid:invitation>/save/")
def save(request: HttpRequest, viewer: Any, held: Invitation) -> HttpResponse:
    """Save what is written; the same promise as for everybody: saved means saved."""
    writing = held.writing
    if request.method != "POST" or writing is None:
        raise Http404("nothing to write")
    form = as_begun(writing)
    try:
        section = form.section(request.POST.get("section", ""))
    except KeyError as none:
        raise Http404("no such part") from none
    quiet = request.headers.get("X-Autosave") == "1"
    answers = read(section, request.POST)
    try:
        if not quiet:
            forms.keep_files(viewer, writing, section, answers, request.FILES, request.POST)
        saved = forms.save_section(writing.pk, section.name, answers, int(request.POST.get("version") or 0), by=None,
                                   name=viewer.name, part=held.part)  # fmt: skip
    except files.Refused:
        return HttpResponseRedirect(_here(held) + "?file=1")
    except forms.Overtaken as overtaken:
        last = overtaken.held.saves[section.name]
        if quiet:
            return JsonResponse({"version": last["version"], "words": f"{last['name']} saved this part. Both texts are kept."}, status=409)
        return HttpResponseRedirect(_here(held))
    if quiet:
        return JsonResponse({"version": saved.saves[section.name]["version"], "saved_at": f"{clock.london(saved.saved_at):%H:%M}"})
    if request.POST.get("share"):
        return share(viewer, held)
    return HttpResponseRedirect(_here(held))


def share(viewer: Any, held: Invitation) -> HttpResponse:
    """Share what is written: it goes to whoever asked, signed in this person's name."""
    writing = held.writing
    assert writing is not None
    writing.refresh_from_db()
    if showing.still_missing(viewer, writing):
        return HttpResponseRedirect(_here(held) + "?missing=1")
    form = as_begun(writing)
    forms.sign(viewer, writing)
    record(events.shared, held.subject_id, on=viewer.today, name=held.guest.name, agency=held.guest.agency, what=form.title)
    return HttpResponseRedirect(_here(held))


@guest_screen("guests.answer", "guest/<uuid:invitation>/answer/")
def answer(request: HttpRequest, viewer: Any, held: Invitation) -> HttpResponse:
    """Will they come; or they do not share what was asked for, and why."""
    if request.method != "POST":
        raise Http404("to be posted")
    why = request.POST.get("refuse", "").strip()
    if why:
        actions.refuse(viewer, held, what=asked.row(viewer, held)["what"], why=why)
    if request.POST.get("coming"):
        asked.say_coming(viewer, held, request.POST["coming"])
    if request.POST.get("how"):
        asked.say_how(viewer, held, request.POST["how"], request.POST.get("words", ""))
    return HttpResponseRedirect(_here(held))


def _here(held: Invitation) -> str:
    return reverse("guests.part", kwargs={"invitation": held.pk})
