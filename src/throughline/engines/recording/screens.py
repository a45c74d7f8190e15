"""Record what happened: one searchable list of what this person may record, and a form made from each declaration."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.duties.queries import what_meets
from throughline.engines.recording.addresses import address, own_pages
from throughline.engines.recording.correcting import may_correct
from throughline.engines.recording.forms import RecordForm
from throughline.engines.recording.naming import in_posts
from throughline.engines.recording.notes import notes_for
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.screens.door import go
from throughline.engines.signals.queries import holding_for
from throughline.engines.submissions import once
from throughline.record.ledger import actions, registry
from throughline.record.ledger.actions import Entry
from throughline.record.ledger.queries import chronology, words_of
from throughline.record.ledger.types import PRIVILEGED, EventType, Words
from throughline.record.people import events as people
from throughline.record.people.kept import typed_in
from throughline.record.people.models import Person, Subject
from throughline.record.people.queries import brothers_and_sisters, may_read_address, person_of
from throughline.record.workers.queries import members
from throughline.services import clock


def recordable(viewer: Any, subject: Subject) -> list[EventType]:
    """What this viewer may record about this subject now: what goes on or ends something open, and what is still owed
    about something that is over (the interview after a return)."""
    if not viewer.can("record"):
        return []
    threads, owed, own = actions.open_threads(subject.pk), what_meets(viewer, subject.pk), own_pages()
    return [
        t for t in registry.event_types().values()
        if t.recorded_by is not None and subject.kind in t.about and (not t.recorded_by or viewer.role.code in t.recorded_by)
        and (t.code in own or not ((needed := t.continues or t.ends) and needed.code not in threads and not (t.continues and t.code in owed)))
    ]  # fmt: skip


@screen(
    "recording.choose",
    "children/<uuid:subject>/record/",
    about=CHILD,
    may="record",
    template="engines/record_choose.html",
    title="Record",
)
def choose(request: HttpRequest, viewer: Any, subject: Subject) -> dict[str, Any]:
    """Everything that may be recorded, grouped in the words of the field, with a box that narrows it."""
    said = request.GET.get("q", "").strip().casefold()
    groups: dict[str, list[dict[str, str]]] = {}
    for declared in recordable(viewer, subject):
        if said and said not in f"{declared.title} {declared.group} {declared.hint}".casefold():
            continue
        groups.setdefault(declared.group or "Other", []).append(
            {"title": declared.title, "hint": declared.hint, "url": address(subject.uuid, declared)}
        )
    order = ["Visits", "About the child", "Where they live", "Reviews", "Plans", "Care and law"]
    ranked = sorted(groups.items(), key=lambda g: (order.index(g[0]) if g[0] in order else 50, g[0]))
    person = person_of(viewer, subject.pk)
    return {"heading": f"Record for {person.name if person else ''}", "groups": ranked, "subject": subject, "said": request.GET.get("q", ""),
            "person_shown": person}  # fmt: skip


@screen(
    "recording.record",
    "children/<uuid:subject>/record/<str:code>/",
    about=CHILD,
    may="record",
    template="engines/record.html",
    title="Record",
)
def record_one(request: HttpRequest, viewer: Any, subject: Subject, code: str) -> dict[str, Any] | HttpResponse:
    """Record one event, for this child and for those brothers and sisters who are ticked."""
    declared = registry.event_types().get(code)
    if declared is None or declared not in recordable(viewer, subject):
        raise Http404(code)
    if code in own_pages():
        return go(own_pages()[code], subject=subject.uuid)
    workers = [(str(a.worker_id), a.worker.name) for a in members(viewer.team_ids, viewer.today)]
    form = RecordForm(
        declared, request.POST or None, today=viewer.today, workers=workers, in_posts=in_posts(viewer, declared), kind=subject.kind,
        notes=notes_for(viewer, subject.pk, declared),
    )  # fmt: skip
    siblings, asks = _with(viewer, subject), ""
    if request.method == "POST" and form.is_valid():
        chosen = [subject.pk, *(s for s, _, _ in siblings if str(s) in request.POST.getlist("also"))]
        asks = _asks(request, viewer, declared, chosen, form)

        def act() -> str:
            at = _moment(form.cleaned_data["on"], form.cleaned_data.get("at"))
            when = form.cleaned_data["on"]
            occasion = (
                actions.begin_occasion(declared.code, about=chosen, on=when, by=viewer.worker_id, at=at)
                if len(chosen) > 1
                else None
            )
            entries = [Entry(declared, who, form.cleaned_data["on"], form.facts(), at=at, by=viewer.worker_id,
                             occasion=occasion.pk if occasion else None) for who in chosen]  # fmt: skip
            numbers = actions.append(entries)
            for held in holding_for(viewer, subject.pk):
                if held.row.key in numbers and held.row.since_on == viewer.today:
                    messages.warning(request, held.question(person_of(viewer, subject.pk)))
            names = [n for s, n, _ in [(subject.pk, _name(viewer, subject), True), *siblings] if s in chosen]
            messages.success(
                request, f"Saved at {clock.london(clock.now()):%H:%M} for {_and(names)}: {declared.title.lower()}."
            )
            return reverse("child.page", kwargs={"subject": subject.uuid})

        try:
            if not asks:
                return once(request, viewer, act)
        except ValueError as wrong:
            form.add_error(None, str(wrong))
    return {"heading": declared.title, "form": form, "asks": asks, "subject": subject, "declared": declared, "siblings": siblings,
            "person_shown": person_of(viewer, subject.pk), "also": request.POST.getlist("also")}  # fmt: skip


@screen(
    "recording.correct",
    "children/<uuid:subject>/correct/<int:event>/",
    about=CHILD,
    may="record",
    template="engines/record.html",
    title="Correct",
)
def correct_one(request: HttpRequest, viewer: Any, subject: Subject, event: int) -> dict[str, Any] | HttpResponse:
    """Say what an entry should have said. The first entry stays and can be read."""
    held = next((e for e in chronology(viewer, subject.pk) if e.id == event), None)
    declared = registry.event_types().get(held.type) if held else None
    privileged = declared is not None and declared.audience == PRIVILEGED and not viewer.can("privileged")
    kept = declared is people.address_began and held is not None and not may_read_address(viewer, held.facts)
    if held is None or declared is None or privileged or kept or not may_correct(viewer, declared, held.by):
        raise Http404(str(event))
    workers = [(str(a.worker_id), a.worker.name) for a in members(viewer.team_ids, viewer.today)]
    names = [f.name for f in declared.facts if isinstance(f, Words)]
    texts = words_of(viewer, subject.pk, [held.facts[n] for n in names if n in held.facts])
    first: dict[str, Any] = {"on": held.on, "at": clock.london(held.at).time() if held.at else None}
    for fact in declared.facts:
        value = held.facts.get(fact.name)
        if isinstance(fact, Words):
            value = texts.get(value, "") if value else ""
        elif isinstance(value, bool):
            value = "yes" if value else "no"
        first[fact.name] = value
    notes = notes_for(viewer, subject.pk, declared, held)
    form = RecordForm(
        declared, request.POST or None, today=viewer.today, workers=workers, in_posts=in_posts(viewer, declared), kind=subject.kind,
        first=first, notes=notes,
    )  # fmt: skip
    asks = ""
    if request.method == "POST" and form.is_valid():
        asks = _asks(request, viewer, declared, [subject.pk], form)

        def act() -> str:
            given = form.facts()
            cleared = {f.name: given.get(f.name) for f in declared.facts if f.name in form.fields}
            changed = {
                k: v for k, v in cleared.items() if not (isinstance(declared.fact(k), Words) and v == first.get(k))
            }
            on = form.cleaned_data["on"]
            actions.correct(event, by=viewer.worker_id, on=on, at=_moment(on, form.cleaned_data.get("at")), **changed)
            messages.success(
                request, f"Corrected at {clock.london(clock.now()):%H:%M}. What was there before can still be read."
            )
            return reverse("child.page", kwargs={"subject": subject.uuid})

        try:
            if not asks:
                return once(request, viewer, act)
        except ValueError as wrong:
            form.add_error(None, str(wrong))
    return {"asks": asks, "heading": f"Correct: {declared.title[0].lower()}{declared.title[1:]}", "form": form, "subject": subject, "declared": declared,
            "siblings": [], "correcting": held, "person_shown": person_of(viewer, subject.pk), "also": []}  # fmt: skip


@screen(
    "recording.still_true",
    "children/<uuid:subject>/still-true/",
    about=CHILD,
    may="record",
    post_only=True,
    title="Still true",
)
def still_true(request: HttpRequest, viewer: Any, subject: Subject) -> HttpResponse:
    """Say that the summary still holds."""

    def act() -> str:
        actions.record(people.summary_confirmed, subject, on=viewer.today, by=viewer.worker_id)
        messages.success(request, "Noted: the summary is still true.")
        return reverse("child.page", kwargs={"subject": subject.uuid})

    return once(request, viewer, act)


def _with(viewer: Any, subject: Subject) -> list[tuple[int, str, bool]]:
    """Brothers and sisters whom this viewer may record about: number, name, ticked."""
    numbers = [n for n in brothers_and_sisters(viewer, subject.pk) if viewer.basis_for(n)]
    found = Person.objects.everything(because="their doors were passed one by one").filter(
        subject_id__in=numbers, died_on__isnull=True
    )
    return [(p.subject_id, p.known_as or p.given or p.name, False) for p in found.order_by("born_on")]


def _asks(request: HttpRequest, viewer: Any, declared: EventType, subjects: list[int], form: RecordForm) -> str:
    """Asked once before words are saved that tell an address which somebody must not learn; a fact itself is never refused."""
    if declared is people.address_began or request.POST.get("address_meant"):
        return ""
    return typed_in(viewer, subjects, form.facts().values())


def _name(viewer: Any, subject: Subject) -> str:
    person = person_of(viewer, subject.pk)
    return (person.known_as or person.given or person.name) if person else "this child"


def _and(names: list[str]) -> str:
    from throughline.base.words import join_words

    return join_words(names)


def _moment(on: Any, at: Any) -> datetime | None:
    return clock.at_london(on, at.hour, at.minute) if at else None
