"""One team today: who works in it, with how much; what is late and why; whom nobody has; what waits for the manager."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.base.calendar import add_months
from throughline.engines.duties.declarations import each_of
from throughline.engines.duties.models import Obligation
from throughline.engines.duties.queries import AHEAD, MANAGER, DueItem, open_for_teams, open_items
from throughline.engines.duties.registry import duties
from throughline.engines.signals.queries import Holding, holding_of
from throughline.insight.loads.queries.weights import ceilings, weights_on
from throughline.insight.team.settings import caseload_limit, late_weight
from throughline.practice.looked_after.events import review_held
from throughline.practice.looked_after.queries import SeenAlone, seen_alone, together
from throughline.record.access import roles
from throughline.record.access.models import BreakGlass
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.models import Content
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.types import code_of
from throughline.record.people.models import Person
from throughline.record.workers.models import Allocation, Appointment, Team, Worker
from throughline.record.workers.queries import Standing, members, standings

CASEWORK = "social_worker"
SEEING = ("child_visited", "child_seen")
"""What the events are called that say a child was seen; an area that sees children uses one of these names."""
BECAUSE = "who works in the manager's own team"


def teams_for(viewer: Any) -> list[Team]:
    """The teams this viewer leads, by name: their own and those below; for a head of the whole service every one."""
    every = Team.objects.filter(authority_id=viewer.authority_id, closed_on__isnull=True).order_by("name")
    if viewer.role.sees != roles.AUTHORITY:
        every = every.filter(pk__in=viewer.team_ids)
    return list(every)


def busy_teams(viewer: Any, teams: Sequence[Team]) -> list[Team]:
    """Those of the teams that have children or workers."""
    with_children = set(
        Allocation.objects.everything(because=BECAUSE)
        .filter(authority_id=viewer.authority_id, team_id__in=[t.pk for t in teams], ended_on__isnull=True)
        .values_list("team_id", flat=True)
        .distinct()
    )
    return [t for t in teams if t.pk in with_children]


@dataclass
class Load:
    """One worker of the team: how many children, what they weigh, what is late."""

    worker: Worker | None
    standing: Standing | None = None
    first_year_until: date | None = None
    limit: int = 0
    weight: int = 0
    subjects: set[int] = field(default_factory=set)
    late: list[DueItem] = field(default_factory=list)
    percent: int = 100
    """Of a full week."""
    waiting_since: list[date] = field(default_factory=list)
    """For children whom nobody has: since when."""

    @property
    def not_seen(self) -> list[DueItem]:
        """Late visits."""
        return [i for i in self.late if is_seeing(i)]

    @property
    def over(self) -> int:
        """How much the weight is over the limit."""
        return max(self.weight - self.limit, 0) if self.worker else 0

    @property
    def reasons(self) -> Counter[str]:
        """Reasons given for what is late, and how often."""
        return Counter(i.reason for i in self.late if i.reason)

    @property
    def without_reason(self) -> int:
        """How much of what is late has no reason yet."""
        return sum(1 for i in self.late if not i.reason)


@dataclass
class TeamToday:
    """Everything on the team's page."""

    team: Team
    loads: list[Load]
    nobody: Load
    late: list[DueItem]
    people: Mapping[int, Person]
    worker_of: Mapping[int, Worker | None]
    decisions: list[DueItem]
    glass: list[BreakGlass]
    asked: list[Holding]
    """Signals that a manager sees, oldest first."""
    alone: SeenAlone = field(default_factory=SeenAlone)
    """At how many visits of three months the children of the team were seen alone."""

    @property
    def not_seen(self) -> list[DueItem]:
        """Children not seen in time, longest first; a child once, by the visit that is longest past."""
        first: dict[int, DueItem] = {}
        for item in sorted((i for i in self.late if is_seeing(i)), key=lambda i: -i.days_past):
            first.setdefault(item.subject, item)
        return list(first.values())


def is_seeing(item: DueItem) -> bool:
    """Whether what is owed is to see the child."""
    return any(code_of(m).split(".")[1] in SEEING for m in each_of(item.duty.met_by))


