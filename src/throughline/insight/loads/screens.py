"""Loads across the teams, spans of control, one worker's capacity, and what if."""

from __future__ import annotations

from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import TEAM, screen
from throughline.engines.submissions import once
from throughline.insight.loads import actions
from throughline.insight.loads import recruiting as plans
from throughline.insight.loads.forms import CapacityForm, WhatIfForm
from throughline.insight.loads.queries import effect, loads, recruiting, spans, weights
from throughline.insight.team import queries as team
from throughline.record.access.actions import NotAllowed
from throughline.record.workers.queries import everybody_here
from throughline.web.dayfields import DayField
from throughline.web.forms import Form

MAY = "manage_team"


@screen("loads.page", "team/loads/", about=TEAM, may=MAY, template="insight/loads/page.html", title="Loads")
def page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Every team's load against its limits, who is over the ceiling and for how long, and the months before."""
    held = loads.carried(viewer)
    teams = loads.by_team(held)
    asked = next((t for t in teams if str(t.team.pk) == request.GET.get("team", "")), None)
    planned = recruiting.by_team(recruiting.plans(viewer))
    over = sorted((c for c in held.values() if c.over), key=lambda c: (c.over_since or viewer.today, c.worker.name))
    return {
        "heading": "Loads",
        "teams": teams,
        "over": [
            {
                "worker": c.worker,
                "team": c.team,
                "weight": c.weight,
                "limit": c.ceiling.limit,
                "over": c.over,
                "days": (viewer.today - c.over_since).days if c.over_since else 0,
                "since": c.over_since,
                "agreed": c.agreed.on if c.agreed else None,
                "plan": planned.get(c.team.pk),
                "reason": c.agreed.get("reason", "") if c.agreed else "",
            }
            for c in over
        ],
        "asked": asked,
        "months": loads.history(viewer, [asked.team.pk] if asked else [t.team.pk for t in teams]),
        "top": float(max((max(t.weight, t.limit) for t in teams), default=1)),
        "weighs": weights.weight_words(viewer.authority_id, viewer.today),
    }


