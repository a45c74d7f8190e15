"""The one act of this area that meets a gate: authorising a planned move."""

from __future__ import annotations

from datetime import date
from typing import Any

from throughline.practice.placements import events
from throughline.practice.placements.queries import homes_counted
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import record


def authorise_move(viewer: Any, subject: int, *, for_on: date, where: str, why: str) -> int:
    """Authorise a planned move. NotAllowed for whoever may not decide; ValueError where a stability meeting is owed first.

    A move that cannot wait is recorded as what it is, a move in an emergency; then the meeting falls due after it.
    """
    if not viewer.can("decide"):
        raise NotAllowed("Authorising a move is for managers")
    if homes_counted(viewer, subject).needs_meeting:
        raise ValueError("Before the next planned move there must be a stability meeting on the record")
    return record(
        events.move_authorised, subject, on=viewer.today, by=viewer.worker_id, for_on=for_on, where=where, why=why
    )
