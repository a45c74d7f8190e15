"""Who is missing now, what follows a return, and the year's report to the board."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import date_words
from throughline.engines.boards import queries as boards
from throughline.engines.screens.declarations import AUTHORITY, CHILD, TEAM, screen
from throughline.engines.submissions import once
from throughline.engines.way_out.tables import CSV, Table, leaving
from throughline.practice.missing import actions, events, queries, rows
from throughline.practice.missing.board_reports import year
from throughline.practice.missing.forms import CloseForm, EvaluationForm, ReportForm, VisitForm
from throughline.record.access.actions import NotAllowed
from throughline.record.people.queries import person_of
from throughline.services import clock

QUARTER = timedelta(days=91)


@screen("missing.board", "missing/", about=TEAM, may="record", menu=20, template="missing/board.html", title="Missing")
def board(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Who is missing now, who is back and waits for somebody, and who goes most often."""
    return {
        "heading": "Missing",
        "now": [rows.now_row(viewer, m) for m in queries.missing_now(viewer)],
        "follow": [rows.follow_row(viewer, m) for m in queries.to_follow_up(viewer)],
        "often": queries.often(viewer),
        "themes": queries.themes(viewer, viewer.today - QUARTER),
        "signs": queries.looks_with_signs(viewer),
        "report": viewer.can("measures"),
    }


@screen(
    "missing.child",
    "children/<uuid:subject>/missing/",
    about=CHILD,
    may="record",
    template="missing/child.html",
    title="Times missing",
    records=(events.return_interview, events.return_evaluated),
)
def child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Every time this child was missing, and what followed each."""
    times = [rows.time_row(viewer, subject, row) for row in queries.times_of(viewer, subject.pk)]
    return {
        "heading": "Times missing",
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "times": times,
    }


@screen(
    "missing.follow_up",
    "children/<uuid:subject>/missing/<int:missing>/",
    about=CHILD,
    may="record",
    template="missing/follow_up.html",
    title="After going missing",
)
def follow_up(request: HttpRequest, viewer: Any, subject: Any, missing: int) -> dict[str, Any] | HttpResponse:
    """One time missing: what is known, and the next thing that follows it."""
    row = queries.time_of(viewer, subject.pk, missing)
    if row is None:
        raise Http404(str(missing))
    step, form = _form(request, viewer, row)
    if request.method == "POST" and form is not None and form.is_valid() and request.POST.get("step") == step:
        try:
            return once(request, viewer, lambda: _act(request, viewer, subject, row, step, form))
        except (NotAllowed, ValueError) as refused:
            form.add_error(None, str(refused))
    return {
        "heading": "After going missing",
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
        "row": rows.time_row(viewer, subject, row),
        "step": step,
        "visit": queries.visit_told(viewer, subject.pk, row.key),
        "form": form,
        "owed": actions.owed_before_closing(row),
        "may_decide": viewer.can("decide"),
        "own_visit": row.visitor_id == viewer.worker_id,
        "asked_to_close": request.GET.get("close") == "1",
    }


def _form(request: HttpRequest, viewer: Any, row: Any) -> tuple[str, Any]:
    """The next step after this time missing and its form; a manager may ask to close it before its time."""
    asked = request.POST.get("step") or ("close" if request.GET.get("close") == "1" else "")
    data = request.POST or None
    how: dict[str, Any] = {"today": viewer.today, "workers": queries.colleagues(viewer)}
    if row.back_on is None or row.closed_on is not None:
        return "", None
    if asked == "close" and viewer.can("decide"):
        return "close", CloseForm(data)
    if row.visited_on is None:
        return "visit", VisitForm(data, **how)
    if row.evaluated_on is None:
        return ("", None) if row.visitor_id == viewer.worker_id else ("evaluate", EvaluationForm(data, **how))
    return "close", CloseForm(data)


def _act(request: HttpRequest, viewer: Any, subject: Any, row: Any, step: str, form: Any) -> str:
    if step == "visit":
        on, at = form.cleaned_data["on"], form.cleaned_data.get("at")
        actions.visit(viewer, row, on, clock.at_london(on, at.hour, at.minute) if at else None, form.facts())
        messages.success(request, "The visit is on the record. Somebody else now evaluates it.")
    elif step == "evaluate":
        actions.evaluate(viewer, row, form.facts())
        messages.success(request, "The evaluation is on the record. The follow-up can be closed.")
    else:
        actions.close(viewer, row, reason=form.cleaned_data["reason"])
        messages.success(request, "The follow-up is closed.")
    return reverse("missing.follow_up", kwargs={"subject": subject.uuid, "missing": row.key})


@screen(
    "missing.report",
    "missing/report/",
    about=AUTHORITY,
    may="measures",
    template="missing/report.html",
    title="Missing: the year",
)
def report(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """The annual report on missing children, out of what is recorded anyway."""
    ending = _asked_year(request, viewer)
    told = queries.year_told(viewer, ending)
    coming = boards.coming(boards.meetings(viewer), year.boards)
    named = [(str(m.key), f"{m.words}, {date_words(m.on, viewer.today)}") for m in coming]
    form = ReportForm(request.POST or None, meetings=named) if viewer.can("decide") else None
    if request.method == "POST" and form is not None and form.is_valid():
        meeting = next((m for m in coming if str(m.key) == form.cleaned_data["meeting"]), None)

        def act() -> str:
            counted = dict(told.figures)
            actions.give_report(
                viewer,
                ending,
                times=counted["Times missing"],
                children=counted["Children who went missing"],
                words=form.cleaned_data["words"],
                meeting=meeting,
            )
            if meeting is not None:
                messages.success(request, f"Filed for the board’s meeting of {date_words(meeting.on, viewer.today)}, with these figures.")
            else:
                messages.success(request, "Noted: the report was given to the board, with these figures.")
            return f"{reverse('missing.report')}?year={ending.year}"

        return once(request, viewer, act)
    years = [date(year, 3, 31) for year in range(_year_end(viewer.today).year, _year_end(viewer.today).year - 4, -1)]
    return {
        "heading": f"Missing children: the year to {told.ended:%-d %B %Y}",
        "plain_heading": "Missing: the year",
        "told": told,
        "years": [(y, f"{y.year - 1}–{y.year % 100:02d}") for y in years],
        "ending": ending,
        "given": queries.reports_given(viewer),
        "form": form,
        "no_meeting": not coming,
    }


@screen(
    "missing.report_table", "missing/report.csv", about=AUTHORITY, may="measures", title="Missing: the year as a table"
)
def report_table(request: HttpRequest, viewer: Any) -> HttpResponse:
    """The figures of the report, to take away."""
    ending = _asked_year(request, viewer)
    told = queries.year_told(viewer, ending)
    lines = [*told.figures, *((f"Mainly because of: {words}", n) for words, n in told.themes)]
    table = Table("Missing", ("Year to", "What", "How many"), [(told.ended, words, n) for words, n in lines])
    return leaving(f"missing-{ending.year}", [table], CSV, subjects=(), reader="board")


def _year_end(day: date) -> date:
    """The 31 March that ends the year of a day."""
    return date(day.year + (day.month > 3), 3, 31)


def _asked_year(request: HttpRequest, viewer: Any) -> date:
    last = _year_end(viewer.today)
    said = request.GET.get("year", "")
    if not said:
        return last
    if not said.isdigit() or not last.year - 10 <= int(said) <= last.year:
        raise Http404(said)
    return date(int(said), 3, 31)
