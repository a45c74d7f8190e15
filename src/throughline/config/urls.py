"""Every address of the site: sign-in, the health check, and the screens that areas and floors declare."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from throughline.engines.guests.door import guest_patterns
from throughline.engines.guests.screens import entrance_patterns
from throughline.engines.meetings.screens.feed import feed_patterns
from throughline.engines.screens.registry import screen_patterns
from throughline.services.sign_in.lock import open_when_locked


@open_when_locked
@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the process answers."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("accounts/", include("throughline.config.accounts.urls")),
    *screen_patterns(),
    *entrance_patterns(),
    *guest_patterns(),
    *feed_patterns(),
]
handler500 = "throughline.config.accounts.errors.went_wrong"
