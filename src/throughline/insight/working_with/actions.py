"""Name somebody for a child beside the social worker, or say that they no longer are."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from throughline.engines.ceilings.actions import mind_the_ceiling
from throughline.record.access.actions import NotAllowed
from throughline.record.access.viewer import declared_roles
from throughline.record.ledger.actions import record, withdraw
from throughline.record.workers import actions as workers
from throughline.record.workers import events as staff
from throughline.record.workers.models import Allocation, Worker
from throughline.record.workers.queries import allocations_of, is_allocated_as, team_of

NAMED_HERE = ("independent_reviewing_officer", "personal_adviser", "family_support", "supervising_social_worker", "co_worker")
"""Roles that are given on this page. The social worker is handed over with a note; whoever leads help or protection, and
whoever chairs a conference, is named where that begins."""


@transaction.atomic
def name(viewer: Any, subject: int, role: str, to: Worker | None, *, over_reason: str = "") -> int:
    """Name somebody for a child from today; whoever had the role before no longer has it. The event's number.

    ValueError in words where nobody was chosen, where they hold no such post, or where it is more than they may carry.
    """
    if role not in NAMED_HERE or to is None:
        raise ValueError("Choose the role and who it is")
    if any(a.role == role and a.worker_id == to.pk for a in allocations_of(viewer, subject)):
        raise ValueError(f"{to.name} is the {staff.ALLOCATION_ROLES[role].lower()} already")
    if role in {r.allocated_as for r in declared_roles().values()} and not is_allocated_as(to, role, viewer.today):
        raise ValueError(f"{to.name} does not hold a post as {staff.ALLOCATION_ROLES[role].lower()}")
    team = team_of(to.pk, viewer.today)
    if team is None:
        raise ValueError(f"{to.name} has no post here today")
    mind_the_ceiling(viewer, to, [subject], over_reason)
    return workers.allocate(viewer, subject, to, team=team, on=viewer.today, role=role)


@transaction.atomic
def end(viewer: Any, subject: int, allocation: int) -> Allocation:
    """Somebody is no longer named in a role. Named today only, it is taken back. LookupError where it is not open."""
    if not viewer.can("manage_team"):
        raise NotAllowed("This is for whoever leads a team")
    viewer.must_open(subject)
    found = next((a for a in allocations_of(viewer, subject) if a.key == allocation and a.role in NAMED_HERE), None)
    if found is None:
        raise LookupError("That has ended already")
    if found.began_on == viewer.today:
        withdraw(found.key, by=viewer.worker_id, why="Named, and no longer, on the same day")
    else:
        record(staff.allocation_ended, subject, on=viewer.today, by=viewer.worker_id, role=found.role)
    return found
