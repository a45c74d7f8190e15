"""Questions about workers, teams and who stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from throughline.record.workers.models import Absence, Allocation, Appointment, Cover, Team, Worker


@dataclass(frozen=True)
class Standing:
    """How a worker stands today: away or not, and whom to ask then."""

    worker: Worker
    away: bool = False
    back_on: date | None = None
    ask: Worker | None = None


def standings(authority: int, workers: Iterable[int], today: date) -> dict[int, Standing]:
    """How these workers stand today, by number. Three queries however many."""
    found = {w.pk: w for w in Worker.objects.filter(pk__in=set(workers))}
    if not found:
        return {}
    by_subject = {w.subject_id: w.pk for w in found.values()}
    now = Q(began_on__lte=today) & (Q(ended_on__isnull=True) | Q(ended_on__gt=today))
    because = "who is away and who stands in is everybody's to know"
    away = {
        by_subject[a.subject_id]: a.ended_on
        for a in Absence.objects.everything(because=because).filter(
            now, authority_id=authority, subject_id__in=by_subject
        )
    }
    cover = {
        by_subject[c.subject_id]: c.covered_by
        for c in Cover.objects.everything(because=because)
        .filter(Q(began_on__lte=today) & (Q(ended_on__isnull=True) | Q(ended_on__gte=today)))
        .filter(authority_id=authority, subject_id__in=by_subject)
        .select_related("covered_by")
    }
    return {pk: Standing(w, pk in away, away.get(pk), cover.get(pk)) for pk, w in found.items()}


def allocations_of(viewer: Any, subject: int) -> list[Allocation]:
    """Who works with this subject now, in which role."""
    return list(
        Allocation.objects.visible_to(viewer, subject=subject)
        .filter(ended_on__isnull=True)
        .select_related("worker", "team")
        .order_by("role")
    )


def managers_of(teams: Iterable[int], today: date) -> dict[int, Worker]:
    """The manager of each of these teams today."""
    held = (
        Appointment.objects.filter(team_id__in=set(teams), role="record.team_manager", began_on__lte=today)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))
        .select_related("worker")
        .order_by("began_on")
    )
    return {a.team_id: a.worker for a in held}


def members(team_ids: Iterable[int], today: date) -> list[Appointment]:
    """Who holds a post in these teams today, by name."""
    return list(
        Appointment.objects.filter(team_id__in=set(team_ids), began_on__lte=today, worker__left_on__isnull=True)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))
        .select_related("worker", "team")
        .order_by("worker__name")
    )


def teams_of(authority: int) -> list[Team]:
    """Every team of the authority that is not closed, by name."""
    return list(Team.objects.filter(authority_id=authority, closed_on__isnull=True).order_by("name"))


def holders(authority: int, roles: Iterable[str], today: date) -> set[int]:
    """Numbers of the workers who hold a post in one of these roles today."""
    held = (
        Appointment.objects.filter(
            authority_id=authority, role__in=list(roles), began_on__lte=today, worker__left_on__isnull=True
        )
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))
        .values_list("worker_id", flat=True)
    )
    return set(held)


def names_of_workers(workers: Iterable[int]) -> dict[int, str]:
    """Names by number; no query for nobody."""
    wanted = set(workers)
    return dict(Worker.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
