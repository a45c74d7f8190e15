"""The directory of services, one service, and families who were pointed to one."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import count_words, date_words
from throughline.engines.guests import actions as guests
from throughline.engines.guests.screens import address_for
from throughline.engines.promises.actions import promises_of
from throughline.engines.promises.screens import promise_rows
from throughline.engines.screens.cells import person_cell
from throughline.engines.screens.declarations import AUTHORITY, CHILD, TEAM, screen
from throughline.engines.screens.door import authority_of
from throughline.engines.submissions import once
from throughline.practice.directory import actions, events, queries
from throughline.practice.directory.codes import ANSWERS, EARLY_YEARS, GRADES, WHY_NOT
from throughline.practice.directory.forms import AnswerForm, InspectionForm, LookForm, PointForm, ServiceForm
from throughline.practice.directory.suggestions import choices
from throughline.record.people.queries import person_of
from throughline.record.workers.queries import everybody_here
from throughline.web.sheets import Cell, Sheet, head, number

PROVIDERS = ("Name", "Kind", "Sector", "Where", "Last inspection", "Before", "To improve")


def _row(service: queries.Service, today: Any) -> list[Cell]:
    entry = service.entry
    waits = "not known" if entry.waiting_weeks is None else count_words(entry.waiting_weeks, "week")
    to = reverse("directory.service", kwargs={"service": entry.subject.uuid})
    places = "not known" if entry.places is None else str(entry.places)
    return [head(service.person.name, to), Cell("; ".join(w for w in (service.kind, service.sector, service.provider) if w)), Cell(entry.eligibility),
            Cell(entry.area), number(places), Cell(waits), number(service.waiting), number(service.asked), Cell(service.person.phone)]  # fmt: skip


@screen(
    "directory.services",
    "services/",
    about=AUTHORITY,
    may="record",
    menu=24,
    template="directory/services.html",
    title="Services",
)
def services(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Every service that helps families here, and how to reach it."""
    form = LookForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = queries.services(viewer, **asked)
    rows = [_row(s, viewer.today) for s in found]
    title = ("Service", "Help", "For whom", "Where", "Places", "Waiting time", "Waiting now", "Asked in 12 months", "Telephone")
    sheet = Sheet("Services", title, rows, numbers=frozenset({4, 6, 7}), empty="No service like that. Try fewer words.")
    return {"heading": "Services", "form": form, "sheets": [sheet],
            "n": len(found), "keeps": viewer.can(actions.KEEPS)}  # fmt: skip


@screen(
    "directory.providers",
    "services/inspected/",
    about=AUTHORITY,
    may="record",
    template="web/sheets_page.html",
    title="Early years and their inspections",
)
def providers(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Children’s centres, nurseries and childminders by their last inspection, and the ones before."""
    found = [s for kind in EARLY_YEARS for s in queries.services(viewer, kind=kind)]
    rows = []
    for s in found:
        entry = s.entry
        last = (
            f"{GRADES.get(entry.grade, entry.grade)}, {date_words(entry.inspected_on, viewer.today)}"
            if entry.inspected_on
            else "not inspected yet"
        )
        before = "; ".join(f"{GRADES.get(grade, grade)}, {day[:4]}" for day, grade in entry.earlier)
        rows.append([head(s.person.name, reverse("directory.service", kwargs={"service": entry.subject.uuid})), Cell(s.kind), Cell(s.sector),
                     Cell(entry.area), Cell(last, loud=entry.grade in ("3", "4")), Cell(before), Cell(entry.weaknesses)])  # fmt: skip
    good = sum(s.entry.grade in ("1", "2") for s in found)
    graded = sum(s.entry.grade in ("1", "2", "3", "4") for s in found)
    return {"heading": "Early years and their inspections", "line": f"{good} of {graded} inspected are good or outstanding." if graded else "None is inspected yet.",
            "back_url": reverse("directory.services"), "back_words": "Services",
            "sheets": [Sheet("Providers", PROVIDERS, rows, empty="None in the directory.")]}  # fmt: skip


@screen(
    "directory.add",
    "services/add/",
    about=AUTHORITY,
    may="measures",
    template="directory/edit.html",
    title="Add a service",
)
def add(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Put a service into the directory."""
    form = ServiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, viewer, partial(_describe, request, viewer, None, dict(form.cleaned_data)))
    return {
        "heading": "Add a service",
        "form": form,
        "back_url": reverse("directory.services"),
        "back_words": "Services",
    }


def _describe(request: HttpRequest, viewer: Any, subject: Any, facts: dict[str, Any]) -> str:
    made = actions.describe(viewer, subject, name=facts.pop("name"), provider=facts.pop("provider"), phone=facts.pop("phone"), facts=facts)
    messages.success(request, "Saved in the directory.")
    return reverse("directory.service", kwargs={"service": made.uuid})


def _service(viewer: Any, asked: uuid.UUID) -> queries.Service:
    found = queries.service_of(viewer, asked)
    if found is None:
        raise Http404(str(asked))
    return found


