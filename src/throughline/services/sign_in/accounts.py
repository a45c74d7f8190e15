"""Making users, giving out passwords, taking second steps away: what an administrator does to an account."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db import transaction

from throughline.services import clock
from throughline.services.sign_in.models import GivenPassword
from throughline.services.sign_in.secrets import readable_password

GIVEN_FOR = timedelta(days=7)
"""How long a password that was given out opens the door to changing it."""


class NameTaken(ValueError):
    """Somebody signs in under this name already."""


def make_user(username: str, *, password: str | None = None) -> tuple[User, str]:
    """A user and the password to hand over once; with `password`, that one, which is then the user's own.

    Raises NameTaken, and ValueError for a name that is not letters, figures, dots and hyphens.
    """
    name = username.strip().lower()
    if not re.fullmatch(r"[a-z0-9][a-z0-9.\-]{1,60}", name):
        raise ValueError("A username has letters, figures, dots and hyphens, and at least two of them")
    if User.objects.filter(username__iexact=name).exists():
        raise NameTaken(f"Somebody signs in as {name} already")
    with transaction.atomic():
        user = User.objects.create_user(name, password=password)
        return user, "" if password else give_password(user)


def give_password(user: User) -> str:
    """A new password to be handed over once. Every session of the user ends; the user must change it."""
    password = readable_password()
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        GivenPassword.objects.update_or_create(user=user, defaults={"given_at": clock.now()})
        end_sessions(user)
    return password


def given_too_long_ago(user: User) -> bool:
    """Whether the password that was given out was never changed and is now too old to open the door."""
    return GivenPassword.objects.filter(user=user, given_at__lte=clock.now() - GIVEN_FOR).exists()


def remove_second_steps(user: User) -> int:
    """Take away apps, keys and recovery codes (a lost telephone); how many there were. Every session ends."""
    with transaction.atomic():
        count: int = Authenticator.objects.filter(user=user).delete()[0]
        end_sessions(user)
    return count


def second_steps(user: User) -> list[str]:
    """What this user has besides the password, in words."""
    words = {"totp": "an app", "webauthn": "a security key", "recovery_codes": "recovery codes"}
    kinds = Authenticator.objects.filter(user=user).values_list("type", flat=True).order_by("type").distinct()
    return [words[kind] for kind in kinds if kind in words]


def set_active(user: User, active: bool) -> None:
    """Let the user sign in, or no longer; the next request of an open session is refused."""
    user.is_active = active
    user.save(update_fields=["is_active"])
    if not active:
        end_sessions(user)


def end_sessions(user: User, *, but: str = "") -> int:
    """End this user's sessions except the one with key `but`; how many were ended."""
    ended = 0
    for session in UserSession.objects.filter(user=user).exclude(session_key=but):
        session.end()
        ended += 1
    return ended


def sessions_of(user: User) -> list[Any]:
    """This user's sessions, the latest first."""
    return sorted(UserSession.objects.purge_and_list(user), key=lambda s: s.created_at, reverse=True)


def connect_workplace(user: User, provider: str, subject: str) -> None:
    """This user is known to that provider under this number (its `sub`). NameTaken when somebody else is."""
    taken = SocialAccount.objects.filter(provider=provider, uid=subject).exclude(user=user).exists()
    if taken:
        raise NameTaken("Somebody else here is known there under this number")
    with transaction.atomic():
        SocialAccount.objects.filter(user=user, provider=provider).delete()
        if subject:
            SocialAccount.objects.create(user=user, provider=provider, uid=subject)


def workplace_subject(user: User, provider: str) -> str:
    """The number under which the provider knows this user, or nothing."""
    found = SocialAccount.objects.filter(user=user, provider=provider).first()
    return found.uid if found else ""


def is_given(user: User) -> bool:
    """Whether the password is one that was given out and not changed yet."""
    return GivenPassword.objects.filter(user=user).exists()
