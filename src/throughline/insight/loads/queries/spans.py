"""How many people each manager supervises, for how many children they answer, and whom no manager has looked at lately."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q

from throughline.insight.team.queries import teams_for
from throughline.insight.team.settings import oversight_days, span_children_limit, span_limit
from throughline.record.access.viewer import declared_roles
from throughline.record.ledger.models import Event
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Person
from throughline.record.workers import events as staff
from throughline.record.workers.models import Allocation, Appointment, Team, Worker
from throughline.record.workers.queries import managers_of, members, supervisors

NOT_OVERSIGHT = (staff.allocated.code, staff.allocation_ended.code)
"""Giving a child to somebody is not looking at how it goes."""


@dataclass
class Span:
    """One manager's span on a day."""

    manager: Worker
    team: Team
    supervises: list[Worker] = field(default_factory=list)
    children: set[int] = field(default_factory=set)
    without: dict[int, date | None] = field(default_factory=dict)
    """Children without oversight: the last day a manager wrote, None where none ever did."""


@dataclass(frozen=True)
class Spans:
    """Every span, the limits they are held against, and whom nobody supervises."""

    spans: list[Span]
    people_limit: int
    children_limit: int
    days: int
    nobody: list[Worker]

    def too_broad(self, span: Span) -> bool:
        """Above either limit."""
        return len(span.supervises) > self.people_limit or len(span.children) > self.children_limit


def spans(viewer: Any, on: date | None = None) -> Spans:
    """The spans, on a day, of all who lead in the viewer's teams; without those who have left since. About seven queries."""
    today, authority = on or viewer.today, viewer.authority_id
    held, roles = surroundings(authority).settings, declared_roles()
    posts = members([t.pk for t in teams_for(viewer)], today)
    leads = {code for code, role in roles.items() if role.can("manage_team")}
    found = {p.worker_id: Span(p.worker, p.team) for p in posts if p.role in leads}
    workers = {p.worker_id: p for p in posts if p.role not in leads and p.role in roles and roles[p.role].allocated_as}
    chosen = supervisors([p.worker for p in workers.values()], today)
    of_team = managers_of([p.team_id for p in workers.values()], today)
    nobody = []
    for pk, post in workers.items():
        by = chosen.get(pk) or (of_team[post.team_id].pk if post.team_id in of_team else None)
        if by in found:
            found[by].supervises.append(post.worker)
        else:
            nobody.append(post.worker)
    holder = {w.pk: span for span in found.values() for w in span.supervises}
    rows = Allocation.objects.everything(because="how many children a manager's people answer for; no names").filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=today), authority_id=authority, worker_id__in=list(holder), began_on__lte=today
    )
    since: dict[int, date] = {}
    for worker, subject, began in rows.values_list("worker_id", "subject_id", "began_on"):
        holder[worker].children.add(subject)
        since[subject] = max(began, since.get(subject, began))
    days = int(oversight_days.value(held, today))
    last = last_oversight(authority, since, today)
    for span in found.values():
        for subject in span.children:
            wrote = last.get(subject)
            if (wrote or since[subject]) < today - timedelta(days=days):
                span.without[subject] = wrote
    ordered = sorted((s for s in found.values() if s.supervises), key=lambda s: (-len(s.supervises), s.manager.name))
    return Spans(
        ordered,
        int(span_limit.value(held, today)),
        int(span_children_limit.value(held, today)),
        days,
        sorted(nobody, key=lambda w: w.name),
    )


def last_oversight(authority: int, subjects: Iterable[int], today: date) -> dict[int, date]:
    """The last day on which somebody who leads a team wrote on each child's record, other than to allocate."""
    leads = {code for code, role in declared_roles().items() if role.can("manage_team")}
    managers = set(
        Appointment.objects.filter(authority_id=authority, role__in=leads).values_list("worker_id", flat=True)
    )
    rows = Event.objects.everything(because="when a manager last looked; no names and no words").filter(
        ~Q(type__in=NOT_OVERSIGHT),
        authority_id=authority,
        subject_id__in=list(subjects),
        by_id__in=managers,
        on__lte=today,
    )
    return dict(rows.values_list("subject_id").annotate(last=Max("on")))


def without_oversight(viewer: Any, span: Span) -> list[tuple[Person, date | None]]:
    """The children of a span without oversight whom this viewer sees, longest first."""
    rows = Person.objects.visible_to(viewer).filter(subject_id__in=list(span.without)).select_related("subject")
    told = [(p, span.without[p.subject_id]) for p in rows]
    return sorted(told, key=lambda pair: (pair[1] or date.min, pair[0].sort_key))
