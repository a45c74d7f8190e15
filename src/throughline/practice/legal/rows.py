"""Courts and the law, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.base.words import count_words, date_words, days_words, join_words
from throughline.engines.screens.cells import person_cell
from throughline.practice.legal import queries
from throughline.practice.legal.actions import owed_before_issue
from throughline.practice.legal.codes import (
    CRITERIA,
    DECISIONS,
    DELAYS,
    ENDED,
    GRADES,
    HEARINGS,
    KINDS,
    OUTCOMES,
    QUALITY,
    REASONS,
)
from throughline.practice.legal.queries import AtHome, ByAgreement, Case, Decision, Drift, Flow, Person, SecureOrder
from throughline.practice.looked_after.events import became_looked_after, ceased_looked_after
from throughline.web.sheets import Cell, Sheet, head, number

DISCHARGE = {"keep": "still needed, for now", "discharge": "to be discharged", "special_guardianship": "special guardianship pursued",
             "child_arrangements": "child arrangements order pursued"}  # fmt: skip
FAMILY_MEETING = {"offered": "offered", "held": "held", "declined": "the family did not want it", "not_offered": "not offered"}


def _day(day: date | None, today: date) -> str:
    return date_words(day, today) if day else "not yet"


def _child(person: Person, words: str = "open") -> Cell:
    return Cell(words, reverse("legal.child", kwargs={"subject": person.subject.uuid}))


def weeks_in(case: Case, today: date) -> str:
    """How long the case has been before the court, or on the way there."""
    since = case.issued_on or case.began_on
    return count_words(((case.ended_on or today) - since).days // 7, "week")


def cases_sheets(viewer: Any, rows: Sequence[tuple[Case, Person]]) -> list[Sheet]:
    """Before the court, and on the way there: each step with its day."""
    today = viewer.today
    before = [(c, p) for c, p in rows if c.issued_on is None]
    inside = [(c, p) for c, p in rows if c.issued_on is not None]
    return [
        Sheet("Before the court", ("Child", "Applied for", "Issued", "Last hearing", "Next", "So far", ""),
              [(person_cell(p, today), Cell(f"{KINDS.get(c.kind, '')}{' (in an emergency)' if c.emergency else ''}"), Cell(_day(c.issued_on, today)),
                Cell(HEARINGS.get(c.hearing, "none yet")), Cell(_day(c.next_on, today)),
                Cell(weeks_in(c, today), loud=(today - c.issued_on).days > 26 * 7), _child(p)) for c, p in inside],
              small="over 26 weeks is said loudly", empty="No case is before the court."),
        Sheet("Before proceedings", ("Child", "Planning meeting", "Letter", "Met parents", "Family meeting", "Panel", "Checklist", ""),
              [(person_cell(p, today), Cell(_day(c.began_on, today)), Cell(_day(c.letter_on, today)), Cell(_day(c.met_on, today)),
                Cell(FAMILY_MEETING.get(c.family_meeting, "not offered yet")), Cell(panel_words(c)), Cell(checklist_words(c)), _child(p)) for c, p in before],
              empty="No family is in pre-proceedings."),
    ]  # fmt: skip


def panel_words(case: Case) -> str:
    """What the resource panel said."""
    said = {"issue": "to go to court", "not_yet": "not yet", "no": "not to go to court", "": "not decided"}[case.panel]
    return f"{said}; assessment {QUALITY[case.quality]}" if case.quality in QUALITY else said


def checklist_words(case: Case) -> str:
    """How much of the checklist is there."""
    owed = [code for code in case.checklist_owed.split(",") if code]
    if case.checklist_on is None:
        return "not gone through"
    return "complete" if not owed else f"{count_words(len(owed), 'thing')} owed"


def ended_sheet(viewer: Any, rows: Sequence[tuple[Case, Person]]) -> Sheet:
    """Cases that ended in the last year, with their days."""
    today = viewer.today
    return Sheet(
        "Ended in the last twelve months", ("Child", "How", "Planning meeting to letter", "To court", "In court", "Delayed by"),
        [(person_cell(p, today), Cell(ENDED.get(c.outcome, "")), Cell(_between(c.began_on, c.letter_on)), Cell(_between(c.began_on, c.issued_on)),
          Cell(_between(c.issued_on, c.ended_on)), Cell(join_words([DELAYS[d] for d in c.delays.split(",") if d in DELAYS]) or "nothing recorded"))
         for c, p in rows],
        empty="No case ended.",
    )  # fmt: skip


def _between(first: date | None, last: date | None) -> str:
    return days_words((last - first).days) if first and last else "did not come to it"


def by_agreement_sheets(viewer: Any, rows: Sequence[tuple[ByAgreement, Person]]) -> list[Sheet]:
    """Care by agreement: what it is for, until when, and how long it has lasted."""
    today = viewer.today

    def end(row: ByAgreement) -> Cell:
        if row.expected_end_on is None:
            return Cell("not written down", loud=True)
        over = queries.is_over(row, today)
        return Cell(f"{date_words(row.expected_end_on, today)}{', past' if over else ''}", loud=over)

    return [
        Sheet("Care by agreement (section 20)", ("Child", "Since", "What it is for", "Agreed by", "Expected to end", ""),
              [(person_cell(p, today), Cell(date_words(r.began_on, today)), Cell(r.purpose or "not written down", loud=not r.purpose),
                Cell(r.consent_by or "not written down"), end(r), _child(p)) for r, p in rows], empty="No child is in care by agreement."),
        Sheet("How long", ("Length", "Children"), [(head(words), number(n)) for words, n in queries.lengths(rows, today)],
              numbers=frozenset({1}), half=True),
    ]  # fmt: skip


def home_sheet(viewer: Any, rows: Sequence[tuple[AtHome, Person]]) -> Sheet:
    """At home on care orders, when they are reviewed next, and whether the order is still needed."""
    today = viewer.today
    reviews = queries.next_reviews(viewer, (p.subject_id for _, p in rows))

    def review(person: Person) -> Cell:
        due = reviews.get(person.subject_id)
        return Cell(f"by {date_words(due, today)}{', past' if due < today else ''}", loud=due < today) if due else Cell("none is owed", loud=True)

    return Sheet(
        "At home with parents on a care order", ("Child", "At home since", "Next review", "Discharge considered", "Found", ""),
        [(person_cell(p, today), Cell(date_words(r.began_on, today)), review(p), Cell(_looked(r, today), loud=r.considered_on is None),
          Cell(DISCHARGE.get(r.considered, "")),
          Cell("consider it", reverse("recording.record", kwargs={"subject": p.subject.uuid, "code": "legal.discharge_considered"}))) for r, p in rows],
        empty="No child is at home on a care order.",
    )  # fmt: skip


def _looked(row: AtHome, today: date) -> str:
    return date_words(row.considered_on, today) if row.considered_on else "never"


def grounds(row: SecureOrder) -> str:
    """On what ground a secure order was made."""
    return join_words([CRITERIA[c] for c in row.criteria.split(",") if c in CRITERIA]) or "not written down"


def secure_sheet(viewer: Any, rows: Sequence[tuple[SecureOrder, Person]]) -> Sheet:
    """Secure orders that stand: on what ground, until when, and what its reviews found."""
    today = viewer.today
    return Sheet(
        "Secure accommodation orders", ("Child", "Ground", "Since", "Until", "Reviewed", "Panel found", ""),
        [(person_cell(p, today), Cell(grounds(r), loud=not r.criteria), Cell(date_words(r.began_on, today)),
          Cell(date_words(r.until_on, today), loud=(r.until_on - today).days <= int(queries.setting(viewer, queries.settings.expiry_notice))),
          Cell(f"{count_words(r.reviews, 'time')}, last {date_words(r.reviewed_on, today)}" if r.reviewed_on else "not yet"),
          Cell({"met": "still needed", "not_met": "no longer needed"}.get(r.met, "")), _child(p)) for r, p in rows],
        empty="No child is behind locked doors.",
    )  # fmt: skip


def secure_ended_sheet(viewer: Any, rows: Sequence[tuple[SecureOrder, Person]]) -> Sheet:
    """Secure orders that ended in the last year, and what came of each."""
    today = viewer.today
    return Sheet(
        "Secure orders that ended in twelve months", ("Child", "Ground", "From", "To", "Reviews", "What came of it"),
        [(person_cell(p, today), Cell(grounds(r)), Cell(date_words(r.began_on, today)), Cell(date_words(r.ended_on, today) if r.ended_on else ""),
          Cell(str(r.reviews)), Cell(r.outcome or "not written down", loud=not r.outcome)) for r, p in rows],
        empty="None ended.",
    )  # fmt: skip


def drift_sheets(viewer: Any, rows: Sequence[Drift]) -> list[Sheet]:
    """Open questions of drift, old and new apart."""
    return [_drift_sheet(viewer, [d for d in rows if d.legacy], "Legacy: care that began before the new oversight"),
            _drift_sheet(viewer, [d for d in rows if not d.legacy], "New")]  # fmt: skip


def _drift_sheet(viewer: Any, rows: Sequence[Drift], title: str) -> Sheet:
    today = viewer.today
    return Sheet(
        title, ("Child", "What", "Open for", "Officer", "Manager", ""),
        [(person_cell(d.person, today), Cell(REASONS[d.reason]), Cell(days_words((today - d.row.since_on).days), loud=True), _said(d, "officer"),
          _said(d, "manager"), Cell("answer", reverse("legal.drift_answer", kwargs={"subject": d.person.subject.uuid, "reason": d.reason}))) for d in rows],
        empty="No open question.",
    )  # fmt: skip


def _said(drift: Drift, role: str) -> Cell:
    return Cell("answered" if role in drift.answered else "not yet", loud=role not in drift.answered)


def decisions_sheets(viewer: Any, rows: Sequence[tuple[Decision, Person]], scheme: Sequence[tuple[str, str]]) -> list[Sheet]:
    """The log of decisions, and the scheme of delegation they stand under."""
    today = viewer.today
    return [
        Sheet("Decisions", ("Child", "About", "Decided", "By", "Grade", "When"),
              [(person_cell(p, today), Cell(DECISIONS.get(d.kind, d.kind)), Cell(decided_words(d)), Cell(d.decided_by.name if d.decided_by else "not known"),
                Cell(grade_words(d), loud=d.below_grade and d.confirmed_on is None), Cell(date_words(d.on, today))) for d, p in rows],
              empty="Nothing was decided in this time."),
        Sheet("The scheme of delegation", ("What", "At the least"), [(head(DECISIONS[k][0].upper() + DECISIONS[k][1:]), Cell(GRADES[g])) for k, g in scheme],
              half=True),
    ]  # fmt: skip


def decided_words(decision: Decision) -> str:
    """What was decided."""
    return OUTCOMES.get(decision.outcome) or {"agreed": "agreed", "not_agreed": "not agreed", "later": "to be decided again"}.get(decision.outcome, "")


def grade_words(decision: Decision) -> str:
    """At which grade, and what came of it where that was too low."""
    grade = GRADES.get(decision.grade, "not known")
    if not decision.below_grade:
        return grade
    if decision.confirmed_on is None:
        return f"{grade}: below the scheme, not confirmed"
    return f"{grade}: below the scheme, {'confirmed' if decision.answer == 'stands' else 'changed'}"


def flow_sheets(viewer: Any, came: Sequence[Flow], left: Sequence[Flow], past: Sequence[tuple[Person, Any]],
                undated: Sequence[tuple[Person, date, Any]]) -> list[Sheet]:  # fmt: skip
    """Coming into care and leaving it, by reason; plans whose day has passed, and plans without a day."""
    today = viewer.today
    needs, ways = became_looked_after.fact("need"), ceased_looked_after.fact("reason")
    urgent = [f for f in came if f.emergency]
    return [
        Sheet("The plan says home or family, and its day has passed", ("Child", "Plan", "By", ""),
              [(person_cell(p, today), Cell(became_plan(e)), Cell(date_words(e.day("by_on"), today), loud=True), _child(p)) for p, e in past],
              empty="No plan is past its day."),
        Sheet("In care, and no day is agreed by which the plan is reached", ("Child", "Plan", "In care since", ""),
              [(person_cell(p, today), Cell(became_plan(e) if e else "no plan for permanence yet"), Cell(date_words(since, today)), _child(p))
               for p, since, e in undated], empty="Every plan has its day."),
        Sheet("Came into care in an emergency", ("Child", "When", "Age", "Why", "Decided at grade"), [_flow(f, today, needs) for f in urgent],
              empty="Nobody did in the last twelve months."),
        Sheet("Came into care in twelve months, by reason", ("Why", "Children"), [(head(needs.show(c) or "not known"), number(n)) for c, n in queries.counted(came)],
              numbers=frozenset({1}), half=True, empty="Nobody came into care."),
        Sheet("Left care in twelve months, by route", ("How", "Children"), [(head(ways.show(c) or "not known"), number(n)) for c, n in queries.counted(left)],
              numbers=frozenset({1}), half=True, empty="Nobody left care."),
        Sheet("Came into care", ("Child", "When", "Age", "Why", "Decided at grade"), [_flow(f, today, needs) for f in came], empty="Nobody."),
    ]  # fmt: skip


def became_plan(event: Any) -> str:
    """The decision about where a child grows up, in words."""
    from throughline.practice.looked_after.events import PERMANENCE

    return PERMANENCE.get(event.get("decision"), "")


def _flow(flow: Flow, today: date, words: Any) -> tuple[Cell, ...]:
    decided = GRADES.get(flow.decided, "")
    return (person_cell(flow.person, today), Cell(date_words(flow.on, today)), Cell(str(flow.age) if flow.age is not None else "not known"),
            Cell(words.show(flow.code) or "not known"), Cell(decided or "no decision on the record", loud=not decided))  # fmt: skip


def advice_sheet(viewer: Any) -> Sheet:
    """Questions that the lawyers have not answered. Never the words."""
    today = viewer.today
    return Sheet(
        "Waiting for legal advice", ("Child", "Asked", "By", ""),
        [(person_cell(p, today), Cell(date_words(a.asked_on, today), loud=a.urgent), Cell(a.asked_by.name if a.asked_by else ""),
          Cell("answer it", reverse("recording.record", kwargs={"subject": p.subject.uuid, "code": "legal.advice_given"})))
         for a, p in queries.advice_open(viewer)],
        empty="Nothing waits for the lawyers.",
    )  # fmt: skip


def case_pairs(viewer: Any, case: Case, plan: queries.Plan | None) -> list[tuple[str, str]]:
    """One case in lines, each step with its day."""
    today = viewer.today
    pairs = [
        ("Child protection plan", _plan_words(plan, today)),
        ("Planning meeting", f"{date_words(case.began_on, today)}: {OUTCOMES.get(case.decision, '')}"),
        ("Asked for", _asked_for(case, today)),
        ("Letter before proceedings", _day(case.letter_on, today)),
        ("Family group decision-making", FAMILY_MEETING.get(case.family_meeting, "not offered yet")),
        ("First meeting with parents", _day(case.met_on, today)),
        ("Resource panel", panel_words(case)),
        ("Checklist", checklist_words(case)),
        ("Applied to the court", f"{date_words(case.issued_on, today)}, for {KINDS.get(case.kind, '')}" if case.issued_on else "not yet"),
    ]  # fmt: skip
    if case.hearing_on:
        pairs.append(("Last hearing", f"{HEARINGS.get(case.hearing, '')}, {date_words(case.hearing_on, today)}; next {_day(case.next_on, today)}"))
    if case.ended_on:
        pairs.append(("Ended", f"{date_words(case.ended_on, today)}: {ENDED.get(case.outcome, '')}"))
    return pairs


def _plan_words(plan: queries.Plan | None, today: date) -> str:
    if plan is None:
        return "none before it"
    return f"{plan.category.lower()}, since {date_words(plan.began_on, today)}" + (f", ended {date_words(plan.ended_on, today)}" if plan.ended_on else "")


def _asked_for(case: Case, today: date) -> str:
    if case.recommended_on is None:
        return "not recorded"
    return f"{date_words(case.recommended_on, today)}, {days_words((case.began_on - case.recommended_on).days)} before"


def case_row(viewer: Any, subject: Any, case: Case) -> dict[str, Any]:
    """One case for the child's page."""
    plan = queries.plan_behind(viewer, subject.pk, case.began_on)
    return {"pairs": case_pairs(viewer, case, plan), "open": case.ended_on is None, "trigger": case.trigger, "owed": owed_before_issue(case),
            "issued": case.issued_on is not None, "key": case.key,
            "plan_url": reverse("protection.child", kwargs={"subject": subject.uuid}) if plan else ""}  # fmt: skip
