"""The multi-agency child protection teams: their members from police, health and education, who is missing, whose children they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from throughline.practice.protection.events import team as events
from throughline.practice.protection.events.team import PARTS
from throughline.practice.protection.queries import Possible
from throughline.practice.protection.roles import partner
from throughline.record.access.roles import AUTHORITY
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.people.models import Person
from throughline.record.workers.models import Allocation, Appointment, Team, Worker
from throughline.record.workers.queries import capacities

KIND = "protection"
"""The kind of team that is a multi-agency child protection team."""
LEAD = "lead_protection"
CASEWORK = ("record.social_worker", "record.assistant_team_manager", "record.team_manager")


@dataclass(frozen=True)
class Member:
    """One post of a member from another agency, with the nomination that gave it; without one, who nominated them is not known."""

    post: Appointment
    nomination: Happened | None
    today: date

    @property
    def part(self) -> str:
        """police, health or education; "" where no nomination is on the record."""
        return str(self.nomination.get("part")) if self.nomination else ""

    @property
    def title(self) -> str:
        """For which of the three they are there, in words."""
        return PARTS.get(self.part, "Not known for whom")

    @property
    def agency(self) -> str:
        """The agency that employs and nominated them."""
        return str(self.nomination.get("agency")) if self.nomination else ""

    @property
    def nominated_by(self) -> str:
        """Who in that agency nominated them."""
        return str(self.nomination.get("nominated_by")) if self.nomination else ""

    @property
    def last_day(self) -> date | None:
        """The last day as a member; None while no end is known."""
        return self.without_from - timedelta(days=1) if self.without_from else None

    @property
    def without_from(self) -> date | None:
        """The first day on which they are no member: the post has ended, or they have left; None while no end is known."""
        return min((d for d in (self.post.ended_on, self.post.worker.left_on) if d), default=None)

    @property
    def state(self) -> str:
        """now, to come, or ended."""
        if self.post.began_on > self.today and self.without_from != self.post.began_on:
            return "to come"
        return "now" if self.without_from is None or self.without_from > self.today else "ended"

    @property
    def signs_in(self) -> bool:
        """Whether they have an account that is open."""
        user = self.post.worker.user
        return user is not None and bool(user.is_active)


@dataclass
class AgencyTeam:
    """One multi-agency team: its members, the latest first, and its children as far as the viewer sees them."""

    team: Team
    members: list[Member] = field(default_factory=list)
    children: list[tuple[Person, str]] = field(default_factory=list)
    """Each child with the name of the lead child protection practitioner, "" where there is none."""

    @property
    def there(self) -> list[Member]:
        """Who is a member today."""
        return [m for m in self.members if m.state == "now"]

    @property
    def missing(self) -> list[str]:
        """Which of police, health and education has nobody in the team today."""
        held = {m.part for m in self.there}
        return [part for part in PARTS if part not in held]

    @property
    def gaps(self) -> list[tuple[str, date | None]]:
        """Each agency without anybody, in words, and since when."""
        return [(PARTS[part], self.without_since(part)) for part in self.missing]

    def without_since(self, part: str) -> date | None:
        """The first day without anybody from an agency that had somebody; None where it never had."""
        return max((m.without_from for m in self.members if m.part == part and m.state == "ended" and m.without_from), default=None)


def teams(viewer: Any) -> list[Team]:
    """The multi-agency teams, by name: every one, but for a member from another agency only their own."""
    found = Team.objects.filter(authority_id=viewer.authority_id, kind=KIND, closed_on__isnull=True)
    return list((found.filter(pk__in=viewer.team_ids) if viewer.role.code == partner.code else found).order_by("name"))


def answers_for(viewer: Any) -> list[Team]:
    """The multi-agency teams for which this viewer records nominations."""
    return [t for t in teams(viewer) if viewer.can("manage_team") and (viewer.role.sees == AUTHORITY or t.pk in viewer.team_ids)]


def with_members(viewer: Any, several: Sequence[Team]) -> list[AgencyTeam]:
    """These teams, with all who are, will be or were members from other agencies."""
    found = {t.pk: AgencyTeam(t) for t in several}
    posts = list(Appointment.objects.filter(team_id__in=found, role=partner.code).select_related("worker__user", "team").order_by("-began_on", "-pk"))
    loaded = projections.load(sorted({p.worker.subject_id for p in posts}), [events.member_nominated.code]) if posts else {}
    nominations = {e.get("post"): e for rows in loaded.values() for e in in_effect(rows, registry.ranks())}
    for post in posts:
        found[post.team_id].members.append(Member(post, nominations.get(post.pk), viewer.today))
    return list(found.values())


def put_children(viewer: Any, several: Sequence[AgencyTeam]) -> None:
    """Put into each team the children in the viewer's sight who are the team's now, by name."""
    by_team: dict[int, dict[int, str]] = {t.team.pk: {} for t in several}
    held = Allocation.objects.visible_to(viewer).filter(team_id__in=by_team, ended_on__isnull=True).select_related("worker")
    for row in held:
        lead = row.worker.name if row.role == LEAD and row.worker else ""
        by_team[row.team_id][row.subject_id] = by_team[row.team_id].get(row.subject_id) or lead
    numbers = {n for rows in by_team.values() for n in rows}
    people = {p.subject_id: p for p in Person.objects.visible_to(viewer).filter(subject_id__in=numbers).select_related("subject")}
    for one in several:
        one.children = sorted(((people[n], lead) for n, lead in by_team[one.team.pk].items() if n in people), key=lambda c: (c[0].name, c[0].pk))


def may_be_nominated(viewer: Any) -> list[Worker]:
    """Who is on the record and holds no post of the council's own: people of other agencies, by name."""
    now = Q(ended_on__isnull=True) | Q(ended_on__gt=viewer.today)
    council = Appointment.objects.filter(now, authority_id=viewer.authority_id).exclude(role=partner.code).values("worker_id")
    return list(Worker.objects.filter(authority_id=viewer.authority_id, left_on__isnull=True).exclude(pk__in=council).order_by("name"))


