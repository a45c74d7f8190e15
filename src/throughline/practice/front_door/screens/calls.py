"""Calls by the hour of the week against the rota, calls to return, and the annual review of the front door."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import join_words
from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.submissions import once
from throughline.engines.way_out.tables import CSV, Table, leaving
from throughline.practice.front_door.actions.calls import BadCalls, load_calls, note_call, returned
from throughline.practice.front_door.codes import AGENCIES, CONTACT_OUTCOMES, PRIORITIES
from throughline.practice.front_door.queries import calls as queries
from throughline.services import clock
from throughline.web.dayfields import ClockTimeField, DayField
from throughline.web.forms import Form

WEEKS = 13
BIGGEST = 2 * 1024 * 1024


class LoadForm(Form):
    """The table of the telephone system."""

    table = forms.FileField(label="The table, as a CSV file")
    source = forms.CharField(label="Where it comes from", max_length=120, initial="Telephone system")

    def clean_table(self) -> str:
        """Its text. What is far too big for a year of hours, or is no text, is said."""
        sent = self.cleaned_data["table"]
        if sent.size > BIGGEST:
            raise forms.ValidationError("This file is far bigger than a year of hours. Choose the table of calls")
        try:
            return str(sent.read().decode("utf-8-sig"))
        except UnicodeDecodeError as wrong:
            raise forms.ValidationError("This is not a CSV file. Save the table as CSV first") from wrong


class CallForm(Form):
    """Somebody to ring back."""

    number = forms.CharField(label="Number to ring", max_length=40)
    name = forms.CharField(label="Who rang?", max_length=120, required=False)
    agency = forms.ChoiceField(label="From", choices=[("", "Not known"), *AGENCIES.items()], required=False)
    on = DayField(label="Which day did they ring?", latest=clock.today)
    at = ClockTimeField(label="At what time?")
    note = forms.CharField(label="What for, without a child’s name", max_length=200, required=False)


@screen(
    "front_door.calls",
    "front-door/calls/",
    about=AUTHORITY,
    may="take_contacts",
    template="front_door/calls.html",
    title="Calls",
)
def calls(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """When people ring and who is there to answer; whom to ring back; and a place to load what the telephone system counted."""
    asked = request.POST.get("do", "")
    load = LoadForm(request.POST, request.FILES) if asked == "load" else LoadForm()
    note = CallForm(
        request.POST if asked == "note" else None,
        initial={"on": viewer.today, "at": f"{clock.london(clock.now()):%H:%M}"},
    )
    if asked == "load" and load.is_valid():
        answer = _loaded(request, viewer, load)
        if answer is not None:
            return answer
    if asked == "note" and note.is_valid():
        return once(request, viewer, lambda: _noted(request, viewer, note.cleaned_data))
    since, until = queries.last_weeks(viewer, WEEKS)
    found = queries.slots(viewer, since, until)
    over = queries.too_many_given_up(viewer, found)
    hours = range(min((h for _, h in found), default=8), max((h for _, h in found), default=17) + 1)
    top = max((s.mean for s in found.values()), default=0)
    waiting = queries.to_return(viewer)
    return {
        "heading": "Calls",
        "hours": [f"{h}:00" for h in hours],
        "since": since,
        "until": until,
        "n": len(found),
        "load": load if viewer.can("measures") else None,
        "may_measure": viewer.can("measures"),
        "note": note,
        "days": [
            (name, [_cell(found.get((place, h)), top, over) for h in hours])
            for place, name in enumerate(queries.WEEKDAYS)
            if any((place, h) in found for h in hours)
        ],
        "over": over[:4],
        "calls": [(c, AGENCIES.get(c.agency, "")) for c in waiting],
        "oldest": waiting[0].rang_at if waiting else None,
    }


def _cell(slot: queries.Slot | None, top: float, over: list[queries.Slot]) -> dict[str, Any] | None:
    if slot is None:
        return None
    heat = 0 if not top else 1 + min(3, int(4 * slot.mean / top)) if slot.mean else 0
    return {
        "heat": heat,
        "calls": f"{slot.mean:.0f}",
        "staff": f"{slot.staff:.0f}" if slot.staff is not None else "?",
        "given_up": slot.given_up,
        "over": slot in over,
    }


def _loaded(request: HttpRequest, viewer: Any, load: LoadForm) -> HttpResponse | None:
    def act() -> str:
        n = load_calls(viewer, io.StringIO(load.cleaned_data["table"]), source=load.cleaned_data["source"])
        messages.success(request, f"Loaded: {n} hours.")
        return reverse("front_door.calls")

    try:
        return once(request, viewer, act)
    except BadCalls as wrong:
        load.add_error("table", str(wrong))
        return None


def _noted(request: HttpRequest, viewer: Any, given: dict[str, Any]) -> str:
    at = clock.at_london(given["on"], given["at"].hour, given["at"].minute)
    note_call(viewer, at=at, name=given["name"], number=given["number"], agency=given["agency"], note=given["note"])
    messages.success(request, "Noted. They stand in the list to be rung back.")
    return reverse("front_door.calls") + "#to-return"


@screen(
    "front_door.call_back",
    "front-door/calls/<int:call>/",
    about=AUTHORITY,
    may="take_contacts",
    post_only=True,
    title="Rung back",
)
def call_back(request: HttpRequest, viewer: Any, call: int) -> HttpResponse:
    """They were rung back."""
    found = queries.call_of(viewer, call)
    if found is None:
        raise Http404(str(call))

    def act() -> str:
        returned(viewer, found, reached=request.POST.get("reached") != "no")
        messages.success(request, "Noted.")
        return reverse("front_door.calls") + "#to-return"

    return once(request, viewer, act)


def _year_of(request: HttpRequest, viewer: Any) -> tuple[date, date]:
    """The twelve months to a 31 March that is asked for; else the last that has ended, or the one that runs."""
    said = request.GET.get("year", "")
    last = viewer.today.year + (viewer.today.month > 3)
    year = int(said) if said.isdigit() and last - 10 <= int(said) <= last else last
    return date(year - 1, 4, 1), date(year, 3, 31)


@screen(
    "front_door.year",
    "front-door/year/",
    about=AUTHORITY,
    may="measures",
    template="front_door/year.html",
    title="Annual review of first response",
)
def year(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """The annual review: can the front door be reached, how soon does it decide, and what comes of it."""
    began, ended = _year_of(request, viewer)
    told = queries.year(viewer, began, ended)
    busiest = sorted(told.slots.values(), key=lambda s: -s.mean)[:5]
    return {
        "heading": f"Annual review of first response: the year to {ended:%-d %B %Y}",
        "plain_heading": "Annual review of first response",
        "told": told,
        "ended": ended,
        "years": [
            (y, f"{y - 1}–{y % 100:02d}")
            for y in range(ended.year - 2, viewer.today.year + (viewer.today.month > 3) + 1)
        ],
        "in_time": [
            (PRIORITIES[p], done, n, round(100 * done / n) if n else None) for p, (done, n) in told.in_time.items()
        ],
        "outcomes": [(CONTACT_OUTCOMES.get(o, o), n) for o, n in told.outcomes.items()],
        "agencies": [(AGENCIES.get(a, a), n) for a, n in told.agencies],
        "busiest": busiest,
        "over": queries.too_many_given_up(viewer, told.slots),
        "busiest_words": join_words([s.words for s in busiest[:3]]) if busiest else "",
    }


@screen(
    "front_door.year_table",
    "front-door/year.csv",
    about=AUTHORITY,
    may="measures",
    title="Annual review of first response as a table",
)
def year_table(request: HttpRequest, viewer: Any) -> HttpResponse:
    """The figures of the annual review, to take away."""
    began, ended = _year_of(request, viewer)
    told = queries.year(viewer, began, ended)
    lines: list[tuple[str, Any]] = [(f"Calls {k.replace('_', ' ')}", v) for k, v in told.calls.items()] + [
        ("Contacts", told.contacts)
    ]
    lines += [(f"Decided in time: {PRIORITIES[p]}", f"{done} of {n}") for p, (done, n) in told.in_time.items()]
    lines += [(f"Outcome: {CONTACT_OUTCOMES.get(o, o)}", n) for o, n in told.outcomes.items()]
    table = Table("First response", ("Year to", "What", "How many"), [(ended, words, n) for words, n in lines])
    return leaving(f"first-response-{ended.year}", [table], CSV, subjects=(), reader="board")
