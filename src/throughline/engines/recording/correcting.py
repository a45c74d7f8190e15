"""Who may correct an entry: not everybody who records may change what a gate let through."""

from __future__ import annotations

from typing import Any

from throughline.record.ledger.types import CASEWORKER, NOBODY, EventType


def may_correct(viewer: Any, declared: EventType | None, by: int | None) -> bool:
    """Whether this viewer may say what an entry of this type, recorded by this worker, should have said.

    What caseworkers record they may correct for one another. A screening, a decision or a panel's answer is corrected by
    whoever gave it, by those who could have, or by somebody who decides: the way round a gate is not a correction.
    """
    if declared is None or not viewer.can("record") or declared.who_corrects == NOBODY:
        return False
    if declared.who_corrects == CASEWORKER or viewer.can("decide"):
        return True
    return (by is not None and by == viewer.worker_id) or viewer.role.code in (declared.recorded_by or ())
