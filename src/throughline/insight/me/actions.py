"""Keeping preferences; saying what got in one's way, answering it, and the answer reaching who said it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from throughline.engines.notices.actions import tell
from throughline.engines.notices.models import GotInMyWay
from throughline.record.access import acting
from throughline.record.workers.models import Worker
from throughline.services import clock


def keep_preferences(viewer: Any, chosen: dict[str, Any]) -> None:
    """Keep how pages look to this person. What was not chosen goes back to ordinary."""
    kept = {**viewer.preferences, **chosen}
    Worker.objects.filter(pk=viewer.worker_id).update(
        preferences={name: value for name, value in kept.items() if value}
    )


def say(worker: int, *, screen: str, words: str) -> GotInMyWay:
    """Keep what somebody said about a screen. ValueError without words."""
    if not words.strip():
        raise ValueError("Say what got in your way")
    return GotInMyWay.objects.create(
        authority_id=acting.authority(), worker_id=worker, said_at=clock.now(), screen=screen[:80], words=words.strip()
    )


def answer(said: GotInMyWay, *, by: int, words: str, link: str) -> None:
    """Answer it, once or again; who said it gets a notice that leads to the answer. ValueError without words."""
    if not words.strip():
        raise ValueError("Say what happens now")
    with transaction.atomic():
        said.answer, said.answered_at, said.answered_by_id = words.strip(), clock.now(), by
        said.save(update_fields=["answer", "answered_at", "answered_by"])
        sayer = Worker.objects.get(pk=said.worker_id)
        times = acting.note("answered", subjects=[sayer.subject_id], detail={"got_in_my_way": said.pk})
        tell(sayer.pk, sayer.subject_id, kind="answered", line="What got in your way has been answered.", link=link,
             once=f"got_in_my_way:{said.pk}:{times}")  # fmt: skip
