"""The night's pages: write down what happened, take it on in the morning, leave a word, the rota, how soon calls are answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import moment_words
from throughline.engines.screens.declarations import AUTHORITY, CHILD, OWN, TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.out_of_hours import actions, events, queries
from throughline.practice.out_of_hours.actions import Night
from throughline.practice.out_of_hours.forms import (
    NOBODY,
    NeighbourForm,
    NightForm,
    OffShiftForm,
    ShiftForm,
    TakeOnForm,
    WordForm,
)
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.queries import chronology, tell
from throughline.record.people.queries import person_of
from throughline.services import clock


@screen(
    "out_of_hours.record", "children/<uuid:subject>/night/", about=CHILD, may="night_desk", template="out_of_hours/record.html",
    title="Out of hours", records=(events.night_work_recorded,),
)  # fmt: skip
def record_night(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Write down what happened in the night and what was done."""
    now = clock.london(clock.now())
    form = NightForm(request.POST or None, initial={"on": now.date(), "at": f"{now:%H:%M}"})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            actions.record_night(viewer, subject.pk, Night(
                given["came_at"], given["words"], given["about"], given["urgency"], given["referral"] == "yes",
                "" if given["agency"] == NOBODY else given["agency"], given["caller"],
                given.get("answered_at"), given.get("how", "")))  # fmt: skip
            messages.success(
                request, "Saved. It tops the list of whoever has this child in the morning, until they take it on."
            )
            return reverse("single_view.child", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    return {
        "heading": "What happened in the night",
        "form": form,
        "subject": subject,
        "person_shown": person_of(viewer, subject.pk),
    }


@screen(
    "out_of_hours.take_on", "children/<uuid:subject>/night/<int:night>/", about=CHILD, may="record",
    template="out_of_hours/take_on.html", title="From the night",
)  # fmt: skip
def take_on(request: HttpRequest, viewer: Any, subject: Any, night: int) -> dict[str, Any] | HttpResponse:
    """Read what happened in the night and say what is done now. Only that takes it off the list."""
    row = queries.work_of(viewer, subject.pk, night)
    if row is None:
        raise Http404(str(night))
    form = TakeOnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.take_on(viewer, row, form.cleaned_data["words"])
            messages.success(request, "Taken on. What you wrote stands on the record.")
            return reverse("out_of_hours.take_on", kwargs={"subject": subject.uuid, "night": night})

        try:
            return once(request, viewer, act)
        except ValueError as refused:
            form.add_error(None, str(refused))
    when = moment_words(clock.london(row.at), viewer.today) if row.at else ""
    return {
        "heading": "From the night", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk), "row": row,
        "told": queries.told_of(viewer, subject.pk, night), "when": when, "urgency": events.URGENCY.get(row.urgency, ""),
        "taken_when": moment_words(clock.london(row.taken_on_at), viewer.today) if row.taken_on_at else "",
    }  # fmt: skip


