"""Readiness: the return as it would be today, by team and by rule, and the way to each child's entry."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, CHILD, screen
from throughline.engines.submissions import once
from throughline.record.ledger.queries import chronology
from throughline.returns.ready import actions, page, queries
from throughline.returns.ready.forms import ExplainForm, FilterForm
from throughline.returns.ready.making import types, year_prepared
from throughline.returns.ready.prepared import CENSUS, EVERY, SSDA903, Prepared, of
from throughline.returns.return_set import FIRST_YEAR, LAST_YEAR, year_words

ON_A_PAGE = 50


@screen(
    "returns.readiness", "returns/readiness/", about=AUTHORITY, may="returns", template="returns/readiness.html", title="Readiness",
)  # fmt: skip
def readiness(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """How ready the return is today, what changed since yesterday, and each finding with the way to where it is mended."""
    return _readiness(request, viewer, SSDA903)


@screen(
    "returns.readiness_census", "returns/readiness/census/", about=AUTHORITY, may="returns", template="returns/readiness.html",
    title="Readiness of the children in need census",
)  # fmt: skip
def readiness_of_the_census(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """The same for the children in need census."""
    return _readiness(request, viewer, CENSUS)


PAGES = {SSDA903.code: "returns.readiness", CENSUS.code: "returns.readiness_census"}


def _readiness(request: HttpRequest, viewer: Any, prepared: Prepared) -> dict[str, Any]:
    year = year_prepared(viewer.today)
    if year is None:
        return {
            "heading": "Readiness",
            "pages": [], "prepared": prepared,
            "none": f"No rules are known for the return of this year: they are for {year_words(FIRST_YEAR)} to {year_words(LAST_YEAR)}.",
        }
    since = viewer.today - timedelta(days=1)
    found = queries.readiness(viewer, year, since, prepared)
    form = FilterForm(
        request.GET or None, teams=queries.team_choices(viewer), rules=queries.rules_found(year, viewer.authority_id, prepared)
    )
    wanted = queries.Wanted()
    if form.is_bound:
        form.is_valid()
        wanted = queries.Wanted(**{name: form.cleaned_data.get(name) or "" for name in ("team", "rule", "state")})
    shown = Paginator(queries.findings(viewer, year, since, wanted, prepared), ON_A_PAGE).get_page(request.GET.get("page"))
    subjects = [f.subject_id for f in shown]
    names, workers = queries.names(viewer, subjects), queries.workers(viewer, subjects)
    rows = [
        {"finding": f, "name": names.get(f.subject_id, "A child"), "worker": workers.get(f.subject_id, "")}
        for f in shown
    ]
    return {
        "heading": "Readiness", "none": "", "prepared": prepared, "pages": [(p.title, PAGES[p.code], p is prepared) for p in EVERY],
        "small": page.small(year, (prepared,)), "caution": prepared.caution(year), "found": found, "lead": page.lead(found), "form": form,
        "shown": shown, "rows": rows, "chosen": bool(wanted), "since": since,
        "teams": [(count, urlencode({"team": number}) if number else "") for number, count in found.by_team if count.open or count.new or count.gone],
        "rules": [(code, count, urlencode({"rule": code})) for code, count in found.by_rule],
    }  # fmt: skip


@screen(
    "returns.look_again",
    "returns/readiness/look-again/",
    about=AUTHORITY,
    may="returns",
    post_only=True,
    title="Look again",
)
def look_again(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Try every rule on the record now."""

    def act() -> str:
        said = actions.look_at_all(viewer.authority_id, viewer.today)
        messages.success(request, f"Looked at again: {said or 'nothing has changed'}.")
        return reverse(PAGES.get(request.POST.get("of", ""), "returns.readiness"))

    return once(request, viewer, act)


@screen(
    "returns.explain", "returns/readiness/<int:finding>/explain/", about=AUTHORITY, may="returns", template="returns/explain.html",
    title="Explain a finding",
)  # fmt: skip
def explain(request: HttpRequest, viewer: Any, finding: int) -> dict[str, Any] | HttpResponse:
    """Say why something is right all the same, or take back what was said."""
    found = queries.finding_of(viewer, finding)
    if found is None:
        raise Http404(str(finding))
    held = queries.explanation_of(viewer, found)
    if request.method == "POST" and "take_back" in request.POST:
        return once(request, viewer, lambda: _take_back(request, viewer, found))
    form = ExplainForm(request.POST or None, initial={"words": held.words if held else ""})
    if request.method == "POST" and form.is_valid():
        return once(request, viewer, lambda: _explain(request, viewer, found, form.cleaned_data["words"]))
    return {"heading": f"Rule {found.code}: explain", "finding": found, "form": form, "held": held,
            "name": queries.names(viewer, [found.subject_id]).get(found.subject_id, "A child"), "small": page.small(found.year, (of(found),))}  # fmt: skip


def _explain(request: HttpRequest, viewer: Any, found: Any, words: str) -> str:
    actions.explain(viewer, found, words)
    messages.success(request, f"Rule {found.code} is explained. It goes with the return.")
    return reverse(PAGES[found.source])


def _take_back(request: HttpRequest, viewer: Any, found: Any) -> str:
    actions.take_back(viewer, found)
    messages.success(request, f"Rule {found.code} is to be mended again.")
    return reverse(PAGES[found.source])


@screen(
    "returns.for_return",
    "children/<uuid:subject>/for-return/",
    about=CHILD,
    template="returns/for_return.html",
    title="For the return",
)
def for_return(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """What the return asks of one child's record: the list of the child's page by itself."""
    year = year_prepared(viewer.today)
    asked = None
    if year is not None:
        stale = queries.is_stale(viewer, subject.pk, year)
        found = queries.of_child(viewer, subject.pk, year)
        events = chronology(viewer, subject.pk, types=types())
        told_of = queries.told_of(viewer, subject.pk, year)
        asked = page.asked_for(viewer, subject.uuid, year, found, events, stale=bool(stale), told_of=told_of)
    name = queries.names(viewer, [subject.pk]).get(subject.pk, "A child")
    return {"heading": name, "asked": asked, "subject": subject, "name": name, "can_record": viewer.can("record"),
            "part_alone": bool(request.headers.get("HX-Request"))}  # fmt: skip


@screen(
    "returns.look_at_child", "children/<uuid:subject>/for-return/look/", about=CHILD, post_only=True, title="Look again"
)
def look_at_child(request: HttpRequest, viewer: Any, subject: Any) -> HttpResponse:
    """Try the rules on one child now."""

    def act() -> str:
        actions.look_at_child(viewer, subject.pk)
        return reverse("returns.for_return", kwargs={"subject": subject.uuid})

    return once(request, viewer, act)
