"""Working in one assessment: its page, what is noted in it, what is weighed, handing it in, deciding about it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.base.words import join_words
from throughline.engines.screens.declarations import OWN, screen
from throughline.engines.submissions import once
from throughline.practice.assessment import actions, events, gate, queries, room, rows
from throughline.practice.assessment.queries import Work
from throughline.practice.assessment.standards import LIBRARY
from throughline.practice.assessment.web_forms import DecideForm, NoteForm
from throughline.record.access.actions import NotAllowed
from throughline.services import clock

NOTES = {
    "seen": events.child_seen, "contact": events.parent_contact, "challenge": events.challenge_made, "factor": events.risk_recorded,
    "view": events.view_given, "shared": events.assessment_shared, "not_shared": events.not_shared, "agency": events.contribution,
    "midway": events.manager_looked, "specialist": events.specialist_commissioned, "birth": events.birth_expected,
    "adoption": events.adoption_team_told,
}  # fmt: skip
MANAGERS = ("midway", "not_shared")
"""What only somebody who decides may note."""
PLACES = {"contact": "engagement", "challenge": "engagement", "factor": "factors", "view": "family", "shared": "family", "not_shared": "family",
          "agency": "agencies"}  # fmt: skip


def _work(viewer: Any, work: int) -> Work:
    held = queries.work_of(viewer, work)
    if held is None:
        raise Http404(str(work))
    return held


def _room(work: Work, at: str = "") -> str:
    return reverse("assessment.room", kwargs={"work": work.occasion}) + (f"#{at}" if at else "")


@screen("assessment.room", "assessments/<int:work>/", about=OWN, template="assessment/room.html", title="Assessment")
def one(request: HttpRequest, viewer: Any, work: int) -> dict[str, Any]:
    """One assessment, of one child or of several."""
    held = _work(viewer, work)
    return {"heading": f"{rows.title(held.kind)}: {join_words(held.names)}", "plain_heading": rows.title(held.kind),
            **room.context(viewer, held, ask=bool(request.GET.get("missing")))}  # fmt: skip


@screen("assessment.note", "assessments/<int:work>/note/", about=OWN, may="record", template="assessment/note.html", title="Note in an assessment")
def note(request: HttpRequest, viewer: Any, work: int) -> dict[str, Any] | HttpResponse:
    """Record one thing of an assessment once, on the record of each child who is ticked."""
    held = _work(viewer, work)
    what = request.GET.get("what", "seen")
    if what not in NOTES or (what in MANAGERS and not viewer.can("decide")) or held.state == "finished":
        raise Http404(what)
    declared = NOTES[what]
    first = {k: v for k, v in request.GET.items() if k in ("who", "agency", "part", "side", "state")}
    adults = [name for name, _ in queries.family_adults(viewer, held)]
    form = NoteForm(declared, request.POST or None, today=viewer.today, workers=queries.colleagues(viewer), first=first,
                    children=[(str(c.row.subject_id), c.name) for c in held.children], adults=adults)  # fmt: skip
    if request.method == "POST" and form.is_valid():
        chosen = [c for c in held.children if str(c.row.subject_id) in form.cleaned_data["children"]]
        facts = form.facts() | ({"manager": viewer.worker_id} if declared is events.not_shared else {})

        def act() -> str:
            actions.note(viewer, held, declared, facts, on=form.cleaned_data["on"], children=chosen)
            messages.success(request, f"Saved at {clock.london(clock.now()):%H:%M} for {join_words([c.name for c in chosen])}: {declared.title.lower()}.")
            return _room(held, PLACES.get(what, "seen"))

        try:
            return once(request, viewer, act)
        except ValueError as wrong:
            form.add_error(None, str(wrong))
    return {"heading": declared.title, "form": form, "work": held, "what": what, "names": join_words(held.names), "kind": rows.title(held.kind)}


@screen("assessment.over", "assessments/<int:work>/over/", about=OWN, may="record", post_only=True, title="No longer so")
def over(request: HttpRequest, viewer: Any, work: int) -> HttpResponse:
    """A risk or a protection is no longer there."""
    held = _work(viewer, work)
    factor = int(request.POST.get("factor") or 0)
    child = next((c for c in held.children if any(f.id == factor for f in gate.standing_factors(c))), None)
    if child is None:
        raise Http404(str(factor))
    return _do(request, viewer, held, partial(actions.end_factor, viewer, child, factor, request.POST.get("why", "")), "Noted: no longer so.", "factors")


@screen("assessment.consider", "assessments/<int:work>/history/", about=OWN, may="record", post_only=True, title="History considered")
def consider(request: HttpRequest, viewer: Any, work: int) -> HttpResponse:
    """Say in a sentence what something that happened before means now."""
    held = _work(viewer, work)
    act = partial(actions.consider, viewer, held, int(request.POST.get("item") or 0), request.POST.get("words", ""))
    return _do(request, viewer, held, act, "Noted.", "history")


@screen("assessment.weigh", "assessments/<int:work>/issue/", about=OWN, may="record", post_only=True, title="Key issue")
def weigh(request: HttpRequest, viewer: Any, work: int) -> HttpResponse:
    """Explore a key issue, or leave it out and say why."""
    held = _work(viewer, work)
    given = {k: request.POST.get(k, "") for k in ("how", "evidence", "finding", "why")}
    return _do(request, viewer, held, partial(actions.weigh, viewer, held, int(request.POST.get("item") or 0), **given), "Noted.", "issues")


@screen("assessment.hand_in", "assessments/<int:work>/hand-in/", about=OWN, may="record", post_only=True, title="Hand in")
def hand_in(request: HttpRequest, viewer: Any, work: int) -> HttpResponse:
    """Give it to the manager; what is missing is said, and it can go all the same with a reason."""
    held = _work(viewer, work)
    if gate.owed(viewer, held) and not request.POST.get("why", "").strip():
        messages.error(request, "Not handed in yet: the page says what is still to do. Everything written is saved.")
        return HttpResponseRedirect(f"{_room(held)}?missing=1#missing")
    return _do(request, viewer, held, partial(actions.hand_in, viewer, held, request.POST.get("why", "")), "It is with your manager now.", "finish")


@screen("assessment.take_back", "assessments/<int:work>/take-back/", about=OWN, may="record", post_only=True, title="Take back")
def take_back(request: HttpRequest, viewer: Any, work: int) -> HttpResponse:
    """Take back what was handed in and not yet decided."""
    held = _work(viewer, work)
    return _do(request, viewer, held, partial(actions.take_back, viewer, held), "Taken back. Go on writing.", "finish")


@screen("assessment.decide", "assessments/<int:work>/decide/", about=OWN, may="decide", template="assessment/decide.html", title="Grade and decide")
def decide(request: HttpRequest, viewer: Any, work: int) -> dict[str, Any] | HttpResponse:
    """Grade it against the published standards; authorise it, or return it with what must change."""
    held = _work(viewer, work)
    if not actions.may_decide(viewer, held):
        raise Http404("not to be decided here")
    form = DecideForm(request.POST or None, kind=held.kind)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            actions.decide(viewer, held, then=given["then"], grade=given["grade"], comment=given["comment"], change=given["change"], short_of=given["short_of"],
                           causes=given["causes"] or (), remedy=given["remedy"] or "", why_early=given["why_early"])  # fmt: skip
            messages.success(request, "Authorised, in your name." if given["then"] == "authorised" else "Returned, with what must change.")
            return _room(held) if given["then"] == "authorised" else reverse("assessment.board")

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error(None, str(wrong))
    return {"heading": f"Grade: {join_words(held.names)}", "plain_heading": "Grade", "form": form, "work": held, "kind": rows.title(held.kind),
            "owed": gate.owed(viewer, held), "standards": LIBRARY.of(held.kind), "library": LIBRARY,
            "earlier": room.context(viewer, held, ask=False)["grades"]}  # fmt: skip


def _do(request: HttpRequest, viewer: Any, work: Work, act: Any, done: str, at: str) -> HttpResponse:
    """Do something once; what stands in its way is said in words."""

    def acted() -> str:
        act()
        messages.success(request, done)
        return _room(work, at)

    try:
        return once(request, viewer, acted)
    except LookupError as none:
        raise Http404(str(none)) from none
    except (ValueError, NotAllowed) as wrong:
        messages.error(request, str(wrong))
        return HttpResponseRedirect(_room(work, at))
