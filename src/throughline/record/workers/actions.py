"""Whose a child is, who is away, who stands in: written only here, by somebody who leads a team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from throughline.record.access import acting
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append, lock, record
from throughline.record.workers import events
from throughline.record.workers.models import Absence, Allocation, Appointment, Cover, Worker
from throughline.record.workers.posts import StillHolding, children_of

ACT = "manage_team"


@dataclass(frozen=True)
class Move:
    """One child on the way to another worker, and the note that goes with them."""

    subject: int
    note: str = ""


def allocate(
    viewer: Any,
    subject: int,
    to: Worker,
    *,
    team: int,
    on: date,
    role: str = "social_worker",
    reason: str = "",
    note: str = "",
) -> int:
    """Make somebody the child's in a role, from a day; whoever had it before no longer does. The event's number."""
    _must_lead(viewer)
    viewer.must_open(subject)
    _must_work_here(to, viewer, on)
    return record(
        events.allocated,
        subject,
        on=on,
        by=viewer.worker_id,
        role=role,
        worker=to.pk,
        team=team,
        reason=reason or None,
        note=note.strip() or None,
    )


def hand_over(
    viewer: Any, from_: Worker, to: Worker, moves: Sequence[Move], *, team: int, on: date, reason: str
) -> list[int]:
    """Hand several children from one worker to another, in every role in which the first is named, each with a note.

    All or none, in one transaction. NotAllowed when a child is not the first worker's; ValueError without a note:
    whoever takes over a child must be told what matters now.
    """
    _must_lead(viewer)
    _must_work_here(to, viewer, on)
    if from_.pk == to.pk:
        raise ValueError("Choose somebody else to hand over to")
    if not moves:
        raise ValueError("Choose whom to hand over")
    missing = [m.subject for m in moves if not m.note.strip()]
    if missing:
        raise ValueError("Write a note for each child: what whoever takes over must know")
    for move in moves:
        viewer.must_open(move.subject)
    with transaction.atomic():
        lock(m.subject for m in moves)
        roles = _roles_of(from_, [m.subject for m in moves])
        entries = []
        for move in moves:
            if not roles.get(move.subject):
                raise NotAllowed(f"A child among them is not {from_.name}’s")
            for role in roles[move.subject]:
                entries.append(
                    Entry(
                        events.allocated,
                        move.subject,
                        on,
                        {"role": role, "worker": to.pk, "team": team, "reason": reason, "note": move.note.strip()},
                        by=viewer.worker_id,
                    )
                )
        return append(entries)


def _roles_of(worker: Worker, subjects: Sequence[int]) -> Mapping[int, list[str]]:
    held: dict[int, list[str]] = {}
    rows = Allocation.objects.everything(because="whose the children are who are handed over").filter(
        authority_id=acting.authority(), worker=worker, subject_id__in=subjects, ended_on__isnull=True
    )
    for subject, role in rows.order_by("role").values_list("subject_id", "role"):
        held.setdefault(subject, []).append(role)
    return held


def record_absence(viewer: Any, worker: Worker, *, on: date, back_on: date | None) -> int:
    """Somebody is away from a day, until the first day back when that is known."""
    _must_lead(viewer)
    if back_on is not None and back_on <= on:
        raise ValueError("The first day back must be after the first day away")
    return record(events.absence_recorded, worker.subject_id, on=on, by=viewer.worker_id, back_on=back_on)


def end_absence(viewer: Any, worker: Worker, *, on: date) -> int:
    """Back at work."""
    _must_lead(viewer)
    away = (
        Absence.objects.everything(because="ending an absence needs the open one")
        .filter(authority_id=viewer.authority_id, subject_id=worker.subject_id, began_on__lte=on)
        .order_by("-began_on")
        .first()
    )
    if away is None or (away.ended_on is not None and away.ended_on <= on):
        raise ValueError(f"{worker.name} is not away")
    return record(events.absence_ended, worker.subject_id, on=on, by=viewer.worker_id, thread=away.key)


def arrange_cover(viewer: Any, worker: Worker, covered_by: Worker, *, on: date, until: date | None) -> int:
    """Somebody stands in for a worker: sees their children and their work until a day. Restricted access stays apart."""
    _must_lead(viewer)
    _must_work_here(covered_by, viewer, on)
    if worker.pk == covered_by.pk:
        raise ValueError("Choose somebody else to stand in")
    if until is not None and until < on:
        raise ValueError("The last day must not be before the first")
    return record(
        events.cover_arranged, worker.subject_id, on=on, by=viewer.worker_id, covered_by=covered_by.pk, until_on=until
    )


def end_cover(viewer: Any, worker: Worker, *, on: date) -> int:
    """Cover ends before its day."""
    _must_lead(viewer)
    held = (
        Cover.objects.everything(because="ending cover needs the open one")
        .filter(authority_id=viewer.authority_id, subject_id=worker.subject_id, began_on__lte=on)
        .order_by("-began_on", "-key")
        .first()
    )
    if held is None or (held.ended_on is not None and held.ended_on < on):
        raise ValueError(f"Nobody stands in for {worker.name}")
    return record(events.cover_ended, worker.subject_id, on=on, by=viewer.worker_id, thread=held.key)


def agree_capacity(viewer: Any, worker: Worker, *, percent: int, newly_qualified_until: date | None, on: date) -> int:
    """How much of a full week somebody works from a day, and until when they count as newly qualified."""
    _must_lead(viewer)
    return record(
        events.capacity_agreed, worker.subject_id, on=on, by=viewer.worker_id, percent=percent,
        newly_qualified_until=newly_qualified_until,
    )  # fmt: skip


def name_supervisor(viewer: Any, worker: Worker, supervisor: Worker, *, on: date) -> int:
    """Who supervises somebody from a day. ValueError when it would be themselves."""
    _must_lead(viewer)
    _must_work_here(supervisor, viewer, on)
    if worker.pk == supervisor.pk:
        raise ValueError("Nobody supervises themselves")
    return record(events.supervisor_named, worker.subject_id, on=on, by=viewer.worker_id, supervisor=supervisor.pk)


def agree_over_limit(viewer: Any, worker: Worker, *, weight: int, ceiling: int, reason: str, on: date) -> int:
    """A manager lets somebody carry more than the ceiling, and says why. ValueError without a reason."""
    _must_lead(viewer)
    if not reason.strip():
        raise ValueError("Say why it must be over the ceiling")
    return record(
        events.over_limit_agreed, worker.subject_id, on=on, by=viewer.worker_id, weight=weight, ceiling=ceiling,
        reason=reason.strip()[:200],
    )  # fmt: skip


def leave(viewer: Any, worker: Worker, *, on: date) -> None:
    """Somebody leaves the service: their posts end and they no longer sign in. StillHolding while a child is theirs."""
    if not (viewer.can(ACT) or viewer.can("people")):
        raise NotAllowed("Saying that somebody has left is for managers")
    with transaction.atomic():
        found = Worker.objects.select_for_update().get(pk=worker.pk, authority_id=viewer.authority_id)
        if held := children_of(found):
            raise StillHolding(held)
        found.left_on = on
        found.save(update_fields=["left_on"])
        Appointment.objects.filter(worker=found, ended_on__isnull=True, began_on__lt=on).update(ended_on=on)
        if found.user is not None:
            found.user.is_active = False
            found.user.save(update_fields=["is_active"])
        acting.note("left", subjects=[found.subject_id], detail={"worker": found.pk, "on": on.isoformat()})


def _must_lead(viewer: Any) -> None:
    if not viewer.can(ACT):
        raise NotAllowed("This is for whoever leads a team")


def _must_work_here(worker: Worker, viewer: Any, on: date) -> None:
    if worker.authority_id != viewer.authority_id or (worker.left_on is not None and worker.left_on <= on):
        raise NotAllowed(f"{worker.name} does not work here")
