"""The library of procedures: versions, which was in force on a day, who has read the newest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

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
    roles: frozenset[str] = frozenset()
    """Codes of the roles whose work it is; none: everybody's."""
    read_by: set[int] = field(default_factory=set)
    """Numbers of the workers who said that they have read it."""

    @property
    def url(self) -> str:
        """The page of this version, whether or not it is in force yet."""
        return f"{reverse('protection.procedures')}?step={self.step}&of={self.key}"

    def waits_for(self, worker: int, role: str) -> bool:
        """Whether somebody in this role has still to read it."""
        return worker not in self.read_by and (not self.roles or role in self.roles)


def library(viewer: Any, *, texts: bool = True) -> list[Procedure]:
    """Every version of every procedure, the newest first. Without `texts` their words stay in the store."""
    subject = authority_subject(viewer.authority_id)
    loaded = projections.load([subject.pk], [events.procedure_published.code, events.procedure_read.code])[subject.pk]
    told = sorted(in_effect(loaded, registry.ranks()), key=lambda e: e.id)
    published = [e for e in told if e.type == events.procedure_published.code]
    numbers = {n for e in published for n in (e.get("changed"), e.get("words")) if n and texts}
    told_in_words = Content.objects.everything(because="a procedure is for everybody to read")
    kept = {c.pk: c.words for c in told_in_words.filter(pk__in=numbers, shredded_at__isnull=True)} if numbers else {}
    found = {e.id: Procedure(e.id, e.get("step"), e.get("version"), e.day("from_on") or e.on, e.get("consulted"), kept.get(e.get("changed"), ""),
                             kept.get(e.get("words"), ""), frozenset(e.get("roles") or ())) for e in published}  # fmt: skip
    for event in told:
        if event.type == events.procedure_read.code and event.by and event.get("of") in found:
            found[event.get("of")].read_by.add(event.by)
    return sorted(found.values(), key=lambda p: (p.from_on, p.key), reverse=True)


def in_force(several: Iterable[Procedure], step: str, on: date) -> Procedure | None:
    """The version of a step's procedure that was in force on a day; None where there was none."""
    return next((p for p in several if p.step == step and p.from_on <= on), None)


def waiting_for(viewer: Any, several: Iterable[Procedure]) -> list[Procedure]:
    """What the viewer has still to read: of each step the version in force and those that come, where it is the work of their role."""
    several = list(several)
    now = {step: in_force(several, step, viewer.today) for step in {p.step for p in several}}
    read_now = [p for p in several if p.from_on > viewer.today or p is now[p.step]]
    return sorted((p for p in read_now if p.waits_for(viewer.worker_id, viewer.role.code)), key=lambda p: (p.from_on, p.key))


def not_read_by(viewer: Any, one: Procedure) -> list[str]:
    """Who in the viewer's teams has it among their work and has not said yet that they have read it."""
    held = members(list(viewer.team_ids), viewer.today)
    return sorted({a.worker.name for a in held if one.waits_for(a.worker_id, a.role)})
