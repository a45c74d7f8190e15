"""Meetings for whoever may see them."""

from __future__ import annotations

from datetime import date
from typing import Any

from throughline.engines.forms.models import DISCARDED, Writing
from throughline.engines.meetings.declarations import Meeting
from throughline.engines.meetings.models import CANCELLED, MeetingPlan, Seat
from throughline.record.workers.queries import allocations_of, holders, names_of_workers


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


def may_chair(viewer: Any, kind: Meeting, subject: int) -> list[tuple[str, str]]:
    """Who may be named to chair a meeting of this kind, by number and name; nobody is asked where one is named for the child."""
    if not kind.may_chair or any(a.role == kind.chair and a.worker_id for a in allocations_of(viewer, subject)):
        return []
    names = names_of_workers(holders(viewer.authority_id, kind.may_chair, viewer.today))
    return sorted(((str(n), name) for n, name in names.items()), key=lambda pair: pair[1])


def of_child(viewer: Any, subject: int) -> list[MeetingPlan]:
    """Meetings about one child, latest first."""
    viewer.must_open(subject)
    return list(MeetingPlan.objects.filter(authority_id=viewer.authority_id, subjects__contains=[subject]).select_related("chair").order_by("-on", "-pk"))


def to_chair(viewer: Any, since: date) -> list[MeetingPlan]:
    """Meetings that this worker chairs, from a day on, soonest first."""
    rows = MeetingPlan.objects.filter(authority_id=viewer.authority_id, chair_id=viewer.worker_id, on__gte=since).exclude(state=CANCELLED)
    return list(rows.order_by("on", "time"))


def minutes_of(viewer: Any, held: MeetingPlan, subject: int) -> Writing | None:
    """The form in which what is decided for one child is written while the meeting happens."""
    rows = Writing.objects.visible_to(viewer, subject=subject).filter(purpose=f"meeting:{held.pk}:minutes").exclude(state=DISCARDED)
    return rows.select_related("subject").first()  # type: ignore[no-any-return]


def seat_of(viewer: Any, number: int) -> Seat | None:
    """One seat, if this viewer may open the record of every child in its meeting."""
    rows = Seat.objects.everything(because="the doors of its meeting's children are asked next").filter(pk=number, authority_id=viewer.authority_id)
    found = rows.select_related("meeting", "subject", "invitation__guest", "writing", "worker").first()
    if found is None or meeting_of(viewer, found.meeting_id) is None:
        return None
    return found  # type: ignore[no-any-return]
