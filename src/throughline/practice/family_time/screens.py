"""Family time: whether there are people enough, one child's arrangements, and each time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import count_words, date_words
from throughline.engines.screens.declarations import CHILD, TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.family_time import actions, events, queries, rows
from throughline.practice.family_time.codes import BOOKED
from throughline.practice.family_time.forms import ArrangeForm, BookForm, CancelForm, HeldForm, RosterForm
from throughline.record.people.queries import person_of
from throughline.web.parts import Link


@screen("family_time.board", "family-time/", about=TEAM, may="measures", menu=28, template="web/sheets_page.html", title="Family time")
def board(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Whether there are people enough for what courts ordered, and what was cancelled."""
    weeks, unstaffed, cancelled = queries.forecast(viewer), queries.to_staff(viewer), queries.cancelled_lately(viewer)
    links = [Link("The rota", reverse("family_time.rota"))] if viewer.can("manage_team") else []
    sheets = [rows.unstaffed_sheet(viewer, unstaffed), rows.weeks_sheet(viewer, weeks), rows.cancelled_sheet(viewer, cancelled),
              rows.unrecorded_sheet(viewer, queries.to_record(viewer))]  # fmt: skip
    return {"heading": "Family time", "line": rows.first_line(weeks, unstaffed, cancelled), "links": links, "sheets": sheets}


