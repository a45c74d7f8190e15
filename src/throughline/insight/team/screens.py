"""My team: what waits for the manager, whom nobody saw in time, what is late and why, whose load is too heavy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import count_words, day_words
from throughline.engines.forms.gate import second_owed
from throughline.engines.forms.queries import waiting as forms_waiting
from throughline.engines.forms.registry import form_of
from throughline.engines.forms.screens.signing import sign_one
from throughline.engines.panels.declarations import first_things
from throughline.engines.screens.declarations import TEAM, screen
from throughline.engines.screens.door import go
from throughline.engines.submissions import once
from throughline.insight.loads.queries.weights import weight_words
from throughline.insight.team import actions, queries, rows
from throughline.insight.team.forms import AwayForm, HandOverForm
from throughline.insight.team.settings import caseload_limit, first_year_limit
from throughline.practice.looked_after.measures import seen_alone_target
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.projections import surroundings
from throughline.record.people.queries import person_of
from throughline.record.workers.actions import Move
from throughline.record.workers.queries import standings
from throughline.web.parts import Link

MAY = "manage_team"


@screen("team.page", "team/", about=TEAM, may=MAY, menu=10, template="insight/team/page.html", title="My team")
def page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """One team today."""
    teams = queries.teams_for(viewer)
    busy = queries.busy_teams(viewer, teams)
    team = _asked(request, viewer, teams, busy)
    told = queries.team_today(viewer, team)
    choices, others = [*rows.forms_waiting(viewer), *rows.choices(viewer, told)], [*rows.finished_elsewhere(viewer), *rows.other_decisions(viewer, told)]
    waiting = len(choices) + len(others) + len(told.glass)
    oldest = max(((viewer.today - i.row.started_on).days for i in told.decisions), default=0)
    table, top = rows.load_rows(viewer, told)
    settings = surroundings(viewer.authority_id).settings
    return {
        "heading": "My team",
        "first_things": first_things(viewer),
        "plain_heading": "My team",
        "team": team,
        "day": day_words(viewer.today),
        "line": rows.first_line(told, waiting, oldest),
        "choices": choices,
        "others": others,
        "glass": len(told.glass),
        "not_seen": rows.not_seen_rows(viewer, told),
        "alone": told.alone,
        "alone_target": seen_alone_target.value(settings, viewer.today),
        "questions": rows.questions(viewer, told),
        "asked": rows.signal_rows(told),
        "table": table,
        "top": top,
        "limit": caseload_limit.value(settings, viewer.today),
        "new_limit": first_year_limit.value(settings, viewer.today),
        "weighs": weight_words(viewer.authority_id, viewer.today, settings),
        "teams": [Link(t.name, f"{reverse('team.page')}?team={t.pk}", current=t.pk == team.pk) for t in busy]
        if len(busy) > 1 or (busy and busy[0].pk != team.pk)
        else [],
    }


def _asked(request: HttpRequest, viewer: Any, teams: Any, busy: Any) -> Any:
    """The team in the address; else the viewer's own, else the first that has children."""
    said = request.GET.get("team", "")
    if said:
        found = next((t for t in teams if str(t.pk) == said), None)
        if found is None:
            raise Http404(said)
        return found
    own = next((t for t in busy if t.pk in viewer.team_ids and t.name == viewer.team_name), None)
    found = (
        own
        or next(iter(busy), None)
        or next((t for t in teams if t.name == viewer.team_name), None)
        or next(iter(teams), None)
    )
    if found is None:
        raise Http404("no team")
    return found


@screen("team.agree", "team/agree/<int:obligation>/", about=TEAM, may="decide", post_only=True, title="Agree")
def agree(request: HttpRequest, viewer: Any, obligation: int) -> HttpResponse:
    """Agree to one thing, in the row."""
    return _answer(request, viewer, [obligation], agreed=True)