def team_today(viewer: Any, team: Team) -> TeamToday:
    """The team as it stands today. About ten queries, however many children."""
    today = viewer.today
    held = list(
        Allocation.objects.visible_to(viewer)
        .filter(team=team, ended_on__isnull=True)
        .select_related("worker")
        .order_by("subject_id")
    )
    posts = members([team.pk], today)
    late = [i for i in open_for_teams(viewer, [team.pk], until=today) if i.state == "late"]
    subjects = {a.subject_id for a in held}
    people = {
        p.subject_id: p
        for p in Person.objects.visible_to(viewer).filter(subject_id__in=subjects).select_related("subject")
    }
    worker_of = {a.subject_id: a.worker for a in held if a.role == CASEWORK}
    loads, nobody = _loads(viewer, held, posts, late)
    return TeamToday(
        team,
        loads,
        nobody,
        late,
        people,
        worker_of,
        _decisions(viewer, team),
        _glass(viewer),
        holding_of(viewer, subjects, MANAGER),
        together(seen_alone(viewer, subjects, add_months(today, -3)).values()),
    )


def _loads(
    viewer: Any, held: Sequence[Allocation], posts: Sequence[Appointment], late: Sequence[DueItem]
) -> tuple[list[Load], Load]:
    today, settings = viewer.today, surroundings(viewer.authority_id).settings
    usual, more = caseload_limit.value(settings, today), late_weight.value(settings, today)
    named = {(a.subject_id, a.role): a.worker_id for a in held}
    workers: dict[int, Worker] = {a.worker.pk: a.worker for a in held if a.worker is not None}
    workers |= {p.worker_id: p.worker for p in posts if _casework(p)}
    limits = ceilings(viewer.authority_id, workers, posts, first_days(workers), today, settings)
    standing = standings(viewer.authority_id, workers, today)
    weights = weights_on(viewer.authority_id, today, {a.subject_id for a in held}, settings)
    loads = {
        pk: Load(
            worker, standing.get(pk), limits[pk].first_year_until, limits[pk].limit, percent=limits[pk].capacity.percent
        )
        for pk, worker in workers.items()
    }
    nobody = Load(None, limit=usual)
    for one in held:
        load = loads[one.worker_id] if one.worker_id else nobody
        load.subjects.add(one.subject_id)
        if one.worker_id is None:
            load.waiting_since.append(one.began_on)
    for item in late:
        owner = item.row.owner_id or named.get((item.subject, item.duty.owner))
        if owner in loads:
            loads[owner].late.append(item)
        elif (item.subject, item.duty.owner) in named:
            nobody.late.append(item)
    for load in (*loads.values(), nobody):
        load.weight = sum(weights[n] for n in load.subjects) + more * len({i.subject for i in load.late})
    return sorted(loads.values(), key=lambda load: load.worker.name if load.worker else ""), nobody


def _casework(post: Appointment) -> bool:
    from throughline.record.access.viewer import declared_roles

    role = declared_roles().get(post.role)
    return role is not None and bool(role.allocated_as) and not role.can("manage_team")


def first_days(workers: Iterable[int]) -> dict[int, date]:
    """The first day of each worker's first post."""
    found: dict[int, date] = {}
    for worker, began in Appointment.objects.filter(worker_id__in=list(workers)).values_list("worker_id", "began_on"):
        found[worker] = min(began, found.get(worker, began))
    return found


def _decisions(viewer: Any, team: Team) -> list[DueItem]:
    """Open clocks that the manager owes for the team's children: past their day, within two weeks, or without one."""
    codes = [d.code for d in duties().values() if d.owner == MANAGER and not d.expiry]
    if not codes:
        return []
    mine = Allocation.objects.everything(because=BECAUSE).filter(
        authority_id=viewer.authority_id, team=team, ended_on__isnull=True, role=CASEWORK
    )
    rows = (
        Obligation.objects.visible_to(viewer)
        .filter(
            duty__in=codes,
            subject_id__in=mine.values("subject_id"),
            met__isnull=True,
            lapsed_on__isnull=True,
            known=True,
        )
        .exclude(due_on__gt=viewer.today + AHEAD)
        .order_by("started_on", "pk")
    )
    return open_items(viewer, list(rows))