@screen("loads.what_if", "team/what-if/", about=TEAM, may=MAY, template="insight/loads/what_if.html", title="What if")
def what_if(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What two workers or two teams would carry if children, or a worker, moved. Nothing is changed."""
    held = loads.carried(viewer)
    teams = team.teams_for(viewer)
    from_ = next((c for pk, c in held.items() if str(pk) == request.GET.get("worker", "")), None)
    names = sorted(held.values(), key=lambda c: c.worker.name)
    if from_ is None:
        return {"heading": "What if", "workers": names}
    children = [(str(h.person.subject_id), h.person.name) for h in team.held_by(viewer, from_.worker)]
    form = WhatIfForm(
        request.GET if "ask" in request.GET else None,
        workers=[
            (str(c.worker.pk), f"{c.worker.name}, {c.team.name}: {c.weight} of {c.ceiling.limit}")
            for c in names
            if c is not from_
        ],
        children=children,
        teams=[(str(t.pk), t.name) for t in teams if t.pk != from_.team.pk],
    )
    answers: list[loads.WhatIf] = []
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        if said["to"] and said["take"]:
            answers += loads.if_children_moved(viewer, [int(n) for n in said["take"]], from_, held[int(said["to"])])
        if said["team"]:
            to = next(t for t in teams if str(t.pk) == said["team"])
            answers += loads.if_worker_moved(held, from_, to, with_children=said["along"])
        if not answers:
            form.add_error(None, "Choose children and who takes them, or a team")
    return {
        "heading": "What if",
        "plain_heading": "What if",
        "from_": from_,
        "form": form,
        "answers": answers,
        "top": float(max((max(a.before, a.after, a.limit_after) for a in answers), default=1)),
        "hand_over": reverse("team.hand_over", kwargs={"worker": from_.worker.pk}),
    }


@screen(
    "loads.spans", "team/spans/", about=TEAM, may=MAY, template="insight/loads/spans.html", title="Spans of control"
)
def spans_page(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Whom each manager supervises, for how many children they answer, and whom no manager has looked at lately."""
    told = spans.spans(viewer)
    asked = next((s for s in told.spans if str(s.manager.pk) == request.GET.get("manager", "")), None)
    return {
        "heading": "Spans of control",
        "told": told,
        "rows": [(span, told.too_broad(span)) for span in told.spans],
        "asked": asked,
        "effect": effect.effect(viewer, told),
        "without": spans.without_oversight(viewer, asked) if asked else [],
    }


@screen(
    "loads.capacity",
    "team/workers/<int:worker>/capacity/",
    about=TEAM,
    may=MAY,
    template="insight/loads/capacity.html",
    title="Capacity and supervision",
)
def capacity(request: HttpRequest, viewer: Any, worker: int) -> dict[str, Any] | HttpResponse:
    """Say how much of a week somebody works, whether they are newly qualified, and who supervises them."""
    found = team.led_worker(viewer, worker)
    if found is None:
        raise Http404(str(worker))
    now, supervisor = actions.standing(found, viewer.today)
    form = CapacityForm(
        request.POST or None,
        supervisors=actions.who_may_supervise(viewer, but=worker),
        today=viewer.today,
        initial={
            "percent": now.percent,
            "newly_qualified_until": now.newly_qualified_until,
            "supervisor": str(supervisor or ""),
        },
    )
    back = reverse("team.worker", kwargs={"worker": worker})
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.agree(viewer, found, now, supervisor, form.cleaned_data)
            messages.success(request, f"Saved for {found.name}.")
            return back

        try:
            return once(request, viewer, act)
        except (NotAllowed, ValueError) as refused:
            form.add_error(None, str(refused))
    return {"heading": found.name, "plain_heading": "Capacity", "form": form, "back_url": back, "worker": found}


class RecruitForm(Form):
    """Posts to fill."""

    team = fields.ChoiceField(label="Which team?", error_messages={"required": "Say which team"})
    posts = fields.IntegerField(label="How many posts?", min_value=1, max_value=100, error_messages={"required": "Say how many"},
                                widget=fields.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}))  # fmt: skip
    what = fields.CharField(label="Which posts, and how?", max_length=200, error_messages={"required": "Say which posts"})
    by_on = DayField(label="Filled by")
    owner = fields.ChoiceField(label="Who sees to it?", error_messages={"required": "Say who"})

    def __init__(self, *args: Any, teams: list[tuple[str, str]], workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("team", [("", "Choose"), *teams])
        self.offer("owner", [("", "Choose"), *workers])


@screen("loads.recruiting", "team/recruiting/", about=TEAM, may=MAY, template="insight/loads/recruiting.html", title="Plans to recruit")
def recruiting_page(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Which posts are to be filled in which team, by when and by whom, and how it goes."""
    found, teams = recruiting.plans(viewer), [(str(t.pk), t.name) for t in team.teams_for(viewer)]
    do = request.POST.get("do", "")
    form = RecruitForm(request.POST if do == "plan" else None, teams=teams, workers=everybody_here(viewer), initial={"team": request.GET.get("team", "")})
    if request.method == "POST" and do == "plan" and form.is_valid():
        said = form.cleaned_data

        def act() -> str:
            plans.plan(viewer, team=int(said["team"]), posts=said["posts"], what=said["what"], by_on=said["by_on"], owner=int(said["owner"]))
            messages.success(request, "Saved. It stands beside every load over the ceiling in that team.")
            return reverse("loads.recruiting")

        try:
            return once(request, viewer, act)
        except (NotAllowed, ValueError) as refused:
            form.add_error(None, str(refused))
    elif request.method == "POST" and do != "plan":
        return once(request, viewer, lambda: _goes_on(request, viewer, found, do))
    names = dict(teams)
    rows = [{"one": p, "team": names.get(str(p.team), ""), "late": p.late(viewer.today)} for p in found]
    return {"heading": "Plans to recruit", "form": form, "rows": [r for r in rows if r["one"].ended_on is None],
            "ended": [r for r in rows if r["one"].ended_on is not None][:20]}  # fmt: skip


def _goes_on(request: HttpRequest, viewer: Any, found: list[recruiting.Recruiting], do: str) -> str:
    one = next((p for p in found if str(p.key) == request.POST.get("plan", "") and p.ended_on is None), None)
    words, filled = request.POST.get("words", ""), request.POST.get("filled", "").strip()
    try:
        if one is None:
            messages.error(request, "That plan is over.")
        elif do == "end":
            plans.end(viewer, one, words)
            messages.success(request, "Noted: the plan is over.")
        else:
            plans.goes_on(viewer, one, filled=int(filled) if filled.isdigit() else -1, words=words)
            messages.success(request, "Noted.")
    except ValueError as refused:
        messages.error(request, str(refused))
    return reverse("loads.recruiting")
