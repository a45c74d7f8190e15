"""What somebody waits for from others: what they set going and another owes, what they told and nobody has read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from throughline.engines.duties.declarations import NAMED
from throughline.engines.duties.models import Obligation
from throughline.engines.duties.queries import MANAGER, DueItem, open_items
from throughline.engines.duties.registry import duties
from throughline.engines.notices.models import Notice
from throughline.insight.my_work.queries.families import first_name
from throughline.practice.looked_after.queries import occasions_by
from throughline.record.access.models import BreakGlass
from throughline.record.ledger.models import Event
from throughline.record.people.models import Person
from throughline.record.people.wording import addressed
from throughline.record.workers.models import Allocation, Worker
from throughline.record.workers.queries import managers_of, standings
from throughline.services import clock

SHOWN = 12
TOLD_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Waiting:
    """One thing that somebody else is to do or to read."""

    what: str
    who: str
    since: date
    url: str = ""
    nudge: str = ""
    """Where asking after it is posted."""
    asked_today: bool = False
    due_on: date | None = None


def waiting_for(viewer: Any, people: Mapping[int, Person]) -> list[Waiting]:
    """What this worker waits for from others, longest first."""
    found = [*_owed(viewer, people), *_told(viewer, people), *_glass(viewer)]
    return sorted(found, key=lambda w: (w.since, w.what))[:SHOWN]


def asked_of_others(viewer: Any, subjects: Sequence[int]) -> list[DueItem]:
    """Open clocks that this worker started and that somebody named, or the manager, owes."""
    named = [code for code, duty in duties().items() if duty.owner in (NAMED, MANAGER)]
    rows = (
        Obligation.objects.visible_to(viewer)
        .filter(subject_id__in=list(subjects), duty__in=named, met__isnull=True, lapsed_on__isnull=True, known=True)
        .exclude(owner_id=viewer.worker_id)
        .order_by("started_on", "pk")
    )
    rows = list(rows)
    mine = set(
        Event.objects.visible_to(viewer)
        .filter(pk__in={r.start for r in rows}, by_id=viewer.worker_id)
        .values_list("pk", flat=True)
    )
    return open_items(viewer, [r for r in rows if r.start in mine])


def owers(viewer: Any, items: Sequence[DueItem]) -> dict[int, Worker]:
    """Who owes each of these: the worker named, or the manager of the team that has the child."""
    of_manager = {i.subject for i in items if i.duty.owner == MANAGER}
    teams = dict(
        Allocation.objects.visible_to(viewer)
        .filter(subject_id__in=of_manager, role="social_worker", ended_on__isnull=True, team__isnull=False)
        .values_list("subject_id", "team_id")
    )
    managers = managers_of(teams.values(), viewer.today)
    named = Worker.objects.in_bulk({i.row.owner_id for i in items if i.row.owner_id})
    out = {}
    for item in items:
        found = managers.get(teams.get(item.subject, 0)) if item.duty.owner == MANAGER else named.get(item.row.owner_id)
        if found is not None and found.pk != viewer.worker_id:
            out[item.row.pk] = found
    return out


def asked_about(viewer: Any, obligation: int) -> tuple[DueItem, Person, Worker] | None:
    """One thing this worker waits for, about whom, and who owes it; None when it is not theirs to ask after."""
    row = Obligation.objects.visible_to(viewer).filter(pk=obligation).first()
    found = [i for i in asked_of_others(viewer, [row.subject_id]) if i.row.pk == obligation] if row else []
    person = (
        Person.objects.visible_to(viewer).filter(subject_id=row.subject_id).select_related("subject").first()
        if row
        else None
    )
    who = owers(viewer, found).get(obligation)
    return (found[0], person, who) if found and person and who else None


def after_key(viewer: Any, obligation: int) -> str:
    """What makes asking after something once a day idempotent."""
    return f"after:{obligation}:{viewer.worker_id}:{viewer.today}"


def _owed(viewer: Any, people: Mapping[int, Person]) -> list[Waiting]:
    items = asked_of_others(viewer, list(people))
    who = owers(viewer, items)
    standing = standings(viewer.authority_id, {w.pk for w in who.values()}, viewer.today)
    asked = set(
        Notice.objects.everything(because="what this worker asked after today")
        .filter(authority_id=viewer.authority_id, once__in=[after_key(viewer, i.row.pk) for i in items])
        .values_list("once", flat=True)
    )
    out = []
    for item in items:
        person, worker = people.get(item.subject), who.get(item.row.pk)
        if person is None or worker is None:
            continue
        what = item.called or addressed(item.duty.title, person)
        name = first_name(person)
        held = standing.get(worker.pk)
        asks = f"{worker.name}; {held.ask.name} stands in" if held and held.away and held.ask else worker.name
        out.append(
            Waiting(
                what if name in what else f"{what} ({name})",
                asks,
                item.row.started_on,
                reverse("child.page", kwargs={"subject": person.subject.uuid}),
                reverse("my_work.ask_after", kwargs={"obligation": item.row.pk}),
                after_key(viewer, item.row.pk) in asked,
                item.row.due_on,
            )
        )
    return out


def _told(viewer: Any, people: Mapping[int, Person]) -> list[Waiting]:
    """What was told to a manager from a visit, and is not read yet."""
    rows = (
        Notice.objects.everything(because="whether what this worker told somebody has been read")
        .filter(
            authority_id=viewer.authority_id, subject_id__in=list(people), kind="tell_manager", read_at__isnull=True
        )
        .filter(made_at__gte=clock.now() - TOLD_FOR)
        .select_related("worker")
    )
    rows = [r for r in rows if r.once.startswith("visit:")]
    mine = occasions_by(viewer, {int(r.once.split(":")[1]) for r in rows}) if rows else set()
    return [
        Waiting(
            f"Read what you told after the visit to {first_name(people[r.subject_id])}",
            r.worker.name, clock.london(r.made_at).date(),
            reverse("child.page", kwargs={"subject": people[r.subject_id].subject.uuid}),
        )
        for r in rows
        if int(r.once.split(":")[1]) in mine
    ]  # fmt: skip


def _glass(viewer: Any) -> list[Waiting]:
    """Restricted records that this worker opened and nobody has reviewed yet."""
    rows = BreakGlass.objects.filter(
        Q(authority_id=viewer.authority_id), worker_id=viewer.worker_id, reviewed_at__isnull=True
    )
    return [
        Waiting(
            "Review that you opened a restricted record",
            "somebody independent",
            clock.london(r.at).date(),
            due_on=r.review_due_on,
        )
        for r in rows
    ]
