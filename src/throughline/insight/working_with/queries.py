"""Everybody who is or was named for a child, and who could be."""

from __future__ import annotations

from typing import Any

from throughline.record.workers.models import Allocation, Worker


def named(viewer: Any, subject: int) -> list[Allocation]:
    """Everybody who is or was named for this child, the newest first."""
    held = Allocation.objects.visible_to(viewer, subject=subject).select_related("worker", "team")
    return list(held.order_by("-began_on", "-key"))


def worker(viewer: Any, number: str) -> Worker | None:
    """One of those who work here."""
    return Worker.objects.filter(authority_id=viewer.authority_id, left_on__isnull=True, pk=number).first()
