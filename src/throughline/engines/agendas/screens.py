"""Arranging a meeting about many cases, holding it row by row, closing it, and how the ones before went."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms as fields
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.base.words import count_words
from throughline.engines.agendas import actions, queries
from throughline.engines.agendas.declarations import Agenda
from throughline.engines.agendas.models import ARRANGED, CLOSED, Sitting
from throughline.engines.agendas.registry import agendas
from throughline.engines.recording.forms import field_for
from throughline.engines.screens.declarations import OWN, screen
from throughline.engines.submissions import once
from throughline.record.access.actions import NotAllowed
from throughline.web.dayfields import ClockTimeField, DayField
from throughline.web.forms import Form

CAME = {"came": "came", "part": "part of it", "sent": "sent a report", "not": "did not"}
YEAR = timedelta(days=365)


class ArrangeForm(Form):
    """When and where."""

    on = DayField(label="Which day?")
    time = ClockTimeField(label="At what time?", required=False)
    where = fields.CharField(label="Where?", max_length=160, required=False)


def _kind(viewer: Any, code: str) -> Agenda:
    kind = agendas().get(code)
    if kind is None or not kind.may_read(viewer):
        raise Http404(code)
    return kind


def _held(viewer: Any, number: uuid.UUID) -> tuple[Agenda, Sitting]:
    held = queries.sitting_of(viewer, number)
    if held is None or held.kind not in agendas():
        raise Http404(str(number))
    return _kind(viewer, held.kind), held


@screen("agendas.kind", "panels/<str:agenda>/", about=OWN, may="panels", template="engines/agendas/kind.html", title="Panel or board")
def kind(request: HttpRequest, viewer: Any, agenda: str) -> dict[str, Any] | HttpResponse:
    """The one to come, those before, how often decisions were changed, and where one did not come in time."""
    declared = _kind(viewer, agenda)
    form = ArrangeForm(request.POST or None, initial={"on": viewer.today})
    if request.method == "POST" and declared.may_hold(viewer) and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            at = given["time"]
            held = actions.arrange(viewer, declared, on=given["on"], time=f"{at:%H:%M}" if at else "", where=given["where"])
            messages.success(request, f"Arranged, and the agenda is drawn up: {count_words(len(queries.items_of(viewer, held)), 'item')}.")
            return reverse("agendas.room", kwargs={"sitting": held.pk})

        try:
            with transaction.atomic():
                return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error(None, str(wrong))
    rows = queries.sittings(viewer, declared)
    overturned = queries.overturned(viewer, declared, viewer.today - YEAR, viewer.today)
    reviewed, changed = sum(o.reviewed for o in overturned), sum(o.changed for o in overturned)
    return {
        "heading": declared.title, "plain_heading": declared.title, "declared": declared, "form": form if declared.may_hold(viewer) else None,
        "open": [r for r in rows if r.state == ARRANGED], "past": [r for r in rows if r.state != ARRANGED], "overturned": overturned,
        "reviewed": reviewed, "changed": changed, "gaps": queries.gaps(viewer, declared, viewer.today - YEAR),
        "home": reverse(declared.home) if declared.home else "",
    }  # fmt: skip


@screen("agendas.room", "panels/held/<uuid:sitting>/", about=OWN, may="panels", template="engines/agendas/room.html", title="Panel or board: its agenda")
def room(request: HttpRequest, viewer: Any, sitting: uuid.UUID) -> dict[str, Any]:
    """The agenda: each item with its decision in the row, who came, and the close."""
    declared, held = _held(viewer, sitting)
    holds = declared.may_hold(viewer) and held.state == ARRANGED
    items = queries.items_of(viewer, held)
    groups = [_group(declared, held, source, [i for i in items if i.row.source == source.code], holds) for source in declared.gathers]
    left = [i for i in items if i.row.decided_at is None]
    seats = list(held.seats.order_by("pk"))
    return {
        "heading": f"{declared.title}, {held.on:%-d %B %Y}", "plain_heading": declared.title, "declared": declared, "held": held, "holds": holds,
        "groups": [g for g in groups if g["rows"] or g["sample"] is not None], "n": len(items), "left": len(left), "seats": seats,
        "came": CAME.items(), "came_words": [(s, CAME.get(s.came, "not yet said")) for s in seats], "owed": actions.in_the_way(held) if holds else [],
        "may_force": viewer.can("decide"), "closed": held.state == CLOSED, "not_yet": held.on > viewer.today,
    }  # fmt: skip


def _group(declared: Agenda, held: Sitting, source: Any, items: list[Any], holds: bool) -> dict[str, Any]:
    return {
        "title": source.title, "code": source.code, "left": sum(i.row.decided_at is None for i in items),
        "sample": held.pools.get(source.code) if source.sample is not None else None, "n": len(items),
        "rows": [
            {
                "item": i.row, "name": str(i.person) if i.person else "A restricted record", "born_on": i.person.born_on if i.person else None,
                "decision": title.title if (title := declared.decision(i.row.decision)) else "",
                "url": reverse("child.page", kwargs={"subject": i.row.subject.uuid}) if i.row.subject.kind in ("child", "adult") else "",
                "more": _more(declared, i.row.pk) if holds else None,
            }
            for i in items
        ],
    }  # fmt: skip


def _more(declared: Agenda, number: int, data: Any = None) -> Form:
    """What else is asked in the row: the words, and the further facts of the decision's event."""
    form = Form(data, prefix=f"i{number}")
    form.fields["words"] = fields.CharField(label="Why, or what was learnt", max_length=2000, required=False)
    for name in declared.also_asks:
        made = field_for(declared.decided.fact(name))
        if made is not None:
            made.required = False
            form.fields[name] = made
    return form


