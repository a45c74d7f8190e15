"""Letters that were sent, and those that may be written now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.engines.letters import events
from throughline.engines.letters.declarations import Letter
from throughline.engines.letters.registry import letters
from throughline.record.ledger.actions import open_threads
from throughline.record.ledger.queries import chronology, tell, words_of


@dataclass(frozen=True)
class Sent:
    """A letter as it went out."""

    key: int
    on: date
    title: str
    code: str
    name: str
    kind: str
    how: str
    held: str
    language: str
    address: str
    words: str
    by: str
    enclosed: str = ""
    enclosed_form: int | None = None


def sent(viewer: Any, subject: int) -> list[Sent]:
    """Letters sent about one subject whose door was passed, newest first."""
    held = chronology(viewer, subject, types=[events.letter_sent.code])
    words = words_of(viewer, subject, [n for e in held for n in (e.get("words"), e.get("address")) if n])
    telling = tell(viewer, subject, held)
    return [Sent(e.id, e.on, e.get("title", ""), e.get("letter", ""), e.get("name", ""), e.get("reader", ""), e.get("how", ""), e.get("held", ""),
                 e.get("language", ""), words.get(e.get("address"), ""), words.get(e.get("words"), ""), telling.by(e), e.get("enclosed", ""),
                 e.get("enclosed_form"))
            for e in reversed(held)]  # fmt: skip


def offered(viewer: Any, subject: Any) -> list[Letter]:
    """The letters that this viewer may write about this subject now, by title."""
    threads = open_threads(subject.pk)
    found = [one for one in letters().values()
             if viewer.can(one.may) and subject.kind in one.about and (not one.continues or one.continues in threads)]  # fmt: skip
    return sorted(found, key=lambda one: (one.group, one.title))
