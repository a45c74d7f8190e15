"""Questions about meetings about many cases: the next, the past, what was overturned, where one did not come in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import Count, Q

from throughline.engines.agendas.actions import BECAUSE
from throughline.engines.agendas.declarations import Agenda
from throughline.engines.agendas.models import ARRANGED, CLOSED, Sitting, SittingItem
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Person


def sitting_of(viewer: Any, number: Any) -> Sitting | None:
    """One meeting of the viewer's authority."""
    return Sitting.objects.filter(pk=number, authority_id=viewer.authority_id).select_related("chair").first()


def sittings(viewer: Any, kind: Agenda) -> list[Sitting]:
    """All of a kind, the latest first."""
    rows = Sitting.objects.filter(authority_id=viewer.authority_id, kind=kind.code).select_related("chair")
    counted = rows.annotate(
        items_n=Count("items", distinct=True), decided_n=Count("items", Q(items__decided_at__isnull=False), distinct=True),
        changed_n=Count("items", Q(items__changed=True), distinct=True),
        came_n=Count("seats", Q(seats__came__in=("came", "part")), distinct=True), seats_n=Count("seats", distinct=True),
    )  # fmt: skip
    return list(counted.order_by("-on", "-closed_at"))


def open_one(viewer: Any, kind: Agenda) -> Sitting | None:
    """The one that is arranged and not closed."""
    return Sitting.objects.filter(authority_id=viewer.authority_id, kind=kind.code, state=ARRANGED).first()


@dataclass(frozen=True)
class Item:
    """A case on the agenda with whom it is about."""

    row: SittingItem
    person: Person | None


def items_of(viewer: Any, held: Sitting) -> list[Item]:
    """Everything on one agenda, in the order of its sources; each look is on the audit of its subject."""
    rows = list(
        SittingItem.objects.everything(because=BECAUSE).filter(sitting=held, authority_id=viewer.authority_id)
        .select_related("subject", "team", "decided_by").order_by("-carried", "pk")
    )  # fmt: skip
    names = Person.objects.everything(because=BECAUSE).filter(subject_id__in={r.subject_id for r in rows})
    people = {p.subject_id: p for p in names}
    viewer.seen.update(r.subject_id for r in rows)
    return [Item(r, people.get(r.subject_id)) for r in rows]


@dataclass(frozen=True)
class Overturned:
    """How often decisions of one team were changed."""

    team: str
    reviewed: int
    changed: int


def overturned(viewer: Any, kind: Agenda, since: date, until: date) -> list[Overturned]:
    """For each team: how many of its decisions were looked at again in these days, and how many changed."""
    rows = SittingItem.objects.everything(because="figures by team, without names").filter(
        authority_id=viewer.authority_id, sitting__kind=kind.code, sitting__on__range=(since, until), decided_at__isnull=False
    )
    counted = rows.values_list("team__name").annotate(n=Count("pk"), changed=Count("pk", Q(changed=True))).order_by("team__name")
    return [Overturned(name or "No team named", n, changed) for name, n, changed in counted]


@dataclass(frozen=True)
class Gap:
    """Too long from one to the next."""

    began: date
    ended: date
    open: bool

    @property
    def days(self) -> int:
        return (self.ended - self.began).days


def gaps(viewer: Any, kind: Agenda, since: date) -> list[Gap]:
    """Where one did not follow the other within the set number of days, the last first; the last may be running."""
    held = list(
        Sitting.objects.filter(authority_id=viewer.authority_id, kind=kind.code, state=CLOSED, on__gte=since).order_by("on").values_list("on", flat=True)
    )
    settings = surroundings(viewer.authority_id).settings
    pairs = [(a, b, False) for a, b in pairwise(held)]
    if held:
        pairs.append((held[-1], viewer.today, True))
    found = [Gap(a, b, is_open) for a, b, is_open in pairs if (b - a).days > int(kind.every.value(settings, a))]
    return list(reversed(found))
