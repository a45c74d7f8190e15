"""Questions about papers."""

from __future__ import annotations

from typing import Any

from throughline.record.documents.models import Document

KINDS = {
    "care_plan": "Care plan", "placement_plan": "Placement plan", "order": "Order", "birth_certificate": "Birth certificate", "assessment": "Assessment",
    "review": "Review", "health": "Health", "education_plan": "Education plan", "letter": "Letter", "photo": "Photograph",
    "drawing": "Drawing", "audio": "Recording", "other": "Other paper",
}  # fmt: skip


OF_WORK = frozenset({"care_plan", "placement_plan", "order", "assessment", "review", "education_plan"})
"""Kinds that are always part of a piece of work: one of them without it is half lost."""


def papers_of(viewer: Any, subject: int) -> list[Document]:
    """Every paper on one record, newest first."""
    return list(Document.objects.visible_to(viewer, subject=subject).filter(misfiled_at__isnull=True).order_by("-on", "-pk"))


def latest_of_each_kind(viewer: Any, subject: int) -> list[Document]:
    """The newest paper of each kind, in the order of the kinds."""
    found = list(
        Document.objects.visible_to(viewer, subject=subject)
        .filter(shredded_at__isnull=True, misfiled_at__isnull=True)
        .order_by("kind", "-on", "-pk")
        .distinct("kind")
    )
    order = list(KINDS)
    return sorted(found, key=lambda d: order.index(d.kind) if d.kind in order else 99)
