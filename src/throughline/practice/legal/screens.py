"""Courts and the law: cases under way, orders, drift, decisions, and one child's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.base.words import count_words, join_words
from throughline.engines.agendas.registry import agendas
from throughline.engines.screens.declarations import CHILD, TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.legal import actions, counts, events, queries, rows, settings
from throughline.practice.legal.codes import DECISIONS, GRADES, REASONS
from throughline.practice.legal.forms import (
    ConfirmForm,
    DecisionForm,
    DriftForm,
    IssueForm,
    PlanningForm,
    SectionTwentyForm,
)
from throughline.record.access.actions import NotAllowed
from throughline.record.people.queries import person_of
from throughline.web.parts import Link

PAGES = (
    ("legal.board", "Cases"), ("legal.orders", "Agreements and orders"), ("legal.drift", "Drift"), ("legal.decisions", "Decisions"),
    ("legal.flows", "Coming in and leaving"),
)  # fmt: skip
HOW: dict[str, Any] = {"about": TEAM, "may": "record", "template": "web/sheets_page.html"}


def _page(here: str, heading: str, line: str, sheets: list[Any], **more: Any) -> dict[str, Any]:
    nav = [Link(words, reverse(code), current=code == here) for code, words in PAGES]
    return {"heading": heading, "line": line, "nav_of": nav, "nav_label": "Courts and the law", "sheets": sheets, **more}


@screen("legal.board", "legal/", menu=27, title="Courts", **HOW)
def board(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Every case under way, step by step."""
    held = queries.cases_open(viewer)
    inside = [c for c, _ in held if c.issued_on]
    late = sum((viewer.today - c.issued_on).days > 26 * 7 for c in inside)
    waiting = len(queries.cases_for_panel(viewer))
    line = f"{count_words(len(inside), 'case')} before the court, {len(held) - len(inside)} on the way there."
    line += f" {count_words(late, 'case')} longer than 26 weeks." if late else ""
    line += f" {count_words(waiting, 'case')} not decided on by the resource panel." if waiting else ""
    ended = queries.cases_ended(viewer, add_months(viewer.today, -12))
    sheets = [*rows.cases_sheets(viewer, held), rows.advice_sheet(viewer), rows.ended_sheet(viewer, ended)]
    panel = agendas()["legal.resource_panel"]
    links = [Link("Resource panel", reverse("agendas.kind", kwargs={"agenda": panel.code}))] if panel.may_read(viewer) else []
    return _page("legal.board", "Courts and the law", line, sheets, links=links)


