"""Questions about services, and about families pointed to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q

from throughline.practice.directory.codes import KINDS, SECTORS
from throughline.practice.directory.models import ServiceEntry, Signpost
from throughline.record.ledger.models import Content
from throughline.record.people.models import Person, Subject
from throughline.record.people.queries import people_of

OPEN_TO_ALL = "services are open to all staff"
NOBODY = (0, 0, 0)


@dataclass(frozen=True)
class Service:
    """A service with its name, how to reach it, and how many were pointed to it in twelve months."""

    entry: ServiceEntry
    person: Person
    asked: int = 0
    """Children pointed to it within twelve months."""
    began: int = 0
    """Of these, for how many its help began."""
    waiting: int = 0
    """Children who were pointed to it, whenever it was, and whose help has neither begun nor fallen through."""

    @property
    def provider(self) -> str:
        """Who runs it, where that is not its name."""
        return self.person.role

    @property
    def kind(self) -> str:
        return KINDS.get(self.entry.kind, "")

    @property
    def sector(self) -> str:
        return SECTORS.get(self.entry.sector, "")


def services(viewer: Any, *, said: str = "", kind: str = "", sector: str = "", area: str = "", closed: bool = False) -> list[Service]:
    """Services of this kind and sector whose name, help or area speaks of this, by name."""
    rows = ServiceEntry.objects.everything(because=OPEN_TO_ALL).filter(authority_id=viewer.authority_id).select_related("subject")
    if not closed:
        rows = rows.filter(ended_on__isnull=True)
    if kind:
        rows = rows.filter(kind=kind)
    if sector:
        rows = rows.filter(sector=sector)
    if area:
        rows = rows.filter(area__icontains=area)
    found = list(rows)
    named = Person.objects.everything(because=OPEN_TO_ALL).filter(subject_id__in=[r.subject_id for r in found]).select_related("subject")
    people = {p.subject_id: p for p in named}
    counts = referral_counts(viewer)
    made = [Service(r, people[r.subject_id], *counts.get(r.subject_id, NOBODY)) for r in found if r.subject_id in people]
    words = said.casefold().split()
    made = [s for s in made if all(w in _spoken(s) for w in words)]
    return sorted(made, key=lambda s: s.person.sort_key)


def _spoken(service: Service) -> str:
    entry = service.entry
    return " ".join((service.person.name, service.provider, entry.eligibility, entry.area, service.kind, service.sector)).casefold()


def referral_counts(viewer: Any) -> dict[int, tuple[int, int, int]]:
    """For each service: children pointed to it within twelve months, for how many help began, and how many wait now. Numbers, no names."""
    since = viewer.today - timedelta(days=365)
    rows = Signpost.objects.everything(because="how often a service is asked, without names").filter(authority_id=viewer.authority_id)
    late = Q(began_on__gte=since)
    counted = rows.values_list("service_id").annotate(
        n=Count("pk", late), began=Count("pk", late & Q(outcome="started")), waiting=Count("pk", Q(ended_on__isnull=True) & ~Q(outcome="started"))
    )
    return {service: (n, began, waiting) for service, n, began, waiting in counted}


def service_of(viewer: Any, asked: Any) -> Service | None:
    """One service, by its subject’s address."""
    subject = Subject.objects.filter(uuid=asked, authority_id=viewer.authority_id, kind="service").first()
    entry = ServiceEntry.objects.everything(because=OPEN_TO_ALL).filter(subject=subject).select_related("subject").first() if subject else None
    person = Person.objects.everything(because=OPEN_TO_ALL).filter(subject=subject).first() if subject else None
    if entry is None or person is None:
        return None
    return Service(entry, person, *referral_counts(viewer).get(entry.subject_id, NOBODY))


@dataclass(frozen=True)
class Pointed:
    """One child pointed to one service."""

    row: Signpost
    child: Person | None
    service: str

    def late(self, today: date) -> bool:
        """The service has said nothing, past its day."""
        return self.row.answered_on is None and self.row.due_on < today


def signposts(viewer: Any, *, open_only: bool = True, service: int | None = None, subject: int | None = None) -> list[Pointed]:
    """Children in sight who were pointed to a service, the longest without an answer first."""
    rows = Signpost.objects.visible_to(viewer, subject=subject) if subject else Signpost.objects.visible_to(viewer)
    if open_only:
        rows = rows.filter(ended_on__isnull=True)
    if service is not None:
        rows = rows.filter(service_id=service)
    return _with_names(viewer, list(rows.order_by("began_on", "key")[:400]))


def _with_names(viewer: Any, rows: Sequence[Signpost]) -> list[Pointed]:
    people = people_of(viewer, (r.subject_id for r in rows))
    named = Person.objects.everything(because=OPEN_TO_ALL).filter(subject_id__in={r.service_id for r in rows})
    names = dict(named.values_list("subject_id", "name"))
    return [Pointed(r, people.get(r.subject_id), names.get(r.service_id, "")) for r in rows]


def signpost_of(viewer: Any, subject: int, key: int) -> Signpost | None:
    """One of a child whose door was passed."""
    return Signpost.objects.visible_to(viewer, subject=subject).filter(key=key).select_related("subject").first()  # type: ignore[no-any-return]


def words_for_service(signpost: Signpost) -> str:
    """What the service needs to know, as it was written for it."""
    found = Content.objects.everything(because="words of a signpost whose door was passed").filter(pk=signpost.words or 0).first()
    return found.words if found else ""
