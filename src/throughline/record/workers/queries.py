"""Questions about workers, teams and who stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from throughline.record.access.viewer import declared_roles
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.workers import events
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


SWE = re.compile(r"SW\d{3,8}")


def registered(worker: int) -> bool:
    """A qualified social worker with a registration number (Social Work England), who has not left."""
    found = Worker.objects.filter(pk=worker, left_on__isnull=True).first()
    return bool(found and found.qualified and SWE.fullmatch(found.swe_number or ""))


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


def team_of(worker: int, today: date) -> int | None:
    """The team in which somebody works today; of several, the one they came to last."""
    held = Appointment.objects.filter(worker_id=worker, began_on__lte=today).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))
    return held.order_by("-began_on").values_list("team_id", flat=True).first()


def is_allocated_as(worker: Worker, role: str, today: date) -> bool:
    """Whether somebody holds a post today whose holders are named for children in this role."""
    declared = declared_roles()
    held = Appointment.objects.filter(worker=worker, began_on__lte=today).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))
    return any(declared[code].allocated_as == role for code in held.values_list("role", flat=True) if code in declared)


def names_of_workers(workers: Iterable[int]) -> dict[int, str]:
    """Names by number; no query for nobody."""
    wanted = set(workers)
    return dict(Worker.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
@dataclass(frozen=True)
class Capacity:
    """How much of a full week somebody works, and until when they count as newly qualified."""

    percent: int = 100
    newly_qualified_until: date | None = None

    def newly_qualified(self, on: date) -> bool:
        """Whether they are in the first year after qualifying on a day."""
        return self.newly_qualified_until is not None and on <= self.newly_qualified_until


def _last_of(workers: Iterable[Worker], type_: str, on: date) -> dict[int, Happened]:
    """The last event of a type up to a day, by worker."""
    by_subject = {w.subject_id: w.pk for w in workers}
    loaded = projections.load(sorted(by_subject), [type_])
    held = {by_subject[s]: [e for e in in_effect(rows, registry.ranks()) if e.on <= on] for s, rows in loaded.items()}
    return {pk: told[-1] for pk, told in held.items() if told}


def capacities(workers: Iterable[Worker], on: date) -> dict[int, Capacity]:
    """What was agreed about each worker's capacity by a day; whoever is not in it works a full week."""
    held = _last_of(workers, events.capacity_agreed.code, on)
    return {pk: Capacity(e.get("percent", 100), e.day("newly_qualified_until")) for pk, e in held.items()}


def supervisors(workers: Iterable[Worker], on: date) -> dict[int, int]:
    """Who supervises each worker where somebody was named for it, by number; the team's manager does the rest."""
    return {pk: e.get("supervisor") for pk, e in _last_of(workers, events.supervisor_named.code, on).items()}


def agreed_over(workers: Iterable[Worker], on: date) -> dict[int, Happened]:
    """The last load over the ceiling that was agreed for each worker."""
    return _last_of(workers, events.over_limit_agreed.code, on)


def everybody_here(viewer: Any) -> list[tuple[str, str]]:
    """Everybody who works here, by name, for choosing one: number and name."""
    rows = Worker.objects.filter(authority_id=viewer.authority_id, left_on__isnull=True).order_by("name")
    return [(str(w.pk), w.name) for w in rows]