@screen("team.agree_chosen", "team/agree/", about=TEAM, may="decide", post_only=True, title="Agree to those chosen")
def agree_chosen(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Agree to everything that is ticked, each in the manager's own name."""
    chosen = [int(n) for n in request.POST.getlist("chosen") if n.isdigit()]
    writings = [n[1:] for n in request.POST.getlist("chosen") if n.startswith("w")]
    if not chosen and not writings:
        messages.warning(request, "Nothing was chosen.")
        return go("team.page")
    return _answer(request, viewer, chosen, agreed=True, writings=writings)


@screen("team.return", "team/return/<int:obligation>/", about=TEAM, may="decide", post_only=True, title="Return")
def send_back(request: HttpRequest, viewer: Any, obligation: int) -> HttpResponse:
    """Return one thing, saying what to change."""
    why = request.POST.get(f"reason-d{obligation}", "")
    if not why.strip():
        messages.error(request, "Say what to change: nothing was returned.")
        return go("team.page")
    return _answer(request, viewer, [obligation], agreed=False, why=why)


def _answer(
    request: HttpRequest, viewer: Any, numbers: list[int], *, agreed: bool, why: str = "", writings: Sequence[str] = ()
) -> HttpResponse:
    def act() -> str:
        items = [queries.decision(viewer, n) for n in numbers]
        missing = [i for i in items if i is None or not actions.can_answer(i)]
        if missing:
            raise Http404("no longer open")
        actions.answer(viewer, [i for i in items if i is not None], agreed=agreed, why=why)
        waiting = {str(w.pk): w for w in forms_waiting(viewer)}
        if any(number not in waiting for number in writings):
            raise Http404("no longer open")
        owed = [n for n in writings if second_owed(waiting[n], form_of(waiting[n].form, waiting[n].version))]
        for number in writings:
            if number not in owed:
                sign_one(viewer, waiting[number], form_of(waiting[number].form, waiting[number].version))
        if owed:
            messages.warning(request, f"{count_words(len(owed), 'form')} not signed: a second comment is still to come.")
        done = count_words(len(items) + len(writings) - len(owed), "decision")
        messages.success(request, f"{done} agreed to, in your name." if agreed else "Returned, with what to change.")
        return reverse("team.page")

    return once(request, viewer, act)


@screen("team.ask", "team/ask/<int:obligation>/", about=TEAM, may=MAY, post_only=True, title="Ask why it is late")
def ask(request: HttpRequest, viewer: Any, obligation: int) -> HttpResponse:
    """Ask the worker why something is late; they find the question in their work."""

    def act() -> str:
        found = queries.late_item(viewer, obligation)
        if found is None:
            raise Http404(str(obligation))
        item, worker = found
        person = person_of(viewer, item.subject)
        if person is None or worker is None:
            raise Http404(str(obligation))
        asked = actions.ask_why(viewer, item, person, worker.pk)
        messages.success(request, f"{worker.name} is asked." if asked else f"{worker.name} was asked today already.")
        return reverse("team.page")

    return once(request, viewer, act)


@screen(
    "team.worker",
    "team/workers/<int:worker>/",
    about=TEAM,
    may=MAY,
    template="insight/team/worker.html",
    title="Worker",
)
def worker_page(request: HttpRequest, viewer: Any, worker: int) -> dict[str, Any]:
    """One worker of a team the viewer leads: children, and what to do about cover."""
    found = queries.led_worker(viewer, worker)
    if found is None:
        raise Http404(str(worker))
    return {
        "heading": found.name,
        "plain_heading": "A worker",
        "worker": found,
        "held": queries.held_by(viewer, found),
        "standing": standings(viewer.authority_id, [found.pk], viewer.today).get(found.pk),
        "work_url": reverse("my_work.covered", kwargs={"worker": found.pk})
        if found.pk != viewer.worker_id
        else reverse("my_work.page"),
    }


@screen(
    "team.hand_over",
    "team/hand-over/<int:worker>/",
    about=TEAM,
    may=MAY,
    template="insight/team/hand_over.html",
    title="Hand over",
)
def hand_over(request: HttpRequest, viewer: Any, worker: int) -> dict[str, Any] | HttpResponse:
    """Hand children over from a worker, or (0) give those of nobody an owner; a note goes with each."""
    from_ = queries.led_worker(viewer, worker) if worker else None
    if worker and from_ is None:
        raise Http404(str(worker))
    teams = queries.teams_for(viewer)
    team = None if from_ else _asked(request, viewer, teams, queries.busy_teams(viewer, teams))
    held = queries.held_by(viewer, from_, team)
    form = HandOverForm(
        request.POST or None, held=held, takers=queries.may_take_over(viewer), but=worker or None, today=viewer.today
    )
    back = f"{reverse('team.page')}?team={team.pk}" if team else reverse("team.worker", kwargs={"worker": worker})
    if request.method == "POST" and form.is_valid():
        to, to_team = form.taker()
        moves = [Move(subject, note) for subject, note in form.chosen()]

        def act() -> str:
            actions.hand_over(
                viewer,
                from_,
                to,
                moves,
                team=to_team.pk,
                on=form.cleaned_data["on"],
                reason=form.cleaned_data["reason"],
                over_reason=form.cleaned_data["over_reason"],
            )
            messages.success(
                request, f"{count_words(len(moves), 'child', 'children')} handed over to {to.name}, who is told."
            )
            return back

        try:
            return once(request, viewer, act)
        except (NotAllowed, ValueError) as refused:
            form.add_error(None, str(refused))
    return {
        "heading": f"Hand over from {from_.name}" if from_ else "Give an owner",
        "plain_heading": "Hand over",
        "form": form,
        "held": held,
        "back_url": back,
        "from_": from_,
    }


@screen(
    "team.cover",
    "team/cover/<int:worker>/",
    about=TEAM,
    may=MAY,
    template="insight/team/cover.html",
    title="Away, and who stands in",
)
def cover(request: HttpRequest, viewer: Any, worker: int) -> dict[str, Any] | HttpResponse:
    """Say that a worker is away and who stands in."""
    found = queries.led_worker(viewer, worker)
    if found is None:
        raise Http404(str(worker))
    form = AwayForm(request.POST or None, takers=queries.may_take_over(viewer), but=worker, today=viewer.today)
    back = reverse("team.worker", kwargs={"worker": worker})
    if request.method == "POST" and form.is_valid():
        data, stands_in = form.cleaned_data, form.stands_in()
        until = data["back_on"] - timedelta(days=1) if data["back_on"] else None

        def act() -> str:
            actions.arrange_away(
                viewer, found, on=data["on"], back_on=data["back_on"], covered_by=stands_in, until=until
            )
            told = f", and {stands_in.name} stands in and is told" if stands_in else "; nobody stands in yet"
            messages.success(request, f"{found.name} is away{told}.")
            return back

        try:
            return once(request, viewer, act)
        except (NotAllowed, ValueError) as refused:
            form.add_error(None, str(refused))
    return {
        "heading": f"{found.name} is away",
        "plain_heading": "Away",
        "form": form,
        "worker": found,
        "back_url": back,
    }


@screen("team.back", "team/back/<int:worker>/", about=TEAM, may=MAY, post_only=True, title="Back at work")
def back(request: HttpRequest, viewer: Any, worker: int) -> HttpResponse:
    """A worker is back; cover ends."""
    found = queries.led_worker(viewer, worker)
    if found is None:
        raise Http404(str(worker))

    def act() -> str:
        try:
            actions.come_back(viewer, found, on=viewer.today)
        except ValueError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{found.name} is back.")
        return reverse("team.worker", kwargs={"worker": worker})

    return once(request, viewer, act)
