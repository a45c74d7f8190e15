"""Verbs of this area. Each is one transaction, with all that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from throughline.base.calendar import add_working_days
from throughline.engines.notices.actions import tell
from throughline.practice.looked_after import events, queries
from throughline.practice.looked_after.visit_kinds import kinds_for, written_up_for
from throughline.record.ledger.actions import Entry, append, begin_occasion, keep_words
from throughline.record.ledger.types import EventType
from throughline.record.workers.models import Allocation
from throughline.record.workers.queries import managers_of
from throughline.services import clock


@dataclass
class Seen:
    """One child of a visit."""

    subject: int
    there: bool
    alone: str = ""
    why_not_alone: str = ""
    words: str = ""
    files: list[bytes] = field(default_factory=list)
    alone_by: date | None = None
    """Where it was not possible: the day by which they will be seen alone."""


@dataclass
class VisitSaved:
    """What a visit became: the occasion, the events by child, and who still has something to say."""

    occasion: int
    events: dict[int, int]
    owed: dict[int, list[str]]


ASKED_ALONE_FROM = 4
"""Younger children are not asked to be seen alone before a visit counts as written up."""


def owed_of(seen: Seen, age: int | None) -> list[str]:
    """What is still to say about one child before a visit is written up."""
    if not seen.there:
        return []
    missing = []
    if not seen.alone:
        missing.append("alone")
    elif seen.alone == "no" and not seen.why_not_alone:
        missing.append("why_not_alone")
    if not seen.words.strip() and not seen.files and (age is None or age >= ASKED_ALONE_FROM):
        missing.append("words")
    return missing


def save_visit(
    viewer: Any,
    *,
    on: date,
    at: datetime | None,
    until: datetime | None,
    where: str,
    account: str,
    home: str,
    also_saw: str,
    children: Sequence[Seen],
    ages: dict[int, int | None],
    changes: dict[str, bool],
    change: str = "",
    action: tuple[str, int, date] | None = None,
) -> VisitSaved:
    """Record one visit once for all the children it was to; each gets their own event and their own paragraphs.

    A child who was not there gets an event that says so and does not count as a visit. Nothing that happened is
    refused: what is missing is owed by the local limit.
    """
    occasion = begin_occasion(events.child_visited.code, about=[c.subject for c in children], on=on, by=viewer.worker_id, at=at, until=until)
    shared = keep_words(account, occasion=occasion.pk) if account.strip() else None
    entries, owed = [], {}
    kinds = kinds_for(c.subject for c in children)
    for seen in children:
        facts: dict[str, Any] = {
            "outcome": "seen" if seen.there else "not_there",
            "where": where,
            "account": shared,
            "also_saw": also_saw,
        }
        if seen.there:
            facts |= {
                "alone": seen.alone, "why_not_alone": seen.why_not_alone if seen.alone == "no" else "", "words": seen.words.strip(),
                "home": home.strip(), "bedroom": True if changes.get("bedroom") else None,
                "more_dangerous": changes.get("danger") or None, "plan_to_change": changes.get("plan") or None,
                "change": change.strip(),
            }  # fmt: skip
            if kinds[seen.subject] is events.child_visited and seen.alone == "no" and seen.why_not_alone in ("", "not_possible"):
                facts["alone_by"] = seen.alone_by
            if missing := owed_of(seen, ages.get(seen.subject)):
                owed[seen.subject] = missing
        entries.append(
            Entry(kinds[seen.subject], seen.subject, on, facts, at=at, occasion=occasion.pk, by=viewer.worker_id)
        )
    for place, seen in enumerate(children):
        if seen.there and seen.subject not in owed:
            entries.append(
                Entry(written_up_for(kinds[seen.subject]), seen.subject, viewer.today, by=viewer.worker_id, thread_of=place)
            )
    if action:
        what, owner, by_on = action
        entries += [
            Entry(events.action_agreed, s.subject, on, {"what": what, "owner": owner, "by_on": by_on}, by=viewer.worker_id,
                  occasion=occasion.pk) for s in children if s.there
        ]  # fmt: skip
    numbers = append(entries)
    saved = VisitSaved(occasion.pk, {s.subject: n for s, n in zip(children, numbers, strict=False)}, owed)
    if changes.get("manager") or changes.get("danger"):
        _tell_managers(viewer, [s.subject for s in children if s.there], occasion.pk, bool(changes.get("danger")))
    return saved


def _tell_managers(viewer: Any, subjects: Sequence[int], occasion: int, danger: bool) -> None:
    """The manager of each child's team hears of it at once."""
    held = Allocation.objects.visible_to(viewer).filter(
        subject_id__in=subjects, ended_on__isnull=True, role="social_worker"
    )
    by_subject = {a.subject_id: a.team_id for a in held if a.team_id}
    managers = managers_of(by_subject.values(), viewer.today)
    for subject, team in by_subject.items():
        manager = managers.get(team)
        if manager is not None and manager.pk != viewer.worker_id:
            line = (
                f"{viewer.name} visited and says that something is more dangerous, or less."
                if danger
                else f"{viewer.name} visited and asks you to read it now."
            )
            tell(manager.pk, subject, kind="tell_manager", line=line, once=f"visit:{occasion}:{subject}:{manager.pk}")


