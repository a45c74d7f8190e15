"""Questions about children who are looked after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max

from throughline.practice.looked_after.models import CarePeriod, Visit


def looked_after_now(viewer: Any) -> set[int]:
    """Numbers of the children in care now, among those this viewer sees."""
    return set(CarePeriod.objects.visible_to(viewer).filter(ended_on__isnull=True).values_list("subject_id", flat=True))


def in_care(viewer: Any, subjects: Iterable[int]) -> set[int]:
    """Which of these are looked after now."""
    rows = CarePeriod.objects.visible_to(viewer).filter(subject_id__in=set(subjects), ended_on__isnull=True)
    return set(rows.values_list("subject_id", flat=True))


def last_seen(viewer: Any, subjects: Iterable[int]) -> dict[int, date]:
    """The last day on which each of these was seen on a visit."""
    rows = Visit.objects.visible_to(viewer).filter(subject_id__in=set(subjects), seen=True).values("subject_id").annotate(last=Max("on"))
    return {row["subject_id"]: row["last"] for row in rows}


def visits_of(viewer: Any, occasion: int) -> list[Visit]:
    """The children of one visit."""
    return list(Visit.objects.visible_to(viewer).filter(occasion=occasion).order_by("subject_id"))
