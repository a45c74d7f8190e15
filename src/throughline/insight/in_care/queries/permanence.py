"""On the way to a permanent home: when it was decided where a child will grow up, and what has come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from throughline.insight.in_care.queries.people import InCare
from throughline.practice.looked_after.events import PERMANENCE, permanence_plan_agreed
from throughline.practice.permanence import events
from throughline.practice.placements.codes import FOR_ADOPTION
from throughline.practice.placements.models import Placement
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect

TYPES = {e.code: e for e in (permanence_plan_agreed, events.adoption_decided, events.matched, events.adopted)}


@dataclass(frozen=True)
class Tracked:
    """One child's way: days of decision, of the decision for adoption, of the match, of the placement."""

    child: InCare
    decided_on: date | None
    decision: str
    by_on: date | None
    adoption_decided_on: date | None
    matched_on: date | None
    placed_on: date | None

    def days(self, today: date) -> int:
        """Days from coming into care to the first decision, or until today without one."""
        return ((self.decided_on or today) - self.child.since).days


def tracked(viewer: Any, children: Mapping[int, InCare]) -> list[Tracked]:
    """Every child in care: those without a decision first, longest first. Two queries."""
    loaded = projections.load(sorted(children), list(TYPES))
    placed = Placement.objects.visible_to(viewer).filter(
        subject_id__in=list(children), ended_on__isnull=True, type__in=list(FOR_ADOPTION)
    )
    placed_on = dict(placed.values_list("subject_id", "began_on"))
    found = []
    for subject, child in children.items():
        told = [e for e in in_effect(loaded[subject], registry.ranks()) if e.on >= child.since]

        def last(code: str, told: list[Any] = told) -> Any:
            return next((e for e in reversed(told) if e.type == code), None)

        plans = [e for e in told if e.type == permanence_plan_agreed.code]
        latest = plans[-1] if plans else None
        decided, matched = last(events.adoption_decided.code), last(events.matched.code)
        found.append(
            Tracked(
                child,
                plans[0].on if plans else None,
                PERMANENCE.get(latest.get("decision"), "") if latest else "",
                latest.day("by_on") if latest else None,
                decided.on if decided else None,
                matched.on if matched else None,
                placed_on.get(subject),
            )
        )
    return sorted(found, key=lambda t: (t.decided_on is not None, t.child.since, t.child.person.sort_key))


def median_days(told: list[Tracked], today: date) -> int | None:
    """The median of the days from coming into care to the first decision, of those decided."""
    days = [t.days(today) for t in told if t.decided_on]
    return round(median(days)) if days else None