def write_up(
    viewer: Any, subject: int, visit: int, *, words: str = "", alone: str = "", why_not_alone: str = "", alone_by: date | None = None,
    kind: EventType = events.child_visited, after: datetime | None = None,
) -> int:  # fmt: skip
    """Say what was still owed about one child of a visit: `alone` where nobody had said it, `why_not_alone` where they were not.

    `after`: the hour of a visit of this day, so that what completes it stands after it.
    """
    facts: dict[str, Any] = {"words": words.strip(), "alone": alone, "why_not_alone": why_not_alone}
    if kind is events.child_visited and why_not_alone == "not_possible":
        facts["alone_by"] = alone_by
    return append([Entry(written_up_for(kind), subject, viewer.today, facts, at=max(after, clock.now()) if after else None, thread=visit, by=viewer.worker_id)])[0]


# --- Disputes ----------------------------------------------------------------------------------------------------

@transaction.atomic
def raise_dispute(viewer: Any, subject: int, *, about: str, words: str) -> None:
    """Raise a dispute; the team manager is asked first."""
    (number,) = append([Entry(events.dispute_raised, subject, viewer.today, {"about": about[:200], "officer": viewer.worker_id, "words": words},
                              by=viewer.worker_id)])  # fmt: skip
    asked = queries.asked_at(viewer, subject, "informal")
    take_dispute_further(viewer, subject, number, "informal", owner=asked[0][0] if asked else None, words="")


@transaction.atomic
def take_dispute_further(viewer: Any, subject: int, number: int, stage: str, *, owner: int | None, words: str) -> None:
    """Take it to a stage; whoever is asked has a day by which to answer, and is told."""
    by_on = add_working_days(viewer.today, queries.stage_days(viewer))
    append([Entry(events.dispute_taken_up, subject, viewer.today, {"stage": stage, "owner": owner, "by_on": by_on, "words": words.strip() or None},
                  by=viewer.worker_id, thread=number)])  # fmt: skip
    if owner:
        tell(owner, subject, kind="dispute", line=f"The reviewing officer disputes a plan and asks you to answer by {by_on:%-d %B}.",
               link=queries.page_of(subject), once=f"dispute:{number}:{stage}:{owner}")  # fmt: skip


@transaction.atomic
def answer_dispute(viewer: Any, subject: int, dispute: queries.Dispute, words: str) -> None:
    """Answer at the stage where it stands. ValueError without words."""
    if not words.strip() or dispute.now is None:
        raise ValueError("Write the answer")
    append([Entry(events.dispute_answered, subject, viewer.today, {"stage": dispute.now.stage, "words": words.strip()}, by=viewer.worker_id,
                  thread=dispute.key)])  # fmt: skip


@transaction.atomic
def settle_dispute(viewer: Any, subject: int, dispute: queries.Dispute, came: str, how: str) -> None:
    """It is settled: what came of it, at which stage."""
    append([Entry(events.dispute_resolved, subject, viewer.today, {"came": came, "stage": dispute.now.stage if dispute.now else None,
                                                                   "outcome": how.strip()[:200]}, by=viewer.worker_id, thread=dispute.key)])  # fmt: skip
