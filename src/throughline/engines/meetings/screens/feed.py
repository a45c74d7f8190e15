"""A private address from which one's own calendar reads one's meetings: kinds, days and places, never a name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from throughline.engines.meetings import actions, queries
from throughline.engines.meetings.calendar import calendar_of
from throughline.engines.meetings.registry import meetings
from throughline.engines.screens.declarations import OWN, screen
from throughline.engines.submissions import once
from throughline.record.access import acting
from throughline.services import clock
from throughline.services.sign_in.lock import open_when_locked

BACK = timedelta(days=30)


@screen("meetings.feed", "me/calendar/", about=OWN, may="record", template="engines/meetings/feed.html", title="My calendar", own_menu=28)
def feed(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Make the address, which is shown once, or end it."""
    if request.method == "POST":

        def act() -> str:
            if request.POST.get("end"):
                actions.end_feeds(viewer)
                messages.success(request, "Ended. A calendar that still asks is given nothing.")
            else:
                request.session["feed"] = actions.new_feed(viewer)
            return reverse("meetings.feed")

        return once(request, viewer, act)
    secret = request.session.pop("feed", "")
    return {"heading": "My meetings in my calendar", "held": queries.has_feed(viewer),
            "address": request.build_absolute_uri(reverse("meetings.read_feed", kwargs={"secret": secret})) if secret else ""}  # fmt: skip


@open_when_locked
@login_not_required
def read_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What a calendar reads. An address that ended, or was never given, finds nothing."""
    held = queries.whose_feed(actions.hashed(secret))
    if held is None:
        return HttpResponse("Nothing is here.", status=404, content_type="text/plain")
    with acting.as_system(held.authority_id, "a worker's calendar reads"):
        found = queries.for_calendar(held.worker_id, held.authority_id, clock.today() - BACK)
        actions.was_read(held)
        acting.note("export", detail={"calendar": held.worker_id, "meetings": len(found)})
    rooms = [(m, meetings()[m.kind], request.build_absolute_uri(reverse("meetings.room", kwargs={"meeting": m.pk}))) for m in found]
    answer = HttpResponse(calendar_of(rooms, "Meetings"), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def feed_patterns() -> list[URLPattern]:
    """The address that calendars read."""
    return [path("calendar/<str:secret>/meetings.ics", read_feed, name="meetings.read_feed")]
