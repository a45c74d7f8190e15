"""Posts: who works here, in which team and role, from when to when. Every change is audited."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from throughline.record.access import acting
from throughline.record.access.viewer import declared_roles
from throughline.record.people.models import Subject
from throughline.record.workers.models import Allocation, Appointment, Team, Worker


class StillHolding(ValueError):
    """Children are still theirs: hand them over first. `subjects` are their numbers, `children` how many."""

    def __init__(self, subjects: list[int]) -> None:
        super().__init__(f"{len(subjects)} children are still theirs: hand them over first")
        self.subjects, self.children = subjects, len(subjects)


def held_posts(worker: Worker, today: date) -> list[Appointment]:
    """The posts somebody holds today, the latest first."""
    held = Appointment.objects.filter(worker=worker, began_on__lte=today).select_related("team", "authority")
    return [a for a in held.order_by("-began_on", "-pk") if a.ended_on is None or a.ended_on > today]


def add_worker(
    name: str, *, user: Any = None, phone: str = "", email: str = "", swe_number: str = "", qualified: bool = False
) -> Worker:
    """Somebody new. ValueError without a name."""
    if not name.strip():
        raise ValueError("Give the worker’s name")
    authority = acting.authority()
    with transaction.atomic():
        subject = Subject.objects.create(authority_id=authority, kind="worker")
        worker = Worker.objects.create(
            authority_id=authority, subject=subject, user=user, name=name.strip(), phone=phone.strip(), email=email.strip(),
            swe_number=swe_number.strip().upper(), qualified=qualified,
        )  # fmt: skip
        acting.note("worker_added", subjects=[subject.pk], detail={"worker": worker.pk})
    return worker


def give_post(worker: Worker, *, team: Team, role: str, began_on: date, title: str = "") -> Appointment:
    """Appoint somebody to a post. ValueError, in words, when the role is none, the team is another authority's, or they
    hold the same post then already."""
    if role not in declared_roles():
        raise ValueError("Choose a role")
    if team.authority_id != acting.authority():
        raise ValueError("Choose a team")
    same = Appointment.objects.filter(worker=worker, team=team, role=role)
    if any(a.ended_on is None or a.ended_on > began_on for a in same):
        raise ValueError(f"{worker.name} holds this post then already")
    with transaction.atomic():
        made = Appointment.objects.create(
            authority_id=team.authority_id, worker=worker, team=team, role=role, began_on=began_on, title=title.strip()
        )
        acting.note(
            "post_given",
            subjects=[worker.subject_id],
            detail={"post": made.pk, "role": role, "team": team.pk, "on": str(began_on)},
        )
    return made


def end_post(post: Appointment, *, on: date, today: date) -> None:
    """End a post. `on` is the first day without it. StillHolding while its holder is named for children there;
    ValueError when it ends before it began, or has ended."""
    if on < post.began_on:
        raise ValueError("A post cannot end before it began")
    if post.ended_on is not None and post.ended_on <= today:
        raise ValueError("This post has ended already")
    others = Appointment.objects.filter(worker_id=post.worker_id, ended_on__isnull=True).exclude(pk=post.pk)
    named = children_of(post.worker, team=post.team_id if others.exists() else None)
    if named:
        raise StillHolding(named)
    with transaction.atomic():
        Appointment.objects.filter(pk=post.pk).update(ended_on=on)
        acting.note("post_ended", subjects=[post.worker.subject_id], detail={"post": post.pk, "on": str(on)})


def children_of(worker: Worker, *, team: int | None = None) -> list[int]:
    """Subjects for whom this worker is named now, in one team or in any.

    Asked as the system: a restricted child, whom the one who asks cannot see, must not be left alone either.
    """
    with acting.as_system(worker.authority_id, "who would be left without a worker"):
        named = Allocation.objects.everything(because="nobody may be left without a worker, whoever looks").filter(
            authority_id=worker.authority_id, worker=worker, ended_on__isnull=True
        )
        if team is not None:
            named = named.filter(team_id=team)
        return sorted(set(named.values_list("subject_id", flat=True)))