@screen(
    "directory.service",
    "services/<uuid:service>/",
    about=AUTHORITY,
    may="record",
    template="directory/service.html",
    title="A service",
)
def service(request: HttpRequest, viewer: Any, service: uuid.UUID) -> dict[str, Any]:
    """One service: for whom, where, how long one waits, its inspections, and what it promised to improve."""
    found = _service(viewer, service)
    entry = found.entry
    mine = [p for p in queries.signposts(viewer, service=entry.subject_id) if p.child is not None]
    promised = promise_rows(viewer, entry.subject, promises_of(viewer, entry.subject_id))
    return {
        "heading": found.person.name,
        "plain_heading": found.person.name,
        "service": found,
        "entry": entry,
        "grade": GRADES.get(entry.grade, ""),
        "earlier": [(day, GRADES.get(grade, grade)) for day, grade in entry.earlier],
        "pointed": [_pointed(viewer, p) for p in mine],
        "promised": promised,
        "keeps": viewer.can(actions.KEEPS),
        "inspected": entry.kind in EARLY_YEARS or bool(entry.grade),
    }


@screen(
    "directory.edit",
    "services/<uuid:service>/change/",
    about=AUTHORITY,
    may="measures",
    template="directory/edit.html",
    title="Change a service",
)
def edit(request: HttpRequest, viewer: Any, service: uuid.UUID) -> dict[str, Any] | HttpResponse:
    """Say anew what a service is: its waiting time above all."""
    found = _service(viewer, service)
    entry = found.entry
    first = {
        n: getattr(entry, n)
        for n in ("kind", "sector", "eligibility", "area", "email", "places", "waiting_weeks", "urn")
    }
    form = ServiceForm(request.POST or None, initial={**first, "name": found.person.name, "provider": found.provider, "phone": found.person.phone})
    if request.method == "POST" and form.is_valid():
        return once(request, viewer, partial(_describe, request, viewer, entry.subject, dict(form.cleaned_data)))
    return {"heading": f"Change: {found.person.name}", "plain_heading": "Change a service", "form": form, "back_words": found.person.name,
            "back_url": reverse("directory.service", kwargs={"service": service})}  # fmt: skip


@screen(
    "directory.inspect",
    "services/<uuid:service>/inspected/",
    about=AUTHORITY,
    may="measures",
    template="directory/edit.html",
    title="An inspection of a service",
)
def inspect(request: HttpRequest, viewer: Any, service: uuid.UUID) -> dict[str, Any] | HttpResponse:
    """Note an inspection; what is to improve becomes an action with an owner and a date."""
    found = _service(viewer, service)
    form = InspectionForm(request.POST or None, workers=everybody_here(viewer))
    here = reverse("directory.service", kwargs={"service": service})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        given["owner"] = int(given["owner"]) if given["owner"] else None

        def act() -> str:
            actions.note_inspection(viewer, found.entry.subject, **given)
            messages.success(request, "Saved.")
            return here

        try:
            return once(request, viewer, act)
        except ValueError as wrong:
            form.add_error("owner", str(wrong))
    return {
        "heading": f"Inspection: {found.person.name}",
        "plain_heading": "An inspection",
        "form": form,
        "back_url": here,
        "back_words": found.person.name,
    }


def _pointed(viewer: Any, p: queries.Pointed) -> dict[str, Any]:
    row = p.row
    return {
        "p": p,
        "row": row,
        "late": p.late(viewer.today),
        "says": ANSWERS.get(row.outcome, "no answer yet"),
        "why": WHY_NOT.get(row.why, ""),
        "url": reverse("directory.pointed", kwargs={"subject": p.child.subject.uuid, "signpost": row.key})
        if p.child
        else "",
    }


