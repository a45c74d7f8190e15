"""What a child weighs in a caseload, by kind of work, and what somebody may carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months, add_years
from throughline.engines.settings.declarations import Setting
from throughline.insight.team import settings as agreed
from throughline.practice.looked_after.models import CarePeriod, LegalStatus
from throughline.practice.missing.models import TimeMissing
from throughline.practice.placements.models import Placement
from throughline.record.access.viewer import declared_roles
from throughline.record.ledger.projections import surroundings
from throughline.record.workers.models import Appointment, Worker
from throughline.record.workers.queries import Capacity, capacities

BECAUSE = "what a caseload weighs; no names"
FAR = 20
INTERIM = ("C1",)


@dataclass(frozen=True)
class KindOfWork:
    """A kind of work that weighs more: which children, and how much more is agreed."""

    setting: Setting
    words: str
    which: Callable[[date], tuple[Any, Q]]
    """The model and the rows of it that make a child one of this kind on a day."""


def _open(day: date) -> Q:
    return Q(began_on__lte=day) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day))


KINDS = (
    KindOfWork(
        agreed.proceedings_weight, "under an interim order", lambda d: (LegalStatus, _open(d) & Q(status__in=INTERIM))
    ),
    KindOfWork(agreed.far_weight, "more than 20 miles from home", lambda d: (Placement, _open(d) & Q(miles__gt=FAR))),
    KindOfWork(
        agreed.new_weight,
        "in the first three months of care",
        lambda d: (CarePeriod, _open(d) & Q(began_on__gt=add_months(d, -3))),
    ),
    KindOfWork(
        agreed.missing_weight,
        "missing in the last 90 days",
        lambda d: (TimeMissing, Q(went_on__gt=d - timedelta(days=90), went_on__lte=d)),
    ),
)


Agreed = Mapping[str, Sequence[tuple[date, Any]]]
"""The authority's settings with their dated values, where a page has read them already."""


def weights_on(authority: int, day: date, subjects: Iterable[int], held: Agreed | None = None) -> dict[int, int]:
    """What each of these children weighs on a day: the ordinary weight, and more for each kind of work agreed."""
    held = surroundings(authority).settings if held is None else held
    usual = int(agreed.child_weight.value(held, day))
    found = dict.fromkeys(subjects, usual)
    for kind in KINDS:
        more = int(kind.setting.value(held, day))
        if more == 0 or not found:
            continue
        model, which = kind.which(day)
        rows = model.objects.everything(because=BECAUSE).filter(
            which, authority_id=authority, subject_id__in=list(found)
        )
        for subject in set(rows.values_list("subject_id", flat=True)):
            found[subject] += more
    return found


def weight_words(authority: int, day: date, held: Agreed | None = None) -> str:
    """How a child's weight is made, for the page."""
    held = surroundings(authority).settings if held is None else held
    parts = [f"{int(k.setting.value(held, day))} more {k.words}" for k in KINDS if int(k.setting.value(held, day))]
    late = int(agreed.late_weight.value(held, day))
    parts += [f"{late} more with something past its date"] if late else []
    return f"Each child weighs {int(agreed.child_weight.value(held, day))}" + "".join(f", {p}" for p in parts)


CEILINGS: Mapping[str, Setting] = {
    "social_worker": agreed.caseload_limit,
    "family_support": agreed.caseload_limit,
    "supervising_social_worker": agreed.caseload_limit,
    "independent_reviewing_officer": agreed.officer_limit,
    "personal_adviser": agreed.adviser_limit,
    "conference_chair": agreed.chair_limit,
}
"""The ceiling of each role in which somebody is named for children. Whoever leads a team has another."""


@dataclass(frozen=True)
class Ceiling:
    """What somebody may carry, and why it is what it is."""

    limit: int
    capacity: Capacity
    first_year_until: date | None = None

    @property
    def reduced(self) -> bool:
        return self.first_year_until is not None or self.capacity.percent < 100


def ceilings(
    authority: int,
    workers: Mapping[int, Worker],
    posts: Sequence[Appointment],
    first_days: Mapping[int, date],
    day: date,
    held: Agreed | None = None,
) -> dict[int, Ceiling]:
    """The ceiling of each worker on a day: by role, less in the first year or when newly qualified, by the hours worked."""
    held, roles = surroundings(authority).settings if held is None else held, declared_roles()
    worked = capacities(workers.values(), day)
    by_worker: dict[int, list[Appointment]] = {}
    for post in posts:
        by_worker.setdefault(post.worker_id, []).append(post)
    found = {}
    for pk in workers:
        capacity = worked.get(pk, Capacity())
        named = [roles[p.role] for p in by_worker.get(pk, ()) if p.role in roles and roles[p.role].allocated_as]
        leads = bool(named) and all(r.can("manage_team") for r in named)
        as_ = next((r.allocated_as for r in named if not r.can("manage_team")), "social_worker")
        setting = agreed.manager_limit if leads else CEILINGS.get(as_, agreed.caseload_limit)
        limit = int(setting.value(held, day))
        ends = add_years(first_days[pk], 1) if pk in first_days else None
        until = ends if ends is not None and ends > day else None
        if capacity.newly_qualified(day):
            until = max(filter(None, (until, capacity.newly_qualified_until)))
        if until is not None and setting is agreed.caseload_limit:
            limit = min(limit, int(agreed.first_year_limit.value(held, day)))
        else:
            until = until if setting is agreed.caseload_limit else None
        found[pk] = Ceiling(limit * capacity.percent // 100, capacity, until)
    return found