def decided_words(items: Sequence[DueItem]) -> dict[int, str]:
    """What each of these reviews decided, in the words it was recorded in, by the number of the clock. Two queries."""
    if not items:
        return {}
    loaded = projections.load(sorted({i.subject for i in items}), [review_held.code])
    reviews: dict[int | None, int] = {
        e.id: e.get("words") for held in loaded.values() for e in in_effect(held, registry.ranks())
    }
    numbers = {n for i in items if (n := reviews.get(i.row.thread))}
    found = Content.objects.everything(because="words of reviews of children already in sight").filter(
        pk__in=numbers, shredded_at__isnull=True
    )
    words = dict(found.values_list("pk", "words"))
    return {i.row.pk: words.get(reviews.get(i.row.thread, 0), "") for i in items}


def _glass(viewer: Any) -> list[BreakGlass]:
    if not viewer.can("review_glass"):
        return []
    return list(
        BreakGlass.objects.filter(authority_id=viewer.authority_id, reviewed_at__isnull=True)
        .exclude(worker_id=viewer.worker_id)
        .select_related("worker")
        .order_by("at")
    )


def decision(viewer: Any, obligation: int) -> DueItem | None:
    """One open clock that a manager owes, for a child whose door this viewer passes."""
    row = (
        Obligation.objects.visible_to(viewer)
        .filter(pk=obligation, met__isnull=True, lapsed_on__isnull=True, known=True)
        .first()
    )
    found = open_items(viewer, [row]) if row is not None else []
    return found[0] if found and found[0].duty.owner == MANAGER else None


@dataclass(frozen=True)
class Held:
    """A child whom a worker has, in which roles."""

    person: Person
    roles: tuple[str, ...]
    since: date


def held_by(viewer: Any, worker: Worker | None, team: Team | None = None) -> list[Held]:
    """The children of a worker (or, of a team, those of nobody) whom this viewer sees, by name."""
    rows = Allocation.objects.visible_to(viewer).filter(worker=worker, ended_on__isnull=True)
    if team is not None:
        rows = rows.filter(team=team)
    by_subject: dict[int, list[Allocation]] = defaultdict(list)
    for row in rows.order_by("began_on"):
        by_subject[row.subject_id].append(row)
    said = (
        Person.objects.visible_to(viewer)
        .filter(subject_id__in=list(by_subject))
        .select_related("subject")
        .order_by("sort_key")
    )
    return [
        Held(p, tuple(a.role for a in by_subject[p.subject_id]), by_subject[p.subject_id][0].began_on) for p in said
    ]


def led_worker(viewer: Any, worker: int) -> Worker | None:
    """A worker of a team this viewer leads; nobody otherwise."""
    posts = Appointment.objects.filter(worker_id=worker, authority_id=viewer.authority_id, ended_on__isnull=True)
    if viewer.role.sees != roles.AUTHORITY:
        posts = posts.filter(team_id__in=viewer.team_ids)
    post = posts.select_related("worker").first()
    return post.worker if post else None


Taker = tuple[Worker, Team]
"""Somebody who can take children over, and the team they would come to."""


def may_take_over(viewer: Any) -> list[Taker]:
    """Who can take children over: everybody in a post in which one is named for children, by team and name."""
    posts = (
        Appointment.objects.filter(
            authority_id=viewer.authority_id, began_on__lte=viewer.today, worker__left_on__isnull=True
        )
        .filter(ended_on__isnull=True)
        .select_related("worker", "team")
        .order_by("team__name", "worker__name")
    )
    from throughline.record.access.viewer import declared_roles

    named = {code for code, role in declared_roles().items() if role.allocated_as}
    return [(p.worker, p.team) for p in posts if p.role in named]


def late_item(viewer: Any, obligation: int) -> tuple[DueItem, Worker | None] | None:
    """One open clock past its day, and who is named for it; None when it is not late or not in sight."""
    row = (
        Obligation.objects.visible_to(viewer)
        .filter(pk=obligation, met__isnull=True, lapsed_on__isnull=True, known=True)
        .first()
    )
    found = open_items(viewer, [row]) if row is not None else []
    if not found or found[0].state != "late":
        return None
    named = (
        Allocation.objects.visible_to(viewer)
        .filter(subject_id=found[0].subject, role=found[0].duty.owner, ended_on__isnull=True)
        .select_related("worker")
        .first()
    )
    return found[0], found[0].row.owner or (named.worker if named else None)
