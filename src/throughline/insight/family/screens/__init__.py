"""Putting a person on the record, and tying a family together. Nobody is added beside a probable double without a reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, CHILD, screen
from throughline.engines.submissions import once
from throughline.insight.family.forms import EndTieForm, PersonForm, RelativeForm, TieForm
from throughline.record.people.actions import ProbablyTheSame, end_tie, register, relate
from throughline.record.people.codes import RELATIONSHIPS
from throughline.record.people.queries import names_of, person_of, somebody, ties_of
from throughline.record.search.likely import Candidate, likely_same


@screen(
    "find.add", "find/add/", about=AUTHORITY, may="record", template="insight/family/add.html", title="Add a person"
)
def add(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Somebody whom Find did not find. What the record holds that is like them comes first, with the reasons."""
    form = PersonForm(request.POST or None, initial=_as_looked_for(request))
    alike: list[Candidate] = []
    if request.method == "POST" and form.is_valid():
        alike, answer = _add(request, viewer, form)
        if answer is not None:
            return answer
    return {"heading": "Add a person", "form": form, "alike": alike, **_asked(request, alike)}


def _add(request: HttpRequest, viewer: Any, form: PersonForm) -> tuple[list[Candidate], HttpResponse | None]:
    """Either who is alike and must be looked at first, or where to go."""
    alike = _to_look_at(request, viewer, form, ())
    if alike:
        return alike, None

    def act() -> str:
        made = register(viewer, same_as_nobody_because=request.POST.get("because", ""), **form.facts())
        request.session.pop("find", None)
        messages.success(
            request,
            f"{_called(viewer, made)} is on the record. You may work on it today; what happens next says whose it is.",
        )
        return reverse("child.page", kwargs={"subject": made.uuid})

    try:
        return [], once(request, viewer, act)
    except ProbablyTheSame as same:
        return same.candidates, None


def _to_look_at(request: HttpRequest, viewer: Any, form: PersonForm, relatives: tuple[int, ...]) -> list[Candidate]:
    """Who is alike and has not been looked at yet: each once, and probable ones until there is a reason."""
    facts = form.facts()
    names = ("given", "family", "born_on", "expected_on", "address", "postcode")
    alike = likely_same(
        viewer,
        identifiers=[v for v in facts["identifiers"].values() if v],
        relatives=relatives,
        **{n: facts[n] for n in names},
    )
    seen = set(request.POST.getlist("considered"))
    probable = any(c.probable for c in alike)
    if probable and not request.POST.get("because", "").strip():
        return alike
    return alike if any(str(c.uuid) not in seen for c in alike) else []


def _asked(request: HttpRequest, alike: list[Candidate]) -> dict[str, Any]:
    """What the page says beside the candidates."""
    probable = [c for c in alike if c.probable]
    again = bool(request.POST.getlist("considered"))
    return {
        "probable": probable,
        "possible": [c for c in alike if not c.probable],
        "because": request.POST.get("because", ""),
        "because_missing": bool(probable and again and not request.POST.get("because", "").strip()),
    }


def _as_looked_for(request: HttpRequest) -> dict[str, Any]:
    """What was typed into Find, so that nobody types it twice."""
    asked = request.session.get("find") or {}
    said = asked.get("q", "")
    if any(c.isdigit() for c in said):
        return {}
    first, _, last = said.rpartition(" ")
    return {"given": first or last, "family": last if first else ""}


def _called(viewer: Any, made: Any) -> str:
    person = person_of(viewer, made.pk)
    return person.name if person and person.name else "The unborn child"


@screen(
    "family.add",
    "children/<uuid:subject>/family/add/",
    about=CHILD,
    may="record",
    template="insight/family/add.html",
    title="Add to the family",
)
def add_relative(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Somebody of this child's family, new or already on the record, with what they are to the child, in one go."""
    form = RelativeForm(request.POST or None)
    alike: list[Candidate] = []
    if request.method == "POST" and request.POST.get("same"):
        tie = TieForm(request.POST)
        if tie.is_valid():
            return _tie_to_known(request, viewer, subject, tie)
        form.is_valid()
    elif request.method == "POST" and form.is_valid():
        alike = _to_look_at(request, viewer, form, (subject.pk,))
        if not alike:

            def act() -> str:
                made = register(
                    viewer,
                    same_as_nobody_because=request.POST.get("because", ""),
                    relatives=(subject.pk,),
                    **form.facts(),
                )
                tied = form.tied()
                relate(viewer, subject.pk, made.pk, tied.pop("kind"), **tied)
                messages.success(
                    request, f"{_called(viewer, made)} is on the record: {RELATIONSHIPS[form.cleaned_data['tie']][0]}."
                )
                return reverse("child.family", kwargs={"subject": subject.uuid})

            try:
                return once(request, viewer, act)
            except ProbablyTheSame as same:
                alike = same.candidates
    return {"heading": "Add somebody to the family", "form": form, "alike": alike, "subject": subject, "person_shown": person_of(viewer, subject.pk),
            **_asked(request, alike)}  # fmt: skip


def _tie_to_known(request: HttpRequest, viewer: Any, subject: Any, form: TieForm) -> HttpResponse:
    """The same person: no second record, only the tie."""
    other = somebody(viewer, request.POST["same"])
    if other is None or other.pk == subject.pk:
        raise Http404("nobody to tie")

    def act() -> str:
        tied = form.tied()
        relate(viewer, subject.pk, other.pk, tied.pop("kind"), **tied)
        messages.success(
            request,
            f"{names_of([other.pk]).get(other.pk, 'They')}: {RELATIONSHIPS[form.cleaned_data['tie']][0]}. No second record was made.",
        )
        return reverse("child.family", kwargs={"subject": subject.uuid})

    return once(request, viewer, act)


@screen(
    "family.end_tie",
    "children/<uuid:subject>/family/<int:tie>/end/",
    about=CHILD,
    may="record",
    template="insight/family/end.html",
    title="A tie that is over",
)
def end(request: HttpRequest, viewer: Any, subject: Any, tie: int) -> dict[str, Any] | HttpResponse:
    """Say since when a tie is over. It stays in the record with both its days."""
    held = next((t for t in ties_of(viewer, subject.pk) if t.key == tie), None)
    if held is None:
        raise Http404(str(tie))
    form = EndTieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            end_tie(viewer, held.told_of, tie, on=form.cleaned_data["on"])
            messages.success(request, "Noted. It stays in the record with both its days.")
            return reverse("child.family", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    name = names_of([held.subject]).get(held.subject, "Somebody not named here")
    return {
        "heading": f"{name}, {held.words}",
        "form": form,
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
    }
