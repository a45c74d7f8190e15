"""Opening and reviewing files of managed offenders, each restricted to those who work with offenders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from throughline.practice.domestic_abuse import events, queries
from throughline.practice.domestic_abuse.actions import look_for_dangers
from throughline.practice.domestic_abuse.models import ManagedOffender, OffenderFile
from throughline.record.access import acting
from throughline.record.access.actions import restrict
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.actions import create_subject
from throughline.record.people.queries import names_of


@transaction.atomic
def open_file(viewer: Any, person: int, *, level: str, category: str, review_on: date) -> int:
    """A file of its own, which only those who work with offenders may open; whoever is in danger is warned at once."""
    file = create_subject("adult")
    name = names_of([person]).get(person, "somebody")
    record(people.person_described, file, on=viewer.today, by=viewer.worker_id, full=f"Offender file: {name}")
    children = queries.children_of(viewer.authority_id, person)
    number = record(events.mappa_managed, file, on=viewer.today, by=viewer.worker_id, person=person, level=level, category=category or None,
                    review_on=review_on, children=children or None)  # fmt: skip
    with acting.as_system(viewer.authority_id, "who an offender is a danger to"):
        look_for_dangers()
    restrict(
        file.pk,
        named=queries.with_offenders(viewer.authority_id, viewer.today),
        owner=viewer.worker_id,
        why="managed as an offender",
    )
    return number


def review_file(viewer: Any, row: OffenderFile, facts: Mapping[str, Any]) -> int:
    """Reviewed: level, next review, who came."""
    return record(events.mappa_reviewed, row.subject_id, on=viewer.today, by=viewer.worker_id, thread=row.key, **facts)


def end_file(viewer: Any, row: OffenderFile) -> int:
    """No longer managed."""
    return record(events.mappa_ended, row.subject_id, on=viewer.today, by=viewer.worker_id, thread=row.key)


def flag(viewer: Any, person: int, children: Sequence[int] = ()) -> int:
    """Under integrated offender management, with the children linked."""
    linked = sorted({*children, *queries.children_of(viewer.authority_id, person)})
    return record(events.iom_flagged, person, on=viewer.today, by=viewer.worker_id, children=linked or None)


def checked(viewer: Any, row: ManagedOffender, outcome: str) -> int:
    """Somebody looked whether the children are known."""
    return record(
        events.iom_children_checked,
        row.subject_id,
        on=viewer.today,
        by=viewer.worker_id,
        thread=row.key,
        outcome=outcome,
        worker=viewer.worker_id,
    )
