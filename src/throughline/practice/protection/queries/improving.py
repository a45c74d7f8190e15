"""Improvements of how children are protected: how far each has come, and what audits said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.engines.settings.queries import authority_subject
from throughline.practice.protection import events
from throughline.practice.protection.codes import GRADES
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect

GOOD = ("3", "4")
IN_A_ROW = 2


@dataclass
class Improvement:
    """One improvement as it stands."""

    key: int
    what: str
    since: date
    stage: str = "planned"
    on: date | None = None
    audits: list[tuple[date, str]] = field(default_factory=list)
    exception: bool = False

    @property
    def may_be_embedded(self) -> bool:
        """The last two audits, one after the other, found it good or better."""
        last = [grade for _, grade in self.audits[-IN_A_ROW:]]
        return len(last) == IN_A_ROW and all(grade in GOOD for grade in last)

    @property
    def told(self) -> list[str]:
        """Each audit in words."""
        return [f"{on:%-d %B %Y}: {GRADES[grade]}" for on, grade in self.audits]


def improvements(viewer: Any) -> list[Improvement]:
    """Every improvement, those that are not embedded first, the oldest first."""
    subject = authority_subject(viewer.authority_id)
    held = in_effect(projections.load([subject.pk], [events.improvement_moved.code])[subject.pk], registry.ranks())
    found: dict[int, Improvement] = {}
    for event in sorted(held, key=lambda e: e.id):
        if event.get("stage") == "planned":
            found[event.id] = Improvement(event.id, event.get("what", ""), event.on)
            continue
        one = found.get(int(event.get("of") or 0))
        if one is None:
            continue
        if event.get("stage") == "audited":
            one.audits.append((event.on, event.get("grade")))
        one.stage, one.on, one.exception = event.get("stage"), event.on, bool(event.get("exception")) or one.exception
    return sorted(found.values(), key=lambda one: (one.stage == "embedded", one.since, one.key))