@screen("agendas.decide", "panels/held/<uuid:sitting>/decide/", about=OWN, may="panels", post_only=True, title="Save decisions")
def decide(request: HttpRequest, viewer: Any, sitting: uuid.UUID) -> HttpResponse:
    """Save every decision that was chosen on the page, one event for each."""
    declared, held = _held(viewer, sitting)
    group = request.POST.get("group", "")
    room_url = reverse("agendas.room", kwargs={"sitting": held.pk}) + (f"#g-{group}" if declared.gathered(group) else "")

    def act() -> str:
        saved, wrong = 0, []
        for item in queries.items_of(viewer, held):
            chosen = declared.decision(request.POST.get(f"d{item.row.pk}", ""))
            if chosen is None:
                continue
            more = _more(declared, item.row.pk, request.POST)
            if not more.is_valid():
                wrong.append(f"{item.person}: {' '.join(str(words) for e in more.errors.values() for words in e)}")
                continue
            given = {n: v for n, v in more.cleaned_data.items() if n != "words" and v not in (None, "")}
            words = more.cleaned_data.get("words", "")
            if item.row.decided_at is not None and item.row.decision == chosen.code and not words and not given:
                continue
            try:
                actions.decide(viewer, declared, item.row, chosen, words, given)
                saved += 1
            except ValueError as said:
                wrong.append(f"{item.person}: {said}")
        if saved:
            messages.success(request, f"{count_words(saved, 'decision')} saved.")
        for words in wrong[:10]:
            messages.error(request, f"Not saved. {words}.")
        if not saved and not wrong:
            messages.info(request, "Nothing was chosen.")
        return room_url

    return _once(request, viewer, act, room_url)


@screen("agendas.attend", "panels/held/<uuid:sitting>/who-came/", about=OWN, may="panels", post_only=True, title="Save who came")
def attend(request: HttpRequest, viewer: Any, sitting: uuid.UUID) -> HttpResponse:
    """Save who came for each agency."""
    declared, held = _held(viewer, sitting)
    room_url = reverse("agendas.room", kwargs={"sitting": held.pk}) + "#who-came"

    def act() -> str:
        said = {code: (request.POST.get(f"name-{code}", ""), request.POST.get(f"came-{code}", "")) for code, _ in declared.agencies}
        actions.attend(viewer, declared, held, {c: (n, came) for c, (n, came) in said.items() if came in CAME})
        messages.success(request, "Saved who came.")
        return room_url

    return _once(request, viewer, act, room_url)


@screen("agendas.refresh", "panels/held/<uuid:sitting>/up-to-date/", about=OWN, may="panels", post_only=True, title="Bring the agenda up to date")
def refresh(request: HttpRequest, viewer: Any, sitting: uuid.UUID) -> HttpResponse:
    """Add what has happened since it was drawn up."""
    declared, held = _held(viewer, sitting)
    room_url = reverse("agendas.room", kwargs={"sitting": held.pk})

    def act() -> str:
        added = actions.bring_up_to_date(viewer, declared, held)
        messages.success(request, f"{count_words(added, 'item')} added." if added else "Nothing new since it was drawn up.")
        return room_url

    return _once(request, viewer, act, room_url)


@screen("agendas.close", "panels/held/<uuid:sitting>/close/", about=OWN, may="panels", post_only=True, title="Close it")
def close(request: HttpRequest, viewer: Any, sitting: uuid.UUID) -> HttpResponse:
    """Close it; the way round an undecided item is for those who decide, with a reason."""
    declared, held = _held(viewer, sitting)
    room_url = reverse("agendas.room", kwargs={"sitting": held.pk}) + "#close"

    def act() -> str:
        actions.close(viewer, declared, held, words=request.POST.get("words", ""), reason=request.POST.get("reason", ""))
        messages.success(request, f"The {declared.short} is closed.")
        return reverse("agendas.kind", kwargs={"agenda": declared.code})

    return _once(request, viewer, act, room_url)


@screen("agendas.cancel", "panels/held/<uuid:sitting>/cancel/", about=OWN, may="panels", post_only=True, title="Cancel it")
def cancel(request: HttpRequest, viewer: Any, sitting: uuid.UUID) -> HttpResponse:
    """It does not take place."""
    declared, held = _held(viewer, sitting)

    def act() -> str:
        actions.cancel(viewer, declared, held, request.POST.get("reason", ""))
        messages.success(request, f"The {declared.short} is cancelled. Its cases come onto the next.")
        return reverse("agendas.kind", kwargs={"agenda": declared.code})

    return _once(request, viewer, act, reverse("agendas.room", kwargs={"sitting": held.pk}))


def _once(request: HttpRequest, viewer: Any, act: Callable[[], str], back: str) -> HttpResponse:
    """Do it once; what stands in its way is said in words."""
    try:
        with transaction.atomic():
            return once(request, viewer, act)
    except (ValueError, NotAllowed) as wrong:
        messages.error(request, f"{str(wrong).rstrip('.')}.")
        return HttpResponseRedirect(back)
