"""Taking a contact in, and what passes between us and whoever got in touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from throughline.practice.front_door import events
from throughline.practice.front_door.actions import telling
from throughline.practice.front_door.codes import PROFESSIONAL, SOURCE_OF
from throughline.practice.front_door.models import Contact
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append, begin_occasion, record
from throughline.record.people.models import Subject
from throughline.record.people.queries import at_home_with

TAKES = "take_contacts"


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
    telling.tell_workers(dict(zip(chosen, numbers, strict=True)), agency, but=viewer.worker_id)
    telling.tell_of_repeats(viewer.authority_id, [*chosen, *others], viewer.today)
    return numbers


def claim(viewer: Any, contact: Contact) -> None:
    """Take it on: the queue shows who has it."""
    _must(viewer, TAKES)
    record(events.contact_claimed, contact.subject_id, on=viewer.today, by=viewer.worker_id, thread=contact.key, worker=viewer.worker_id)


def acknowledge(viewer: Any, contact: Contact, how: str) -> None:
    """Whoever got in touch was told that it has come."""
    record(events.referrer_acknowledged, contact.subject_id, on=viewer.today, by=viewer.worker_id, thread=contact.key, how=how or None)


def tell_referrer(viewer: Any, contact: Contact, *, how: str, why: str = "", feedback: str = "") -> None:
    """Whoever got in touch was told the outcome; or it is said why not. ValueError before there is an outcome.

    A professional whose contact did not belong here is told that too, and what helps next time: without it nothing is saved.
    """
    if contact.decided_on is None:
        raise ValueError("There is no outcome to tell yet")
    if how in ("not_safe", "not_known") and not why.strip():
        raise ValueError("Say why they are not told")
    told = how not in ("not_safe", "not_known")
    if told and contact.appropriate is False and contact.agency in PROFESSIONAL and not feedback.strip():
        raise ValueError("It did not belong here: say what they were told of that, and what helps next time")
    record(events.referrer_told, contact.subject_id, on=viewer.today, by=viewer.worker_id, thread=contact.key, how=how, why=why.strip() or None,
           feedback=feedback.strip()[:300] or None)  # fmt: skip


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
