"""Loads by worker and team today, for how long one is over the ceiling, by month, and what if."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months
from throughline.insight.loads.queries.weights import BECAUSE, Ceiling, ceilings, weights_on
from throughline.insight.team.queries import CASEWORK, first_days, teams_for
from throughline.record.access.viewer import declared_roles
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import surroundings
from throughline.record.workers.events import ASKED
from throughline.record.workers.models import Allocation, Appointment, Team, Worker
from throughline.record.workers.queries import agreed_over, members


@dataclass
class Carried:
    """What one worker carries, wherever the children's teams are."""

    worker: Worker
    team: Team
    ceiling: Ceiling
    subjects: set[int] = field(default_factory=set)
    weight: int = 0
    over_since: date | None = None
    agreed: Happened | None = None
    """The last time that more than the ceiling was agreed."""

    @property
    def over(self) -> int:
        return max(self.weight - self.ceiling.limit, 0)


def carried(viewer: Any, only: Iterable[int] | None = None) -> dict[int, Carried]:
    """What everybody in the viewer's teams carries (or these workers, whatever their team), by worker.

    Somebody whose post is not for casework counts as soon as a child is theirs all the same, or is to become it.
    """
    today, authority = viewer.today, viewer.authority_id
    roles = declared_roles()
    if only is None:
        posts = members([t.pk for t in teams_for(viewer)], today)
    else:
        in_post = Q(began_on__lte=today) & (Q(ended_on__isnull=True) | Q(ended_on__gt=today))
        posts = list(Appointment.objects.filter(in_post, worker_id__in=set(only)).select_related("worker", "team"))
    held = Allocation.objects.everything(because=BECAUSE).filter(authority_id=authority, worker_id__in={p.worker_id for p in posts})
    rows = list(held.exclude(role=ASKED).values_list("worker_id", "subject_id", "role", "began_on", "ended_on"))
    now = {(w, s): role for w, s, role, _, ended in rows if ended is None or ended > today}
    holding = {w for w, _ in now}
    for_casework = {p.worker_id for p in posts if p.role in roles and roles[p.role].allocated_as}
    posts = [p for p in posts if only is not None or p.worker_id in for_casework | holding]
    posts.sort(key=lambda p: (p.worker_id, bool(p.role in roles and roles[p.role].allocated_as)))
    workers = {p.worker_id: p.worker for p in posts}
    rows = [r for r in rows if r[0] in workers]
    settings = surroundings(authority).settings
    limits = ceilings(authority, workers, posts, first_days(workers), today, settings)
    found = {p.worker_id: Carried(p.worker, p.team, limits[p.worker_id]) for p in posts}
    weights = weights_on(authority, today, {s for _, s in now}, settings)
    for (worker, subject), role in now.items():
        found[worker].subjects.add(subject)
        found[worker].weight += weights[subject] if role == CASEWORK else 1
    over = [c for c in found.values() if c.over]
    agreed = agreed_over([c.worker for c in over], today) if over else {}
    for one in over:
        spells = [
            (weights.get(s, 1) if role == CASEWORK else 1, b, e) for w, s, role, b, e in rows if w == one.worker.pk
        ]
        one.over_since = over_since(spells, one.ceiling.limit, today)
        one.agreed = agreed.get(one.worker.pk)
    return found


def over_since(spells: Iterable[tuple[int, date, date | None]], limit: int, today: date) -> date | None:
    """Since when somebody has carried more than the limit without a day below it; a spell is a weight, from and until.

    Each child counts as heavy as today; one who is no longer theirs counts as an ordinary child.
    """
    change: dict[date, int] = defaultdict(int)
    for weight, began, ended in spells:
        change[began] += weight
        if ended is not None:
            change[ended] -= weight
    total, since = 0, None
    for day in sorted(d for d in change if d <= today):
        total += change[day]
        if total <= limit:
            since = None
        elif since is None:
            since = day
    return since


