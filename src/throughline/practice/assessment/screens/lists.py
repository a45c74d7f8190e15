"""Assessments that are going on, one child's assessments, and the beginning of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.calendar import add_working_days
from throughline.base.words import date_words, join_words
from throughline.engines.screens.declarations import CHILD, TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.assessment import actions, events, queries, rows, settings
from throughline.practice.assessment.web_forms import BeginForm
from throughline.record.ledger.projections import surroundings
from throughline.record.people.queries import person_of

OF_2012 = ("initial", "core")
"""Kinds that the single assessment took the place of."""


@screen("assessment.board", "assessments/", about=TEAM, may="record", menu=15, template="assessment/board.html", title="Assessments")
def board(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What waits for a decision, what goes on and by when it is due, and where to look besides."""
    lines = queries.open_lines(viewer)
    waits = queries.waiting(viewer)
    return {
        "heading": "Assessments", "waits": [rows.waiting_row(viewer, li) for li in waits], "open": [rows.open_row(viewer, li) for li in lines],
        "late": sum(bool(li.due_on and li.due_on < viewer.today) for li in lines), "decides": viewer.can("decide"),
        "figures": viewer.can("measures"),
    }  # fmt: skip


@screen("assessment.child", "children/<uuid:subject>/assessments/", about=CHILD, may="record", template="assessment/child.html", title="Assessments",
        records=(events.assessment_began, events.assessment_finished, events.planning_held, events.specialist_received, events.specialist_used,
                 events.remedy_closed))  # fmt: skip
def child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Every assessment of one child, and what endangers and protects the child today."""
    held = queries.of_child(viewer, subject.pk)
    return {
        "heading": "Assessments", "subject": subject, "person_shown": person_of(viewer, subject.pk),
        "going_on": sum(r.ended_on is None for r in held), "rows": [rows.child_row(viewer, subject, r) for r in held],
        "factors": [rows.factor_row(f) for f in queries.factors_now(viewer, subject.pk)],
        "commissions": [rows.commission_row(viewer, c, p) for c, p in queries.commissions_of(viewer, subject.pk)],
        "weak": queries.weak_of(viewer, subject.pk) if viewer.can("decide") else [],
    }  # fmt: skip


@screen("assessment.begin", "children/<uuid:subject>/assessments/begin/", about=CHILD, may="record", template="assessment/begin.html",
        title="Begin an assessment")  # fmt: skip
def begin(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Begin one, for brothers and sisters at once: the agencies' meeting is arranged in the same step."""
    others = queries.together_with(viewer, subject.pk)
    referrals = queries.referrals_of(viewer, subject.pk)
    person = person_of(viewer, subject.pk)
    unborn = person is not None and person.born_on is None and person.expected_on is not None
    within = int(settings.planning_meeting.value(surroundings(viewer.authority_id).settings, viewer.today))
    form = BeginForm(
        request.POST or None, kinds=kinds_on(viewer.today), children=[(str(p.subject_id), p.known_as or p.given or p.name) for p in others],
        workers=queries.colleagues(viewer),
        first={"worker": str(queries.worker_of(viewer, subject.pk)), "referred_on": referrals[0].on if referrals else None,
               "meeting_on": add_working_days(viewer.today, within), **({"kind": "pre_birth"} if unborn else {})},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = [subject, *queries.subjects_of(viewer, given.get("children") or ())]

        def act() -> str:
            work = actions.begin(
                viewer, given["kind"], chosen, worker=int(given["worker"]), referred_on=given["referred_on"], why=given["why"],
                meeting=given["meeting"] == "yes", why_no_meeting=given["why_no_meeting"], meeting_on=given["meeting_on"], where=given["where"],
                over_reason=given["over_reason"],
            )  # fmt: skip
            messages.success(request, "Begun. Everything is saved while you write.")
            return reverse("assessment.room", kwargs={"work": work})

        try:
            return once(request, viewer, act)
        except ValueError as wrong:
            form.add_error(None, str(wrong))
    return {"heading": "Begin an assessment", "form": form, "subject": subject, "person_shown": person,
            "referred": date_words(referrals[0].on, viewer.today) if referrals else "", "others": join_words([p.name for p in others])}  # fmt: skip


def kinds_on(today: Any) -> list[tuple[str, str]]:
    """What may be begun on a day: initial and core in their time, the single one since."""
    then = today < events.SINGLE_SINCE
    kinds = [k for k in events.KINDS if (k not in OF_2012 or then) and (k not in ("single", "young_carer") or not then)]
    first = ["initial"] if then else ["single"]
    words = {k: events.KINDS[k][0].upper() + events.KINDS[k][1:] for k in kinds}
    return [(k, words[k]) for k in [*first, *(k for k in kinds if k not in first)]]
