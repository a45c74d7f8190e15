"""Returns: the years, a return written from the record, what was sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.submissions import once
from throughline.engines.way_out.whole_files import handed_over
from throughline.returns.return_set import year_words
from throughline.returns.sending import actions, page, queries
from throughline.returns.sending.forms import AllTheSameForm, BuildForm, FreezeForm
from throughline.services import sealed

SSDA903 = "ssda903"
ALL = "all.zip"


@screen(
    "returns.home", "returns/", about=AUTHORITY, may="returns", menu=60, template="returns/home.html", title="Returns"
)
def home(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """The years: what is written now, and what was sent."""
    built, sent = queries.built_by_year(viewer), queries.submissions(viewer)
    return {
        "heading": "Returns",
        "rows": [page.year_row(y, built.get(y), [s for s in sent if s.year == y], viewer.today) for y in page.years(viewer.today)],
        "imports": viewer.can("import"),
    }  # fmt: skip


@screen("returns.build", "returns/build/", about=AUTHORITY, may="returns", post_only=True, title="Write a return")
def build(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Have the return of a year written from the record."""
    form = BuildForm(request.POST, years=page.years(viewer.today))
    if not form.is_valid():
        raise Http404("no such year")

    def act() -> str:
        held = actions.begin(viewer, code=SSDA903, year=form.cleaned_data["year"])
        return reverse("returns.built", kwargs={"built": held.pk})

    return once(request, viewer, act)


@screen(
    "returns.built",
    "returns/built/<uuid:built>/",
    about=AUTHORITY,
    may="returns",
    template="returns/built.html",
    title="A return",
)
def written(request: HttpRequest, viewer: Any, built: UUID) -> dict[str, Any] | HttpResponse:
    """How far it is; then what it holds, what is wrong with it, its files, and freezing it when it is sent."""
    held = queries.built_of(viewer, built)
    if held is None:
        raise Http404(str(built))
    told = {"heading": page.title(held), "held": held, "waits": page.waits(held), "years": year_words(held.year)}
    if held.state != held.FINISHED:
        if request.headers.get("HX-Request") and not page.waits(held):
            return HttpResponse(headers={"HX-Refresh": "true"})
        return {**told, "progress": page.progress(held)}
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    conditions = page.conditions(held, queries.changed_since(held), viewer.today)
    all_met = all(c.met for c in conditions)
    form = (FreezeForm if all_met else AllTheSameForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, viewer, lambda: _freeze(request, viewer, held, form, all_met))
        except actions.NotSo as refused:
            form.add_error(None, str(refused))
    return {**told, **_of(held.summary), "conditions": conditions, "all_met": all_met, "form": form,
            "files": page.files(held.summary["files"])}  # fmt: skip


def _freeze(request: HttpRequest, viewer: Any, held: Any, form: FreezeForm, all_met: bool) -> str:
    made = actions.freeze_submission(viewer, held, words=form.cleaned_data["words"], all_the_same=not all_met)
    messages.success(
        request, f"{page.title(held)}: kept as it is sent, number {made.nth} of the year. It can no longer be changed."
    )
    return reverse("returns.submission", kwargs={"submission": made.pk})


def _of(summary: dict[str, Any]) -> dict[str, Any]:
    return {"lead": page.lead(summary), "rules": summary["rules"], "tables": summary["tables"], "empty": summary["empty"],
            "behind_seal": summary["behind_seal"], "not_run": page.not_run(summary), "not_run_count": len(summary["not_run"])}  # fmt: skip


@screen(
    "returns.built_file", "returns/built/<uuid:built>/file/", about=AUTHORITY, may="returns", title="A file of a return"
)
def built_file(request: HttpRequest, viewer: Any, built: UUID) -> HttpResponse:
    """One file of a return as written, or all of the CSV files in a zip."""
    held = queries.built_of(viewer, built)
    if held is None or held.state != held.FINISHED:
        raise Http404(str(built))
    folder = actions.folder_of(held)
    names = [f["name"] for f in held.summary["files"]]
    asked = request.GET.get("name", ALL)
    try:
        if asked == ALL:
            content = page.packed((n, sealed.read(folder, n)) for n in names)
        elif asked in names:
            content = sealed.read(folder, asked)
        else:
            raise Http404(asked)
    except (FileNotFoundError, ValueError) as gone:
        raise Http404(asked) from gone
    return _away(held, asked, content, build=str(held.pk))


@screen(
    "returns.submission", "returns/submissions/<uuid:submission>/", about=AUTHORITY, may="returns", template="returns/submission.html",
    title="A return as sent",
)  # fmt: skip
def submission(request: HttpRequest, viewer: Any, submission: UUID) -> dict[str, Any]:
    """A return as it was sent: its files, what was found and explained, who sent it and when."""
    held = queries.submission_of(viewer, submission)
    if held is None:
        raise Http404(str(submission))
    stored = [{"name": f.name, "bytes": f.size, "sha256": f.sha256} for f in queries.files_of(held)]
    return {"heading": page.title(held), "held": held, **_of(held.summary), "files": page.files(stored)}


@screen(
    "returns.submission_file",
    "returns/submissions/<uuid:submission>/file/",
    about=AUTHORITY,
    may="returns",
    title="A file as sent",
)
def submission_file(request: HttpRequest, viewer: Any, submission: UUID) -> HttpResponse:
    """One file as it was sent, or all of the CSV files in a zip."""
    held = queries.submission_of(viewer, submission)
    if held is None:
        raise Http404(str(submission))
    asked = request.GET.get("name", ALL)
    stored = list(held.files.order_by("place") if asked == ALL else held.files.filter(name=asked))
    if not stored:
        raise Http404(asked)
    contents = [(f.name, actions.content_of(f)) for f in stored]
    return _away(held, asked, page.packed(contents) if asked == ALL else contents[0][1], submission=str(held.pk))


def _away(held: Any, asked: str, content: bytes, **detail: Any) -> HttpResponse:
    name = f"{held.code}-{held.year}-{asked}" if asked != ALL else f"{held.code}-{held.year}.zip"
    media = "application/zip" if asked == ALL else page.media_of(asked)
    return handed_over(name, content, media, file=asked, year=year_words(held.year), **detail)