@screen("family_time.rota", "family-time/rota/", about=TEAM, may="manage_team", template="family_time/rota.html", title="Rota for family time")
def rota(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Who is there for family time, and for how many hours a week."""
    form = RosterForm(request.POST or None, workers=queries.colleagues(viewer))
    if request.method == "POST" and form.is_valid():
        worker = queries.colleague(viewer, int(form.cleaned_data["worker"]))

        def act() -> str:
            actions.roster(viewer, worker, form.cleaned_data["hours"])
            messages.success(request, f"{worker.name}: {count_words(form.cleaned_data['hours'], 'hour')} a week from today.")
            return reverse("family_time.rota")

        return once(request, viewer, act)
    return {"heading": "Rota for family time", "form": form, "sheet": rows.roster_sheet(viewer), "weeks": rows.weeks_sheet(viewer, queries.forecast(viewer))}


@screen("family_time.child", "children/<uuid:subject>/family-time/", about=CHILD, template="family_time/child.html", title="Family time of a child",
        records=(events.session_held, events.session_cancelled))  # fmt: skip
def child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """With whom this child spends time, when next, and how it was."""
    person, sessions = person_of(viewer, subject.pk), queries.sessions_of(viewer, subject.pk)
    held = [rows.arrangement_row(viewer, subject, a, sessions) for a in queries.arrangements_of(viewer, subject.pk)]
    ahead = [s for s in reversed(sessions) if s.state == BOOKED and s.for_on >= viewer.today]
    first = person.known_as or person.given or person.name if person else "The child"
    line = (
        f"Next: {date_words(ahead[0].for_on, viewer.today)}{', ' + ahead[0].time if ahead[0].time else ''}, with {ahead[0].with_whom}."
        if ahead else f"Nothing is booked for {first}."
    )  # fmt: skip
    return {"heading": "Family time", "subject": subject, "person_shown": person, "line": line, "held": held, "can_record": viewer.can("record")}


@screen("family_time.arrange", "children/<uuid:subject>/family-time/arrange/", about=CHILD, may="record", template="family_time/form.html",
        title="Arrange family time", records=(events.arrangement_began,))  # fmt: skip
def arrange(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """What the court ordered, or was agreed; its times are booked at once."""
    form = ArrangeForm(request.POST or None, today=viewer.today)
    back = reverse("family_time.child", kwargs={"subject": subject.uuid})
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            said = form.cleaned_data
            before = max((w.short for w in queries.forecast(viewer)), default=0)
            time = f"{said['time']:%H:%M}" if said.get("time") else ""
            actions.arrange(viewer, subject, form.facts(), first_on=said["first_on"], time=time, where=said["where"])
            short = max((w.short for w in queries.forecast(viewer)), default=0)
            messages.success(request, "Arranged, and the times of the weeks ahead are booked.")
            if short > before:
                are = "is" if short == 1 else "are"
                messages.warning(request, f"With this there {are} {rows.hours_words(short)} in a week that nobody on the rota is there for.")
            return back

        return once(request, viewer, act)
    return {"heading": "Arrange family time", "subject": subject, "person_shown": person_of(viewer, subject.pk), "form": form, "back_url": back,
            "button": "Arrange it"}  # fmt: skip


@screen("family_time.book", "children/<uuid:subject>/family-time/<int:arrangement>/book/", about=CHILD, may="record", template="family_time/form.html",
        title="Book family time")  # fmt: skip
def book(request: HttpRequest, viewer: Any, subject: Any, arrangement: int) -> dict[str, Any] | HttpResponse:
    """Book the next times of an arrangement, or end it."""
    held = queries.arrangement_of(viewer, subject.pk, arrangement)
    if held is None or held.ended_on is not None:
        raise Http404(str(arrangement))
    back = reverse("family_time.child", kwargs={"subject": subject.uuid})
    ending = request.POST.get("step") == "end"
    form = BookForm(None if ending else request.POST or None, today=viewer.today)
    if request.method == "POST" and (ending or form.is_valid()):

        def act() -> str:
            if ending:
                actions.end(viewer, held)
                messages.success(request, "The arrangement has ended.")
                return back
            said = form.cleaned_data
            time = f"{said['time']:%H:%M}" if said.get("time") else ""
            made = actions.book(viewer, held, first_on=said["first_on"], time=time, where=said["where"])
            messages.success(request, f"{count_words(made, 'time')} booked." if made else "These days were booked already.")
            return back

        return once(request, viewer, act)
    return {"heading": f"Family time with {held.with_whom}", "subject": subject, "person_shown": person_of(viewer, subject.pk), "form": form,
            "back_url": back, "button": "Book them", "may_end": True}  # fmt: skip


@screen("family_time.session", "children/<uuid:subject>/family-time/times/<int:session>/", about=CHILD, may="record",
        template="family_time/session.html", title="One time of family time")  # fmt: skip
def session(request: HttpRequest, viewer: Any, subject: Any, session: int) -> dict[str, Any] | HttpResponse:
    """Who is present, and how it was."""
    row, back, workers = _booked(viewer, subject, session), _back(subject), queries.colleagues(viewer)
    step, named = request.POST.get("step", ""), request.POST.get("supervisor", "")
    data = request.POST if step == "held" else None
    form = HeldForm(data, today=viewer.today, workers=workers, first={"on": min(row.for_on, viewer.today)})
    if request.method == "POST" and row.state == BOOKED:
        if step == "staff" and named in dict(workers):
            return once(request, viewer, lambda: _done(request, back, "Named, and told.", actions.staff(viewer, row, int(named))))
        if data is not None and form.is_valid():
            said = form.cleaned_data["on"]
            return once(request, viewer, lambda: _done(request, back, "How it was is on the record.", actions.hold(viewer, row, said, form.facts())))
    cancel_url = reverse("family_time.cancel", kwargs={"subject": subject.uuid, "session": session})
    return {"heading": f"Family time, {date_words(row.for_on, viewer.today)}", "subject": subject, "person_shown": person_of(viewer, subject.pk),
            "row": row, "open": row.state == BOOKED, "held": form, "workers": workers, "back_url": back, "cancel_url": cancel_url,
            "said": rows.session_row(viewer, subject, row)}  # fmt: skip


def _booked(viewer: Any, subject: Any, session: int) -> Any:
    row = queries.session_of(viewer, subject.pk, session)
    if row is None:
        raise Http404(str(session))
    return row


def _back(subject: Any) -> str:
    return reverse("family_time.child", kwargs={"subject": subject.uuid})


@screen("family_time.cancel", "children/<uuid:subject>/family-time/times/<int:session>/cancel/", about=CHILD, may="record",
        template="family_time/form.html", title="Cancel family time")  # fmt: skip
def cancel(request: HttpRequest, viewer: Any, subject: Any, session: int) -> dict[str, Any] | HttpResponse:
    """Cancel one time: what a court ordered only by authority, with another day, and with the court told."""
    row, back = _booked(viewer, subject, session), _back(subject)
    if row.state != BOOKED:
        raise Http404(str(session))
    form = CancelForm(request.POST or None, authorisers=queries.authorisers(viewer), ordered=row.ordered, today=viewer.today)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, viewer, lambda: _done(request, back, "The cancelling is on the record.", actions.cancel(viewer, row, form.facts())))
        except ValueError as refused:
            form.add_error(None, f"{refused}.")
    guard = ("The court ordered this time. A manager authorises that it is cancelled, another day is named, and the court or the lawyers are told."
             if row.ordered else "")  # fmt: skip
    return {"heading": f"Cancel family time, {date_words(row.for_on, viewer.today)}", "subject": subject, "person_shown": person_of(viewer, subject.pk),
            "form": form, "back_url": back, "button": "Cancel it", "guard": guard}  # fmt: skip


def _done(request: HttpRequest, back: str, words: str, number: int) -> str:
    messages.success(request, words)
    return back
