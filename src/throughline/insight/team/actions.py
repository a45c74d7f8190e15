"""What a manager does from the team's page: answer decisions, give a child an owner, hand over, arrange cover, ask why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from throughline.base.words import days_words
from throughline.engines.ceilings.actions import mind_the_ceiling
from throughline.engines.duties.declarations import each_of
from throughline.engines.duties.queries import DueItem
from throughline.engines.notices.actions import tell
from throughline.practice.looked_after.events import decisions_answered
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import record
from throughline.record.people.models import Person
from throughline.record.people.wording import addressed
from throughline.record.workers import actions as workers
from throughline.record.workers.actions import Move
from throughline.record.workers.models import Worker

AGREED, RETURNED = "stand", "objects"
LONGEST_REASON = 200


def can_answer(item: DueItem) -> bool:
    """Whether what is owed is an answer that can be given in the row: yes, or no and why."""
    return any(m is decisions_answered for m in each_of(item.duty.met_by))


@transaction.atomic
def answer(viewer: Any, items: Sequence[DueItem], *, agreed: bool, why: str = "") -> None:
    """Answer the decisions of reviews, each for itself, in the manager's own name. ValueError without a reason to return."""
    if not viewer.can("decide"):
        raise NotAllowed("Deciding is for managers")
    if not agreed and not why.strip():
        raise ValueError("Say what to change")
    for item in items:
        if not can_answer(item):
            raise NotAllowed("This is not answered here")
        viewer.must_open(item.subject)
        record(
            decisions_answered,
            item.subject,
            on=viewer.today,
            by=viewer.worker_id,
            thread=item.row.thread,
            answer=AGREED if agreed else RETURNED,
            why=why.strip()[:LONGEST_REASON] or None,
        )


@transaction.atomic
def hand_over(
    viewer: Any,
    from_: Worker | None,
    to: Worker,
    moves: Sequence[Move],
    *,
    team: int,
    on: date,
    reason: str,
    over_reason: str = "",
) -> None:
    """Hand children over, from somebody or from nobody, and tell whoever takes them over about each.

    Where that takes somebody over the ceiling the manager says why; the reason stands on the worker's record, and those
    who answer for the whole service are told. ValueError without it.
    """
    mind_the_ceiling(viewer, to, [m.subject for m in moves], over_reason)
    if from_ is None:
        for move in moves:
            if not move.note.strip():
                raise ValueError("Write a note for each child: what whoever takes over must know")
            workers.allocate(viewer, move.subject, to, team=team, on=on, reason=reason, note=move.note)
    else:
        workers.hand_over(viewer, from_, to, moves, team=team, on=on, reason=reason)
    said = Person.objects.visible_to(viewer).filter(subject_id__in=[m.subject for m in moves]).select_related("subject")
    people = {p.subject_id: p for p in said}
    for move in moves:
        person = people[move.subject]
        tell(
            to.pk,
            move.subject,
            kind="handed_over",
            line=f"{person.name} is yours from {on:%-d %B}. {move.note.strip()}",
            link=reverse("child.page", kwargs={"subject": person.subject.uuid}),
            once=f"over:{move.subject}:{to.pk}:{on}",
        )


@transaction.atomic
def arrange_away(
    viewer: Any, worker: Worker, *, on: date, back_on: date | None, covered_by: Worker | None, until: date | None
) -> None:
    """Somebody is away, and somebody stands in; the one who stands in is told."""
    workers.record_absence(viewer, worker, on=on, back_on=back_on)
    if covered_by is not None:
        workers.arrange_cover(viewer, worker, covered_by, on=on, until=until)
        tell(
            covered_by.pk,
            None,
            kind="cover",
            line=f"You stand in for {worker.name} from {on:%-d %B}.",
            link=reverse("my_work.covered", kwargs={"worker": worker.pk}),
            once=f"cover:{worker.pk}:{covered_by.pk}:{on}",
        )


@transaction.atomic
def come_back(viewer: Any, worker: Worker, *, on: date) -> None:
    """Somebody is back: the absence ends, and so does cover where there was any."""
    workers.end_absence(viewer, worker, on=on)
    try:
        workers.end_cover(viewer, worker, on=on)
    except ValueError:  # nobody stood in
        return


def ask_why(viewer: Any, item: DueItem, person: Person, worker: int) -> bool:
    """Ask whoever owes it why something is late. Once a day for each thing; False when it was asked already."""
    what = addressed(item.duty.title, person)
    return tell(
        worker,
        item.subject,
        kind="asked_why",
        line=f"{viewer.name} asks: {what} ({person.name}) is {days_words(item.days_past)} past its date. Why is it late?",
        link=reverse("late.why", kwargs={"subject": person.subject.uuid, "obligation": item.row.pk}),
        once=f"why:{item.row.pk}:{viewer.today}",
    )
