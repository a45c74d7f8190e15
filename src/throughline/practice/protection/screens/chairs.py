"""The chairs: whose plans each follows, what is due next, what was challenged; and their report for the year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import date_words
from throughline.engines.boards import queries as boards
from throughline.engines.screens.declarations import AUTHORITY, TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.protection import actions
from throughline.practice.protection.board_reports import chairs as chairs_report
from throughline.practice.protection.queries import reporting
from throughline.practice.protection.screens.board import nav
from throughline.record.access.actions import NotAllowed
from throughline.web.forms import Form


@screen("protection.chairs", "protection/chairs/", about=TEAM, may="record", template="protection/chairs.html", title="Chairs")
def chairs(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Each chair with the plans they follow, the reviews to come, midway checks and challenges."""
    return {"heading": "Chairs", "nav_of": nav("protection.chairs", viewer), "rows": reporting.chairs_now(viewer), "ahead": reporting.reviews_ahead(viewer),
            "report": reverse("protection.report") if viewer.can("measures") else ""}  # fmt: skip


def _year_end(day: date) -> date:
    return date(day.year + (day.month > 3), 3, 31)


def _asked_year(request: HttpRequest, viewer: Any) -> date:
    last = _year_end(viewer.today)
    said = request.GET.get("year", "")
    if not said:
        return last if viewer.today.month == 3 else date(last.year - 1, 3, 31)
    if not said.isdigit() or not last.year - 15 <= int(said) <= last.year:
        raise Http404(said)
    return date(int(said), 3, 31)


class ReportForm(Form):
    """What the chairs say about the year, and for which meeting of the board."""

    meeting = forms.ChoiceField(label="For which meeting of the board?", required=False)

    words = forms.CharField(label="What do the chairs say about the year, and what do they ask of the board?", widget=forms.Textarea(attrs={"rows": 8}),
                            max_length=20_000, error_messages={"required": "Write what you say about the year: figures alone are no report"})  # fmt: skip

    def __init__(self, *args: Any, meetings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("meeting", [*meetings, ("", "Given outside a meeting")])
        self.fields["meeting"].initial = meetings[0][0] if meetings else ""


@screen("protection.report", "protection/report/", about=AUTHORITY, may="measures", template="protection/report.html", title="Chairs’ annual report")
def report(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """The chairs' annual report out of what is recorded anyway; a chair adds what figures cannot say and gives it to the board."""
    ending = _asked_year(request, viewer)
    told = reporting.year_told(viewer, ending)
    given = reporting.reports_given(viewer)
    coming = boards.coming(boards.meetings(viewer), chairs_report.boards)
    named = [(str(m.key), f"{m.words}, {date_words(m.on, viewer.today)}") for m in coming]
    form = ReportForm(request.POST or None, meetings=named) if viewer.can("decide") else None
    if request.method == "POST" and form is not None and form.is_valid():
        meeting = next((m for m in coming if str(m.key) == form.cleaned_data["meeting"]), None)

        def act() -> str:
            actions.give_report(viewer, ending, words=form.cleaned_data["words"], figures=dict(told.headline), meeting=meeting)
            messages.success(request, "Given to the board, with these figures." if meeting is None else
                             f"Given to the board: filed for its meeting of {date_words(meeting.on, viewer.today)}, with these figures.")  # fmt: skip
            return f"{reverse('protection.report')}?year={ending.year}"

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error("words", str(wrong))
    mine = [g for g in given if g.ending == ending]
    return {"heading": f"Child protection chairs: the year to {ending:%-d %B %Y}", "plain_heading": "Chairs’ annual report", "told": told, "ending": ending,
            "years": [date(ending.year + n, 3, 31) for n in (-1, 1) if ending.year + n <= _year_end(viewer.today).year], "given": mine, "form": form,
            "no_meeting": not coming, "overdue": not mine and reporting.report_due(viewer, ending) < viewer.today,
            "due": reporting.report_due(viewer, ending)}  # fmt: skip
