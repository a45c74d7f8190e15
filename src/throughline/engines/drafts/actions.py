"""Saving what somebody types, a version at a time; finishing and discarding it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from throughline.engines.drafts.models import Draft
from throughline.services import clock


class Conflict(RuntimeError):
    """Somebody, or another window, saved a newer version; `held` is it."""

    def __init__(self, held: Draft) -> None:
        super().__init__("a newer version is saved")
        self.held = held


def begin(viewer: Any, kind: str, subjects: list[int], data: dict[str, Any] | None = None, *, vis: int = 0) -> Draft:
    """A new draft, or the one this worker already has of this kind for these subjects."""
    held = (
        Draft.objects.filter(authority_id=viewer.authority_id, worker_id=viewer.worker_id, kind=kind, finished_at__isnull=True,
                             discarded_at__isnull=True)
        .filter(subjects__contains=subjects[:1])
        .order_by("-saved_at")
        .first()
    )  # fmt: skip
    if held is not None:
        return held
    now = clock.now()
    return Draft.objects.create(
        authority_id=viewer.authority_id, worker_id=viewer.worker_id, kind=kind, subjects=subjects, vis=vis, data=data or {},
        began_at=now, saved_at=now,
    )  # fmt: skip


def save(viewer: Any, draft: Any, data: dict[str, Any], version: int) -> Draft:
    """Save a version; Conflict when it is not based on the newest. The caller says "Saved" only after the commit."""
    with transaction.atomic():
        held = Draft.objects.select_for_update().get(
            pk=draft,
            authority_id=viewer.authority_id,
            worker_id=viewer.worker_id,
            finished_at__isnull=True,
            discarded_at__isnull=True,
        )
        if held.version != version:
            raise Conflict(held)
        held.data, held.version, held.saved_at = data, version + 1, clock.now()
        held.save(update_fields=["data", "version", "saved_at"])
    return held


def find(viewer: Any, draft: Any, kind: str) -> Draft | None:
    """A draft of this worker's own, finished or not."""
    return Draft.objects.filter(
        pk=draft, authority_id=viewer.authority_id, worker_id=viewer.worker_id, kind=kind
    ).first()


def finish(draft: Draft, became: dict[str, Any]) -> None:
    """The draft became part of the record; what was typed goes, and what it became is noted."""
    draft.data, draft.finished_at = became, clock.now()
    draft.save(update_fields=["data", "finished_at"])


def discard(viewer: Any, draft: Any) -> None:
    """Put a draft away; it can be brought back for thirty days."""
    Draft.objects.filter(
        pk=draft, authority_id=viewer.authority_id, worker_id=viewer.worker_id, finished_at__isnull=True
    ).update(discarded_at=clock.now())


def bring_back(viewer: Any, draft: Any) -> None:
    """Undo a discard."""
    Draft.objects.filter(
        pk=draft, authority_id=viewer.authority_id, worker_id=viewer.worker_id, finished_at__isnull=True
    ).update(discarded_at=None)
