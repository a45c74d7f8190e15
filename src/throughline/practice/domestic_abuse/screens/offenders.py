"""Offenders under management: files under MAPPA, which few may open, and adults under IOM with the children linked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, CHILD, screen
from throughline.engines.submissions import once
from throughline.practice.domestic_abuse import codes, queries
from throughline.practice.domestic_abuse.actions import offender_files
from throughline.practice.domestic_abuse.entry_forms import CheckedForm, FileForm, FileReviewForm
from throughline.record.people.queries import person_of


@screen(
    "domestic_abuse.offenders",
    "domestic-abuse/offenders/",
    about=AUTHORITY,
    may="offenders",
    template="domestic_abuse/offenders.html",
    title="Offenders",
)
def offenders(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Who is managed, with which children, and what warns."""
    files, flags = queries.offenders(viewer)
    return {
        "heading": "Offenders and children",
        "files": files,
        "flags": flags,
        "levels": codes.LEVELS,
        "checked": codes.CHECKED,
        "agencies": codes.AGENCIES,
    }


@screen(
    "domestic_abuse.open_file", "children/<uuid:subject>/offender/", about=CHILD, may="offenders", template="domestic_abuse/open_file.html",
    title="Managed as an offender",
)  # fmt: skip
def open_file(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Open a file about an adult, or put the flag of offender management on their record."""
    what = request.POST.get("what", "")
    if request.method == "POST" and subject.kind != "adult":
        raise Http404("only grown-ups are managed")
    form = FileForm(request.POST if what == "file" else None)
    to = reverse("domestic_abuse.offenders")
    if request.method == "POST" and what == "flag":
        return once(request, viewer, lambda: (offender_files.flag(viewer, subject.pk), to)[1])
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            offender_files.open_file(viewer, subject.pk, **form.cleaned_data)
            messages.success(
                request,
                "The file is open to those who work with offenders. Whoever works with the children linked is warned.",
            )
            return to

        return once(request, viewer, act)
    return {"heading": "Managed as an offender", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk),
            "is_adult": subject.kind == "adult"}  # fmt: skip


@screen(
    "domestic_abuse.file",
    "domestic-abuse/offenders/<int:file>/",
    about=AUTHORITY,
    may="offenders",
    template="domestic_abuse/file.html",
    title="Offender file",
)
def file(request: HttpRequest, viewer: Any, file: int) -> dict[str, Any] | HttpResponse:
    """One file: review it with who came, or end it."""
    row = queries.file_of(viewer, file)
    if row is None or row.ended_on is not None:
        raise Http404(str(file))
    viewer.seen.add(row.subject_id)
    what = request.POST.get("what", "")
    form = FileReviewForm(request.POST if what == "review" else None, initial={"level": row.level})
    to = reverse("domestic_abuse.offenders")
    if request.method == "POST" and what == "end":
        return once(request, viewer, lambda: (offender_files.end_file(viewer, row), to)[1])
    if request.method == "POST" and form.is_valid():
        return once(request, viewer, lambda: (offender_files.review_file(viewer, row, form.cleaned_data), to)[1])
    person = queries.people_by_number([row.person_id]).get(row.person_id)
    return {"heading": f"Offender file: {person.name if person else 'somebody'}", "plain_heading": "Offender file", "form": form, "row": row,
            "level": codes.LEVELS.get(row.level, ""), "came": [codes.AGENCIES.get(c, c) for c in row.came]}  # fmt: skip


@screen(
    "domestic_abuse.managed", "children/<uuid:subject>/offender/children-checked/", about=CHILD, may="offenders", template="domestic_abuse/form.html",
    title="Are the children known?",
)  # fmt: skip
def managed(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Say whether the children of somebody under offender management are known."""
    row = queries.managed_of(viewer, subject.pk)
    form = CheckedForm(request.POST or None)
    if request.method == "POST" and row is not None and form.is_valid():
        to = reverse("domestic_abuse.offenders")
        return once(request, viewer, lambda: (offender_files.checked(viewer, row, form.cleaned_data["outcome"]), to)[1])
    return {"heading": "Are the children known?", "form": form if row else None, "subject": subject, "person_shown": person_of(viewer, subject.pk),
            "button": "Save", "quiet_words": "" if row else "Not under offender management."}  # fmt: skip
