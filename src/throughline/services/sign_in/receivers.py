"""What follows from signing in and from a changed password. Framework signals: sign-in has no other hook."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_set
from django.contrib.auth.signals import user_logged_in

from throughline.services.sign_in import sessions
from throughline.services.sign_in.models import GivenPassword


def _signed_in(sender: Any, request: Any, user: Any, **_: Any) -> None:
    sessions.begin(request.session)
    request.session["given_password"] = GivenPassword.objects.filter(user=user).exists()


def _password_is_own(sender: Any, request: Any, user: Any, **_: Any) -> None:
    GivenPassword.objects.filter(user=user).delete()
    request.session["given_password"] = False


def connect() -> None:
    """Called once, when the app is ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="session-begins")
    password_changed.connect(_password_is_own, dispatch_uid="password-changed")
    password_set.connect(_password_is_own, dispatch_uid="password-set")
