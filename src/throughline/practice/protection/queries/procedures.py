"""The library of procedures: versions, which was in force on a day, who has read the newest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.engines.settings.queries import authority_subject
from throughline.practice.protection.events import procedures as events
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.models import Content
from throughline.record.workers.queries import members


@dataclass
class Procedure:
    """One version of the procedure of one step."""

    key: int
    step: str
    version: str
    from_on: date
    consulted: str
    changed: str
    words: str
    read_by: set[int] = field(default_factory=set)
    """Numbers of the workers who said that they have read it."""


def library(viewer: Any) -> list[Procedure]:
    """Every version of every procedure, the newest first."""
    subject = authority_subject(viewer.authority_id)
    loaded = projections.load([subject.pk], [events.procedure_published.code, events.procedure_read.code])[subject.pk]
    told = sorted(in_effect(loaded, registry.ranks()), key=lambda e: e.id)
    published = [e for e in told if e.type == events.procedure_published.code]
    numbers = {n for e in published for n in (e.get("changed"), e.get("words")) if n}
    kept = {c.pk: c.words for c in Content.objects.everything(because="a procedure is for everybody to read").filter(pk__in=numbers, shredded_at__isnull=True)}
    found = {e.id: Procedure(e.id, e.get("step"), e.get("version"), e.day("from_on") or e.on, e.get("consulted"), kept.get(e.get("changed"), ""),
                             kept.get(e.get("words"), "")) for e in published}  # fmt: skip
    for event in told:
        if event.type == events.procedure_read.code and event.by and event.get("of") in found:
            found[event.get("of")].read_by.add(event.by)
    return sorted(found.values(), key=lambda p: (p.from_on, p.key), reverse=True)


def in_force(several: Iterable[Procedure], step: str, on: date) -> Procedure | None:
    """The version of a step's procedure that was in force on a day; None where there was none."""
    return next((p for p in several if p.step == step and p.from_on <= on), None)


def not_read_by(viewer: Any, one: Procedure) -> list[str]:
    """Who in the viewer's teams has not said yet that they have read it."""
    held = {a.worker_id: a.worker.name for a in members(list(viewer.team_ids), viewer.today)}
    return sorted(name for number, name in held.items() if number not in one.read_by)
