"""Who is at home with a child, who works with them, and who answers for the front door."""

from __future__ import annotations

from typing import Any

from throughline.practice.front_door import roles
from throughline.record.people.models import Person
from throughline.record.people.queries import ties_of
from throughline.record.workers.models import Allocation, Team
from throughline.record.workers.queries import holders


def grown_ups_of(viewer: Any, subject: int) -> list[tuple[int, str]]:
    """The grown-ups of a child’s family: number, and name with what they are to the child."""
    ties = {t.subject: t.words for t in ties_of(viewer, subject)}
    rows = Person.objects.everything(because="the family of a child whose door was passed").filter(subject_id__in=ties, subject__kind="adult")
    return [(p.subject_id, f"{p.name} ({ties[p.subject_id]})") for p in rows.order_by("sort_key")]


def workers_of(viewer: Any, subject: int) -> list[Allocation]:
    """Who works with a child now, in which role."""
    rows = Allocation.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True)
    return list(rows.select_related("worker", "team").order_by("role"))


def front_door_managers(viewer: Any) -> set[int]:
    """Who answers for the front door today."""
    return holders(viewer.authority_id, [roles.manager.code], viewer.today)


def teams_for_referrals(viewer: Any) -> list[tuple[str, str]]:
    """Teams to which a referral can go: those that work with families."""
    rows = Team.objects.filter(authority_id=viewer.authority_id, closed_on__isnull=True).exclude(kind__in=("support", "service", "locality"))
    return [(str(t.pk), t.name) for t in rows.order_by("name")]
