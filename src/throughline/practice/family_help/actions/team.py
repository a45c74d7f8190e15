"""Saying from which agency a member of an early help team comes, and what they are qualified as."""

from __future__ import annotations

from typing import Any

from throughline.practice.family_help.codes import SOCIAL_WORKER
from throughline.practice.family_help.events import member_described
from throughline.practice.family_help.queries.team import Member, area_teams
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import record


def describe(viewer: Any, post: int, *, agency: str, qualification: str) -> Member:
    """Say it of one post. NotAllowed for a team that is not the viewer's to lead; ValueError, in words, for what cannot be so."""
    found = next((m for t in area_teams(viewer) for m in t.members if m.post.pk == post), None)
    if found is None or not viewer.can("manage_team"):
        raise NotAllowed("Choose a member of a team that you lead")
    if qualification == SOCIAL_WORKER and not found.post.worker.qualified:
        raise ValueError(f"No registration of {found.post.worker.name} as a social worker is on the record: an administrator adds it under People")
    record(member_described, found.post.worker.subject_id, on=viewer.today, by=viewer.worker_id, agency=agency.strip(), qualification=qualification)
    return found
