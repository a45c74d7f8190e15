"""How often parents came to see a child in care, out of family time: whom nobody visits needs a visitor most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.base.calendar import add_months
from throughline.practice.family_time.codes import HELD
from throughline.practice.family_time.models import Session
from throughline.record.people.codes import PARENTS
from throughline.record.people.models import Relationship
from throughline.record.people.queries import names_of

CALLED = frozenset({"mother", "mum", "mummy", "father", "dad", "daddy", "parents", "parent"})
"""How an arrangement names a parent without a name."""


@dataclass(frozen=True)
class Came:
    """Family time with a parent in the twelve months to today."""

    times: int = 0
    last_on: date | None = None


def parents_came(viewer: Any, subjects: Iterable[int]) -> dict[int, Came]:
    """How often a parent came to family time within twelve months, for each of these children. Three queries.

    Family time says with whom in words; it counts as a parent's where a parent is named in it, or called one.
    """
    wanted = set(subjects)
    rows = Session.objects.visible_to(viewer).filter(subject_id__in=wanted, state=HELD, for_on__gt=add_months(viewer.today, -12), for_on__lte=viewer.today)
    held = list(rows.order_by("for_on").values_list("subject_id", "for_on", "with_whom"))
    named = _names_of_parents(viewer, {s for s, *_ in held})
    days: dict[int, list[date]] = defaultdict(list)
    for subject, on, whom in held:
        words = {w.strip(".,;()’'").casefold().removesuffix("’s") for w in whom.split()}
        if words & CALLED or words & named.get(subject, set()):
            days[subject].append(on)
    return {s: Came(len(days[s]), days[s][-1]) if days.get(s) else Came() for s in wanted}


def _names_of_parents(viewer: Any, subjects: set[int]) -> dict[int, set[str]]:
    """Given names of each child's parents, as one would write them."""
    ties = Relationship.objects.everything(because="the doors of these children were passed").filter(
        authority_id=viewer.authority_id, subject_id__in=subjects, kind__in=PARENTS
    )
    pairs = list(ties.values_list("subject_id", "other_id"))
    names = names_of(other for _, other in pairs)
    found: dict[int, set[str]] = defaultdict(set)
    for subject, other in pairs:
        if first := names.get(other, "").split()[:1]:
            found[subject].add(first[0].casefold())
    return found
