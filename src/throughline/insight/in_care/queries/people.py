"""Whom the pages about children in care are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from throughline.base.calendar import age_on
from throughline.practice.looked_after.codes import SHORT_BREAKS
from throughline.practice.looked_after.models import CarePeriod, LegalStatus
from throughline.record.people.models import Person


def open_on(day: date) -> Q:
    """Begun by a day and not ended by it."""
    return Q(began_on__lte=day) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day))


@dataclass(frozen=True)
class InCare:
    """A child in care now, in the viewer's sight."""

    person: Person
    since: date

    def age(self, today: date) -> int | None:
        """In whole years, where the day of birth is known."""
        return age_on(self.person.born_on, today) if self.person.born_on else None


def in_care_now(viewer: Any) -> dict[int, InCare]:
    """The children in care now whom this viewer sees, by number; short breaks are left out. Three queries."""
    periods = CarePeriod.objects.visible_to(viewer).filter(open_on(viewer.today))
    since = dict(periods.values_list("subject_id", "began_on"))
    breaks = LegalStatus.objects.visible_to(viewer).filter(open_on(viewer.today), status__in=SHORT_BREAKS)
    for subject in breaks.values_list("subject_id", flat=True):
        since.pop(subject, None)
    return {p.subject_id: InCare(p, since[p.subject_id]) for p in people_of(viewer, since)}


def people_of(viewer: Any, subjects: Iterable[int]) -> list[Person]:
    """These people, by name."""
    rows = Person.objects.visible_to(viewer).filter(subject_id__in=list(subjects), died_on__isnull=True)
    return list(rows.select_related("subject").order_by("sort_key", "pk"))
