"""What is due, for one child, for a worker's children, for a team."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection

from throughline.engines.duties.declarations import DESK, NAMED, Duty, each_of
from throughline.engines.duties.models import Obligation
from throughline.engines.duties.registry import duties
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.types import code_of
from throughline.record.people.events import late_reason_given
from throughline.record.people.kept import hidden_from

SOON = timedelta(days=7)
AHEAD = timedelta(days=14)
"""What is further off asks nothing of anybody today: My work and Team show nothing beyond it."""
MANAGER = "manager"


@dataclass
class DueItem:
    """One open clock, ready for a list."""

    row: Obligation
    duty: Duty
    today: date
    reason: str = ""
    booked: Any = None
    owner: int | None = None
    called: str = ""
    """What exactly is owed, where the starting event says it."""

    @property
    def subject(self) -> int:
        return int(self.row.subject_id)

    @property
    def days_past(self) -> int:
        """Days past its date; 0 when it is not."""
        return max((self.today - self.row.due_on).days, 0) if self.row.due_on else 0

    @property
    def state(self) -> str:
        """late, soon, or blank."""
        if self.row.due_on is None:
            return ""
        if self.row.due_on < self.today:
            return "late"
        return "soon" if self.row.due_on <= self.today + SOON else ""


def open_for(viewer: Any, subject: int) -> list[DueItem]:
    """Everything open for one subject whose door was passed, nearest first."""
    rows = (
        Obligation.objects.visible_to(viewer, subject=subject)
        .filter(met__isnull=True, lapsed_on__isnull=True, known=True)
        .order_by("due_on", "id")
    )
    return open_items(viewer, list(rows))


def what_meets(viewer: Any, subject: int) -> set[str]:
    """Codes of the events that would meet something open for this subject."""
    rows = Obligation.objects.visible_to(viewer, subject=subject).filter(met__isnull=True, lapsed_on__isnull=True, known=True)
    declared = duties()
    return {
        code_of(match)
        for code in set(rows.values_list("duty", flat=True)) & declared.keys()
        for match in each_of(declared[code].met_by)
    }


_MINE = """
WITH mine AS MATERIALIZED (
  SELECT subject_id, role FROM record_allocation
   WHERE authority_id = %(tenant)s AND worker_id = ANY(%(workers)s) AND ended_on IS NULL)
SELECT o.id FROM mine JOIN engines_obligation o ON o.subject_id = mine.subject_id
  JOIN unnest(%(duties)s::text[], %(roles)s::text[]) owed (duty, role) ON owed.duty = o.duty AND owed.role = mine.role
 WHERE o.authority_id = %(tenant)s AND o.met IS NULL AND o.lapsed_on IS NULL AND o.known AND o.due_on <= %(until)s
"""
"""Whose worker they are is looked up first: the planner would begin with the role, and read those of a whole authority."""


def open_for_workers(viewer: Any, workers: Sequence[int], *, until: date) -> list[DueItem]:
    """What these workers owe up to a day, in every role in which they are named for a child."""
    return open_items(viewer, sorted(owed_by(viewer, workers, until=until), key=lambda r: (r.due_on or date.max, r.pk)))


def owed_by(viewer: Any, workers: Sequence[int], *, until: date) -> list[Obligation]:
    """The same as they are kept, in no order: enough to count them."""
    owed = [(duty.code, duty.owner) for duty in duties().values() if duty.owner != NAMED]
    with connection.cursor() as cursor:
        cursor.execute(
            _MINE,
            {
                "tenant": viewer.authority_id,
                "workers": list(workers),
                "until": until,
                "duties": [code for code, _ in owed],
                "roles": [role for _, role in owed],
            },
        )
        numbers = [row[0] for row in cursor.fetchall()]
    named = Obligation.objects.visible_to(viewer).filter(
        owner_id__in=list(workers), met__isnull=True, lapsed_on__isnull=True, known=True, due_on__lte=until
    )
    return [*Obligation.objects.visible_to(viewer).filter(pk__in=numbers), *named]


def open_for_teams(viewer: Any, teams: Iterable[int], *, until: date) -> list[DueItem]:
    """What is owed for the children of these teams up to a day, whoever owes it; a desk has its own queue."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT o.id FROM record_allocation a JOIN engines_obligation o ON o.subject_id = a.subject_id "
            "WHERE a.authority_id = %(tenant)s AND a.team_id = ANY(%(teams)s) AND a.ended_on IS NULL "
            "AND a.role IN ('social_worker', 'lead_practitioner') AND o.authority_id = %(tenant)s AND o.met IS NULL AND o.lapsed_on IS NULL "
            "AND o.known AND o.due_on <= %(until)s",
            {"tenant": viewer.authority_id, "teams": list(teams), "until": until},
        )
        numbers = [row[0] for row in cursor.fetchall()]
    desks = [duty.code for duty in duties().values() if duty.owner == DESK]
    rows = Obligation.objects.visible_to(viewer).filter(pk__in=numbers).exclude(duty__in=desks).order_by("due_on", "id")
    return open_items(viewer, list(rows))


