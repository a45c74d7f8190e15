"""Beginning the record of an authority and of those it is about: identity rows, of which events then speak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from throughline.record.access import acting
from throughline.record.access.actions import remember_registering
from throughline.record.ledger.actions import Entry, append, record
from throughline.record.people import events
from throughline.record.people.models import KINDS, Authority, Subject
from throughline.record.search.likely import likely_same


def create_authority(code: str, name: str, short_name: str = "", **details: Any) -> Authority:
    """A council, with the subject that its settings and plans are about. `code` is the ONS code."""
    made = Authority.objects.create(code=code, name=name, short_name=short_name, **details)
    with acting.as_system(made.pk, "create_authority"):
        Subject.objects.create(authority=made, kind="authority")
    return made


def create_subject(kind: str) -> Subject:
    """Somebody or something new with a chronology, in the authority that is acted for."""
    return create_subjects(kind, 1)[0]


def create_subjects(kind: str, count: int) -> list[Subject]:
    """Several new subjects of one kind."""
    if kind not in KINDS:
        raise ValueError(f"{kind} is not a kind of subject")
    return Subject.objects.bulk_create(Subject(authority_id=acting.authority(), kind=kind) for _ in range(count))


class ProbablyTheSame(ValueError):
    """Somebody probably the same is in the record, and nobody said why this is another person. `candidates` says who."""

    def __init__(self, candidates: Sequence[Any]) -> None:
        super().__init__(
            "This is probably somebody who is in the record already. Say that it is the same person, or why not."
        )
        self.candidates = list(candidates)


def register(
    viewer: Any,
    *,
    kind: str = "child",
    given: str = "",
    family: str = "",
    born_on: date | None = None,
    expected_on: date | None = None,
    address: str = "",
    postcode: str = "",
    identifiers: Mapping[str, str] | None = None,
    relatives: Sequence[int] = (),
    same_as_nobody_because: str = "",
    **details: Any,
) -> Subject:
    """Put a person on the record: who they are, their birth, numbers and address, as far as they are known.

    `details` are further facts of `person_described` (known_as, sex, phone, …). Raises `ProbablyTheSame` while somebody
    probably the same is there and no reason was given why this is another person. The viewer may work on the new record
    for the rest of the day (`remember_registering`). Everything but the kind may be missing.
    """
    if kind not in ("child", "adult"):
        raise ValueError(f"{kind} is not a person")
    numbers = {scheme: value for scheme, value in (identifiers or {}).items() if value}
    because = same_as_nobody_because.strip()
    alike = likely_same(viewer, given=given, family=family, born_on=born_on, expected_on=expected_on, address=address,
                        postcode=postcode, identifiers=list(numbers.values()), relatives=relatives)  # fmt: skip
    probable = [c for c in alike if c.probable]
    if probable and not because:
        raise ProbablyTheSame(alike)
    with transaction.atomic():
        made = create_subject(kind)
        today = viewer.today
        described = {
            "given": given.strip(),
            "family": family.strip(),
            "born_on": born_on,
            "expected_on": expected_on,
            **details,
        }
        entries = [Entry(events.person_described, made.pk, today, described, by=viewer.worker_id)]
        if born_on and kind == "child":
            entries.append(Entry(events.born, made.pk, born_on, {}, by=viewer.worker_id))
        entries += [
            Entry(events.identifier_recorded, made.pk, today, {"scheme": scheme, "value": value}, by=viewer.worker_id)
            for scheme, value in numbers.items()
        ]
        if address.strip() or postcode.strip():
            where = {"lines": address.strip(), "postcode": postcode.strip(), "kind": "home"}
            entries.append(Entry(events.address_began, made.pk, today, where, by=viewer.worker_id))
        if probable:
            named = [c.subject for c in probable if not c.stub]
            entries.append(
                Entry(events.told_apart, made.pk, today, {"others": named, "because": because}, by=viewer.worker_id)
            )
        append(entries)
        remember_registering(viewer, made.pk)
        acting.note("register", subjects=[made.pk], reason=because, detail={"kind": kind, "alike": len(probable)})
    return made


def relate(
    viewer: Any,
    subject: int,
    other: int,
    kind: str,
    *,
    since: date | None = None,
    parental_responsibility: bool | None = None,
    lives_together: bool | None = None,
) -> int:
    """Record what `other` is to `subject` (their mother, their brother); the number of the tie."""
    if subject == other:
        raise ValueError("Nobody is their own relative")
    return record(
        events.related, subject, on=since or viewer.today, by=viewer.worker_id, other=other, kind=kind,
        parental_responsibility=parental_responsibility, lives_together=lives_together,
    )  # fmt: skip


def end_tie(viewer: Any, subject: int, tie: int, *, on: date) -> int:
    """Record that a tie ended on a day; it stays in the record with both its days."""
    return record(events.relationship_ended, subject, on=on, by=viewer.worker_id, thread=tie)
