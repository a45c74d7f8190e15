"""Questions about imports: the runs, and what each put aside, as far as the viewer may see the children."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from throughline.returns.models import ImportRun, PutAside

MOST = 60


def latest_runs(viewer: Any) -> list[ImportRun]:
    """The latest imports of the viewer's authority."""
    held = ImportRun.objects.filter(authority_id=viewer.authority_id).select_related("by").order_by("-began_at", "-pk")
    return list(held[:MOST])


def run_of(viewer: Any, run: int) -> ImportRun | None:
    """One import of the viewer's authority."""
    return ImportRun.objects.filter(authority_id=viewer.authority_id, pk=run).select_related("by", "authority").first()


def put_aside_by(
    viewer: Any, run: ImportRun, *, kind: str = "", reason: str = "", table: str = "", child: str = ""
) -> QuerySet[PutAside]:
    """What a run put aside, in the order of the files; rows of children behind a wall do not come."""
    held: QuerySet[PutAside] = PutAside.objects.visible_to(viewer).filter(run=run)
    for name, value in (("kind", kind), ("reason", reason), ("table", table), ("child", child)):
        if value:
            held = held.filter(**{name: value})
    return held.select_related("subject").order_by("file", "line", "pk")