@screen("legal.orders", "legal/orders/", title="Agreements and orders", **HOW)
def orders(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Care by agreement, homes on care orders, secure orders."""
    agreed = queries.by_agreement(viewer)
    over = sum(queries.is_over(r, viewer.today) for r, _ in agreed)
    unwritten = sum(r.authorised_on is None for r, _ in agreed)
    home = queries.at_home(viewer)
    never = sum(r.considered_on is None for r, _ in home)
    line = f"{count_words(len(agreed), 'child', 'children')} in care by agreement: {over} past the expected end, {unwritten} with nothing written down."
    line += f" {count_words(len(home), 'child', 'children')} at home on a care order: for {never} nobody has considered its discharge." if home else ""
    sheets = [*rows.by_agreement_sheets(viewer, agreed), rows.home_sheet(viewer, home), rows.secure_sheet(viewer, queries.secure(viewer)),
              rows.secure_ended_sheet(viewer, queries.secure_ended(viewer, add_months(viewer.today, -12))),
              counts.orders_sheet(viewer)]  # fmt: skip
    return _page("legal.orders", "Agreements and orders", line, sheets)


@screen("legal.drift", "legal/drift/", title="Drift", **HOW)
def drift(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Where cases may have drifted; each question closes when the reviewing officer and the manager have both answered."""
    held = queries.drifts(viewer)
    old = sum(d.legacy for d in held)
    line = (f"{count_words(len(held), 'open question')}: {old} of them legacy, {len(held) - old} new." if held else "No open question of drift.")  # fmt: skip
    return _page("legal.drift", "Drift", line, rows.drift_sheets(viewer, held))


@screen("legal.decisions", "legal/decisions/", title="Decisions", **HOW)
def decisions(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Who decided what, at which grade."""
    held = queries.decisions_since(viewer, add_months(viewer.today, -3))
    low = [d for d, _ in held if d.below_grade]
    owed = sum(d.confirmed_on is None for d in low)
    line = f"{count_words(len(held), 'decision')} in three months"
    line += f", {len(low)} below the grade that the scheme asks for, {owed} of them not confirmed." if low else ", all at their grade."
    scheme = [(kind, str(queries.setting(viewer, one))) for kind, one in settings.SCHEME.items()]
    return _page("legal.decisions", "Decisions", line, rows.decisions_sheets(viewer, held, scheme))


@screen("legal.flows", "legal/flows/", title="Coming in and leaving", **HOW)
def flows(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Who came into care and who left it, and plans whose day has passed."""
    since = add_months(viewer.today, -12)
    came, left = queries.flows(viewer, since, True), queries.flows(viewer, since, False)
    held, urgent = queries.in_care_now(viewer), sum(f.emergency for f in came)
    line = f"In twelve months {count_words(len(came), 'child', 'children')} came into care, {urgent} in an emergency; {len(left)} left."
    sheets = [*rows.flow_sheets(viewer, came, left, queries.past_target(viewer), queries.without_day(viewer, held)),
              counts.ages_sheet(came, left), counts.lengths_sheet(viewer, held)]  # fmt: skip
    return _page("legal.flows", "Coming into care, and leaving", line, sheets)


@screen("legal.child", "children/<uuid:subject>/legal/", about=CHILD, may="record", template="legal/child.html", title="Courts and the law: a child",
        records=(events.decision_confirmed, events.panel_decided))  # fmt: skip
def child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """One child's cases and decisions, and the next step of each."""
    held = [rows.case_row(viewer, subject, c) for c in queries.cases_of(viewer, subject.pk)]
    decided = [{"words": f"{DECISIONS.get(d.kind, d.kind)}: {rows.decided_words(d)}", "on": d.on, "by": d.decided_by.name if d.decided_by else "",
                "grade": rows.grade_words(d), "confirm": d.below_grade and d.confirmed_on is None and not actions.below(viewer, d.kind), "key": d.key}
               for d in queries.decisions_of(viewer, subject.pk)]  # fmt: skip
    steps = [(events.pre_proceedings_letter_sent, "the letter was sent"), (events.family_meeting_answered, "family group decision-making"),
             (events.pre_proceedings_meeting_held, "parents were met"), (events.checklist_gone_through, "go through the checklist"),
             (events.hearing_held, "a hearing"), (events.delay_recorded, "a delay"), (events.proceedings_ended, "proceedings ended")]  # fmt: skip
    record = [Link(words, reverse("recording.record", kwargs={"subject": subject.uuid, "code": e.code})) for e, words in steps]
    ask = reverse("recording.record", kwargs={"subject": subject.uuid, "code": events.advice_asked.code})
    return {"heading": "Courts and the law", "subject": subject, "person_shown": person_of(viewer, subject.pk), "held": held, "decided": decided,
            "record": record, "open_case": any(c["open"] for c in held), "ask_url": ask,
            "privileged": viewer.can("privileged")}  # fmt: skip


def _form(request: HttpRequest, viewer: Any, subject: Any, form: Any, act: Callable[[], Any], *, heading: str, done: str, button: str,
          guard: str = "", owed: list[str] | None = None) -> dict[str, Any] | HttpResponse:  # fmt: skip
    """One act of the law: its form, what the gate asks for, and the way back to the child's page of courts and the law."""
    back = reverse("legal.child", kwargs={"subject": subject.uuid})
    if request.method == "POST" and form.is_valid():

        def go() -> str:
            act()
            messages.success(request, done)
            return back

        try:
            return once(request, viewer, go)
        except (NotAllowed, ValueError) as refused:
            form.add_error(None, f"{refused}.")
    return {"heading": heading, "subject": subject, "person_shown": person_of(viewer, subject.pk), "form": form, "back_url": back, "button": button,
            "guard": guard, "owed": owed or []}  # fmt: skip


@screen("legal.plan", "children/<uuid:subject>/legal/plan/", about=CHILD, may="record", template="legal/form.html", title="Legal planning meeting",
        records=(events.threshold_discussed,))  # fmt: skip
def plan(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """The legal planning meeting: whether the threshold is reached, and what follows."""
    behind = queries.plan_behind(viewer, subject.pk, viewer.today)
    form = PlanningForm(request.POST or None, today=viewer.today, workers=[], recommended_on=behind.recommended_on if behind else None)

    def act() -> None:
        facts = form.facts()
        why = facts.pop("why_below", "") or form.cleaned_data.get("why_below", "")
        actions.plan_for_court(viewer, subject, facts, on=form.cleaned_data["on"], why_below=why)

    return _form(request, viewer, subject, form, act, heading="Legal planning meeting", done="The meeting and its decision are on the record.", button="Save")


@screen("legal.decide", "children/<uuid:subject>/legal/decide/", about=CHILD, may="record", template="legal/form.html", title="A decision",
        records=(events.decision_taken,))  # fmt: skip
def decide(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """A decision with the grade of whoever takes it."""
    form = DecisionForm(request.POST or None)

    def act() -> None:
        said = {k: v for k, v in form.cleaned_data.items() if v}
        actions.decide(viewer, subject, **said)

    grade = GRADES.get(actions.grade_of(viewer), "")
    guard = f"You decide as {grade}." if grade else "A manager decides. You can write what is needed, and ask."
    return _form(request, viewer, subject, form, act, heading="A decision", done="The decision is on the record.", button="Save the decision", guard=guard)


@screen("legal.confirm", "children/<uuid:subject>/legal/decisions/<int:decision>/", about=CHILD, may="decide", template="legal/form.html",
        title="Confirm a decision")  # fmt: skip
def confirm(request: HttpRequest, viewer: Any, subject: Any, decision: int) -> dict[str, Any] | HttpResponse:
    """Somebody of the grade looks at a decision that was taken below it."""
    held = queries.decision_of(viewer, subject.pk, decision)
    if held is None or not held.below_grade or held.confirmed_on is not None:
        raise Http404(str(decision))
    form = ConfirmForm(request.POST or None)

    def act() -> None:
        actions.confirm(viewer, held, answer=form.cleaned_data["answer"], words=form.cleaned_data["words"])

    what = DECISIONS.get(held.kind, held.kind)
    guard = f"{what[:1].upper()}{what[1:]}: {rows.decided_words(held)}, by a {GRADES.get(held.grade, '')}. {held.why_below}"
    return _form(request, viewer, subject, form, act, heading="Confirm a decision", done="Your answer is on the record.", button="Save", guard=guard)


@screen("legal.issue", "children/<uuid:subject>/legal/cases/<int:legal_case>/apply/", about=CHILD, may="record", template="legal/form.html",
        title="Apply to the court")  # fmt: skip
def issue(request: HttpRequest, viewer: Any, subject: Any, legal_case: int) -> dict[str, Any] | HttpResponse:
    """The application: with the panel's decision and the whole checklist, or in an emergency with the reason."""
    case = queries.case_of(viewer, subject.pk, legal_case)
    if case is None or case.issued_on is not None or case.ended_on is not None:
        raise Http404(str(legal_case))
    form = IssueForm(request.POST or None)

    def act() -> None:
        said = form.cleaned_data
        urgent, why = said["emergency"] == "yes", said.get("why_emergency") or ""
        actions.issue(viewer, case, kind=said["kind"], case_number=said["case_number"], emergency=urgent, why_emergency=why)

    owed = actions.owed_before_issue(case)
    guard = "In an emergency the council applies at once; say why, and the panel decides afterwards."
    return _form(request, viewer, subject, form, act, heading="Apply to the court", done="The application is on the record.", button="The council applies",
                 guard=guard if owed else "The panel has decided, and the checklist is complete.", owed=owed)  # fmt: skip


@screen("legal.section_20", "children/<uuid:subject>/legal/section-20/", about=CHILD, may="record", template="legal/form.html",
        title="Care by agreement", records=(events.section_20_authorised,))  # fmt: skip
def section_20(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any] | HttpResponse:
    """Care by agreement: what it is for, which work is done, until when, and who agreed."""
    form = SectionTwentyForm(request.POST or None, today=viewer.today, workers=[])
    return _form(request, viewer, subject, form, lambda: actions.authorise_section_20(viewer, subject, form.facts()), heading="Care by agreement (section 20)",
                 done="Care by agreement is authorised.", button="Authorise it",
                 guard="That the child is in care waits for nothing. This is what makes the agreement a sound one.")  # fmt: skip


@screen("legal.drift_answer", "children/<uuid:subject>/legal/drift/<str:reason>/", about=CHILD, may="record", template="legal/form.html",
        title="Answer about drift", records=(events.drift_answered,))  # fmt: skip
def drift_answer(request: HttpRequest, viewer: Any, subject: Any, reason: str = "plan") -> dict[str, Any] | HttpResponse:
    """What is done now; both the reviewing officer and the manager answer before the question closes."""
    if reason not in REASONS:
        raise Http404(reason)
    form = DriftForm(request.POST or None)
    held = next((d for d in queries.drifts(viewer) if d.person.subject_id == subject.pk and d.reason == reason), None)
    missing = [words for role, words in (("officer", "the reviewing officer"), ("manager", "the manager")) if held and role not in held.answered]
    guard = f"Not answered yet by {join_words(missing)}. It closes when both have." if missing else "This question is not open now."

    def act() -> None:
        actions.answer_drift(viewer, subject, reason=reason, words=form.cleaned_data["words"])

    heading = f"{REASONS[reason][:1].upper()}{REASONS[reason][1:]}"
    return _form(request, viewer, subject, form, act, heading=heading, done="Your answer is on the record.", button="Save your answer", guard=guard)
