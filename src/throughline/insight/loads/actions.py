"""What a manager agrees about somebody's capacity and supervision."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from throughline.insight.team.queries import teams_for
from throughline.record.access.viewer import declared_roles
from throughline.record.workers import actions as workers
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import Capacity, capacities, members, supervisors


def standing(worker: Worker, today: date) -> tuple[Capacity, int | None]:
    """What holds for a worker today: capacity, and who was named to supervise them."""
    return capacities([worker], today).get(worker.pk, Capacity()), supervisors([worker], today).get(worker.pk)


def who_may_supervise(viewer: Any, *, but: int) -> list[tuple[str, str]]:
    """Everybody who leads in the viewer's teams."""
    leads = {code for code, role in declared_roles().items() if role.can("manage_team")}
    posts = [
        p for p in members([t.pk for t in teams_for(viewer)], viewer.today) if p.role in leads and p.worker_id != but
    ]
    return [(str(p.worker_id), f"{p.worker.name}, {p.team.name}") for p in {p.worker_id: p for p in posts}.values()]


@transaction.atomic
def agree(viewer: Any, worker: Worker, now: Capacity, supervisor: int | None, given: dict[str, Any]) -> None:
    """Keep what has changed: capacity, and who supervises."""
    said = Capacity(given["percent"], given["newly_qualified_until"])
    if said != now:
        workers.agree_capacity(
            viewer, worker, percent=said.percent, newly_qualified_until=said.newly_qualified_until, on=given["on"]
        )
    if given["supervisor"] and int(given["supervisor"]) != supervisor:
        to = Worker.objects.get(pk=int(given["supervisor"]), authority_id=viewer.authority_id)
        workers.name_supervisor(viewer, worker, to, on=given["on"])
