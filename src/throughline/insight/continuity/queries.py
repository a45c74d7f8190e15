"""Who stands in the pack, and who may be meant by a name on a paper form."""

from __future__ import annotations

from typing import Any

from throughline.practice.looked_after.models import CarePeriod
from throughline.practice.protection import events as protection
from throughline.record.ledger.models import Event
from throughline.record.people.models import Person, Subject


def children_for_the_night(viewer: Any) -> list[Subject]:
    """Every child in sight who is looked after or protected by a plan, by name."""
    cared = CarePeriod.objects.visible_to(viewer).filter(ended_on__isnull=True).values_list("subject_id", flat=True)
    planned = Event.objects.visible_to(viewer).filter(type=protection.plan_began.code).values_list("pk", "subject_id")
    over = set(
        Event.objects.visible_to(viewer).filter(type=protection.plan_ended.code).values_list("thread", flat=True)
    )
    numbers = {*cared, *(subject for thread, subject in planned if thread not in over)}
    rows = (
        Person.objects.visible_to(viewer).filter(subject_id__in=numbers, died_on__isnull=True).select_related("subject")
    )
    return [p.subject for p in rows.order_by("sort_key")]
