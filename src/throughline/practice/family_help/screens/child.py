"""Help on the child's page: what is open for the family, beginning it, who leads it, steps and its end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import date_words, join_words
from throughline.engines.forms import actions as forms
from throughline.engines.forms.declarations import FOUR_POINTS
from throughline.engines.forms.queries import last_signed, writing_of
from throughline.engines.forms.registry import current, form_of
from throughline.engines.guests.actions import invite, write_to
from throughline.engines.guests.screens import address_for
from throughline.engines.promises.screens import promise_rows
from throughline.engines.screens.declarations import CHILD, TEAM, screen
from throughline.engines.screens.door import authority_of, go
from throughline.engines.submissions import once
from throughline.practice.family_help import actions, events, queries
from throughline.practice.family_help.boxes import (
    BeginForm,
    EndForm,
    InviteForm,
    JoinForm,
    LeadForm,
    StepForm,
    TogetherForm,
)
from throughline.practice.family_help.codes import AUTHORS, CONSENT, ENDED, LEVELS
from throughline.practice.family_help.forms.assessment_v2 import CODE as ASSESSMENT
from throughline.practice.family_help.forms.first_look_v1 import CODE as FIRST_LOOK
from throughline.practice.family_help.forms.plan_v1 import CODE as PLAN
from throughline.record.access.actions import NotAllowed

GUEST_WEEKS = 6


def _head(viewer: Any, subject: Any, heading: str) -> dict[str, Any]:
    return {"heading": heading, "subject": subject, "person_shown": queries.whom(viewer, subject.pk), "can_record": viewer.can("record")}


def _help_url(subject: Any) -> str:
    return reverse("family_help.child", kwargs={"subject": subject.uuid})


def _nothing_open(subject: Any) -> HttpResponse:
    """Where no help is open there is nothing to step, lead or end: the Help page says so, and begins it."""
    return go("family_help.child", subject=subject.uuid)


def leads_words(period: Any) -> str:
    """Who leads, in words."""
    if period.lead_name:
        return period.lead_name + (f", {period.agency}" if period.agency else "") + (f", {period.phone}" if period.phone else "")
    return period.lead.name if period.lead else ""


@screen("family_help.child", "children/<uuid:subject>/help/", about=CHILD, template="family_help/child.html", title="Help",
        records=(events.help_began, events.open_checked, events.assessed, events.first_look_done, events.level_changed, events.meeting_held, events.plan_agreed,
                 events.review_held))  # fmt: skip
def child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """The help that the family has: level, who leads, agreement, plan, next review, who takes part, for brothers and sisters together."""
    family = queries.family_of(viewer, subject)
    period = queries.open_period(viewer, subject.pk)
    past = [p for p in queries.periods_of(viewer, subject.pk) if p.ended_on is not None]
    found = {"family": [_member(viewer, f) for f in family], "period": period, "past": [(p, ENDED.get(p.outcome, ""), LEVELS.get(p.level, "")) for p in past]}
    if period is not None:
        held = queries.plan_promises(viewer, subject.pk)
        last = last_signed(viewer, subject.pk, ASSESSMENT)
        found |= {
            "level": LEVELS[period.level], "leads": leads_words(period), "consent": CONSENT.get(period.consent, ""), "author": AUTHORS.get(period.author, ""),
            "levels": [(LEVELS.get(x.level, ""), x.began_on, x.ended_on) for x in queries.levels_of(viewer, subject.pk)],
            "involved": queries.involved(viewer, period), "promises": promise_rows(viewer, subject, held),
            "writing": [(w, form_of(w.form, w.version).title) for w in queries.being_written(viewer, subject.pk)], "assessment": last,
            "plan": last_signed(viewer, subject.pk, PLAN), "mine": period.proposed and (period.proposed_to_id == viewer.worker_id or viewer.can("decide")),
            "proposed": LEVELS.get(period.proposed, ""), "leads_a_team": viewer.can("manage_team"), "overseen": actions.overseen(period, viewer.today),
            "grade": _grade_words(viewer, period), "first_look": FIRST_LOOK, "assessment_form": ASSESSMENT, "plan_form": PLAN,
        }  # fmt: skip
    return {**_head(viewer, subject, "Help"), **found, "needs": queries.adult_needs(viewer, subject.pk), "groups": queries.groups_of(viewer, subject.pk)}


def _grade_words(viewer: Any, period: Any) -> str:
    """How good the assessment was found, or that it waits for the next review; "" while there is none."""
    last = queries.assessed_last(viewer, period)
    if last is None:
        return ""
    if last.grade is None:
        return "not graded yet: the next review does"
    return f"graded {FOUR_POINTS[str(last.grade)]}, {date_words(last.graded_on, viewer.today)}"


def _member(viewer: Any, one: queries.OfFamily) -> dict[str, Any]:
    period = one.period
    return {"one": one, "period": period, "level": LEVELS[period.level] if period else "", "leads": leads_words(period) if period else "",
            "late": bool(period and period.review_on and period.review_on < viewer.today)}  # fmt: skip


def _others(viewer: Any, subject: Any, family: list[queries.OfFamily], *, helped: bool) -> list[tuple[str, str]]:
    """Brothers and sisters who are, or are not, helped already, as choices."""
    return [(str(f.subject.pk), f.person.known_as or f.person.given or f.person.name) for f in family
            if f.subject.pk != subject.pk and (f.period is not None) == helped]  # fmt: skip


def _chosen(viewer: Any, subject: Any, given: dict[str, Any]) -> list[Any]:
    return [subject, *queries.subjects_of(viewer, given.get("children") or ())]


@screen("family_help.begin", "children/<uuid:subject>/help/begin/", about=CHILD, may="record", template="family_help/begin.html", title="Begin help")
def begin(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Begin help. What is there already stands first; where help is open for this child, there is nothing to begin, only to join."""
    family = queries.family_of(viewer, subject)
    found = queries.already(viewer, subject, family)
    period = queries.open_period(viewer, subject.pk)
    form = BeginForm(request.POST or None, workers=queries.workers_here(viewer), children=_others(viewer, subject, family, helped=False),
                     initial={"worker": str(viewer.worker_id), "author": "early_help"})  # fmt: skip
    if request.method == "POST" and period is not None:
        messages.error(request, "Somebody helps this child already. Join the help that is open.")
    elif request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            actions.begin(viewer, _chosen(viewer, subject, given), given["level"], form.led(), why=given["why"], found=found.words)
            messages.success(request, "Help began. Everything about it stands on this page.")
            return _help_url(subject)

        try:
            return once(request, viewer, act)
        except (actions.AlreadyOpen, ValueError) as wrong:
            form.add_error(None, str(wrong))
    return {**_head(viewer, subject, "Begin help"), "form": form, "found": found, "period": period,
            "held": [(p, LEVELS[x.level], leads_words(x)) for p, x in found.periods], "join": JoinForm()}  # fmt: skip


