"""Acts of the law that need a grade, a panel or a signature: each with a way for an emergency, which is counted."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from throughline.practice.legal import events, queries, settings
from throughline.practice.legal.codes import CHECKLIST, GRADES
from throughline.practice.legal.models import Case, Decision
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import record
from throughline.record.people.models import Subject

RANKS = tuple(GRADES)


def grade_of(viewer: Any) -> str:
    """The grade of the viewer's post in the scheme of delegation; "" below a team manager."""
    name = str(viewer.role.code).split(".")[-1].removeprefix("assistant_")
    return name if name in RANKS else ""


def grade_needed(viewer: Any, kind: str) -> str:
    """The lowest grade at which this is decided here, today."""
    return str(queries.setting(viewer, settings.SCHEME[kind]))


def below(viewer: Any, kind: str) -> bool:
    """Whether the viewer's grade is lower than the scheme asks for."""
    held, needed = grade_of(viewer), grade_needed(viewer, kind)
    return not held or RANKS.index(held) < RANKS.index(needed)


def _at_grade(viewer: Any, kind: str, why_below: str) -> dict[str, Any]:
    """What the record says of the grade. NotAllowed for whoever decides nothing; ValueError below the grade without a reason."""
    if not viewer.can("decide"):
        raise NotAllowed("A manager decides this. You can write why it should be decided so, and ask.")
    low = below(viewer, kind)
    if low and not why_below.strip():
        needed = GRADES[grade_needed(viewer, kind)]
        raise ValueError(f"The scheme of delegation asks for a {needed} here. In an emergency say why it cannot wait; a {needed} confirms it next")
    why = why_below.strip()[:300] if low else None
    return {"decided_by": viewer.worker_id, "grade": grade_of(viewer) or "team_manager", "below_grade": low or None, "why_below": why}


ENTRY = {"alternatives": "what was tried before", "family_options": "who in the family was asked", "threshold": "why the threshold is reached"}


def decide(viewer: Any, subject: Subject, *, kind: str, outcome: str, words: str, why_below: str = "", **more: str) -> int:
    """A decision with its grade. Coming into care is not agreed to without saying what was tried, who was asked, and why."""
    missing = [said for name, said in ENTRY.items() if not more.get(name, "").strip()]
    if kind == "entry" and outcome == "agreed" and missing:
        raise ValueError(f"Before a child comes into care, write {' and '.join(missing)}")
    facts = {"kind": kind, "outcome": outcome, "words": words, **more, **_at_grade(viewer, kind, why_below)}
    return record(events.decision_taken, subject.pk, on=viewer.today, by=viewer.worker_id, **_known(facts))


def plan_for_court(viewer: Any, subject: Subject, facts: dict[str, Any], *, on: Any, why_below: str = "") -> int:
    """The legal planning meeting: it opens the case. Going to court and pre-proceedings each have their grade.

    Where the chair or the assistant director recommended it during a child protection plan, that day goes with it, typed or not.
    """
    kind = "pre_proceedings" if facts.get("decision") == "pre_proceedings" else "proceedings"
    behind = queries.plan_behind(viewer, subject.pk, on)
    asked_on = facts.get("recommended_on") or (behind.recommended_on if behind else None)
    given = {**facts, "recommended_on": asked_on, **_at_grade(viewer, kind, why_below)}
    return record(events.threshold_discussed, subject.pk, on=on, by=viewer.worker_id, **_known(given))


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in facts.items() if v not in (None, "")}


def confirm(viewer: Any, row: Decision, *, answer: str, words: str) -> int:
    """Whoever has the grade looks at a decision that was taken below it."""
    if below(viewer, row.kind):
        raise NotAllowed(f"A {GRADES[grade_needed(viewer, row.kind)]} confirms this.")
    return record(events.decision_confirmed, row.subject_id, on=viewer.today, by=viewer.worker_id, thread=row.key, answer=answer,
                  decided_by=viewer.worker_id, grade=grade_of(viewer), words=words or None)  # fmt: skip


def owed_before_issue(case: Case) -> list[str]:
    """What stands between this case and the court, in words."""
    owed = []
    if case.panel != "issue":
        owed.append("the resource panel’s decision to go to court")
    owed += [f"the checklist: {CHECKLIST[code][0].lower()}{CHECKLIST[code][1:]}" for code in case.checklist_owed.split(",") if code]
    return owed


@transaction.atomic
def issue(viewer: Any, case: Case, *, kind: str, case_number: str = "", emergency: bool = False, why_emergency: str = "") -> int:
    """Apply to the court. Without the panel's decision and the whole checklist only in an emergency, with the reason; what
    was not there is written down, and the panel then decides afterwards. NotAllowed for whoever may not decide."""
    if not viewer.can("decide"):
        raise NotAllowed("A manager signs the application.")
    owed = owed_before_issue(case)
    if owed and not (emergency and why_emergency.strip()):
        raise ValueError(f"Before the council applies there must be {' and '.join(owed)}. In an emergency, say so and why")
    facts = {"kind": kind, "case_number": case_number.strip(), "emergency": emergency or None,
             "why_emergency": why_emergency.strip()[:300] if emergency else None, "without": "; ".join(owed)[:300] if owed else None}  # fmt: skip
    return record(events.application_issued, case.subject_id, on=viewer.today, by=viewer.worker_id, thread=case.key, **_known(facts))


SECTION_20 = {"purpose": "what it is for", "work": "the piece of work", "expected_end_on": "the expected end", "consent_by": "who agreed",
              "consent_on": "when they agreed", "understood": "that they know they can take the child home"}  # fmt: skip


def authorise_section_20(viewer: Any, subject: Subject, facts: dict[str, Any]) -> int:
    """Authorise care by agreement: never without purpose, work, expected end and consent. That the child is in care is a fact
    and waits for nothing; this is asked for within a set time."""
    missing = [words for name, words in SECTION_20.items() if facts.get(name) in (None, "", False, "no")]
    if missing:
        raise ValueError(f"Before care by agreement is authorised, write {', '.join(missing)}")
    if below(viewer, "section_20"):
        raise NotAllowed(f"A {GRADES[grade_needed(viewer, 'section_20')]} authorises care by agreement. Your manager can put it to them.")
    given = {**facts, "authorised_by": viewer.worker_id, "grade": grade_of(viewer)}
    return record(events.section_20_authorised, subject.pk, on=viewer.today, by=viewer.worker_id, **_known(given))


def answer_drift(viewer: Any, subject: Subject, *, reason: str, words: str) -> int:
    """The reviewing officer's or the manager's answer. Drift closes when both have answered; nobody answers for the other."""
    if viewer.role.allocated_as == "independent_reviewing_officer":
        role = "officer"
    elif viewer.can("decide"):
        role = "manager"
    else:
        raise NotAllowed("The reviewing officer and the manager answer this. Tell them what you know.")
    if not words.strip():
        raise ValueError("Write what is done now, and by when")
    return record(events.drift_answered, subject.pk, on=viewer.today, by=viewer.worker_id, reason=reason, role=role, words=words.strip())


