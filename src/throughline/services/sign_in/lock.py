"""Lock in place: the address stays, what was typed stays, and only the password is asked for.

A page that is asked for while locked is answered by the lock page under its own address. A form that is sent while
locked is held and sent on after unlocking. A script's request is answered 401 with `X-Locked`, and the page then shows
the lock over itself without losing what is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.debug import sensitive_post_parameters

from throughline.services.sign_in import held, sessions

OVER = "You had been signed in for twelve hours, which is as long as one sign-in lasts."


def open_when_locked(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that a locked session may still reach."""
    view.open_when_locked = True  # type: ignore[attr-defined]
    return view


class LockInPlace:
    """Middleware: stands after sign-in, CSRF and messages, so that what it holds has been checked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.lock_state = "open"  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.lock_state = sessions.state(request.session)  # type: ignore[attr-defined]
            if request.lock_state != "open" and request.method == "POST":  # type: ignore[attr-defined]
                held.read_whole(request)  # before CSRF parses it
        response = self.get_response(request)
        sent = getattr(request, "send_on", None)
        return self._send_on(request, sent) if sent else response

    def _send_on(self, request: HttpRequest, sent: held.Held) -> HttpResponse:
        replay = held.as_request(request, sent)
        replay.lock_state = "open"  # type: ignore[attr-defined]
        response = self.get_response(replay)
        if response.status_code < 500:
            held.discard(request.user, sent.id)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if getattr(view, "open_when_locked", False):
            return None
        if request.lock_state == "open":  # type: ignore[attr-defined]
            if request.user.is_authenticated:
                sessions.touch(request.session)
            return None
        return _over(request) if request.lock_state == "over" else _locked(request)  # type: ignore[attr-defined]


def _by_script(request: HttpRequest) -> bool:
    """A request that a script of ours made: its page is still there and keeps what was typed."""
    return "HX-Request" in request.headers or request.headers.get("Accept") == "application/json"


def _locked(request: HttpRequest) -> HttpResponse:
    sessions.lock(request.session)
    if _by_script(request):
        return _told_locked()
    if request.method == "POST":
        number = held.hold(request)
        return lock_page(request, held_number=number, too_large=number is None)
    return lock_page(request, go_on=request.get_full_path())


def _over(request: HttpRequest) -> HttpResponse:
    go_on = request.get_full_path()
    if request.method == "POST" and not _by_script(request):
        held.hold(request)
        go_on = reverse("me.held")
    logout(request)
    if _by_script(request):
        return JsonResponse({"signed_out": True}, status=401)
    messages.info(request, OVER)
    return HttpResponseRedirect(f"{resolve_url('account_login')}?{urlencode({'next': go_on})}")


def lock_page(
    request: HttpRequest, *, go_on: str = "", held_number: Any = None, too_large: bool = False, wrong: str = ""
) -> HttpResponse:
    """The page that asks for the password and shows nothing else."""
    shown = {"go_on": go_on, "held": held_number, "too_large": too_large, "wrong": wrong}
    with_password = request.user.has_usable_password()  # type: ignore[union-attr]
    return render(request, "account/locked.html", {**shown, "has_password": with_password})


def safe_address(request: HttpRequest, asked: str | None) -> str:
    """The address asked for if it is one of ours, else the first page."""
    ours = asked and url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours and asked else "/"


@open_when_locked
@sensitive_post_parameters("password")
def unlock(request: HttpRequest) -> HttpResponse:
    """Take the password; go on to the page that was open, or send on what was held."""
    if sessions.state(request.session) == "over":
        return _over(request)
    if request.method != "POST":
        return lock_page(request, go_on=safe_address(request, request.GET.get("next")))
    known = authenticate(request, username=request.user.get_username(), password=request.POST.get("password", ""))
    if known is None or known.pk != request.user.pk:
        wrong = "That is not your password. Try again."
        if _by_script(request):
            return JsonResponse({"error": wrong}, status=403)
        return lock_page(request, go_on=request.POST.get("next", ""), held_number=request.POST.get("held"), wrong=wrong)
    sessions.unlock(request.session)
    if _by_script(request):
        return JsonResponse({"open": True})
    request.send_on = held.open_held(request.user, request.POST.get("held"))  # type: ignore[attr-defined]
    return HttpResponseRedirect(safe_address(request, request.POST.get("next")))


@open_when_locked
def still_here(request: HttpRequest) -> HttpResponse:
    """A page tells that somebody is there (POST), or asks how long nobody was, in any window (GET).

    `lock=1` locks, unless another window was used since.
    """
    if request.lock_state != "open":  # type: ignore[attr-defined]
        return _told_locked()
    quiet = sessions.quiet_for(request.session)
    if request.method == "POST" and not request.POST.get("lock"):
        sessions.touch(request.session)
    elif request.method == "POST" and quiet >= (sessions.IDLE - sessions.TOLD_EVERY).total_seconds():
        sessions.lock(request.session)
        return _told_locked()
    # The token, because somebody who signed in again in another window has a new one, and an open form the old.
    return JsonResponse({"quiet": round(quiet), "token": get_token(request)})


def _told_locked() -> HttpResponse:
    return JsonResponse({"locked": True}, status=401, headers={"X-Locked": "1"})
