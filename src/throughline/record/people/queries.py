"""Questions about people: who they are, whom they are tied to, what may be told of their address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from throughline.base.calendar import age_on
from throughline.record.families.aliases import all_of, first_of
from throughline.record.people.codes import BROTHERS_AND_SISTERS, PARENTS, RELATIONSHIPS
from throughline.record.people.models import Address, Identifier, Person, Relationship, Subject
from throughline.record.workers.models import Allocation


@dataclass(frozen=True)
class ShortCard:
    """What every member of staff may see of a child: name, age, team, and whom to ring."""

    name: str
    age: int | None
    team: str
    worker: str
    phone: str


def short_card(viewer: Any, subject: Subject) -> ShortCard:
    """The short card of one subject, for somebody without a relationship."""
    person = (
        Person.objects.everything(because="name and age are open to staff of the authority")
        .filter(subject=subject)
        .first()
    )
    allocated = (
        Allocation.objects.everything(because="the worker's telephone is open to staff of the authority")
        .filter(subject=subject, ended_on__isnull=True, role="social_worker")
        .select_related("worker", "team")
        .first()
    )
    return ShortCard(
        person.name if person else "",
        age_on(person.born_on, viewer.today) if person and person.born_on else None,
        allocated.team.name if allocated and allocated.team else "",
        allocated.worker.name if allocated and allocated.worker else "",
        allocated.worker.phone if allocated and allocated.worker else "",
    )


def person_of(viewer: Any, subject: int) -> Person | None:
    """The details of one subject whose door was passed."""
    found: Person | None = Person.objects.visible_to(viewer, subject=subject).select_related("subject").first()
    return found


def people_of(viewer: Any, subjects: Iterable[int]) -> dict[int, Person]:
    """The people behind these numbers, as far as they are in the viewer's sight."""
    rows = Person.objects.visible_to(viewer).filter(subject_id__in=set(subjects)).select_related("subject")
    return {p.subject_id: p for p in rows}


def somebody(viewer: Any, asked: Any) -> Subject | None:
    """The person with this address, as far as the wall lets this viewer know of them. It opens no door."""
    try:
        number = UUID(str(asked))
    except ValueError:
        return None
    return Subject.objects.filter(uuid=number, authority_id=viewer.authority_id, kind__in=("child", "adult")).first()


def names_of(subjects: Iterable[int]) -> dict[int, str]:
    """Names of people, homes and schools that stand on a page whose door was passed."""
    wanted = {s for s in subjects if s}
    if not wanted:
        return {}
    first = {s: first_of(s) for s in wanted}
    rows = Person.objects.everything(because="names of those a visible record speaks of").filter(subject_id__in=set(first.values()))
    named = dict(rows.values_list("subject_id", "name"))
    return {s: named[f] for s, f in first.items() if f in named}


@dataclass(frozen=True)
class Tie:
    """Somebody this person is tied to, as seen from this person."""

    subject: int
    kind: str
    words: str
    parental_responsibility: bool | None
    lives_together: bool | None
    began_on: date | None
    ended_on: date | None
    key: int = 0
    """The event that recorded it."""
    told_of: int = 0
    """Whose record that event stands on: this person's, or the other's."""


def ties_of(viewer: Any, subject: int, *, now_only: bool = True) -> list[Tie]:
    """Everybody this person is tied to, from both sides of each tie."""
    viewer.must_open(subject)
    mine = all_of([subject])
    rows = Relationship.objects.everything(because="a tie is read from both its ends").filter(
        Q(subject_id__in=mine) | Q(other_id__in=mine), authority_id=viewer.authority_id
    )
    if now_only:
        rows = rows.filter(ended_on__isnull=True)
    found: dict[tuple[int, str], Tie] = {}
    for row in rows.order_by("key"):
        words, reverse = RELATIONSHIPS.get(row.kind, ("other tie", "other tie"))
        if row.subject_id in mine:
            tie = Tie(
                first_of(row.other_id),
                row.kind,
                words,
                row.parental_responsibility,
                row.lives_together,
                row.began_on,
                row.ended_on,
                row.key,
                row.subject_id,
            )
        else:
            tie = Tie(
                row.subject_id,
                _reverse(row.kind),
                reverse,
                None,
                row.lives_together,
                row.began_on,
                row.ended_on,
                row.key,
                row.subject_id,
            )
        if tie.subject != subject:
            found.setdefault((tie.subject, tie.words), tie)
    return list(found.values())


def _reverse(kind: str) -> str:
    if kind in PARENTS:
        return "child"
    return {"child": "parent", "grandparent": "grandchild", "grandchild": "grandparent", "aunt_uncle": "niece_nephew",
            "niece_nephew": "aunt_uncle"}.get(kind, kind)  # fmt: skip


def brothers_and_sisters(viewer: Any, subject: int) -> list[int]:
    """Numbers of brothers and sisters, half and step ones included, and those who share a mother or father."""
    ties = ties_of(viewer, subject)
    found = {t.subject for t in ties if t.kind in BROTHERS_AND_SISTERS}
    parents = [t.subject for t in ties if t.kind in PARENTS]
    if parents:
        shared = Relationship.objects.everything(because="brothers and sisters share a parent").filter(
            authority_id=viewer.authority_id, other_id__in=parents, kind__in=PARENTS
        )
        found.update(shared.values_list("subject_id", flat=True))
    found.discard(subject)
    return sorted(found)


def at_home_with(viewer: Any, subjects: Iterable[int]) -> list[int]:
    """Children of the same home: brothers and sisters, unless it is known that they live apart."""
    found: dict[int, None] = {}
    for subject in subjects:
        apart = {t.subject for t in ties_of(viewer, subject) if t.lives_together is False}
        found.update({n: None for n in brothers_and_sisters(viewer, subject) if n not in apart})
    return list(found)


def address_now(viewer: Any, subject: int) -> Address | None:
    """Where this person lives now."""
    found: Address | None = (
        Address.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True, kind="home").first()
    )
    return found


KEPT = "an address that is kept from some"
"""What stands in the place of a protected address for those whose post does not open it."""


def is_kept(address: Any) -> bool:
    """Whether somebody must not learn this address: a row of it, or the facts of its beginning."""
    if isinstance(address, Mapping):
        return bool(address.get("not_to") or address.get("not_to_words"))
    return bool(address.not_to or address.not_to_words)


def may_read_address(viewer: Any, address: Any) -> bool:
    """Whether this viewer may read it. What somebody must not learn is open to those posts alone that work with it."""
    return not is_kept(address) or viewer.can("protected_addresses")


def address_words(viewer: Any, address: Any) -> str:
    """An address as this viewer may read it."""
    return str(address.lines) if may_read_address(viewer, address) else KEPT


def identifiers_of(viewer: Any, subject: int) -> dict[str, str]:
    """Scheme to number."""
    return dict(Identifier.objects.visible_to(viewer, subject=subject).values_list("scheme", "value"))


def several(viewer: Any, numbers: Iterable[int]) -> list[Subject]:
    """Several subjects whose doors the caller asks next, in the order of their numbers."""
    return list(Subject.objects.filter(pk__in=set(numbers), authority_id=viewer.authority_id).order_by("pk"))
