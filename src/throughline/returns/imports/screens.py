"""Imports: the list, sending files, the report of one, and what was put aside as a table to take away."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.measures.export import as_csv
from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.submissions import once
from throughline.record.access import acting
from throughline.returns.cin_census.record.way import import_census, is_census, read_file
from throughline.returns.files import Refused
from throughline.returns.imports import page, queries
from throughline.returns.imports.forms import FilterForm, SendForm
from throughline.returns.ssda903.record.actions import AlreadyRunning, import_files
from throughline.returns.ssda903.record.queries import code_of
from throughline.returns.ssda903.record.sent import read_files

ON_A_PAGE = 100


@screen("imports.list", "returns/imports/", about=AUTHORITY, may="import", template="returns/imports.html", title="Imports")
def imports(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Every import, the latest first, and the way to send files."""
    form = SendForm(request.POST or None, request.FILES or None, today=viewer.today)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, viewer, lambda: _take(viewer, form))
        except (Refused, AlreadyRunning) as refused:
            form.add_error(None, str(refused))
    return {"heading": "Imports", "form": form, "rows": [page.run_row(run) for run in queries.latest_runs(viewer)]}


def _take(viewer: Any, form: SendForm) -> str:
    sent = [(file.name, file.read()) for file in form.cleaned_data["sent"]]
    acting.note("import_sent", detail={"files": [name for name, _ in sent], "year": form.cleaned_data["year"]})
    whose, by = code_of(viewer.authority_id), viewer.worker_id
    if any(is_census(content) for _, content in sent):
        run = import_census(read_file(sent, form.cleaned_data["year"]), authority=whose, by=by)
    else:
        run = import_files(read_files(sent, form.cleaned_data["year"]), authority=whose, by=by)
    return reverse("imports.report", kwargs={"run": run.pk})


@screen("imports.report", "returns/imports/<int:run>/", about=AUTHORITY, may="import", template="returns/import_report.html",
        title="Import")  # fmt: skip
def report(request: HttpRequest, viewer: Any, run: int) -> dict[str, Any]:
    """What one import brought in and what it put aside."""
    found = _run_or_404(viewer, run)
    form = FilterForm(request.GET or None, summary=found.summary)
    chosen = _chosen(form)
    held = queries.put_aside_by(viewer, found, **chosen)
    shown = Paginator(held, ON_A_PAGE).get_page(request.GET.get("page"))
    total = sum(sum(c.values()) for c in found.summary.get("put_aside", {}).values())
    return {
        "heading": page.title_of(found), "run": found, "state": page.STATES[found.state], "went_in": page.went_in(found),
        "sections": page.reasons(found), "form": form, "chosen": any(chosen.values()), "query": request.GET.urlencode(),
        "shown": shown, "rows": [(p, page.KINDS[p.kind], page.place_words(p)) for p in shown], "by_hand": found.by,
        "hidden": 0 if any(chosen.values()) else max(0, total - shown.paginator.count - _left_to_custodian(found)),
        "new": sum(found.summary.get("events", {}).values()), "put_aside": page.put_aside_total(found.summary),
        "changed": sum(found.summary.get("corrected", {}).values()) + sum(found.summary.get("withdrawn", {}).values()),
    }  # fmt: skip


@screen("imports.table", "returns/imports/<int:run>/put-aside.csv", about=AUTHORITY, may="import", title="What was put aside")
def table(request: HttpRequest, viewer: Any, run: int) -> HttpResponse:
    """What was put aside, as a table to work through, as far as it is shown on the page."""
    found = _run_or_404(viewer, run)
    held = queries.put_aside_by(viewer, found, **_chosen(FilterForm(request.GET or None, summary=found.summary)))
    acting.note("export", detail={"import": found.pk})
    text = as_csv(page.CSV_HEAD, page.csv_rows(held, found.summary.get("reasons", {})))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{found.pk}-put-aside.csv"'
    return answer


def _run_or_404(viewer: Any, run: int) -> Any:
    found = queries.run_of(viewer, run)
    if found is None:
        raise Http404(str(run))
    return found


def _chosen(form: FilterForm) -> dict[str, str]:
    """What the filter asks; an answer that is none of its choices asks for nothing."""
    if not form.is_bound:
        return {}
    form.is_valid()
    return {name: form.cleaned_data.get(name, "").strip() for name in form.fields}


def _left_to_custodian(run: Any) -> int:
    """Rows that are counted each but told of in one line."""
    left = int(run.summary.get("put_aside", {}).get("rows", {}).get("custodian", 0))
    return max(0, left - 1)
