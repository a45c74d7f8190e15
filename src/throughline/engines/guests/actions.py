"""Inviting somebody from outside, letting them in, and ending it."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.core import signing
from django.db import transaction

from throughline.engines.guests import events
from throughline.engines.guests.models import Guest, Invitation
from throughline.record.ledger.actions import record
from throughline.record.people.models import Subject
from throughline.services import clock, mail

CODE_LASTS = timedelta(hours=24)
"""A code that expires before the surgery ends is a code that is not used."""
TRIES = 6
SALT = "throughline.guests"


def link_token(guest: Guest) -> str:
    """What stands in the link: who, signed. It opens nothing without the code that goes to the same address."""
    return signing.dumps(str(guest.pk), salt=SALT)


def guest_of(token: str) -> Guest | None:
    """Whose link this is; None for a link we did not make."""
    try:
        return Guest.objects.filter(pk=signing.loads(token, salt=SALT)).first()
    except signing.BadSignature:
        return None


@transaction.atomic
def invite(viewer: Any, subject: Subject, *, name: str, email: str, agency: str, part: str, purpose: str, what: str, ends_on: date,
           writing: Any = None) -> Invitation:  # fmt: skip
    """Ask somebody from outside. The same person asked again for the same purpose keeps their invitation."""
    viewer.must_open(subject.pk)
    guest, _ = Guest.objects.get_or_create(authority_id=viewer.authority_id, email=email.strip().casefold(), defaults={"name": name, "agency": agency})
    held = Invitation.objects.visible_to(viewer, subject=subject.pk).filter(guest=guest, purpose=purpose, part=part, ended_at__isnull=True).first()
    if held is not None:
        return held  # type: ignore[no-any-return]
    made: Invitation = Invitation.objects.create(
        authority_id=viewer.authority_id, subject=subject, vis=subject.vis, guest=guest, part=part, purpose=purpose, writing=writing,
        invited_by_id=viewer.worker_id or None, invited_at=clock.now(), ends_on=ends_on,
    )  # fmt: skip
    record(events.invited, subject, on=viewer.today, by=viewer.worker_id or None, name=name, agency=agency, what=what)
    return made


def write_to(guest: Guest, address: str, council: str, *, why: str) -> bool:
    """Mail the link, without a name in it. False when it did not go out; the page then says so."""
    words = (
        f"{council} asks you to take part in its work with a child or family you know.\n\n{why}\n\nOpen this page: {address}\n\n"
        "We send a code to this address to make sure that it is you. Nobody else can use the link.\n"
    )
    try:
        mail.send(guest.email, f"{council} asks for your part", words)
    except mail.NotSent:
        return False
    return True


def send_code(guest: Guest, council: str) -> bool:
    """Send a new code; the one before ends."""
    code = f"{secrets.randbelow(1_000_000):06d}"
    guest.code, guest.code_until, guest.tries = make_password(code), clock.now() + CODE_LASTS, 0
    guest.save(update_fields=["code", "code_until", "tries"])
    try:
        mail.send(guest.email, f"Your code for {council}", f"Your code is {code}. It can be used until this time tomorrow.\n")
    except mail.NotSent:
        return False
    return True


def accept_code(guest: Guest, code: str, now: datetime) -> bool:
    """Whether this is the code that was sent. Six tries, then a new one must be asked for."""
    if guest.code_until is None or guest.code_until < now or guest.tries >= TRIES:
        return False
    Guest.objects.filter(pk=guest.pk).update(tries=guest.tries + 1)
    if not check_password("".join(c for c in code if c.isdigit()), guest.code):
        return False
    Guest.objects.filter(pk=guest.pk).update(code="", code_until=None, tries=0, last_seen_at=now)
    return True


@transaction.atomic
def refuse(viewer: Any, invitation: Invitation, *, what: str, why: str) -> None:
    """They do not share what was asked for: that and why is on the record."""
    invitation.refused = why.strip()[:400]
    invitation.save(update_fields=["refused"])
    guest = invitation.guest
    record(events.refused, invitation.subject_id, on=viewer.today, name=guest.name, agency=guest.agency, what=what, why=why.strip()[:400])


def end(invitation: Invitation, why: str) -> None:
    """End it: the purpose is over, or somebody else was meant. From now on it opens nothing."""
    invitation.ended_at, invitation.why_ended = clock.now(), why[:200]
    invitation.save(update_fields=["ended_at", "why_ended"])
