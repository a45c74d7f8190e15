"""Children who are expected, soonest first, and whether there is a plan for the birth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from throughline.practice.assessment import events as assessment
from throughline.practice.front_door import settings
from throughline.practice.front_door.events import pre_birth_plan_agreed
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Person


@dataclass(frozen=True)
class Expected:
    """A child who is expected."""

    person: Person
    expected_on: date | None
    plan_by: date | None
    plan_on: date | None
    assessed: str
    """How the assessment before birth stands, in words."""

    def late(self, today: date) -> bool:
        return self.plan_on is None and (self.plan_by is None or self.plan_by < today)


def unborn(viewer: Any) -> list[Expected]:
    """Every child in sight who is expected and not born, soonest first; those without a day at the head."""
    rows = Person.objects.visible_to(viewer).filter(subject__kind="child", born_on__isnull=True, died_on__isnull=True)
    rows = list(rows.select_related("subject").order_by("expected_on", "pk")[:300])
    loaded = projections.load([p.subject_id for p in rows], [pre_birth_plan_agreed.code, assessment.assessment_began.code, assessment.assessment_finished.code])
    held = surroundings(viewer.authority_id).settings
    before = timedelta(days=int(settings.plan_before_birth.value(held, viewer.today)))
    found = []
    for person in rows:
        happened = in_effect(loaded[person.subject_id], registry.ranks())
        plans = [e.on for e in happened if e.type == pre_birth_plan_agreed.code]
        began = [e for e in happened if e.type == assessment.assessment_began.code]
        ended = [e for e in happened if e.type == assessment.assessment_finished.code]
        said = "finished" if ended and len(ended) >= len(began) else "under way" if began else "not begun"
        due = person.expected_on - before if person.expected_on else None
        found.append(Expected(person, person.expected_on, due, plans[-1] if plans else None, said))
    return sorted(found, key=lambda e: (e.expected_on is not None, e.expected_on or date.min))
