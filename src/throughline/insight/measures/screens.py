"""Measures: the list, one measure, the children behind a figure, the table to take away, a figure as known on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.measures.declarations import Measure
from throughline.engines.measures.export import as_csv
from throughline.engines.measures.publishing import changed_since
from throughline.engines.measures.registry import measures
from throughline.engines.measures.windows import first_of
from throughline.engines.measures.words import against_others, against_target, better_words, days_words
from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.insight.measures import charts, page, queries, taking_away
from throughline.insight.measures.known_on import KnownOnForm
from throughline.record.access import acting
from throughline.web.days import month_words

BESIDE = (("out_of_hours.responses", "How soon calls are answered, by day and by night"), ("protection.doctors", "Family doctors and conferences"))
"""Pages of figures that are no measure: who looks for a figure looks here."""


@screen(
    "measures.list",
    "measures/",
    about=AUTHORITY,
    may="measures",
    menu=50,
    template="insight/measures/list.html",
    title="Measures",
)
def overview(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Every measure by area, with target and last year's line."""
    areas = [
        {"title": title, "tables": page.list_tables(several, viewer.today), "quiet": page.quiet_links(several)}
        for title, several in queries.listed(viewer)
    ]
    return {
        "heading": "Measures",
        "plain_heading": "Measures",
        "areas": areas,
        "month": month_words(viewer.today),
        "figures_only": queries.figures_only(viewer),
        "beside": [{"words": words, "url": reverse(code)} for code, words in BESIDE],
    }


@screen(
    "measures.one",
    "measures/<str:code>/",
    about=AUTHORITY,
    may="measures",
    template="insight/measures/one.html",
    title="Measure",
)
def one(request: HttpRequest, viewer: Any, code: str) -> dict[str, Any]:
    """One figure: three years, target, similar councils, teams, groups, and what exactly counts."""
    measure = measure_or_404(code)
    told = queries.told(viewer, measure, asked_month(request, viewer))
    over_time = {by.code: queries.groups_over_time(told, by) for by in measure.by if by.code != "team"}
    trends = charts.small_trends(told, over_time)
    value = told.cell.value
    year_ago = next((m for m in told.months if m.window.month == page.year_before(told.month.window.month)), None)
    return {
        "heading": measure.title,
        "plain_heading": "A measure",
        "measure": measure,
        "told": told,
        "better": better_words(measure),
        "said": page.cell_words(told.cell),
        "of": page.of_words(told.cell),
        "days": days_words(measure, told.month.window, viewer.today),
        "open_rest": page.open_rest(told),
        "open_counted": page.open_counted(told),
        "month_words": month_words(told.month.window.month),
        "lines": [
            w
            for w in (
                against_target(measure, value, told.target),
                against_others(value, told.others),
                page.year_ago_words(measure, year_ago, told.small_hidden),
            )
            if w
        ],
        "not_known": page.not_known_words(told),
        "not_known_url": page.children_url(told, counted="unknown"),
        "trend": charts.trend_of(told),
        "trend_links": page.trend_links(told),
        "changed": page.changed_rows(told),
        "comparison": page.comparison_words(told),
        "teams": (teams := page.team_rows(told)),
        "top_count": max((row["count"] for row in teams if not row["hidden"]), default=1.0),
        "months": page.month_links(told),
        "groups": page.group_sections(told, trends),
        "scale": charts.scale_words(told, trends),
        "rules": page.rule_rows(told),
        "exactly": page.exactly(measure),
        "figures_only": told.small_hidden,
        "more_groups": [by for by in measure.by if by.code != "team"],
    }


@screen(
    "measures.children",
    "measures/<str:code>/children/",
    about=AUTHORITY,
    may="measures",
    template="insight/measures/children.html",
    title="Children behind a figure",
)
def children(request: HttpRequest, viewer: Any, code: str) -> dict[str, Any]:
    """Who stands behind a figure, as far as this viewer may open their records."""
    measure = measure_or_404(code)
    if queries.figures_only(viewer):
        raise Http404(code)
    month = asked_month(request, viewer)
    window, rows = queries.rows_of(viewer, measure, month)
    which = request.GET.get("counted", "no")
    then = queries.as_published(viewer, measure, month) if which in ("published", "published_no", "changed") else None
    if which in ("published", "published_no", "changed") and then is None:
        raise Http404(f"{code} {month} was not published")
    chosen = page.chosen_rows(rows, which, then, window)
    by = next((b for b in measure.by if b.code == request.GET.get("by", "")), None)
    group = request.GET.get("group", "")
    if by is not None:
        chosen = queries.in_group(viewer, chosen, by, group)
    late = measure.of_duty.code if measure.of_duty is not None and which == "no" else ""
    found = queries.behind(viewer, chosen, late)
    acting.note("measure_opened", detail={"measure": code, "month": month.isoformat(), "counted": which})
    return {
        "heading": measure.title,
        "plain_heading": "Children behind a figure",
        "measure": measure,
        "found": found,
        "which": page.which_words(measure, which, len(chosen), then, viewer.today),
        "month_words": month_words(month),
        "group": by.words(group, page.team_names_of(viewer)) if by else "",
        "by": by,
        "back_url": f"{reverse('measures.one', kwargs={'code': code})}{page.month_query(month, viewer.today)}",
        "duty": measure.of_duty is not None,
        "late": bool(late),
        "several": any(len(c.days) > 1 for c in found.children),
        "changes": changed_since(then, rows) if which == "changed" and then else None,
    }


@screen(
    "measures.table", "measures/<str:code>/figures.csv", about=AUTHORITY, may="measures", title="Figures as a table"
)
def table(request: HttpRequest, viewer: Any, code: str) -> HttpResponse:
    """The figures of three years, and the groups of the month, to take away."""
    measure = measure_or_404(code)
    told = queries.told(viewer, measure, asked_month(request, viewer))
    acting.note("export", detail={"measure": code})
    answer = HttpResponse(
        as_csv(taking_away.TABLE_HEAD, taking_away.table_rows(told)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{code}.csv"'
    return answer


@screen(
    "measures.known_on",
    "measures/<str:code>/known-on/",
    about=AUTHORITY,
    may="measures",
    template="insight/measures/known_on.html",
    title="As known on another day",
)
def known_on(request: HttpRequest, viewer: Any, code: str) -> dict[str, Any]:
    """The figure of a month as it was known on another day: worked out from the ledger, which takes a while."""
    measure = measure_or_404(code)
    form = KnownOnForm(request.GET if "month" in request.GET else None, today=viewer.today)
    answer = None
    if form.is_bound and form.is_valid():
        answer = taking_away.known_on(viewer, measure, form.cleaned_data["month"], form.cleaned_data["day"])
    return {
        "heading": measure.title,
        "plain_heading": "A measure",
        "measure": measure,
        "form": form,
        "answer": answer,
        "back_url": reverse("measures.one", kwargs={"code": code}),
    }


def measure_or_404(code: str) -> Measure:
    """The measure of this code."""
    try:
        return measures()[code]
    except KeyError as unknown:
        raise Http404(code) from unknown


def asked_month(request: HttpRequest, viewer: Any) -> date:
    """The month in the address, within the three years; without one, the open month."""
    text = request.GET.get("month", "")
    if not text:
        return first_of(viewer.today)
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError as wrong:
        raise Http404(text) from wrong
    if not page.year_before(first_of(viewer.today), years=3) <= month <= first_of(viewer.today):
        raise Http404(text)
    return month