@screen(
    "out_of_hours.word", "children/<uuid:subject>/word-for-tonight/", about=CHILD, may="record", template="out_of_hours/word.html",
    title="A word for the night", records=(events.instruction_left,),
)  # fmt: skip
def word(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Leave a word for the night; it goes by itself the morning after its last night."""
    types = [events.instruction_left.code, events.instruction_taken_back.code]
    held = queries.standing_words(
        chronology(viewer, subject.pk, types=types), surroundings(viewer.authority_id).settings, clock.now()
    )
    here = reverse("out_of_hours.word", kwargs={"subject": subject.uuid})
    back = request.POST.get("back", "")
    if request.method == "POST" and back.isdigit() and int(back) in {e.id for e in held}:
        return once(request, viewer, lambda: (actions.take_word_back(viewer, subject.pk, int(back)), here)[1])
    form = WordForm(None if back else request.POST or None, initial={"until_on": viewer.today})
    if request.method == "POST" and not back and form.is_valid():

        def act() -> str:
            actions.leave_word(viewer, subject.pk, **form.cleaned_data)
            messages.success(
                request, "The night reads it first on this child’s page, until the morning after that night."
            )
            return here

        try:
            return once(request, viewer, act)
        except ValueError as refused:
            form.add_error("until_on", str(refused))
    told = tell(viewer, subject.pk, held)
    return {
        "heading": "A word for the night", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk),
        "words": [{"id": e.id, "words": told.words.get(e.get("words"), ""), "by": told.by(e), "until": e.day("until_on")} for e in held],
    }  # fmt: skip


@screen(
    "out_of_hours.morning",
    "mornings/",
    about=TEAM,
    may="record",
    template="out_of_hours/morning.html",
    title="From the night",
)
def morning(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What happened in the night and waits for the day."""
    found = queries.waiting(viewer)
    return {
        "heading": "From the night",
        "rows": found,
        "risen": sum(one.risen for one in found),
        "may_measure": viewer.can("measures"),
        "urgencies": events.URGENCY,
    }


@screen(
    "out_of_hours.responses", "mornings/responses/", about=AUTHORITY, may="measures", template="out_of_hours/responses.html",
    title="How soon calls are answered",
)  # fmt: skip
def responses(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """By month, the night beside the day, against one standard."""
    from throughline.engines.settings.queries import shown
    from throughline.practice.out_of_hours.settings import respond_within

    return {
        "heading": "How soon calls are answered",
        "months": queries.responses(viewer),
        "standard": shown(viewer, respond_within).words,
    }


@screen(
    "out_of_hours.rota",
    "tonight/rota/",
    about=AUTHORITY,
    may="night_desk",
    template="out_of_hours/rota.html",
    title="Rota of the night",
)
def rota(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Who is on duty when, and where there are too few."""
    leads = viewer.can("manage_team")
    workers = queries.night_workers(viewer.authority_id, viewer.today)
    others = queries.neighbours(viewer.authority_id, viewer.today) if leads else []
    which = request.POST.get("what", "")
    if request.method == "POST" and not leads:
        raise Http404("managers change the rota")
    hours = queries.hours_of(viewer.authority_id, viewer.today)
    first = {"on": viewer.today, "at": f"{hours.opens_at}:00", "hours": 24 - hours.opens_at + hours.closes_at}
    form = ShiftForm(request.POST if which == "shift" else None, workers=workers, initial=first)
    neighbour = NeighbourForm(request.POST if which == "neighbour" else None, workers=others)
    if request.method == "POST":
        answer = _change_rota(request, viewer, which, form, neighbour)
        if answer is not None:
            return answer
    return {"heading": "Rota of the night", "rota": queries.rota(viewer), "form": form if leads else None, "errors": form if which == "shift" else neighbour,
            "neighbour": neighbour if others else None, "here": viewer.authority_id}  # fmt: skip


def _change_rota(
    request: HttpRequest, viewer: Any, which: str, form: ShiftForm, neighbour: NeighbourForm
) -> HttpResponse | None:
    """What a manager sent, done; None when what was typed must be looked at again."""
    here = reverse("out_of_hours.rota")
    try:
        if which == "shift" and form.is_valid():
            given = form.cleaned_data
            begins = clock.at_london(given["on"], given["at"].hour, given["at"].minute)
            return once(
                request,
                viewer,
                lambda: (actions.give_shift(viewer, int(given["worker"]), begins, given["hours"]), here)[1],
            )
        team = queries.night_team(viewer.authority_id)
        if which == "neighbour" and neighbour.is_valid() and team is not None:
            number = int(neighbour.cleaned_data["neighbour"])
            return once(request, viewer, lambda: (actions.appoint_neighbour(viewer, number, team), here)[1])  # type: ignore[func-returns-value]
        if which == "back" and request.POST.get("shift", "").isdigit():
            shown = {s.key for _, shifts, _ in queries.rota(viewer).days for s in shifts}
            if int(request.POST["shift"]) in shown:
                return once(
                    request, viewer, lambda: (actions.take_shift_back(viewer, int(request.POST["shift"])), here)[1]
                )
    except ValueError as refused:
        (form if which == "shift" else neighbour).add_error(None, str(refused))
    return None


@screen(
    "out_of_hours.off_shift", "tonight/needed-now/", about=OWN, may="night_desk", template="out_of_hours/off_shift.html",
    title="I am needed now", any_hour=True,
)  # fmt: skip
def off_shift(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Open the desk outside a shift, with the reason on the rota."""
    form = OffShiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.open_outside_shift(viewer, form.cleaned_data["reason"])
            messages.success(request, "The desk is open to you for two hours. The managers of the service are told.")
            return reverse("single_view.find")

        try:
            return once(request, viewer, act)
        except ValueError as refused:
            form.add_error("reason", str(refused))
    return {"heading": "I am needed now", "form": form}