def current_posts(viewer: Any) -> list[Member]:
    """Memberships that this viewer may end: those of now and those to come, in the teams they answer for."""
    return [m for t in with_members(viewer, answers_for(viewer)) for m in t.members if m.state != "ended"]


def may_lead(viewer: Any) -> list[tuple[Possible, Team]]:
    """Who can be a lead child protection practitioner: the council's social workers in the multi-agency teams, by name."""
    posts = (Appointment.objects.filter(team__in=teams(viewer), role__in=CASEWORK, began_on__lte=viewer.today, worker__left_on__isnull=True)
             .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=viewer.today)).select_related("worker", "team").order_by("worker__name"))  # fmt: skip
    held = capacities({p.worker for p in posts}, viewer.today)
    return [(Possible(p.worker, p.worker_id in held and held[p.worker_id].newly_qualified(viewer.today)), p.team) for p in posts]


@dataclass(frozen=True)
class Answering:
    """Who answers for one child's protection: the practitioners by title, and the members of the team beside them."""

    pairs: list[tuple[str, str]]
    lead: Allocation | None
    has_team: bool


def answering(viewer: Any, subject: int) -> Answering:
    """The lead practitioner and, beside them, the lead child protection practitioner with the team's members from other agencies."""
    held = {a.role: a for a in Allocation.objects.visible_to(viewer, subject=subject).filter(
        ended_on__isnull=True, role__in=("social_worker", "lead_practitioner", LEAD)).select_related("worker", "team")}  # fmt: skip
    first = held.get("lead_practitioner") or held.get("social_worker")
    lead, several = held.get(LEAD), teams(viewer)
    pairs = [("Lead practitioner", _named(first))]
    if lead is not None or several:
        pairs.append(("Lead child protection practitioner", _named(lead)))
    if lead is not None and lead.team is not None and lead.team.kind == KIND:
        one = with_members(viewer, [lead.team])[0]
        for part, title in PARTS.items():
            names = [f"{m.post.worker.name}, {m.agency}" for m in one.there if m.part == part]
            pairs.append((f"In the team from {title.lower()}", "; ".join(names) or "nobody is nominated"))
    return Answering(pairs, lead, bool(several))


def lead_of(viewer: Any, subject: int) -> Allocation | None:
    """The naming of the child's lead child protection practitioner that stands now."""
    return Allocation.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True, role=LEAD).select_related("worker", "team").first()


def _named(row: Allocation | None) -> str:
    if row is None or row.worker is None:
        return "nobody is named"
    return f"{row.worker.name}, {row.team.name}" if row.team else row.worker.name
