"""The children somebody works with, by family: where each lives, when last seen, what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from throughline.engines.duties.queries import DueItem, open_for_workers
from throughline.insight.my_work.queries.families import by_family, family_name
from throughline.practice.looked_after.queries import in_care, last_seen
from throughline.practice.placements.queries import homes_of
from throughline.record.people.models import Person
from throughline.record.people.wording import addressed
from throughline.record.workers.models import Allocation

AHEAD = timedelta(days=365)
LONG = 31


@dataclass
class Row:
    """One child as a row."""

    name: str
    url: str
    born_on: date | None
    where: str
    seen_on: date | None
    long_ago: bool
    next: str = ""
    next_on: date | None = None
    late: bool = False


@dataclass
class Household:
    """Brothers and sisters, in rows."""

    name: str
    rows: list[Row] = field(default_factory=list)


def children_of(viewer: Any, workers: Sequence[int]) -> list[Household]:
    """Everybody these workers are named for, by family. Nobody is left out because nothing is due."""
    held = Allocation.objects.visible_to(viewer).filter(worker_id__in=list(workers), ended_on__isnull=True)
    subjects = set(held.values_list("subject_id", flat=True))
    people = {
        p.subject_id: p
        for p in Person.objects.visible_to(viewer)
        .filter(subject_id__in=subjects, subject__kind="child")
        .select_related("subject")
    }
    cared = in_care(viewer, people)
    seen, homes = last_seen(viewer, people), homes_of(viewer, people)
    following: dict[int, DueItem] = {}
    for item in open_for_workers(viewer, list(workers), until=viewer.today + AHEAD):
        following.setdefault(item.subject, item)
    out = []
    for members in by_family(viewer, people):
        household = Household(family_name(members))
        for person in members:
            number = person.subject_id
            item, day = following.get(number), seen.get(number)
            household.rows.append(
                Row(
                    person.name,
                    reverse("child.page", kwargs={"subject": person.subject.uuid}),
                    person.born_on if person.born_on and person.born_on <= viewer.today else None,
                    homes.get(number, "" if number in cared else "not in care"),
                    day,
                    number in cared and (day is None or (viewer.today - day).days >= LONG),
                    (item.called or addressed(item.duty.title, person)) if item else "",
                    item.row.due_on if item else None,
                    bool(item and item.state == "late"),
                )
            )
        out.append(household)
    return out
