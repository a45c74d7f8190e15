"""Taking a contact in: look first, then add on the spot, then write down what was said, once for the family."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import join_words
from throughline.engines.screens.declarations import CHILD, OWN, screen
from throughline.engines.submissions import once
from throughline.practice.front_door import actions, events
from throughline.practice.front_door.queries.history import consultation_of
from throughline.practice.front_door.queries.people import grown_ups_of
from throughline.practice.front_door.typed import ContactForm, NewPersonForm, SearchForm
from throughline.record.people.actions import ProbablyTheSame, register
from throughline.record.people.queries import brothers_and_sisters, names_of, person_of, several
from throughline.record.search.queries import find_people
from throughline.services import clock

MOST = 12


@screen("front_door.new", "front-door/new/", about=OWN, may="take_contacts", template="front_door/new.html", title="New contact")
def new(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Whom is it about? What the record holds comes first; whoever is not there is added on the spot."""
    kept = request.session.get("contact_for") or {}
    search = SearchForm(request.POST if request.POST.get("do") == "find" else None)
    person = NewPersonForm(request.POST if request.POST.get("do") == "add" else None, initial=kept.get("typed") or {})
    found: list[Any] | None = None
    alike: list[Any] = []
    if search.is_bound and search.is_valid():
        found = [f for f in find_people(viewer, search.cleaned_data["said"], search.cleaned_data["born"], most=MOST) if f.kind == "child" or f.stub]
        first, _, last = search.cleaned_data["said"].rpartition(" ")
        person = NewPersonForm(initial={"given": first or last, "family": last if first else "", "born_on": search.cleaned_data["born"]})
    if person.is_bound and person.is_valid():
        given = {k: v for k, v in person.cleaned_data.items() if k != "unborn"}

        def act() -> str:
            made = register(viewer, kind="child", same_as_nobody_because=request.POST.get("because", ""), **given)
            messages.success(request, "On the record. Now write down what was said.")
            return reverse("front_door.take", kwargs={"subject": made.uuid}) + _from(request)

        try:
            return once(request, viewer, act)
        except ProbablyTheSame as same:
            alike = same.candidates
    return {
        "heading": "New contact", "search": search, "person": person, "found": found, "alike": alike, "because": request.POST.get("because", ""),
        "because_missing": bool(alike and request.POST.get("seen")), "from_advice": _from(request),
    }  # fmt: skip


def _from(request: HttpRequest) -> str:
    """The advice it grows out of, kept from page to page."""
    said = request.GET.get("advice", "") or request.POST.get("advice", "")
    return f"?advice={said}" if said.isdigit() else ""


@screen("front_door.take", "children/<uuid:subject>/contact/", about=CHILD, may="record", template="front_door/take.html",
        title="New contact", records=(events.contact_received,))  # fmt: skip
def take(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """What was said about this child, and about brothers, sisters and grown-ups of the family that are ticked."""
    kin = [n for n in brothers_and_sisters(viewer, subject.pk) if viewer.basis_for(n)]
    names = names_of(kin)
    children = [(str(n), names[n]) for n in kin if n in names]
    advice = consultation_of(viewer, int(request.GET["advice"])) if request.GET.get("advice", "").isdigit() else None
    initial: dict[str, Any] = {"on": viewer.today, "at": f"{clock.london(clock.now()):%H:%M}"}
    if advice is not None:
        initial |= {"agency": advice.agency, "name": advice.name, "about": advice.about, "how": "telephone"}
    grown_ups = [(str(n), words) for n, words in grown_ups_of(viewer, subject.pk)]
    form = ContactForm(request.POST or None, children=children, grown_ups=grown_ups, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            chosen = [subject, *several(viewer, [int(n) for n in given.get("also") or ()])]
            at = clock.at_london(given["on"], given["at"].hour, given["at"].minute) if given["at"] else None
            facts = form.facts() | ({"consultation": advice.key} if advice else {})
            actions.receive(viewer, chosen, on=given["on"], at=at, words=given["words"], facts=facts)
            named = names_of([s.pk for s in chosen])
            whom = join_words([named.get(s.pk) or "the child" for s in chosen])
            messages.success(request, f"Saved at {clock.london(clock.now()):%H:%M} for {whom}. It is in the queue.")
            return reverse("front_door.queue") if viewer.can("take_contacts") else reverse("child.page", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    return {"heading": "New contact", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk), "advice": advice}