@screen("family_help.join", "children/<uuid:subject>/help/join/", about=CHILD, may="record", template="family_help/join.html", title="Join the help")
def join(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Take part in the help that is open, or name somebody who does."""
    period = queries.open_period(viewer, subject.pk)
    if period is None:
        return _nothing_open(subject)
    form = JoinForm(request.POST or None, initial={"name": viewer.name, "agency": viewer.team_name})
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.join(viewer, period, **form.cleaned_data)
            messages.success(request, f"{form.cleaned_data['name']} takes part.")
            return _help_url(subject)

        return once(request, viewer, act)
    return {**_head(viewer, subject, "Join the help that is open"), "form": form, "period": period, "leads": leads_words(period)}


@screen("family_help.lead", "children/<uuid:subject>/help/lead/", about=CHILD, may="record", template="family_help/lead.html", title="Who leads")
def lead(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Who leads the help, and who of us supports them."""
    period = queries.open_period(viewer, subject.pk)
    if period is None:
        return _nothing_open(subject)
    first = {"author": period.author or "early_help", "name": period.lead_name, "agency": period.agency, "phone": period.phone,
             "worker": str(period.supporter_id or period.lead_id or "")}  # fmt: skip
    form = LeadForm(request.POST or None, workers=queries.workers_here(viewer), initial=first)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.name_lead(viewer, period, form.led())
            messages.success(request, "Saved.")
            return _help_url(subject)

        try:
            return once(request, viewer, act)
        except ValueError as wrong:
            form.add_error("worker", str(wrong))
    return {**_head(viewer, subject, "Who leads the help"), "form": form}


@screen("family_help.step", "children/<uuid:subject>/help/step/", about=CHILD, may="record", template="family_help/step.html", title="Step up or down")
def step(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Step up or down: the same help at another level, with everything that is written; whoever takes it over accepts it."""
    period = queries.open_period(viewer, subject.pk)
    if period is None:
        return _nothing_open(subject)
    family = queries.family_of(viewer, subject)
    alike = {str(f.subject.pk) for f in family if f.period is not None and f.period.level == period.level}
    others = [c for c in _others(viewer, subject, family, helped=True) if c[0] in alike]
    form = StepForm(request.POST or None, now=period.level, workers=queries.workers_here(viewer), children=others,
                    initial={"children": [c for c, _ in others], "to": str(viewer.worker_id)})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            periods = [p for s in _chosen(viewer, subject, given) if (p := queries.open_period(viewer, s.pk))]
            done = actions.step(viewer, periods, given["level"], why=given["why"], to=queries.worker_here(viewer, given["to"]),
                                over_reason=given["over_reason"])  # fmt: skip
            messages.success(request, "Done: plan, actions, assessment and dates went with it." if done else "Proposed. It is done as soon as they accept it.")
            return _help_url(subject)

        try:
            return once(request, viewer, act)
        except ValueError as wrong:
            form.add_error(None, str(wrong))
    return {**_head(viewer, subject, "Step up or down"), "form": form, "period": period, "level": LEVELS[period.level]}


@screen("family_help.answer_step", "children/<uuid:subject>/help/step/answer/", about=CHILD, may="record", post_only=True, title="Answer a step")
def answer_step(request: HttpRequest, viewer: Any, subject: Any) -> HttpResponse:
    """Accept a proposed step, or give it back with a reason."""
    period = queries.open_period(viewer, subject.pk)
    if period is None:
        return _nothing_open(subject)

    def act() -> str:
        try:
            accept = request.POST.get("answer") == "accept"
            actions.answer_step(viewer, period, accept=accept, why=request.POST.get("why", ""), over_reason=request.POST.get("over_reason", ""))
            messages.success(request, "Accepted: plan, actions, assessment and dates came with it." if accept else "Given back.")
        except (ValueError, NotAllowed) as wrong:
            messages.error(request, str(wrong))
        return _help_url(subject)

    return once(request, viewer, act)


@screen("family_help.end", "children/<uuid:subject>/help/end/", about=CHILD, may="record", template="family_help/end.html", title="End the help")
def end(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """End the help: what was achieved. The family is asked what they thought, by itself."""
    period = queries.open_period(viewer, subject.pk)
    if period is None:
        return _nothing_open(subject)
    family = queries.family_of(viewer, subject)
    others = _others(viewer, subject, family, helped=True)
    before = actions.overseen(period, viewer.today)
    form = EndForm(request.POST or None, overseen=before and viewer.role.code in actions.SENIOR, children=others)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            periods = [p for s in _chosen(viewer, subject, given) if (p := queries.open_period(viewer, s.pk))]
            actions.end(viewer, periods, outcome=given["outcome"], words=given["words"], early=given.get("early", ""))
            messages.success(request, "Ended. The family is asked what they thought; the letter to them has its day.")
            return _help_url(subject)

        try:
            return once(request, viewer, act)
        except (ValueError, NotAllowed) as wrong:
            form.add_error(None, str(wrong))
    still = promise_rows(viewer, subject, queries.plan_promises(viewer, subject.pk))
    return {**_head(viewer, subject, "End the help"), "form": form, "period": period, "overseen": before, "senior": viewer.role.code in actions.SENIOR,
            "still": still, "may_early": join_words(["a service manager", "the head of service"], "or")}  # fmt: skip


@screen("family_help.invite", "children/<uuid:subject>/help/invite/<str:form>/", about=CHILD, may="record", template="family_help/invite.html",
        title="Invite a partner")  # fmt: skip
def invite_partner(request: HttpRequest, viewer: Any, subject: Any, form: str) -> dict[str, Any] | HttpResponse:
    """Somebody of another service writes the first look or the assessment: by a link, seeing only that."""
    period = queries.open_period(viewer, subject.pk)
    if period is None:
        return _nothing_open(subject)
    if form not in (FIRST_LOOK, ASSESSMENT):
        raise Http404(form)
    declared = current(form, viewer.today)
    asked = InviteForm(request.POST or None, initial={"name": period.lead_name, "agency": period.agency})
    if request.method == "POST" and asked.is_valid():
        given = asked.cleaned_data

        def act() -> str:
            writing = forms.begin(viewer, subject, declared)
            made = invite(viewer, subject, name=given["name"], email=given["email"], agency=given["agency"], part="partner", purpose=f"help:{period.key}",
                          what=declared.title.lower(), ends_on=viewer.today + timedelta(weeks=GUEST_WEEKS), writing=writing)  # fmt: skip
            went = write_to(made.guest, address_for(request, made.guest), authority_of(viewer).name, why=f"You are asked to write: {declared.title.lower()}.")
            if went:
                messages.success(request, f"{given['name']} is invited, and sees this form and nothing else.")
            else:
                messages.warning(request, f"{given['name']} is noted, but the e-mail did not go out. Look at the address, or ring them.")
            return _help_url(subject)

        return once(request, viewer, act)
    return {**_head(viewer, subject, f"Who writes it: {declared.title.lower()}"), "form": asked, "declared": declared}


@screen("family_help.copy", "children/<uuid:subject>/help/copy/<uuid:writing>/", about=CHILD, may="record", template="family_help/copy.html",
        title="One assessment for the family")  # fmt: skip
def copy(request: HttpRequest, viewer: Any, subject: Any, writing: Any) -> dict[str, Any] | HttpResponse:
    """Take the family's parts of an assessment over for brothers and sisters."""
    held = writing_of(viewer, writing)
    if held is None or held.subject_id != subject.pk or held.form != ASSESSMENT:
        raise Http404(str(writing))
    family = queries.family_of(viewer, subject)
    choices = _others(viewer, subject, family, helped=True)
    form = TogetherForm(request.POST or None, children=choices, initial={"children": [c for c, _ in choices]})
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            made = actions.copy_assessment(viewer, held, _chosen(viewer, subject, form.cleaned_data)[1:])
            messages.success(request, f"Taken over for {len(made)}. Each child’s own part is written for each." if made else "Nothing to take over.")
            return _help_url(subject)

        return once(request, viewer, act)
    return {**_head(viewer, subject, "One assessment for the family"), "form": form, "choices": choices}


@screen("family_help.board", "family-help/", about=TEAM, may="record", menu=18, template="family_help/board.html", title="Family help")
def board(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Everything open, who leads it, what is due, what waits, and what other services owe."""
    told = queries.board(viewer)
    rows = [{"row": r, "level": LEVELS[r.period.level], "leads": leads_words(r.period)} for r in told.rows]
    asked = request.GET.get("team", "")
    teams = sorted({r.team for r in told.rows if r.team})
    return {"heading": "Family help", "board": told, "rows": [r for r in rows if not asked or r["row"].team == asked], "teams": teams, "team": asked,
            "ended": ENDED, "measures": viewer.can("measures"), "answers": viewer.can("early_help"), "asks": len(queries.partners_ask(viewer))}  # fmt: skip
