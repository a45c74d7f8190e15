"""The threshold document: the version in force, and those before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.engines.settings.queries import authority_subject
from throughline.practice.front_door.codes import LEVELS
from throughline.practice.front_door.events import thresholds_published
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.models import Content


@dataclass(frozen=True)
class Thresholds:
    """One version of the document."""

    number: int
    version: str
    from_on: date
    levels: tuple[str, ...]
    agreed_by: str
    words: int


def every_version(viewer: Any) -> list[Thresholds]:
    """All versions, the latest first. They are about nobody: every member of staff reads them."""
    subject = authority_subject(viewer.authority_id).pk
    rows = projections.load([subject], [thresholds_published.code])
    found = [
        Thresholds(e.id, e.get("version"), e.day("from_on") or e.on, tuple(e.get("levels") or ()), e.get("agreed_by", ""), e.get("words"))
        for e in in_effect(rows[subject], registry.ranks())
    ]
    return sorted(found, key=lambda t: (t.from_on, t.number), reverse=True)


def thresholds_on(viewer: Any, day: date) -> Thresholds | None:
    """The version in force on a day."""
    return next((t for t in every_version(viewer) if t.from_on <= day), None)


def words_of(version: Thresholds) -> str:
    """The document itself."""
    found = Content.objects.everything(because="the threshold document is about nobody").filter(pk=version.words).first()
    return found.words if found else ""


def levels_on(viewer: Any, day: date) -> list[tuple[str, str]]:
    """The levels of need to choose from: the document’s own, else the usual four."""
    version = thresholds_on(viewer, day)
    if version and version.levels:
        return [(words, words) for words in version.levels]
    return [(words[:40], words) for words in LEVELS.values()]
