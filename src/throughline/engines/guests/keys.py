"""A guest's own key (a passkey): after the link and the code once, they come in by fingerprint, face or PIN of their device."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from throughline.engines.guests.models import Guest, GuestKey
from throughline.services import clock

STATE = "guest_key"
MOST = 5
"""Keys that one guest may have: a telephone, a tablet, a computer."""


def _server(request: HttpRequest) -> Fido2Server:
    here = PublicKeyCredentialRpEntity(id=request.get_host().partition(":")[0], name="Throughline")
    if settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN:
        return Fido2Server(here, verify_origin=lambda origin: True)
    return Fido2Server(here)


def _held(guest: Guest) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(bytes(k.credential)) for k in GuestKey.objects.filter(guest=guest)]


def options_to_add(request: HttpRequest, guest: Guest) -> dict[str, Any]:
    """What the browser needs to make a key for this guest."""
    who = PublicKeyCredentialUserEntity(id=guest.pk.bytes, name=guest.email, display_name=guest.name)
    options, state = _server(request).register_begin(
        who, _held(guest), resident_key_requirement=ResidentKeyRequirement.DISCOURAGED, user_verification=UserVerificationRequirement.REQUIRED
    )
    request.session[STATE] = state
    return {"creation_options": dict(options)}


def _answered(request: HttpRequest, given: str) -> tuple[Any, Any]:
    """The state that was asked with, which is used once, and what the browser answered. ValueError without either."""
    state = request.session.pop(STATE, None)
    try:
        answer = json.loads(given)
    except ValueError as wrong:
        raise ValueError("The device gave no answer. Try again.") from wrong
    if not state or not isinstance(answer, dict):
        raise ValueError("That took too long. Try again.")
    return state, answer


@transaction.atomic
def add(request: HttpRequest, guest: Guest, given: str) -> None:
    """Keep the key that the browser made. ValueError where it is not an answer to what was asked."""
    state, answer = _answered(request, given)
    if GuestKey.objects.filter(guest=guest).count() >= MOST:
        raise ValueError("There are five keys already. Take one away first.")
    try:
        made = _server(request).register_complete(state, answer)
    except (ValueError, TypeError, KeyError) as wrong:
        raise ValueError("The key was not taken. Try again.") from wrong
    if made.credential_data is None:
        raise ValueError("The key was not taken. Try again.")
    GuestKey.objects.create(guest=guest, credential=bytes(made.credential_data), added_at=clock.now())


def options_to_come_in(request: HttpRequest, guest: Guest) -> dict[str, Any]:
    """What the browser needs to ask for one of this guest's keys."""
    options, state = _server(request).authenticate_begin(_held(guest), user_verification=UserVerificationRequirement.REQUIRED)
    request.session[STATE] = state
    return {"request_options": dict(options)}


def accept(request: HttpRequest, guest: Guest, given: str) -> None:
    """Whether this is one of the guest's own keys, answering to what was asked just now. ValueError when it is not."""
    state, answer = _answered(request, given)
    try:
        used = _server(request).authenticate_complete(state, _held(guest), answer)
    except (ValueError, TypeError, KeyError) as wrong:
        raise ValueError("That key is not known here. Ask for a code instead.") from wrong
    for one in GuestKey.objects.filter(guest=guest):
        if AttestedCredentialData(bytes(one.credential)).credential_id == used.credential_id:
            GuestKey.objects.filter(pk=one.pk).update(used_at=clock.now())
    Guest.objects.filter(pk=guest.pk).update(last_seen_at=clock.now())


def take_away(guest: Guest) -> int:
    """Every key of this guest ends: they asked for it, or nothing that they were invited to stands any more."""
    return int(GuestKey.objects.filter(guest=guest).delete()[0])
