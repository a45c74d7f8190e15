"""Meetings for whoever may see them."""

from __future__ import annotations

from datetime import date
from typing import Any

from throughline.engines.meetings.models import CANCELLED, MeetingPlan, Seat


def meeting_of(viewer: Any, number: Any) -> MeetingPlan | None:
    """A meeting, if this viewer may open the record of every child in it."""
    held = MeetingPlan.objects.filter(pk=number, authority_id=viewer.authority_id).select_related("chair").first()
    if held is None:
        return None
    for subject in held.subjects:
        viewer.must_open(subject)
    return held


def seats_of(viewer: Any, held: MeetingPlan, subject: int) -> list[Seat]:
    """Everybody's part in a meeting, for one child."""
    rows = Seat.objects.visible_to(viewer, subject=subject).filter(meeting=held)
    return list(rows.select_related("worker", "invitation__guest", "writing", "subject").order_by("pk"))


def of_child(viewer: Any, subject: int) -> list[MeetingPlan]:
    """Meetings about one child, latest first."""
    viewer.must_open(subject)
    return list(MeetingPlan.objects.filter(authority_id=viewer.authority_id, subjects__contains=[subject]).select_related("chair").order_by("-on", "-pk"))


def to_chair(viewer: Any, since: date) -> list[MeetingPlan]:
    """Meetings that this worker chairs, from a day on, soonest first."""
    rows = MeetingPlan.objects.filter(authority_id=viewer.authority_id, chair_id=viewer.worker_id, on__gte=since).exclude(state=CANCELLED)
    return list(rows.order_by("on", "time"))
