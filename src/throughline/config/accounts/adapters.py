"""Where allauth asks us: nobody makes an account of their own, and nobody signs in who is not a worker here."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from throughline.record.workers.models import Worker
from throughline.record.workers.posts import held_posts
from throughline.services import clock
from throughline.services.sign_in import accounts, held, secrets

SAID = {
    "account/messages/logged_out.txt": "You have signed out.",
    "account/messages/password_changed.txt": "Your password is changed.",
    "mfa/messages/totp_activated.txt": "The app is added. From now on you are asked for its code when you sign in.",
    "mfa/messages/totp_deactivated.txt": "The app is removed.",
    "mfa/messages/webauthn_added.txt": "The security key is added.",
    "mfa/messages/webauthn_removed.txt": "The security key is removed.",
    "mfa/messages/recovery_codes_generated.txt": "You have new recovery codes. Earlier ones no longer work.",
}
"""What is worth saying after the fact; allauth's other messages are left out."""


class Accounts(DefaultAccountAdapter):
    """Passwords and what follows from signing in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "That username and password do not go together. Check both, and try again.",
        "incorrect_password": "That is not your password. Try again.",
        "enter_current_password": "Type the password that you have now.",
        "account_inactive": "This account is closed. Ask your administrator.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """An administrator makes accounts, for people who work here."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        words = kwargs.get("message") or SAID.get(message_template or "")
        if words:
            messages.add_message(request, level, words)

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        refusal = super().pre_login(request, user, **kwargs)
        if refusal is None and accounts.given_too_long_ago(user):
            why = "The password that you were given is more than seven days old. Ask your administrator for a new one."
            return render(request, "account/refused.html", {"why": why}, status=403)
        return refusal

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        worker = Worker.objects.filter(user_id=user.pk, left_on__isnull=True).first()
        if held.waiting(user):
            return HttpResponseRedirect(reverse("me.held"))
        if worker and len(held_posts(worker, clock.today())) > 1:
            return HttpResponseRedirect(f"{reverse('me.posts')}?{urlencode({'next': response.headers['Location']})}")
        return response


class SecondSteps(DefaultMFAAdapter):
    """Apps, security keys and recovery codes. Their secrets are encrypted where they are stored."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right, or has run out. Wait for the next one and type it.",
    }

    def encrypt(self, text: str) -> str:
        return secrets.seal("second-step", text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.unseal("second-step", encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Throughline"}

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Users have no e-mail address here; the audit has the change."""


class Workplaces(DefaultSocialAccountAdapter):
    """Signing in through a workplace's provider: only somebody whom an administrator has connected."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if (
            sociallogin.is_existing
            and Worker.objects.filter(user_id=sociallogin.user.pk, left_on__isnull=True).exists()
        ):
            return
        why = (
            "Your workplace knows you, but nobody here is connected with that sign-in. "
            "Ask your administrator to connect it with your post."
        )
        raise ImmediateHttpResponse(render(request, "account/refused.html", {"why": why}, status=403))
