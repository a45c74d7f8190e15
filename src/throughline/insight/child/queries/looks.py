"""Who has looked at a record, from the audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from throughline.engines.guests.models import Guest
from throughline.record.access.actions import GLASS_REASONS, REASONS, REMEMBERED
from throughline.record.audit.models import AuditEntry
from throughline.record.workers.models import Worker

LOOKED = ("view", "print", "export", "reason_access", "break_glass", "short_page", "stub")
A_LOOK = timedelta(minutes=30)


def last_look(viewer: Any, subject: int) -> datetime | None:
    """When this viewer last looked before now; looks within half an hour are one."""
    found = (
        AuditEntry.objects.filter(
            authority_id=viewer.authority_id,
            worker_id=viewer.worker_id,
            subjects__contains=[subject],
            action="view",
            screen="child.page",
        )
        .order_by("-at")
        .values_list("at", flat=True)[:40]
    )
    times = list(found)
    if not times:
        return None
    from throughline.services import clock

    edge = clock.now()
    for moment in times:
        if edge - moment > A_LOOK:
            return moment
        edge = moment
    return None


@dataclass(frozen=True)
class Look:
    """One person's look at one record."""

    who: str
    role: str
    at: datetime
    what: str
    why: str


WHAT = {"view": "opened it", "print": "printed it", "export": "took it out", "reason_access": "gave a reason to open it",
        "break_glass": "broke the glass", "short_page": "saw name and team only", "stub": "saw that it exists"}  # fmt: skip
BASIS = {"allocated": "works with this child", "team": "same team", "role": "answers for the service", "cover": "covers the worker",
         "related": "works with the family", "glass": "broke the glass", "system": "the system itself",
         "invited": "was invited to one piece of work", "open": "open to staff"}  # fmt: skip


def looks(viewer: Any, subject: int, *, most: int = 200) -> list[Look]:
    """Who looked at this record, newest first; one line for a person's looks of one half hour."""
    viewer.must_open(subject)
    entries = AuditEntry.objects.filter(
        authority_id=viewer.authority_id, subjects__contains=[subject], action__in=LOOKED
    ).order_by("-at")[: most * 3]
    rows = list(entries)
    names = dict(Worker.objects.filter(pk__in={r.worker_id for r in rows if r.worker_id}).values_list("pk", "name"))
    guests = _guests(rows)
    from throughline.record.access.viewer import declared_roles

    titles = {code: role.title for code, role in declared_roles().items()}
    out: list[Look] = []
    last: dict[tuple[Any, str], datetime] = {}
    for row in rows:
        guest = guests.get(str(row.detail.get("guest", "")))
        who = (guest[0] if guest else row.worker_id, row.action)
        seen = last.get(who)
        if seen is not None and row.action == "view" and seen - row.at < A_LOOK:
            last[who] = row.at
            continue
        last[who] = row.at
        out.append(
            Look(
                guest[0] if guest else names.get(row.worker_id, "The system"),
                guest[1] if guest else titles.get(row.role, ""),
                row.at,
                WHAT.get(row.action, row.action),
                _why(row),
            )
        )
    return out[:most]


def _guests(rows: list[AuditEntry]) -> dict[str, tuple[str, str]]:
    """Name and agency of those from outside who looked: a partner's look is theirs, not the system's."""
    numbers = {str(r.detail["guest"]) for r in rows if r.detail and r.detail.get("guest")}
    found = Guest.objects.filter(pk__in=numbers).values_list("pk", "name", "agency") if numbers else ()
    return {str(pk): (name, f"invited, {agency}" if agency else "invited") for pk, name, agency in found}


def _why(row: AuditEntry) -> str:
    if row.action == "break_glass" or row.action == "reason_access":
        return row.reason
    if row.basis.startswith("reason:"):
        code = row.basis.partition(":")[2]
        return REASONS.get(code) or REMEMBERED.get(code, "")
    if row.basis.startswith("break_glass"):
        return GLASS_REASONS.get(row.reason, row.reason)
    return BASIS.get(row.basis, "")
