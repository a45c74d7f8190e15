"""Referrals decided and closed, repeat contacts looked at, advice, disagreements, births, and the threshold document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from throughline.engines.settings.queries import authority_subject
from throughline.practice.front_door import events, settings
from throughline.practice.front_door.codes import PROFESSIONAL
from throughline.practice.front_door.models import Contact, Escalation, Referral, RepeatContacts
from throughline.practice.front_door.queries.thresholds import thresholds_on
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import record
from throughline.record.ledger.projections import surroundings
from throughline.record.people import events as people
from throughline.services import clock


def decide_referral(viewer: Any, referral: Referral, *, outcome: str, level: str, words: str, need: str = "") -> None:
    """The manager decides what follows a referral, within one working day by law. `need`: the primary need, as the census counts it."""
    if not viewer.can("decide"):
        raise NotAllowed("A manager decides")
    if referral.decided_on is not None:
        raise ValueError("It is decided already")
    if not words.strip() or not level.strip():
        raise ValueError("Say which level of need it is, and why you decide so")
    document = thresholds_on(viewer, viewer.today)
    record(events.referral_decided, referral.subject_id, on=viewer.today, at=clock.now(), by=viewer.worker_id, thread=referral.key, outcome=outcome,
           level=level, need=need or None, manager=viewer.worker_id, thresholds=document.number if document else None, words=words.strip())  # fmt: skip


@transaction.atomic
def close_case(viewer: Any, referral: Referral, *, reason: str, words: str, not_told: str = "") -> None:
    """Close the episode. While a professional who referred has not been told the outcome, only with a reason, which is kept."""
    if not viewer.can("decide"):
        raise NotAllowed("A manager closes a case")
    if referral.ended_on is not None:
        raise ValueError("It is closed already")
    if not words.strip():
        raise ValueError("Say what was achieved, and who helps now")
    if untold(viewer, referral) and not not_told.strip():
        raise ValueError("Whoever referred has not been told the outcome. Tell them first, or say why not")
    record(events.case_closed, referral.subject_id, on=viewer.today, by=viewer.worker_id, thread=referral.key, reason=reason, words=words.strip(),
           not_told=not_told.strip() or None)  # fmt: skip


def untold(viewer: Any, referral: Referral) -> list[Contact]:
    """Contacts of professionals behind this referral whose outcome they have not been told."""
    rows = Contact.objects.visible_to(viewer, subject=referral.subject_id).filter(
        decided_on__gte=referral.began_on, outcome="referral", agency__in=PROFESSIONAL, told_on__isnull=True
    )
    return list(rows)


def review_repeats(viewer: Any, repeat: RepeatContacts, *, outcome: str, words: str) -> None:
    """The manager has looked at the contacts together. An outcome and what they say together are needed."""
    if not viewer.can("decide"):
        raise NotAllowed("A manager looks at repeat contacts")
    if not words.strip():
        raise ValueError("Say what the contacts say together")
    record(events.repeat_reviewed, repeat.subject_id, on=viewer.today, by=viewer.worker_id, outcome=outcome, n=repeat.n, manager=viewer.worker_id,
           words=words.strip())  # fmt: skip


def advise(viewer: Any, *, subject: int | None, agency: str, name: str, about: str, outcome: str, words: str) -> int:
    """Advice to a professional. It is no referral; where no child was named it stands with the authority."""
    if not viewer.can("screen_contacts"):
        raise NotAllowed("Advice is given by the social workers of the front door")
    target = subject if subject is not None else authority_subject(viewer.authority_id).pk
    return record(events.consultation_given, target, on=viewer.today, at=clock.now(), by=viewer.worker_id, agency=agency, name=name.strip() or None,
                  about=about.strip() or None, outcome=outcome, worker=viewer.worker_id, words=words.strip())  # fmt: skip


def raise_escalation(viewer: Any, subject: int, *, agency: str, name: str, level: str, why: str, words: str) -> int:
    """An agency disagrees with what was done for a child; it is answered by a day, or goes up a level by itself."""
    held = surroundings(viewer.authority_id).settings
    limit = settings.answer_escalation.unit
    assert limit is not None
    by = limit.with_number(int(settings.answer_escalation.value(held, viewer.today))).due(viewer.today)
    return record(events.escalation_raised, subject, on=viewer.today, by=viewer.worker_id, agency=agency, name=name.strip() or None, level=level,
                  why=why.strip(), answer_by=by, words=words.strip() or None)  # fmt: skip


def answer_escalation(viewer: Any, escalation: Escalation, *, outcome: str, words: str) -> None:
    """The answer to a disagreement."""
    if not viewer.can("decide"):
        raise NotAllowed("A manager answers")
    if escalation.ended_on is not None:
        raise ValueError("It is answered already")
    record(events.escalation_answered, escalation.subject_id, on=viewer.today, by=viewer.worker_id, thread=escalation.key, outcome=outcome,
           words=words.strip())  # fmt: skip


def agree_birth_plan(viewer: Any, subject: int, *, with_whom: str, words: str) -> None:
    """A plan for the birth of this child is agreed."""
    record(events.pre_birth_plan_agreed, subject, on=viewer.today, by=viewer.worker_id, with_whom=with_whom.strip() or None, words=words.strip())


@transaction.atomic
def child_born(viewer: Any, subject: int, *, on: date, given: str, family: str, sex: str) -> None:
    """The child is born: the same record goes on, with its whole history."""
    if on > viewer.today:
        raise ValueError("This day has not come yet")
    said = {"given": given.strip() or None, "family": family.strip() or None, "sex": sex or None, "born_on": on}
    record(people.person_described, subject, on=on, by=viewer.worker_id, **said)
    record(people.born, subject, on=on, by=viewer.worker_id)


def publish_thresholds(viewer: Any, *, version: str, from_on: date, levels: Sequence[str], agreed_by: str, words: str) -> int:
    """A new version of the threshold document; earlier ones stay, and each decision names the one it followed."""
    if not viewer.can("settings"):
        raise NotAllowed("The threshold document is published by whoever may change settings")
    return record(events.thresholds_published, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, version=version.strip(),
                  from_on=from_on, levels=list(levels), agreed_by=agreed_by.strip() or None, words=words.strip())  # fmt: skip


def note_inspection(viewer: Any, *, name: str, on: date, by_whom: str, found: str) -> int:
    """An earlier inspection, so that what it asked for is kept with it."""
    return record(events.inspection_recorded, authority_subject(viewer.authority_id), on=on, by=viewer.worker_id, name=name.strip(), by_whom=by_whom.strip() or None,
                  found=found.strip())  # fmt: skip


def improve(viewer: Any, *, plan: str, need: str, what: str, owner: int, by_on: date) -> int:
    """Somebody does something about what an inspection asked for, by a day."""
    return record(events.action_agreed, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, what=what.strip(), owner=owner, by_on=by_on,
                  need=need.strip(), plan=plan)  # fmt: skip
