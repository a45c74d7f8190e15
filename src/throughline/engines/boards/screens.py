"""The boards' calendar."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import date_words
from throughline.engines.boards import actions, queries
from throughline.engines.boards.declarations import BOARDS, board_reports
from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.submissions import once
from throughline.record.access.actions import NotAllowed
from throughline.web.dayfields import DayField
from throughline.web.forms import Form


class MeetingForm(Form):
    """A meeting for the calendar."""

    board = fields.ChoiceField(label="Which board?", choices=[("", "Choose"), *BOARDS.items()], error_messages={"required": "Say which board"})
    on = DayField(label="On which day?")
    where = fields.CharField(label="Where", required=False, max_length=120)


class ActForm(Form):
    """Whatever is done with one meeting: a day or words, as the act needs them."""

    day = DayField(label="Day", required=False)
    words = fields.CharField(label="In a few words", required=False, max_length=4000)
    report = fields.ChoiceField(label="Report", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("report", [("", "Choose"), *((r.code, r.title) for r in board_reports().values())])


@screen("boards.calendar", "boards/", about=AUTHORITY, may="measures", menu=86, template="engines/boards/calendar.html", title="Boards")
def calendar(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """When each board meets, which reports are filed for it, which report no meeting has, and what boards asked for."""
    held, may = queries.meetings(viewer), viewer.can(actions.DECIDES)
    do = request.POST.get("do", "")
    form = MeetingForm(request.POST if do == "set" else None)
    if request.method == "POST" and may:
        if do == "set" and form.is_valid():
            return once(request, viewer, partial(_set, request, viewer, form.cleaned_data))
        if do != "set":
            return once(request, viewer, partial(_act, request, viewer, held, do))
    coming = [m for m in held if m.coming]
    from_here = {board: [r for r in board_reports().values() if board in r.boards and not r.with_words] for board in BOARDS}
    return {
        "heading": "Boards", "form": form, "day_parts": (("day", "Day", 2), ("month", "Month", 2), ("year", "Year", 4)),
        "may": may, "owed": queries.owed(held, viewer),
        "coming": [{"one": m, "late": m.on < viewer.today, "reports": from_here[m.board]} for m in coming],
        "past": [m for m in reversed(held) if not m.coming][:24],
    }  # fmt: skip


def _set(request: HttpRequest, viewer: Any, given: dict[str, Any]) -> str:
    actions.set_meeting(viewer, given["board"], given["on"], given["where"])
    messages.success(request, f"{BOARDS[given['board']]} meets on {date_words(given['on'], viewer.today)}.")
    return reverse("boards.calendar")


def _act(request: HttpRequest, viewer: Any, held: list[queries.BoardMeeting], do: str) -> str:
    """One act on one meeting; what is missing is said, and nothing is half done."""
    here, form = reverse("boards.calendar"), ActForm(request.POST)
    meeting = next((m for m in held if str(m.key) == request.POST.get("meeting", "") and m.coming), None)
    if meeting is None:
        messages.error(request, "That meeting is over, or is no longer in the calendar.")
        return here
    if not form.is_valid():
        messages.error(request, "; ".join(str(e) for errors in form.errors.values() for e in errors))
        return here
    day, words, report = form.cleaned_data["day"], form.cleaned_data["words"], board_reports().get(form.cleaned_data["report"])
    try:
        if do == "file" and report is not None:
            actions.file_report(viewer, meeting, report, report.last_ended(viewer.today), asks=words)
            messages.success(request, f"{report.title} is filed for {date_words(meeting.on, viewer.today)}.")
        elif do == "move" and day is not None:
            actions.move(viewer, meeting, day)
            messages.success(request, f"It meets on {date_words(day, viewer.today)} now; what was filed goes with it.")
        elif do == "held":
            actions.held(viewer, meeting, meeting.on if day is None else day, words)
            messages.success(request, "Noted.")
        elif do == "cancel":
            actions.cancel(viewer, meeting, words)
            messages.success(request, "Noted. What was filed for it is owed again.")
        else:
            messages.error(request, "Choose the report, or give the day: nothing was saved.")
    except (ValueError, NotAllowed) as refused:
        messages.error(request, str(refused))
    return here
