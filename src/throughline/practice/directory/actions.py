"""Keeping the directory, and saying what became of a family that was pointed to a service."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from throughline.practice.directory import events
from throughline.practice.directory.models import ServiceEntry, Signpost
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.actions import create_subject
from throughline.record.people.models import Subject

KEEPS = "measures"
AFTER = timedelta(weeks=6)
"""So long after its day a service may still answer through its invitation."""


@transaction.atomic
def describe(viewer: Any, service: Subject | None, *, name: str, provider: str, phone: str, facts: Mapping[str, Any]) -> Subject:
    """Put a service into the directory, or say anew what it is."""
    if not viewer.can(KEEPS):
        raise NotAllowed("The directory is kept by workers of the authority")
    made = service or create_subject("service")
    record(
        people.person_described,
        made,
        on=viewer.today,
        by=viewer.worker_id,
        full=name.strip(),
        role=provider.strip() or None,
        phone=phone.strip() or None,
    )
    record(
        events.service_described,
        made,
        on=viewer.today,
        by=viewer.worker_id,
        **{k: v for k, v in facts.items() if v not in (None, "")},
    )
    return made


def close_service(viewer: Any, service: Subject, why: str) -> None:
    """The service has closed: it is offered no more, and stays in the record of whoever was pointed to it."""
    if not viewer.can(KEEPS):
        raise NotAllowed("The directory is kept by workers of the authority")
    record(events.service_closed, service, on=viewer.today, by=viewer.worker_id, why=why.strip() or None)


@transaction.atomic
def note_inspection(
    viewer: Any,
    service: Subject,
    *,
    on: date,
    grade: str,
    by_whom: str,
    weaknesses: str,
    owner: int | None,
    by_on: date | None,
) -> None:
    """An inspection of a service. What is to improve becomes an action with an owner and a date."""
    if on > viewer.today:
        raise ValueError("This day has not come yet")
    if weaknesses.strip() and (owner is None or by_on is None):
        raise ValueError("Say who sees to what is to improve, and by when")
    record(
        events.inspected,
        service,
        on=on,
        by=viewer.worker_id,
        grade=grade,
        by_whom=by_whom.strip() or None,
        weaknesses=weaknesses.strip() or None,
    )
    if weaknesses.strip():
        record(events.action_agreed, service, on=on, by=viewer.worker_id, what=weaknesses.strip()[:300], owner=owner, by_on=by_on,
               plan="inspection", outcome="The service is good for the children who use it")  # fmt: skip


@transaction.atomic
def point(viewer: Any, subject: int, *, service: int, kind: str, about: str, words: str) -> int:
    """Point a family to a service for one child; the service gets what it needs to know, and is asked what became of it."""
    viewer.must_open(subject)
    return record(
        events.signposted,
        subject,
        on=viewer.today,
        by=viewer.worker_id,
        service=service,
        help=ServiceEntry.objects.everything(because="what kind of help a service in the directory gives").get(subject_id=service).kind,
        kind=kind,
        about=about.strip() or None,
        words=words.strip() or None,
    )


def answer(viewer: Any, signpost: Signpost, *, said: str, why: str = "", words: str = "", said_by: str = "") -> None:
    """What the service says: it takes it up, its help has begun, or it was not taken up and why. ValueError in words."""
    if signpost.ended_on is not None:
        raise ValueError("This has an end already")
    facts = {"said_by": said_by.strip()[:120] or None, "words": words.strip()[:300] or None}
    how: dict[str, Any] = {"on": viewer.today, "by": viewer.worker_id or None, "thread": signpost.key}
    if said == "accepted":
        record(events.signpost_accepted, signpost.subject_id, **how, **facts)
    elif said == "started":
        record(events.signpost_started, signpost.subject_id, **how, **facts)
    elif said == "not_taken_up":
        if not why:
            raise ValueError("Say why it was not taken up")
        record(events.signpost_not_taken_up, signpost.subject_id, **how, why=why, **facts)
    else:
        raise ValueError("Say what became of it")


def chase(viewer: Any, signpost: Signpost, words: str) -> None:
    """The service was asked what has become of it."""
    record(
        events.signpost_chased,
        signpost.subject_id,
        on=viewer.today,
        by=viewer.worker_id,
        thread=signpost.key,
        answer=words.strip()[:300] or None,
    )
