"""Questions about the signed-in person, and about what got in people's way."""

from __future__ import annotations

from typing import Any

from throughline.engines.notices.models import GotInMyWay
from throughline.engines.screens.registry import screens
from throughline.record.access.viewer import declared_roles
from throughline.record.workers.models import Worker
from throughline.record.workers.posts import held_posts


def worker_of(viewer: Any) -> Worker:
    """The viewer as a worker."""
    return Worker.objects.get(pk=viewer.worker_id)


def posts_of(viewer: Any) -> list[dict[str, Any]]:
    """The viewer's posts today, in words, the one they work in marked."""
    roles = declared_roles()
    return [
        {"id": post.pk, "words": post.title or roles[post.role].title, "team": post.team.name, "authority": str(post.authority),
         "since": post.began_on, "until": post.ended_on, "now": post.pk == viewer.appointment_id}
        for post in held_posts(worker_of(viewer), viewer.today)
    ]  # fmt: skip


def said_by(viewer: Any) -> list[dict[str, Any]]:
    """What the viewer said got in the way, the latest first."""
    return _rows(
        GotInMyWay.objects.filter(worker_id=viewer.worker_id).select_related("answered_by").order_by("-said_at")[:20]
    )


def said_by_everybody(viewer: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What waits for an answer, the oldest first, and what was answered, the latest first."""
    said = GotInMyWay.objects.filter(authority_id=viewer.authority_id).select_related("worker", "answered_by")
    waiting = said.filter(answered_at__isnull=True).order_by("said_at")
    return _rows(waiting), _rows(said.filter(answered_at__isnull=False).order_by("-answered_at")[:50])


def one_said(viewer: Any, number: int) -> GotInMyWay | None:
    """One of them, if it was said in this authority."""
    return GotInMyWay.objects.filter(authority_id=viewer.authority_id, pk=number).select_related("worker").first()


def screen_words(code: str) -> str:
    """The title of a screen, or the code of one that is no more."""
    found = screens().get(code)
    return found.title if found else (code or "No particular page")


def _rows(said: Any) -> list[dict[str, Any]]:
    return [{"row": row, "about": screen_words(row.screen)} for row in said]
