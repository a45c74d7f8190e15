"""Nominations to the multi-agency child protection team, and the lead child protection practitioner of one child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from throughline.engines.ceilings.actions import mind_the_ceiling
from throughline.practice.protection.events import team as events
from throughline.practice.protection.queries import Possible
from throughline.practice.protection.queries import team as queries
from throughline.practice.protection.roles import partner
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import record, withdraw
from throughline.record.workers import actions as workers
from throughline.record.workers import events as staff
from throughline.record.workers.models import Appointment, Team, Worker
from throughline.record.workers.posts import add_worker, end_post, give_post


@dataclass(frozen=True)
class Nominated:
    """What an agency said when it nominated somebody. `worker` is somebody on the record already; else `name` is new."""

    part: str
    agency: str
    nominated_by: str
    from_on: date
    until_on: date | None = None
    worker: Worker | None = None
    name: str = ""
    email: str = ""
    phone: str = ""


@transaction.atomic
def nominate(viewer: Any, team: Team | None, told: Nominated) -> Appointment:
    """Record a nomination and give the post that follows from it: that team's children, and no other's.

    NotAllowed for a team that is not the viewer's to lead; ValueError in words where the person or a day is wrong.
    """
    if team is None or team.pk not in {t.pk for t in queries.answers_for(viewer)}:
        raise NotAllowed("Choose a team that you answer for")
    if told.until_on is not None and told.until_on < told.from_on:
        raise ValueError("The last day must not be before the first")
    worker = told.worker or _new(viewer, told)
    if worker.pk == viewer.worker_id:
        raise NotAllowed("Somebody else must record your own nomination")
    title = f"{events.PARTS[told.part]}, {told.agency.strip()}"[:120]
    post = give_post(worker, team=team, role=partner.code, began_on=told.from_on, title=title)
    if told.until_on is not None:
        Appointment.objects.filter(pk=post.pk).update(ended_on=told.until_on + timedelta(days=1))
    record(events.member_nominated, worker.subject_id, on=viewer.today, by=viewer.worker_id, part=told.part, agency=told.agency.strip(),
           nominated_by=told.nominated_by.strip(), from_on=told.from_on, until_on=told.until_on, post=post.pk)  # fmt: skip
    return post


def _new(viewer: Any, told: Nominated) -> Worker:
    name = told.name.strip()
    if not name:
        raise ValueError("Choose somebody who is on the record, or write the name of somebody new")
    same = Worker.objects.filter(authority_id=viewer.authority_id, name__iexact=name, left_on__isnull=True).first()
    if same is not None:
        raise ValueError(f"There is a {same.name} here already: choose them from the list, or write how this person’s name differs")
    return add_worker(name, phone=told.phone, email=told.email)


@transaction.atomic
def end_nomination(viewer: Any, post: int, *, from_on: date, why: str = "") -> Appointment:
    """End a membership: from that day they see nothing through it. NotAllowed when it is not the viewer's to end.

    StillHolding while they are named for children there; ValueError when it ends before it began.
    """
    found = next((m for m in queries.current_posts(viewer) if m.post.pk == post), None)
    if found is None:
        raise NotAllowed("Choose a member of a team that you answer for")
    end_post(found.post, on=from_on, today=viewer.today)
    if found.nomination is not None:
        record(events.nomination_ended, found.post.worker.subject_id, on=viewer.today, by=viewer.worker_id, thread=found.nomination.id,
               from_on=from_on, why=why.strip() or None)  # fmt: skip
    return found.post


@transaction.atomic
def name_lead(viewer: Any, subject: int, chosen: tuple[Possible, Team] | None, *, over_reason: str = "") -> None:
    """Name the lead child protection practitioner; the child is the multi-agency team's from today. ValueError in words."""
    if chosen is None:
        raise ValueError("Choose who it is")
    possible, team = chosen
    if not possible.registered:
        raise ValueError(f"{possible.worker.name} has no current registration as a social worker: the lead child protection practitioner is one")
    if possible.newly_qualified:
        raise ValueError(f"{possible.worker.name} is newly qualified: the lead child protection practitioner is an experienced social worker")
    mind_the_ceiling(viewer, possible.worker, [subject], over_reason)
    workers.allocate(viewer, subject, possible.worker, team=team.pk, on=viewer.today, role=queries.LEAD)


@transaction.atomic
def end_lead(viewer: Any, subject: int) -> None:
    """Nobody leads the child's protection from now on: the child is no longer the multi-agency team's through them.

    Somebody who was named today only is taken back: a naming has no end on its own day. ValueError when nobody is named.
    """
    if not viewer.can("manage_team"):
        raise NotAllowed("This is for whoever leads a team")
    viewer.must_open(subject)
    lead = queries.lead_of(viewer, subject)
    if lead is None:
        raise ValueError("Nobody is named")
    while lead is not None and lead.began_on == viewer.today:
        withdraw(lead.key, by=viewer.worker_id, why="Named, and no longer, on the same day")
        lead = queries.lead_of(viewer, subject)
    if lead is not None:
        record(staff.allocation_ended, subject, on=viewer.today, by=viewer.worker_id, role=queries.LEAD)
