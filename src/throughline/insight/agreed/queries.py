"""Actions agreed in plans, reviews, panels, supervision: one kind of thing, whoever agreed it where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from throughline.base import discover
from throughline.engines.areas.declarations import PracticeArea
from throughline.engines.duties.declarations import each_of
from throughline.engines.duties.models import Obligation
from throughline.engines.duties.queries import DueItem, open_for_teams, open_for_workers, open_items
from throughline.engines.duties.registry import duties
from throughline.engines.promises.standing import every
from throughline.record.ledger.types import code_of
from throughline.record.people.models import Subject
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import members

FAR = timedelta(days=3660)
AGES = ((7, "up to a week"), (28, "up to four weeks"), (91, "up to three months"), (100_000, "longer"))


@lru_cache(maxsize=1)
def agreed_duties() -> frozenset[str]:
    """Codes of the duties that an agreed action starts, of every area."""
    agreed = {p.agreed.code for p in every()}
    return frozenset(code for code, duty in duties().items() if {code_of(m) for m in each_of(duty.starts)} & agreed)


@lru_cache(maxsize=1)
def area_titles() -> dict[str, str]:
    """What each area is called."""
    return {a.code: a.title for a in discover.declared("throughline.practice", "area", PracticeArea)}


def mine(viewer: Any) -> list[DueItem]:
    """Every open action that this worker promised, the nearest day first; those of their own supervision too."""
    until = viewer.today + FAR
    items = [
        *open_for_workers(viewer, [viewer.worker_id], until=until),
        *_of_workers(viewer, [viewer.worker_id], until),
    ]
    return sorted(
        _agreed(items, lambda i: i.row.owner_id == viewer.worker_id), key=lambda i: (i.row.due_on or date.max, i.row.pk)
    )


def promised_besides(viewer: Any, workers: Iterable[int], held: Iterable[DueItem], children: Iterable[int], until: date, *, own: bool) -> list[DueItem]:
    """Of what these workers owe (`held`), what they promised about others than their own children; for oneself also what was
    agreed in one's own supervision and about the service. The longest past its day first."""
    workers, children = set(workers), set(children)
    items = [*held, *(_of_workers(viewer, workers, until) if own else ())]
    found = _agreed(items, lambda i: i.row.owner_id in workers and i.subject not in children)
    return sorted(found, key=lambda i: (i.row.due_on or date.max, i.row.pk))


def overdue_in(viewer: Any, teams: Iterable[int]) -> list[DueItem]:
    """Every action past its day about the children of these teams, or promised by somebody of them; the longest first."""
    teams, before = list(teams), viewer.today - timedelta(days=1)
    people = [m.worker_id for m in members(teams, viewer.today)]
    items = [
        *open_for_teams(viewer, teams, until=before),
        *open_for_workers(viewer, people, until=before),
        *_of_workers(viewer, people, before),
    ]
    return sorted(_agreed(items, lambda i: True), key=lambda i: (-i.days_past, i.row.pk))


def _agreed(items: Iterable[DueItem], wanted: Callable[[DueItem], bool]) -> list[DueItem]:
    return list({i.row.pk: i for i in items if i.row.duty in agreed_duties() and wanted(i)}.values())


def _of_workers(viewer: Any, workers: Iterable[int], until: date) -> list[DueItem]:
    """What was agreed with these workers in their own supervision, theirs to see and whoever leads them; and what they
    promised about the service itself: improvements, what a panel or an inspection asked for."""
    workers = list(workers)
    supervised = list(Worker.objects.filter(pk__in=workers, authority_id=viewer.authority_id).values_list("subject_id", flat=True))
    rows = Obligation.objects.everything(because="agreed with oneself, or with those one leads").filter(
        authority_id=viewer.authority_id, duty__in=agreed_duties(), met__isnull=True, lapsed_on__isnull=True, known=True, due_on__lte=until
    )
    # Two questions, each with an index of its own: asked as one, everything owed by anybody is read.
    about = rows.filter(subject_id__in=supervised)
    service = rows.filter(owner_id__in=workers, subject__kind__in=("authority", "service"))
    return open_items(viewer, list({r.pk: r for r in (*about, *service)}.values()))


def by_age(items: Iterable[DueItem]) -> list[tuple[str, int]]:
    """How many are how long past their day."""
    counts = dict.fromkeys((words for _, words in AGES), 0)
    for item in items:
        counts[next(words for most, words in AGES if item.days_past <= most)] += 1
    return list(counts.items())


def addresses(items: Iterable[DueItem]) -> dict[int, Any]:
    """The address part of whomever each action is about."""
    return dict(Subject.objects.filter(pk__in={i.subject for i in items}).values_list("pk", "uuid"))


def of_the_service(items: Iterable[DueItem]) -> dict[int, str]:
    """Which of them are about no person but about the service, in words."""
    found = Subject.objects.filter(pk__in={i.subject for i in items}, kind__in=("authority", "service")).values_list("pk", "kind")
    return {pk: "the service" if kind == "authority" else "a service" for pk, kind in found}
