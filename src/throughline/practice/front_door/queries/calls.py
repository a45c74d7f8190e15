"""Calls by the hour of the week against the people on the rota, and calls to return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Sum

from throughline.practice.front_door import settings
from throughline.practice.front_door.models import CallHour, CallToReturn, Contact
from throughline.practice.front_door.queries.queue import LIMITS, due_of
from throughline.record.ledger.projections import surroundings

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Slot:
    """One hour of the week over several weeks, as means of a day."""

    weekday: int
    hour: int
    days: int
    offered: int
    answered: int
    abandoned: int
    staff: float | None

    @property
    def mean(self) -> float:
        """Calls in this hour of a day."""
        return self.offered / self.days if self.days else 0.0

    @property
    def given_up(self) -> int | None:
        """Share of calls given up, in percent."""
        return round(100 * self.abandoned / self.offered) if self.offered else None

    @property
    def each(self) -> float | None:
        """Calls in this hour for each person on the rota."""
        return self.mean / self.staff if self.staff else None

    @property
    def words(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {self.hour}:00 to {self.hour + 1}:00"


def slots(viewer: Any, since: date, until: date) -> dict[tuple[int, int], Slot]:
    """Every hour of the week in which there were calls or people, by weekday and hour."""
    rows = CallHour.objects.filter(authority_id=viewer.authority_id, on__range=(since, until)).values("on", "hour").annotate(
        o=Sum("offered"), a=Sum("answered"), x=Sum("abandoned"), s=Sum("staff")
    )  # fmt: skip
    held: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for row in rows:
        held.setdefault((row["on"].weekday(), row["hour"]), []).append(row)
    found = {}
    for (weekday, hour), several in held.items():
        staffed = [float(r["s"]) for r in several if r["s"] is not None]
        found[weekday, hour] = Slot(weekday, hour, len(several), sum(r["o"] for r in several), sum(r["a"] for r in several), sum(r["x"] for r in several),
                                    sum(staffed) / len(staffed) if staffed else None)  # fmt: skip
    return found


def too_many_given_up(viewer: Any, found: dict[tuple[int, int], Slot]) -> list[Slot]:
    """Hours of the week in which more is given up than agreed, the worst first."""
    most = int(settings.calls_abandoned.value(surroundings(viewer.authority_id).settings, viewer.today))
    over = [s for s in found.values() if s.given_up is not None and s.given_up > most]
    return sorted(over, key=lambda s: -(s.given_up or 0))


@dataclass(frozen=True)
class Year:
    """A year of the front door in figures."""

    began: date
    ended: date
    calls: dict[str, int]
    contacts: int
    in_time: dict[str, tuple[int, int]]
    outcomes: dict[str, int]
    agencies: list[tuple[str, int]]
    slots: dict[tuple[int, int], Slot]

    @property
    def answered_share(self) -> int | None:
        return round(100 * self.calls["answered"] / self.calls["offered"]) if self.calls["offered"] else None


def year(viewer: Any, began: date, ended: date) -> Year:
    """What the annual review tells: calls, contacts, how soon they were decided, and what came of them."""
    sums = CallHour.objects.filter(authority_id=viewer.authority_id, on__range=(began, ended)).aggregate(
        offered=Sum("offered"), answered=Sum("answered"), abandoned=Sum("abandoned"), called_back=Sum("called_back")
    )
    rows = Contact.objects.everything(because="figures of a year, without names").filter(authority_id=viewer.authority_id, received_on__range=(began, ended))
    held = surroundings(viewer.authority_id).settings
    in_time: dict[str, tuple[int, int]] = {}
    for priority in LIMITS:
        decided = rows.filter(priority=priority, decided_on__isnull=False).only("priority", "received_on", "received_at", "hastened_at", "decided_at")
        came = [(due_of(row, held), row.decided_at) for row in decided]
        in_time[priority] = (sum(done <= due for due, done in came), len(came))
    outcomes = dict(rows.exclude(outcome="").values_list("outcome").annotate(n=Count("pk")).order_by("-n"))
    agencies = list(rows.values_list("agency").annotate(n=Count("pk")).order_by("-n"))
    return Year(began, ended, {k: int(v or 0) for k, v in sums.items()}, rows.count(), in_time, outcomes, agencies, slots(viewer, began, ended))


def to_return(viewer: Any) -> Sequence[CallToReturn]:
    """Calls to return, the oldest first."""
    rows = CallToReturn.objects.filter(authority_id=viewer.authority_id, returned_at__isnull=True)
    return list(rows.select_related("noted_by").order_by("rang_at"))


def call_of(viewer: Any, number: int) -> CallToReturn | None:
    """One call to return, of the viewer's authority."""
    return CallToReturn.objects.filter(authority_id=viewer.authority_id, pk=number, returned_at__isnull=True).first()


def last_weeks(viewer: Any, weeks: int) -> tuple[date, date]:
    """The days of the last so many weeks up to the last day for which calls are counted."""
    last = CallHour.objects.filter(authority_id=viewer.authority_id).order_by("-on").values_list("on", flat=True).first()
    until = last or viewer.today
    return until - timedelta(weeks=weeks) + timedelta(days=1), until
