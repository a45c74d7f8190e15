"""The guest's door: the link, the code, and then only what this person was invited to, in one audited transaction."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from throughline.base import discover
from throughline.engines.guests import actions
from throughline.engines.guests.models import Guest, Invitation
from throughline.engines.guests.purposes import purpose_of
from throughline.record.access import acting, roles
from throughline.record.access.viewer import DoorClosed, Viewer
from throughline.record.people.models import Authority
from throughline.services import clock
from throughline.services.sign_in.lock import open_when_locked

SESSION = "guest"
GUEST = roles.Role("guests.guest", "Guest", "Was invited for one purpose and sees that alone.", sees=roles.NOBODY, gives_reason=False)


@dataclass(frozen=True)
class GuestScreen:
    """One page for guests. `about_one`: of one invitation, whose number is in the address."""

    code: str
    path: str
    view: Callable[..., Any] = field(compare=False)
    template: str = ""
    about_one: bool = True


def guest_screen(code: str, path: str, **how: Any) -> Callable[[Callable[..., Any]], GuestScreen]:
    """Declare a view as a page for guests, found by discovery."""
    return lambda view: GuestScreen(code, path, view, **how)


@lru_cache(maxsize=1)
def guest_screens() -> dict[str, GuestScreen]:
    """Code to page."""
    packages = ("throughline.engines", "throughline.practice")
    return {s.code: s for package in packages for s in discover.declared(package, "guest_screens", GuestScreen)}


def guest_patterns() -> list[URLPattern]:
    """The addresses of all pages for guests."""
    return [path(s.path, serve(s), name=s.code) for s in guest_screens().values()]


def standing(guest: Guest, today: Any) -> list[Invitation]:
    """Invitations of this guest that have not ended, soonest end first."""
    rows = Invitation.objects.everything(because="a guest's own invitations decide what they see").filter(
        authority_id=guest.authority_id, guest=guest, ended_at__isnull=True, ends_on__gte=today
    )
    return list(rows.select_related("subject", "guest").order_by("ends_on"))


def lasting(guest: Guest, held: list[Invitation]) -> list[Invitation]:
    """Those whose purpose is not over; the others end here, the first time that anybody comes with them."""
    viewer, kept = viewer_of(guest, held), []
    for one in held:
        over = purpose_of(one).over
        if over is not None and over(viewer, one):
            actions.end(one, "What it was for is over")
        else:
            kept.append(one)
    return kept


def invited(guest: Guest) -> bool:
    """Whether anything that this guest was invited to stands today."""
    with acting.as_actor(acting.Acting(guest.authority_id, None, GUEST.code, _unsealed(guest.authority_id, guest), screen="guests.arrive")):
        return bool(lasting(guest, standing(guest, clock.today())))


def viewer_of(guest: Guest, invitations: list[Invitation]) -> Viewer:
    """A guest looking: no team, no role's sight; the doors of those they were invited about stand open, no others."""
    opened = {i.subject_id: "invited" for i in invitations}
    vis = tuple(sorted({0, *(i.vis for i in invitations)}))
    return Viewer(guest.authority_id, 0, f"{guest.name}, {guest.agency}" if guest.agency else guest.name, GUEST, (), guest.agency, clock.today(),
                  vis=vis, opened=opened)  # fmt: skip


def _unsealed(authority: int, guest: Guest) -> tuple[int, ...]:
    """The restricted sets that this guest's own invitations stand in; a sealed one opens to no guest."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM record_restrictedset WHERE authority_id = %s AND NOT sealed", [authority])
        return (0, *(row[0] for row in cursor.fetchall()))


def serve(screen: GuestScreen) -> Callable[..., HttpResponse]:
    """The Django view of a page for guests."""

    @open_when_locked
    @login_not_required
    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        known = str(request.session.get(SESSION, ""))
        guest = Guest.objects.filter(pk=known).first() if known else None
        if guest is None:
            return HttpResponseRedirect(reverse("guests.closed"))
        with acting.as_actor(acting.Acting(guest.authority_id, None, GUEST.code, _unsealed(guest.authority_id, guest), screen=screen.code)):
            held = lasting(guest, standing(guest, clock.today()))
        viewer = viewer_of(guest, held)
        actor = acting.Acting(guest.authority_id, None, GUEST.code, viewer.vis, screen=screen.code, basis="invited")
        with acting.as_actor(actor):
            try:
                with transaction.atomic():
                    response = _open(screen, request, viewer, held, parts)
                    if isinstance(response, TemplateResponse):
                        response.render()
                    if request.method in ("GET", "HEAD") and response.status_code < 400:
                        acting.note("view", subjects=sorted(viewer.seen), detail={"guest": str(guest.pk)})
            except (DoorClosed, Http404):
                acting.note("denied", decision="denied", detail={"path": screen.code, "guest": str(guest.pk)})
                response = TemplateResponse(request, "engines/guests/closed.html", {"plain_titles": True}, status=404).render()
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    view.__name__ = screen.code.replace(".", "_")
    return view


def _open(screen: GuestScreen, request: HttpRequest, viewer: Viewer, held: list[Invitation], parts: dict[str, Any]) -> HttpResponse:
    if screen.about_one:
        found = next((i for i in held if i.pk == parts.get("invitation")), None)
        if found is None:
            raise Http404(screen.code)
        viewer.seen.add(found.subject_id)
        answer = screen.view(request, viewer, found, **{name: value for name, value in parts.items() if name != "invitation"})
    else:
        answer = screen.view(request, viewer, held)
    if isinstance(answer, HttpResponse):
        return answer
    return TemplateResponse(request, screen.template, {**frame(viewer), **answer})


def frame(viewer: Viewer) -> dict[str, Any]:
    """What every page for guests shows."""
    council = Authority.objects.get(pk=viewer.authority_id)
    return {"plain_titles": True, "council": council, "guest_name": viewer.name, "today": viewer.today, "key": uuid.uuid4(), "viewer": viewer}
