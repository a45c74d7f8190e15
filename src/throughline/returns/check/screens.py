"""Check a return: send files from anywhere, see what is wrong with them, take it away, throw it away."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.submissions import once
from throughline.engines.way_out.tables import leaving
from throughline.record.access import acting
from throughline.returns.check import actions, page
from throughline.returns.check.forms import CheckForm, FindingsForm
from throughline.returns.check.queries import Opened, Wanted, one_of, sent_by
from throughline.returns.ssda903.record.queries import code_of

ON_A_PAGE = 50


@screen(
    "returns.check",
    "returns/check/",
    about=AUTHORITY,
    may="returns",
    template="returns/check.html",
    title="Check a return",
)
def check(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Send files to be checked; what one sent before."""
    form = CheckForm(request.POST or None, request.FILES or None, today=viewer.today, own=code_of(viewer.authority_id))
    if request.method == "POST" and form.is_valid():
        return once(request, viewer, lambda: _begin(viewer, form))
    return {"heading": "Check a return", "form": form, "rows": [page.row(held) for held in sent_by(viewer)]}


def _begin(viewer: Any, form: CheckForm) -> str:
    given = form.cleaned_data
    held = actions.begin(
        viewer, code=given["code"], year=given["year"], returning=given["returning"], files=form.sent()
    )
    return reverse("returns.checked", kwargs={"check": held.pk})


@screen(
    "returns.checked",
    "returns/check/<uuid:check>/",
    about=AUTHORITY,
    may="returns",
    template="returns/checked.html",
    title="A checked return",
)
def checked(request: HttpRequest, viewer: Any, check: UUID) -> dict[str, Any] | HttpResponse:
    """How far it is, and then what was found: by rule, by child, what could not be tried."""
    held = one_of(viewer, check)
    if held is None:
        raise Http404(str(check))
    told = {"heading": page.title_of(held), "held": held, "place": page.place_of(held.returning), "waits": page.waits(held),
            "boxes": [(page.BOXES[box], [n for n, _ in files]) for box, files in held.files.items()]}  # fmt: skip
    if held.state != held.FINISHED:
        if request.headers.get("HX-Request") and not page.waits(held):
            return HttpResponse(headers={"HX-Refresh": "true"})
        return {**told, "progress": page.progress(held)}
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    opened = _opened(viewer, check)
    return {
        **told, "lead": page.lead(held), "rules": page.rules(opened), "children": page.children(opened),
        "not_run": page.not_run(opened), "problems": page.problems(opened), "tables": page.tables(opened),
        "not_run_count": len(opened.about["not_run"]), "children_more": max(0, held.summary["children"] - page.CHILDREN_SHOWN),
    }  # fmt: skip


@screen(
    "returns.findings",
    "returns/check/<uuid:check>/findings/",
    about=AUTHORITY,
    may="returns",
    template="returns/findings.html",
    title="Findings",
)
def findings(request: HttpRequest, viewer: Any, check: UUID) -> dict[str, Any]:
    """The findings one by one: all, those of a rule with its words, those of a child with what was sent about them."""
    opened = _opened(viewer, check)
    form, wanted = _wanted(request, opened)
    found = wanted.of(opened.findings)
    pages = Paginator(range(found.height), ON_A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    checks, files = page.checks_of(opened.held), opened.about["files"]
    rows = found.slice(shown.start_index() - 1 if found.height else 0, ON_A_PAGE)
    return {
        "heading": _heading(wanted), "held": opened.held, "title": page.title_of(opened.held), "form": form, "shown": shown,
        "rows": [page.finding(row, checks, files) for row in rows.iter_rows(named=True)], "count": found.height,
        "all": opened.findings.height, "chosen": bool(wanted), "query": urlencode({k: v for k, v in _asked(wanted).items() if v}),
        "rule": page.about_rule(opened.held, wanted.rule) if wanted.rule else None, "wanted": wanted,
        "child_tables": page.child_tables(opened, wanted.child) if wanted.child else [],
    }  # fmt: skip


@screen(
    "returns.findings_csv", "returns/check/<uuid:check>/findings.csv", about=AUTHORITY, may="returns", title="Findings"
)
def as_csv(request: HttpRequest, viewer: Any, check: UUID) -> HttpResponse:
    """The findings as on the page, as CSV."""
    return _away(request, viewer, check, "csv")


@screen(
    "returns.findings_xlsx",
    "returns/check/<uuid:check>/findings.xlsx",
    about=AUTHORITY,
    may="returns",
    title="Findings",
)
def as_xlsx(request: HttpRequest, viewer: Any, check: UUID) -> HttpResponse:
    """The findings as on the page, as a workbook with the rules, those not run, and the files."""
    return _away(request, viewer, check, "xlsx")


@screen(
    "returns.throw_away",
    "returns/check/<uuid:check>/throw-away/",
    about=AUTHORITY,
    may="returns",
    post_only=True,
    title="Throw away",
)
def throw_away(request: HttpRequest, viewer: Any, check: UUID) -> HttpResponse:
    """Throw the files and the findings away now."""
    held = one_of(viewer, check)
    if held is None:
        raise Http404(str(check))

    def act() -> str:
        actions.throw_away(held, "asked for")
        messages.success(request, f"{page.title_of(held)}: thrown away. Nothing of it is kept.")
        return reverse("returns.check")

    return once(request, viewer, act)


def _away(request: HttpRequest, viewer: Any, check: UUID, kind: str) -> HttpResponse:
    opened = _opened(viewer, check)
    _, wanted = _wanted(request, opened)
    held = opened.held
    name = f"{held.code}-{held.year}-findings-{held.sent_at:%Y-%m-%d}"
    return leaving(name, page.sheets(opened, wanted), kind, check=str(held.pk), of=held.returning)


def _opened(viewer: Any, check: UUID) -> Opened:
    """A finished one of the viewer's own; each opening is on the audit. 404 for anything else."""
    held = one_of(viewer, check)
    if held is None or held.state != held.FINISHED:
        raise Http404(str(check))
    try:
        opened = Opened(held)
    except (FileNotFoundError, ValueError) as gone:
        raise Http404(str(check)) from gone
    acting.note("view", detail={"check": str(held.pk)})
    return opened


def _wanted(request: HttpRequest, opened: Opened) -> tuple[FindingsForm, Wanted]:
    """What the filter asks; an answer that is none of its choices asks for nothing."""
    found = opened.findings
    fields = found["fields"].unique().str.split(", ").explode().unique().drop_nulls().sort().to_list()
    form = FindingsForm(request.GET or None, rules=found["code"].unique().sort().to_list(),
                        tables=found["table"].unique().sort().to_list(), fields=fields)  # fmt: skip
    if not form.is_bound:
        return form, Wanted()
    form.is_valid()
    return form, Wanted(**{name: (form.cleaned_data.get(name) or "").strip() for name in form.fields})


def _asked(wanted: Wanted) -> dict[str, str]:
    return dict(vars(wanted))


def _heading(wanted: Wanted) -> str:
    if wanted.rule and not wanted.child:
        return f"Rule {wanted.rule}"
    return f"Child {wanted.child}" if wanted.child else "Findings"
