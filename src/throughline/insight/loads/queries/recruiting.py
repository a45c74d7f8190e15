"""Plans to recruit, team by team: what stands against loads over the ceiling."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.engines.settings.queries import authority_subject
from throughline.insight.team.queries import teams_for
from throughline.record.ledger import registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.projections import load
from throughline.record.workers import events as staff
from throughline.record.workers.queries import names_of_workers

READS = (staff.recruitment_planned.code, staff.recruitment_went_on.code, staff.recruitment_ended.code)


@dataclass
class Recruiting:
    """One plan, and how it goes."""

    key: int
    team: int
    posts: int
    what: str
    by_on: date
    owner: str
    filled: int = 0
    went: list[tuple[date, str]] = field(default_factory=list)
    ended_on: date | None = None
    why: str = ""

    def late(self, today: date) -> bool:
        """Open past the day by which the posts were to be filled."""
        return self.ended_on is None and self.by_on < today


def plans(viewer: Any) -> list[Recruiting]:
    """Every plan for the viewer's teams, the open ones first, the nearest day first."""
    mine = {t.pk for t in teams_for(viewer)}
    subject = authority_subject(viewer.authority_id)
    happened = in_effect(load([subject.pk], list(READS))[subject.pk], registry.ranks())
    names = names_of_workers({e.get("owner") for e in happened if e.get("owner")})
    found: dict[int, Recruiting] = {}
    for e in happened:
        if e.type == READS[0] and e.get("team") in mine:
            found[e.id] = Recruiting(e.id, e.get("team"), e.get("posts"), e.get("what", ""), e.day("by_on") or e.on, names.get(e.get("owner"), ""))
    for e in happened:
        plan = found.get(e.thread or 0)
        if plan is not None and e.type == READS[1]:
            plan.filled = e.get("filled", 0)
            plan.went.append((e.on, e.get("words", "")))
        elif plan is not None and e.type == READS[2]:
            plan.ended_on, plan.why = e.on, e.get("why", "")
    return sorted(found.values(), key=lambda p: (p.ended_on is not None, p.by_on, p.key))


def by_team(found: list[Recruiting]) -> dict[int, Recruiting]:
    """The open plan of each team whose posts are to be filled first."""
    held: dict[int, Recruiting] = {}
    for plan in found:
        if plan.ended_on is None:
            held.setdefault(plan.team, plan)
    return held