@screen(
    "directory.signposts",
    "services/pointed/",
    about=TEAM,
    may="record",
    template="web/sheets_page.html",
    title="Pointed to a service",
)
def signposts(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Families who were pointed to a service and of whom nothing final was heard, those past their day first."""
    rows = [p for p in queries.signposts(viewer) if p.child is not None]
    silent = sorted((p for p in rows if p.row.answered_on is None), key=lambda p: p.row.due_on)
    taken = [p for p in rows if p.row.answered_on is not None]
    late = sum(p.late(viewer.today) for p in silent)
    return {
        "heading": "Pointed to a service",
        "back_url": reverse("directory.services"),
        "back_words": "Services",
        "line": f"{count_words(late, 'family', 'families')} past the day by which the service answers."
        if late
        else "No service is past its day.",
        "sheets": [
            Sheet(
                "No answer yet",
                ("Child", "Service", "Pointed to it", "Answers by", "Asked again"),
                [_silent(p, viewer) for p in silent],
                empty="Every service has answered.",
            ),
            Sheet(
                "Taken up, help not begun",
                ("Child", "Service", "Pointed to it", "Taken up", ""),
                [_taken(p, viewer) for p in taken],
                empty="None.",
            ),
        ],
    }


def _silent(p: queries.Pointed, viewer: Any) -> list[Cell]:
    to = _pointed(viewer, p)["url"]
    asked = date_words(p.row.chased_on, viewer.today) if p.row.chased_on else "not yet"
    return [person_cell(p.child, viewer.today), Cell(p.service, to), Cell(date_words(p.row.began_on, viewer.today)),
            Cell(date_words(p.row.due_on, viewer.today), loud=p.late(viewer.today)), Cell(asked)]  # fmt: skip


def _taken(p: queries.Pointed, viewer: Any) -> list[Cell]:
    return [person_cell(p.child, viewer.today), Cell(p.service), Cell(date_words(p.row.began_on, viewer.today)),
            Cell(date_words(p.row.accepted_on, viewer.today) if p.row.accepted_on else ""), Cell("say what became of it", _pointed(viewer, p)["url"])]  # fmt: skip


@screen(
    "directory.point",
    "children/<uuid:subject>/services/",
    records=(events.signposted,),
    about=CHILD,
    may="record",
    template="directory/point.html",
    title="Services for a child",
)
def point(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Where this child’s family was pointed to and what became of it; and pointing them to another service."""
    form = PointForm(request.POST or None, services=choices(viewer))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            key = actions.point(
                viewer,
                subject.pk,
                service=int(given["service"]),
                kind="signpost",
                about=given["about"],
                words=given["words"],
            )
            messages.success(request, "Saved. Now tell the service.")
            return reverse("directory.pointed", kwargs={"subject": subject.uuid, "signpost": key})

        return once(request, viewer, act)
    rows = [_pointed(viewer, p) for p in queries.signposts(viewer, open_only=False, subject=subject.pk)]
    for row in rows:
        row["url"] = reverse("directory.pointed", kwargs={"subject": subject.uuid, "signpost": row["row"].key})
    return {
        "heading": "Services",
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "rows": rows,
        "form": form,
    }


@screen("directory.pointed", "children/<uuid:subject>/services/<int:signpost>/", about=CHILD, may="record", template="directory/pointed.html",
        title="Pointed to a service")  # fmt: skip
def pointed(request: HttpRequest, viewer: Any, subject: Any, signpost: int) -> dict[str, Any] | HttpResponse:
    """One family and one service: what it was told, what it says, asking again, inviting it to answer by itself."""
    row = queries.signpost_of(viewer, subject.pk, signpost)
    if row is None:
        raise Http404(str(signpost))
    (told,) = [p for p in queries.signposts(viewer, open_only=False, subject=subject.pk) if p.row.key == signpost]
    form = AnswerForm(request.POST if request.POST.get("do") == "answer" else None)
    act = {"invite": _invite, "chase": _chase}.get(request.POST.get("do", ""))
    if request.method == "POST" and act is not None:
        return once(request, viewer, partial(act, request, viewer, subject, row))
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, viewer, partial(_answer, request, viewer, subject, row, form.cleaned_data))
        except ValueError as wrong:
            form.add_error("said", str(wrong))
    service = next((s for s in queries.services(viewer, closed=True) if s.entry.subject_id == row.service_id), None)
    return {
        "heading": told.service,
        "plain_heading": "Pointed to a service",
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "row": row,
        "words": queries.words_for_service(row),
        "service": service,
        "form": form,
        "says": ANSWERS.get(row.outcome, ""),
        "why": WHY_NOT.get(row.why, ""),
        "late": told.late(viewer.today),
        "email": service.entry.email if service else "",
    }


def _here(subject: Any, row: Any) -> str:
    return reverse("directory.pointed", kwargs={"subject": subject.uuid, "signpost": row.key})


def _answer(request: HttpRequest, viewer: Any, subject: Any, row: Any, given: dict[str, Any]) -> str:
    actions.answer(viewer, row, **given)
    messages.success(request, "Saved what the service says.")
    return _here(subject, row)


def _chase(request: HttpRequest, viewer: Any, subject: Any, row: Any) -> str:
    actions.chase(viewer, row, request.POST.get("words", ""))
    messages.success(request, "Noted: the service was asked.")
    return _here(subject, row)


def _invite(request: HttpRequest, viewer: Any, subject: Any, row: Any) -> str:
    email, name = request.POST.get("email", "").strip(), request.POST.get("name", "").strip()
    if "@" not in email or not name:
        messages.error(request, "Write a name and an e-mail address of the service.")
        return _here(subject, row)
    found = next((s for s in queries.services(viewer) if s.entry.subject_id == row.service_id), None)
    made = guests.invite(viewer, subject, name=name, email=email, agency=found.person.name if found else "", part="service", purpose=f"signpost:{row.key}",
                         what="a family who was pointed to them", ends_on=max(row.due_on, viewer.today) + actions.AFTER)  # fmt: skip
    went = guests.write_to(
        made.guest,
        address_for(request, made.guest),
        authority_of(viewer).name,
        why="It is about a family who was pointed to your service.",
    )
    if went:
        messages.success(
            request, f"{name} is invited by e-mail: they read what is written below, and say what becomes of it."
        )
    else:
        messages.warning(request, f"{name} is noted, but the e-mail did not go out. Look at the address, or ring them.")
    return _here(subject, row)
