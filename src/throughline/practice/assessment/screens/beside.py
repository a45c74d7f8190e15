"""Beside the single assessment: babies to come, specialist assessments, quality and its causes, what good looks like."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.engines.screens.declarations import AUTHORITY, CHILD, TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.assessment import actions, events, queries, rows
from throughline.practice.assessment.queries import figures
from throughline.practice.assessment.standards import LIBRARY
from throughline.practice.assessment.web_forms import FollowForm
from throughline.record.access.actions import NotAllowed
from throughline.record.people.queries import person_of


@screen("assessment.unborn", "assessments/before-birth/", about=TEAM, may="record", template="assessment/unborn.html", title="Before birth")
def unborn(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Babies to come: when, the plan, where they are likely to live, and whether the adoption team knows."""
    babies = queries.unborn(viewer)
    plans = queries.plans_for_birth(viewer, babies)
    held = [rows.unborn_row(viewer, row, person, plans.get(row.key, "")) for row, person in babies]
    return {"heading": "Babies to come", "rows": held, "to_tell": sum(r["tell"] for r in held)}


@screen("assessment.specialists", "assessments/specialist/", about=TEAM, may="record", template="assessment/specialists.html", title="Specialist assessments")
def specialists(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What was commissioned, what is past its day, and what was spent with whom, with what use."""
    held = queries.commissions(viewer, add_months(viewer.today, -12))
    made = [rows.commission_row(viewer, row, person) for row, person in held]
    return {"heading": "Specialist assessments", "rows": made, "late": sum(bool(r["late"]) for r in made), "providers": figures.by_provider(r for r, _ in held)}


@screen("assessment.commission", "children/<uuid:subject>/assessments/specialist/<int:commission>/", about=CHILD, may="record",
        template="assessment/follow.html", title="Specialist assessment")  # fmt: skip
def commission(request: HttpRequest, viewer: Any, subject: Any, commission: int) -> dict[str, Any] | HttpResponse:
    """It came; or it was used, or was not."""
    row = queries.commission_of(viewer, subject.pk, commission)
    if row is None:
        raise Http404(str(commission))
    declared = events.specialist_received if row.received_on is None else events.specialist_used
    form = FollowForm(declared, request.POST or None, today=viewer.today)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            actions.follow_commission(viewer, subject, commission, declared, form.facts(), form.cleaned_data["on"])
            messages.success(request, "Saved.")
            return reverse("assessment.specialists")

        return once(request, viewer, act)
    person = person_of(viewer, subject.pk)
    return {"heading": declared.title, "form": form, "subject": subject, "person_shown": person, "back": reverse("assessment.specialists"),
            "says": rows.commission_row(viewer, row, person) if person else None}  # fmt: skip


@screen("assessment.quality", "assessments/quality/", about=TEAM, may="decide", template="assessment/quality.html", title="Quality of assessments")
def quality(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """How good assessments are, by month, team and worker; whether they are on time; what made weak ones weak."""
    since = add_months(viewer.today.replace(day=1), -11)
    graded = queries.grades_since(viewer, since)
    weak = figures.remedies(viewer, add_months(viewer.today, -12))
    return {
        "heading": "Quality of assessments", "months": figures.by_month(graded, since, viewer.today), "teams": figures.by_team(viewer, graded),
        "workers": figures.by_worker(graded), "short": figures.short_of(graded), "on_time": figures.on_time(viewer, since), "graded": len(graded),
        "good": sum(g.grade in ("3", "4") for g in graded), "returned": sum(g.then == "returned" for g in graded), "again": sum(g.again for g in graded),
        "weak": weak, "open": [w for w in weak if w["open"]], "causes": figures.causes(weak), "pattern": figures.pattern(weak),
        "late_reasons": figures.late_reasons(viewer, since),
    }  # fmt: skip


@screen("assessment.remedy", "children/<uuid:subject>/assessments/put-right/<int:remedy>/", about=CHILD, may="decide", template="assessment/follow.html",
        title="Put right")  # fmt: skip
def remedy(request: HttpRequest, viewer: Any, subject: Any, remedy: int) -> dict[str, Any] | HttpResponse:
    """What was weak in an assessment is put right."""
    row = queries.remedy_of(viewer, subject.pk, remedy)
    if row is None:
        raise Http404(str(remedy))
    form = FollowForm(events.remedy_closed, request.POST or None, today=viewer.today)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            facts = form.facts()
            actions.close_remedy(viewer, subject, remedy, at_risk=facts["at_risk"] == "yes", words=facts["words"])
            messages.success(request, "Noted: it is put right.")
            return reverse("assessment.quality")

        try:
            return once(request, viewer, act)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
    return {"heading": "Put right what was weak", "form": form, "subject": subject, "person_shown": person_of(viewer, subject.pk),
            "back": reverse("assessment.quality"), "says": None}  # fmt: skip


@screen("assessment.standards", "assessments/standards/", about=AUTHORITY, template="assessment/standards.html", title="What a good assessment looks like")
def standards(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """The published standards, with invented exemplars, for each kind of assessment."""
    asked = request.GET.get("kind", "single")
    kind = asked if asked in events.KINDS else "single"
    return {"heading": "What a good assessment looks like", "standards": LIBRARY.of(kind), "exemplars": LIBRARY.shown(kind), "library": LIBRARY, "kind": kind,
            "kinds": [(k, rows.title(k)) for k in events.KINDS], "title": rows.title(kind)}  # fmt: skip
