"""The gate before every allocation: more than the ceiling only with a manager's reason, which those above are told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from throughline.engines.ceilings.declarations import weighing
from throughline.engines.notices.actions import tell
from throughline.record.access.roles import AUTHORITY
from throughline.record.access.viewer import declared_roles
from throughline.record.workers import actions as workers
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import holders

LEADS = "manage_team"


def mind_the_ceiling(viewer: Any, to: Worker, subjects: Sequence[int], reason: str = "") -> None:
    """Ask before children are given to somebody. ValueError, in words, where that is more than they may carry.

    The way past it: whoever leads a team says why. The reason stands on the worker's record and on the page of loads, and
    those who answer for the whole service are told.
    """
    would = weighing().would(viewer, to.pk, subjects)
    if would is None or not would.over:
        return
    who = "You" if to.pk == viewer.worker_id else to.name
    said = f"{who} would carry {would.weight}, {would.over} over the ceiling of {would.limit}."
    if not viewer.can(LEADS):
        raise ValueError(f"{said} Only whoever leads a team can say that it must be so, and why")
    if not reason.strip():
        raise ValueError(f"{said} Say why it must be so")
    number = workers.agree_over_limit(viewer, to, weight=would.weight, ceiling=would.limit, reason=reason, on=viewer.today)
    for above in holders(viewer.authority_id, _told(), viewer.today) - {viewer.worker_id}:
        line = f"{viewer.name} gives {to.name} more than the ceiling: {would.weight} of {would.limit}. {reason.strip()}"
        tell(above, None, kind="over_ceiling", line=line, link=reverse("loads.page"), once=f"ceiling:{number}:{above}")


def _told() -> list[str]:
    """Heads of service and assistant directors: they lead teams, see every child, and decide what an authority agrees."""
    return [code for code, role in declared_roles().items() if role.sees == AUTHORITY and role.can(LEADS) and role.can("settings")]