@dataclass
class TeamLoad:
    """What a team carries, against what its people may."""

    team: Team
    weight: int = 0
    limit: int = 0
    children: int = 0
    full_time: float = 0.0

    @property
    def percent(self) -> int | None:
        """Weight as a share of the limits; None where nobody may carry anything."""
        return round(100 * self.weight / self.limit) if self.limit else None

    def with_change(self, *, weight: int = 0, limit: int = 0, children: int = 0, full_time: float = 0.0) -> TeamLoad:
        """The same after a change."""
        return TeamLoad(
            self.team, self.weight + weight, self.limit + limit, self.children + children, self.full_time + full_time
        )


def by_team(loads: Mapping[int, Carried]) -> list[TeamLoad]:
    """Loads added up by the team of the worker's post, by name."""
    found: dict[int, TeamLoad] = {}
    for one in loads.values():
        team = found.setdefault(one.team.pk, TeamLoad(one.team))
        team.weight += one.weight
        team.limit += one.ceiling.limit
        team.children += len(one.subjects)
        team.full_time += one.ceiling.capacity.percent / 100
    return sorted(found.values(), key=lambda t: t.team.name)


@dataclass(frozen=True)
class MonthLoad:
    """What a team's workers carried on the last day of a month."""

    on: date
    children: int
    weight: int
    workers: int

    @property
    def each(self) -> float | None:
        """Weight for each worker."""
        return round(self.weight / self.workers, 1) if self.workers else None


def history(viewer: Any, teams: Sequence[int], months: int = 12) -> list[MonthLoad]:
    """The last months' ends, the latest last, for the workers who held posts in these teams then."""
    roles, authority = declared_roles(), viewer.authority_id
    named = {code for code, role in roles.items() if role.allocated_as and not role.can("manage_team")}
    first = viewer.today.replace(day=1)
    days = [add_months(first, -n) - timedelta(days=1) for n in range(months - 1, -1, -1)]
    settings = surroundings(authority).settings
    posts = list(Appointment.objects.filter(team_id__in=list(teams), role__in=named))
    held = Allocation.objects.everything(because=BECAUSE).filter(
        authority_id=authority, worker_id__in={p.worker_id for p in posts}
    )
    rows = list(held.exclude(role=ASKED).values_list("worker_id", "subject_id", "role", "began_on", "ended_on"))
    found = []
    for day in days:
        there = {p.worker_id for p in posts if p.began_on <= day and (p.ended_on is None or p.ended_on > day)}
        held_then = {(w, s): r for w, s, r, b, e in rows if w in there and b <= day and (e is None or e > day)}
        weights = weights_on(authority, day, {s for _, s in held_then}, settings)
        weight = sum(weights[s] if role == CASEWORK else 1 for (_, s), role in held_then.items())
        found.append(MonthLoad(day, len(weights), weight, len(there)))
    return found


@dataclass(frozen=True)
class WhatIf:
    """One worker or team before and after."""

    name: str
    before: int
    after: int
    limit_before: int
    limit_after: int

    @property
    def over_after(self) -> int:
        return max(self.after - self.limit_after, 0)


def if_children_moved(viewer: Any, subjects: Iterable[int], from_: Carried, to: Carried) -> list[WhatIf]:
    """Two workers before and after these children move from one to the other."""
    moved = {s for s in subjects if s in from_.subjects}
    weights = weights_on(viewer.authority_id, viewer.today, moved)
    gone, come = sum(weights.values()), sum(w for s, w in weights.items() if s not in to.subjects)
    return [
        WhatIf(from_.worker.name, from_.weight, from_.weight - gone, from_.ceiling.limit, from_.ceiling.limit),
        WhatIf(to.worker.name, to.weight, to.weight + come, to.ceiling.limit, to.ceiling.limit),
    ]


def if_worker_moved(loads: Mapping[int, Carried], worker: Carried, to: Team, *, with_children: bool) -> list[WhatIf]:
    """Two teams before and after somebody moves, with the children or leaving them to the others of the old team."""
    teams = {t.team.pk: t for t in by_team(loads)}
    weight = worker.weight if with_children else 0
    limit = worker.ceiling.limit
    before, there = teams[worker.team.pk], teams.get(to.pk, TeamLoad(to))
    return [
        WhatIf(before.team.name, before.weight, before.weight - weight, before.limit, before.limit - limit),
        WhatIf(to.name, there.weight, there.weight + weight, there.limit, there.limit + limit),
    ]