def open_items(viewer: Any, rows: Sequence[Obligation]) -> list[DueItem]:
    """Open clocks that a viewer has read, with their duties, reasons given and bookings."""
    declared = duties()
    items = [DueItem(row, declared[row.duty], viewer.today) for row in rows if row.duty in declared]
    late = sorted({i.subject for i in items if i.state == "late"})
    if late:
        reasons = reasons_given(late)
        for item in items:
            item.reason = reasons.get((item.subject, item.row.duty, item.row.key), "")
    _call(viewer, items)
    from throughline.engines.diary.models import Booking

    booked = {
        (b.subject_id, b.duty): b
        for b in Booking.objects.everything(because="bookings of rows already in sight").filter(
            authority_id=viewer.authority_id, subject_id__in={i.subject for i in items}, for_on__gte=viewer.today
        )
    }
    for item in items:
        arranged = next((b for code in item.duty.arranged_by if (b := booked.get((item.subject, code)))), None)
        item.booked = booked.get((item.subject, item.row.duty)) or arranged
    return items


def _call(viewer: Any, items: Sequence[DueItem]) -> None:
    """Give each clock the words its starting event has for it."""
    named = [i for i in items if i.duty.called_by]
    if not named:
        return
    types = {code_of(m) for i in named for m in each_of(i.duty.starts)}
    rows = projections.load(sorted({i.subject for i in named}), types)
    events = {e.id: e for held in rows.values() for e in in_effect(held, registry.ranks())}
    hide = hidden_from(viewer, {i.subject for i in named})
    for item in named:
        start = events.get(item.row.start)
        item.called = hide(str(start.get(item.duty.called_by, ""))) if start else ""


def reasons_given(subjects: Sequence[int]) -> dict[tuple[int, str, int], str]:
    """Why something was late, as somebody said it: by subject, code of the duty and clock."""
    rows = projections.load(subjects, [late_reason_given.code])
    return {
        (subject, e.get("duty"), e.get("clock")): e.get("why")
        for subject, held in rows.items()
        for e in in_effect(held, registry.ranks())
    }


@dataclass(frozen=True)
class NotKnown:
    """Clocks that fell due before the record could know, counted apart."""

    duty: Duty
    count: int
    before: date | None = field(default=None)


def not_known_for(viewer: Any, subject: int, live_on: date | None) -> list[NotKnown]:
    """What cannot be said of the time before the authority went live here."""
    counts: dict[str, int] = {}
    rows = Obligation.objects.visible_to(viewer, subject=subject).filter(known=False)
    for code in rows.values_list("duty", flat=True):
        counts[code] = counts.get(code, 0) + 1
    return [NotKnown(duties()[c], n, live_on) for c, n in sorted(counts.items()) if c in duties()]
