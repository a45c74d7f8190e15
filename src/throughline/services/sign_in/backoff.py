"""Guessing passwords is slowed down, never stopped for good: each wrong guess after the fifth doubles the wait.

Five for one name from one address; fifty for one name from anywhere, so that a stranger elsewhere cannot shut somebody
out with a handful of guesses. The longest wait is half an hour, which leaves about fifty guesses a day.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from throughline.services import clock

FREE = (5, 50)
"""Guesses before the first wait: for a name from one address, for a name from anywhere."""
LONGEST_WAIT = timedelta(minutes=30)


def wait_after(failures: int, free: int) -> timedelta:
    """How long nobody may try after this many wrong guesses: 1, 2, 4, 8, 16, then 30 minutes."""
    if failures < free:
        return timedelta(0)
    return min(timedelta(minutes=2 ** min(failures - free, 10)), LONGEST_WAIT)


def address_of(request: HttpRequest) -> str:
    """The caller's address: what our own proxies say, and nobody else's word."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    return told[-proxies] if proxies and len(told) >= proxies else str(request.META.get("REMOTE_ADDR", ""))


def _real_now() -> datetime:
    """Axes counts in real time, whatever day a training database lives at."""
    return clock.now() - clock.offset()


class Backoff(AxesDatabaseHandler):  # type: ignore[misc]
    """Axes counts; how long to wait is ours."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        return self.open_again_at(request, credentials) is not None

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Failures for the name from this address, which is what the limit of five is about."""
        return int(self.get_user_attempts(request, credentials)[0].aggregate(n=Sum("failures_since_start"))["n"] or 0)

    def open_again_at(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> datetime | None:
        """When the next guess may be made; None when it may be made now."""
        latest = []
        for attempts, free in zip(self.get_user_attempts(request, credentials), FREE, strict=True):
            counted = attempts.aggregate(n=Sum("failures_since_start"), last=Max("attempt_time"))
            if counted["n"]:
                latest.append(counted["last"] + wait_after(counted["n"], free))
        until = max(latest, default=None)
        return until if until and until > _real_now() else None


def wait_page(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """Says in words how long to wait, the same whether or not there is such a user."""
    until = Backoff().open_again_at(request, credentials)
    minutes = max(1, math.ceil((until - _real_now()).total_seconds() / 60)) if until else 1
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"error": f"Too many wrong passwords. Wait {minutes} min, then try again."}, status=429)
    return render(request, "account/wait.html", {"minutes": minutes}, status=429)
