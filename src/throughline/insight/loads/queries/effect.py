"""What the span of control does: supervision held in time and children looked at, where it is within the limit and where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from throughline.base.calendar import add_months
from throughline.engines.duties.models import Obligation
from throughline.insight.loads.queries.spans import Span, Spans, spans

SUPERVISION = "supervision.supervision"
MONTHS = 3
BACK = (6, 3, 0)
"""Months ago: so far back one looks."""


@dataclass(frozen=True)
class Group:
    """Some managers on a day, and how it stood with what they owe."""

    managers: int
    held: int
    due: int
    """Supervisions of their people that fell due in the three months before; `held` in time."""
    looked: int
    children: int
    """Children of their people; `looked` at by a manager lately."""


@dataclass(frozen=True)
class Then:
    """One day: the broadest span, and the two groups."""

    on: date
    broadest: int
    within: Group
    above: Group

    @property
    def all(self) -> Group:
        """Both together."""
        a, b = self.within, self.above
        return Group(a.managers + b.managers, a.held + b.held, a.due + b.due, a.looked + b.looked, a.children + b.children)


def supervised(workers: Sequence[int], day: date) -> tuple[int, int]:
    """Of the supervisions of these workers that fell due in the three months to a day: held in time, and due."""
    rows = Obligation.objects.everything(because="how often supervision was held in time; no names and no words").filter(
        subject_id__in=workers, duty=SUPERVISION, due_on__gt=add_months(day, -MONTHS), due_on__lte=day, lapsed_on__isnull=True, known=True
    )
    told = rows.aggregate(held=Count("pk", filter=Q(met_on__lte=F("due_on"))), due=Count("pk"))
    return told["held"], told["due"]


def _group(some: Sequence[Span], day: date) -> Group:
    held, due = supervised([w.subject_id for s in some for w in s.supervises], day) if some else (0, 0)
    children = sum(len(s.children) for s in some)
    return Group(len(some), held, due, children - sum(len(s.without) for s in some), children)


def then(told: Spans, day: date) -> Then:
    """The two groups of managers of a day."""
    above = [s for s in told.spans if told.too_broad(s)]
    return Then(day, max((len(s.supervises) for s in told.spans), default=0), _group([s for s in told.spans if s not in above], day), _group(above, day))


def effect(viewer: Any, now: Spans) -> list[Then]:
    """Half a year ago, three months ago and today: whether spans became narrower, and what became of supervision and oversight."""
    days = [add_months(viewer.today, -n) for n in BACK]
    return [then(now if day == viewer.today else spans(viewer, day), day) for day in days]
