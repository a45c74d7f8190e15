"""The community based early help teams: who is in them, from which agency, with which qualification, and what they carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from throughline.practice.family_help.codes import QUALIFICATIONS, SOCIAL_WORKER
from throughline.practice.family_help.events import member_described
from throughline.practice.family_help.roles import early_help_worker
from throughline.record.access.roles import AUTHORITY
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.workers.models import Appointment, Team
from throughline.record.workers.queries import holders, members, teams_of


@dataclass(frozen=True)
class Member:
    """One post in a team, and what was said of whoever holds it."""

    post: Appointment
    told: Happened | None

    @property
    def agency(self) -> str:
        """From which agency they come; "" while nobody has said."""
        return str(self.told.get("agency")) if self.told else ""

    @property
    def qualification(self) -> str:
        """What they are qualified as, in words; a registration on the record says it by itself. "" while it is not known."""
        if self.post.worker.qualified:
            return QUALIFICATIONS[SOCIAL_WORKER]
        said = str(self.told.get("qualification")) if self.told else ""
        return "" if said == SOCIAL_WORKER else QUALIFICATIONS.get(said, "")


@dataclass
class AreaTeam:
    """One team with its members, by name."""

    team: Team
    members: list[Member] = field(default_factory=list)

    @property
    def agencies(self) -> list[str]:
        """The agencies whose people are in it."""
        return sorted({m.agency for m in self.members if m.agency})

    @property
    def social_workers(self) -> int:
        """How many of them are registered social workers."""
        return sum(m.post.worker.qualified for m in self.members)

    @property
    def not_said(self) -> list[Member]:
        """Of whom nobody has said where they come from or what they are."""
        return [m for m in self.members if not (m.agency and m.qualification)]


def area_teams(viewer: Any) -> list[AreaTeam]:
    """The teams with somebody who does early help, by name; but for whoever sees the authority, only their own."""
    several = [t for t in teams_of(viewer.authority_id) if viewer.role.sees == AUTHORITY or t.pk in viewer.team_ids]
    helping = holders(viewer.authority_id, [early_help_worker.code], viewer.today)
    posts = members((t.pk for t in several), viewer.today)
    with_help = {p.team_id for p in posts if p.worker_id in helping and p.role == early_help_worker.code}
    found = {t.pk: AreaTeam(t) for t in several if t.pk in with_help}
    told = _told(p for p in posts if p.team_id in found)
    for post in posts:
        if post.team_id in found:
            found[post.team_id].members.append(Member(post, told.get(post.worker.subject_id)))
    return list(found.values())


def _told(posts: Iterable[Appointment]) -> dict[int, Happened]:
    subjects = sorted({p.worker.subject_id for p in posts})
    loaded = projections.load(subjects, [member_described.code]) if subjects else {}
    return {subject: event for subject, rows in loaded.items() for event in in_effect(rows, registry.ranks())}
