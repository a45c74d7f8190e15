"""Before anything else: change a password that was given out, and add a second step where one is required."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

ALWAYS = {"account_logout", "account_reauthenticate", "account_change_password", "lock", "still_here", "healthz"}
SECOND_STEP = "second_step_done"


class RequiredSteps:
    """Middleware that sends somebody to the step that is owed, whatever they asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        asked = request.resolver_match.url_name if request.resolver_match else ""
        if not request.user.is_authenticated or asked in ALWAYS:
            return None
        if request.session.get("given_password"):
            return _first(
                request, "account_change_password", "Choose a password of your own. Nobody else knows it then."
            )
        if settings.REQUIRE_MFA and not (asked or "").startswith("mfa_") and not second_step_done(request):
            return _first(
                request, "mfa_index", "A second step is needed here. Add an app or a security key, and go on."
            )
        return None


def second_step_done(request: HttpRequest) -> bool:
    """Whether this session was opened by a workplace's provider, which asks for its own, or the user has a second step."""
    if request.session.get(SECOND_STEP):
        return True
    by_workplace = any(r.get("method") == "socialaccount" for r in get_authentication_records(request, request.user))
    if by_workplace or is_mfa_enabled(request.user):
        request.session[SECOND_STEP] = True
    return bool(request.session.get(SECOND_STEP))


def _first(request: HttpRequest, name: str, words: str) -> HttpResponse:
    if not any(str(m) == words for m in getattr(messages.get_messages(request), "_queued_messages", [])):
        messages.info(request, words)
    return HttpResponseRedirect(reverse(name))
