"""Questions about where children live."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.base.calendar import add_months
from throughline.practice.placements import codes, events, settings
from throughline.practice.placements.models import Placement
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.queries import chronology
from throughline.record.people.models import Person
from throughline.record.people.queries import names_of


def carers_of(row: dict[str, Any]) -> Person | None:
    """The household of a placement, if it is known: name and telephone are open to staff."""
    if not row.get("carers_id"):
        return None
    found: Person | None = (
        Person.objects.everything(because="a carer's name and telephone are open to staff")
        .filter(subject_id=row["carers_id"])
        .first()
    )
    return found


def homes_of(viewer: Any, subjects: Iterable[int]) -> dict[int, str]:
    """With whom each of these children lives in care now: the carer's name, or the kind of home."""
    rows = Placement.objects.visible_to(viewer).filter(subject_id__in=set(subjects), ended_on__isnull=True)
    rows = list(rows)
    names = names_of(r.carers_id for r in rows if r.carers_id)
    return {r.subject_id: names.get(r.carers_id or 0) or r.with_words or codes.plain(r.type) or "" for r in rows}


def children_living_with(authority: int, carers: Iterable[int]) -> list[tuple[int, int]]:
    """Carer household and child, for every child who lives with one of these now."""
    rows = Placement.objects.everything(because="who lives with carers who were found").filter(
        authority_id=authority, carers_id__in=list(carers), ended_on__isnull=True
    )
    return list(rows.values_list("carers_id", "subject_id"))


SHORT_BREAK = "48"


@dataclass(frozen=True)
class Homes:
    """How many homes a child has had, and whether a stability meeting stands before the next planned move."""

    in_a_year: int
    in_this_period: int
    in_all: int
    year_limit: int
    life_limit: int
    now_since: date | None
    met_on: date | None

    @property
    def many(self) -> bool:
        """As many as the authority meets about."""
        return self.in_a_year >= self.year_limit or self.in_all >= self.life_limit

    @property
    def needs_meeting(self) -> bool:
        """Many, and nobody has met about it since the child came to this home, or in the four weeks before."""
        fresh = self.met_on is not None and self.now_since is not None and (self.now_since - self.met_on).days <= 28
        return self.many and not fresh


def homes_counted(viewer: Any, subject: int) -> Homes:
    """The homes of one child whose door was passed, counted; short breaks are left out."""
    rows = Placement.objects.visible_to(viewer, subject=subject).exclude(regime=SHORT_BREAK).order_by("began_on")
    homes = list(rows)
    held = surroundings(viewer.authority_id).settings
    met = chronology(viewer, subject, types=[events.stability_meeting_held.code])
    return Homes(
        in_a_year=sum(h.began_on > add_months(viewer.today, -12) for h in homes),
        in_this_period=homes[-1].nth if homes else 0,
        in_all=len(homes),
        year_limit=int(settings.homes_in_a_year.value(held, viewer.today)),
        life_limit=int(settings.lifetime_homes.value(held, viewer.today)),
        now_since=homes[-1].began_on if homes else None,
        met_on=met[-1].on if met else None,
    )
