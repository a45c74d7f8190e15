"""Taking a contact in, and what passes between us and whoever got in touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from throughline.engines.notices.actions import tell
from throughline.practice.front_door import events
from throughline.practice.front_door.codes import AGENCIES, SOURCE_OF
from throughline.practice.front_door.models import Contact, RepeatContacts
from throughline.practice.front_door.queries.people import at_home_with, front_door_managers
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append, begin_occasion, record
from throughline.record.people.models import Subject
from throughline.record.workers.models import Allocation
from throughline.record.workers.queries import managers_of

TAKES = "take_contacts"
WHO_WORKS = "whoever works with a child is told of a contact about them"


@transaction.atomic
def receive(
    viewer: Any, subjects: Sequence[Subject], *, on: date, at: datetime | None = None, words: str = "", facts: Mapping[str, Any] | None = None
) -> list[int]:
    """Somebody got in touch about these children: one contact for each, of one occasion; their numbers.

    Children of the same home who are not among them have it noted too, so that repeat contacts are counted for the home.
    Whoever works with any of them is told at once, and the managers when contacts have become many.
    """
    given = {k: v for k, v in dict(facts or {}).items() if v not in (None, "", [])}
    agency = str(given.get("agency", "other"))
    given.setdefault("source", SOURCE_OF.get(agency, "10"))
    for subject in subjects:
        viewer.must_open(subject.pk)
    chosen = [s.pk for s in subjects]
    occasion = begin_occasion(events.contact_received.code, about=chosen, on=on, by=viewer.worker_id, at=at)
    entries = [
        Entry(events.contact_received, s, on, {**given, "words": words.strip() or None}, at=at, by=viewer.worker_id, occasion=occasion.pk) for s in chosen
    ]
    others = [n for n in at_home_with(viewer, chosen) if n not in chosen]
    entries += [Entry(events.household_contact, n, on, {"agency": agency}, at=at, by=viewer.worker_id, occasion=occasion.pk) for n in others]
    numbers = append(entries)[: len(chosen)]
    _tell_workers(viewer, dict(zip(chosen, numbers, strict=True)), agency)
    _tell_of_repeats(viewer, [*chosen, *others])
    return numbers


def _tell_workers(viewer: Any, contacts: Mapping[int, int], agency: str) -> None:
    named = Allocation.objects.everything(because=WHO_WORKS).filter(subject_id__in=contacts, ended_on__isnull=True, worker__isnull=False)
    uuids = dict(Subject.objects.filter(pk__in=contacts).values_list("pk", "uuid"))
    for held in named:
        if held.worker_id != viewer.worker_id:
            number = contacts[held.subject_id]
            tell(held.worker_id, held.subject_id, kind="contact", line=f"{AGENCIES[agency]} got in touch about a child of yours.",
                 link=f"/children/{uuids[held.subject_id]}/contact/{number}/", once=f"contact:{number}:{held.worker_id}")  # fmt: skip


def _tell_of_repeats(viewer: Any, subjects: Sequence[int]) -> None:
    """The manager of the front door, the area team’s manager and whoever works with the child learn that it is the third."""
    rows = RepeatContacts.objects.everything(because="repeat contacts are told to managers").filter(subject_id__in=subjects, reviewed_on__isnull=True)
    told: set[int] = set()
    """One line for each of them, however many children of the home it is about."""
    for row in sorted(rows.select_related("subject"), key=lambda r: subjects.index(r.subject_id)):
        held = list(Allocation.objects.everything(because=WHO_WORKS).filter(subject_id=row.subject_id, ended_on__isnull=True))
        whom = {a.worker_id for a in held if a.worker_id} | front_door_managers(viewer)
        whom |= {w.pk for w in managers_of([a.team_id for a in held if a.team_id], viewer.today).values()}
        for worker in sorted(whom - told):
            tell(worker, row.subject_id, kind="repeat_contacts", line=f"{row.n} contacts within a month: they are looked at together.",
                 link=f"/children/{row.subject.uuid}/contacts/", once=f"repeat:{row.key}:{worker}")  # fmt: skip
        told |= whom


def claim(viewer: Any, contact: Contact) -> None:
    """Take it on: the queue shows who has it."""
    _must(viewer, TAKES)
    record(events.contact_claimed, contact.subject_id, on=viewer.today, by=viewer.worker_id, thread=contact.key, worker=viewer.worker_id)


def acknowledge(viewer: Any, contact: Contact, how: str) -> None:
    """Whoever got in touch was told that it has come."""
    record(events.referrer_acknowledged, contact.subject_id, on=viewer.today, by=viewer.worker_id, thread=contact.key, how=how or None)


def tell_referrer(viewer: Any, contact: Contact, *, how: str, why: str = "") -> None:
    """Whoever got in touch was told the outcome; or it is said why not. ValueError before there is an outcome."""
    if contact.decided_on is None:
        raise ValueError("There is no outcome to tell yet")
    if how in ("not_safe", "not_known") and not why.strip():
        raise ValueError("Say why they are not told")
    record(events.referrer_told, contact.subject_id, on=viewer.today, by=viewer.worker_id, thread=contact.key, how=how, why=why.strip() or None)


def written_came(viewer: Any, contact: Contact, *, complete: int, missing: str) -> None:
    """The referral came in writing: how complete, and what is missing."""
    record(events.written_received, contact.subject_id, on=viewer.today, by=viewer.worker_id or None, thread=contact.key, complete=complete,
           missing=missing[:400] or None)  # fmt: skip


def return_for_missing(viewer: Any, contact: Contact, missing: str) -> None:
    """The referral goes back to its agency for what is missing. The contact itself goes on."""
    if not missing.strip():
        raise ValueError("Say what is missing")
    record(events.returned_to_referrer, contact.subject_id, on=viewer.today, by=viewer.worker_id, thread=contact.key, missing=missing.strip()[:400])


def _must(viewer: Any, act: str) -> None:
    if not viewer.can(act):
        raise NotAllowed("This is for whoever works at the front door")
