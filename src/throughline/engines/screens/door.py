"""What stands between an address and its view: sign-in, the viewer, one transaction, the door, the audit."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from itertools import takewhile
from typing import Any

from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, Screen
from throughline.engines.screens.hours import off_duty
from throughline.engines.submissions import sent_before
from throughline.record.access import acting
from throughline.record.access.actions import REASON_KINDS, NotAllowed
from throughline.record.access.viewer import DoorClosed, Viewer, load_viewer
from throughline.record.families.aliases import first_of
from throughline.record.people.models import Authority, Subject
from throughline.record.workers.models import Appointment, Worker
from throughline.record.workers.posts import held_posts
from throughline.services import clock


def serve(screen: Screen) -> Callable[..., HttpResponse]:
    """The Django view of a screen."""

    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        if screen.post_only and request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        viewer = viewer_of(request)
        if viewer is None:
            return TemplateResponse(request, "engines/no_post.html", {"screen": screen}, status=403).render()
        actor = viewer.actor(screen.code)
        with acting.as_actor(actor):
            try:
                with transaction.atomic():
                    response = _open(screen, request, viewer, actor, parts)
                    if isinstance(response, TemplateResponse):
                        response.render()
                    if response.status_code < 400:
                        _audit(request, viewer, actor, screen)
            except (DoorClosed, Http404) as closed:
                acting.note("denied", decision="denied", subjects=_number_of(closed), detail={"path": screen.code})
                response = not_found(request, viewer, screen)
            except NotAllowed as refused:
                acting.note("refused", decision="denied", detail={"path": screen.code})
                response = _said_no(request, viewer, screen, str(refused))
        _harden(response)
        return response

    view.__name__ = screen.code.replace(".", "_")
    return view


def _said_no(request: HttpRequest, viewer: Viewer, screen: Screen, words: str) -> HttpResponse:
    """An act was refused by a rule, not by a fault: why, for a person or for the script that saves by itself."""
    if request.headers.get("X-Autosave") == "1":
        return JsonResponse({"words": words}, status=409)
    return page(request, viewer, "engines/refused.html", {"words": words}, screen=screen, status=409).render()


def viewer_of(request: HttpRequest) -> Viewer | None:
    """The signed-in person in the post they work in now; None for somebody who has none."""
    worker = Worker.objects.filter(user_id=request.user.pk or 0, left_on__isnull=True).first()
    held = held_posts(worker, clock.today()) if worker else []
    if worker is None or not held:
        return None
    appointment = current_appointment(request, held)
    viewer = load_viewer(worker, appointment, clock.today(), clock.now())
    viewer.appointment_id, viewer.posts = appointment.pk, len(held)
    return viewer


def _open(
    screen: Screen, request: HttpRequest, viewer: Viewer, actor: acting.Acting, parts: dict[str, Any]
) -> HttpResponse:
    if screen.may and not viewer.can(screen.may):
        raise Http404(screen.code)
    if not screen.any_hour and (rota := off_duty(viewer)) is not None:
        acting.note("off_duty", decision="denied", detail={"path": screen.code})
        to = reverse(rota.say_why) if rota.say_why else ""
        return page(request, viewer, "engines/off_duty.html", {"say_why_url": to}, screen=screen, status=403)
    if screen.about == CHILD and "subject" in parts:
        asked = parts["subject"]
        found = Subject.objects.filter(uuid=asked, authority_id=viewer.authority_id).first()
        if found is None:
            return _stub_or_nothing(request, viewer, asked)
        if (first := first_of(found.pk)) != found.pk:
            return _to_the_first(screen, parts, first)
        if not screen.short:
            basis = viewer.basis_for(found.pk)
            if basis is None:
                return _short_page(request, viewer, found)
            actor.basis = basis
        parts = {**parts, "subject": found}
        viewer.seen.add(found.pk)
    if request.method == "POST" and (before := sent_before(request, viewer)):
        return before
    answer = screen.view(request, viewer, **parts)
    if isinstance(answer, HttpResponse):
        return answer
    return page(request, viewer, screen.template, answer, screen=screen)


def _to_the_first(screen: Screen, parts: dict[str, Any], first: int) -> HttpResponse:
    """A record that is joined to another is read there, by whoever may open the other."""
    uuid_of = Subject.objects.filter(pk=first).values_list("uuid", flat=True).first()
    if uuid_of is None:
        raise Http404(str(parts["subject"]))
    code = "child.page" if screen.post_only else screen.code
    kept = {"subject": uuid_of} if screen.post_only else {**parts, "subject": uuid_of}
    return HttpResponseRedirect(reverse(code, kwargs=kept))


def page(
    request: HttpRequest,
    viewer: Viewer,
    template: str,
    context: dict[str, Any],
    *,
    screen: Screen | None = None,
    status: int = 200,
) -> TemplateResponse:
    """A page of the site: the view's own context and what every page shows."""
    return TemplateResponse(request, template, {**frame(request, viewer, screen), **context}, status=status)


MENU = 6
"""Entries of the main menu that stand side by side; the rest is behind "More"."""


def _first_of(offered: list[Screen], here: Screen | None) -> list[Screen]:
    """The first entries, and the one where the viewer is; all of them where one more would be left over."""
    if len(offered) <= MENU + 1:
        return offered
    first = offered[:MENU]
    return first if here is None or here in first else [*first[:-1], here]


def frame(request: HttpRequest, viewer: Viewer, screen: Screen | None = None) -> dict[str, Any]:
    """What every page shows: the menu, who is signed in, the training line, a key for the next form."""
    from throughline.engines.screens.registry import menu, own_menu

    offered = [item for item in menu() if _offered(item, viewer)]
    here = _nearest(offered, screen)
    shown = _first_of(offered, here)
    sees_people = viewer.role.sees != "nobody"
    return {
        "viewer": viewer,
        "today": viewer.today,
        "plain_titles": True,
        "plain_heading": screen.title if screen else "",
        "nav": [{"title": item.title, "url": reverse(item.code), "current": item is here} for item in shown],
        "nav_more": [{"title": item.title, "url": reverse(item.code)} for item in offered if item not in shown],
        "find_url": reverse("find.find") if sees_people else "",
        "find_words": "Find a child, a family or a worker",
        "find_hint": "Find a child or a worker",
        "person": {
            "name": viewer.name,
            "role": viewer.title,
            "menu": [{"words": item.title, "url": reverse(item.code)} for item in own_menu() if _offered(item, viewer)],
        },
        "prefs": viewer.preferences,
        "screen_code": screen.code if screen else "",
        "key": uuid.uuid4(),
    }


def _nearest(offered: list[Screen], screen: Screen | None) -> Screen | None:
    """The entry of the menu under which a screen lies: of those that begin alike, the one that agrees with it longest."""
    parts = screen.path.split("/") if screen else []
    alike = [item for item in offered if parts and item.path.split("/")[0] == parts[0]]

    def agrees(item: Screen) -> int:
        return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(item.path.split("/"), parts, strict=False))))

    return max(alike, key=agrees, default=None)


def _offered(item: Screen, viewer: Viewer) -> bool:
    return (not item.may or viewer.can(item.may)) and (item.shown is None or item.shown(viewer))


def _stub_or_nothing(request: HttpRequest, viewer: Viewer, asked: uuid.UUID) -> HttpResponse:
    """Behind the wall: a restricted record is admitted to exist, without a name; a sealed or foreign one is not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject_id, kind, set_id, owner_id FROM tl.stub(%s)", [asked])
        row = cursor.fetchone()
    if row is None or not viewer.role.gives_reason:
        raise Http404(str(asked))
    owner = Worker.objects.filter(pk=row[3]).first()
    acting.note("stub", subjects=[row[0]], decision="stub", basis="none")
    return page(request, viewer, "engines/restricted.html", {"asked": asked, "owner": owner}, status=200)


def _short_page(request: HttpRequest, viewer: Viewer, subject: Subject) -> HttpResponse:
    """Staff without a relationship: name, age, team, worker's telephone, and the question why they need to look."""
    from throughline.engines.access_pages.screens import ReasonForm
    from throughline.record.people.queries import short_card

    if not viewer.role.gives_reason or subject.kind not in REASON_KINDS:
        raise DoorClosed(subject.pk)
    acting.note("short_page", subjects=[subject.pk], decision="asked", basis="none")
    return page(
        request,
        viewer,
        "engines/why_look.html",
        {"card": short_card(viewer, subject), "subject": subject, "form": ReasonForm()},
    )


def not_found(request: HttpRequest, viewer: Viewer, screen: Screen) -> HttpResponse:
    """The same page, whether nothing is there or the viewer may not know."""
    return page(request, viewer, "web/error_404.html", {}, status=404).render()


def current_appointment(request: HttpRequest, held: list[Appointment]) -> Appointment:
    """The post somebody works in now: the one chosen for this session, else the latest."""
    chosen = request.session.get("appointment")
    return next((a for a in held if a.pk == chosen), held[0])


def authority_of(viewer: Viewer) -> Authority:
    """The viewer's authority."""
    return Authority.objects.get(pk=viewer.authority_id)


def _audit(request: HttpRequest, viewer: Viewer, actor: acting.Acting, screen: Screen) -> None:
    if request.method in ("GET", "HEAD") and (viewer.seen or screen.about == CHILD):
        acting.note("view" if screen.about == CHILD else "list", subjects=sorted(viewer.seen))


def _number_of(closed: Exception) -> list[int]:
    return (
        [closed.args[0]] if isinstance(closed, DoorClosed) and closed.args and isinstance(closed.args[0], int) else []
    )


def _harden(response: HttpResponse) -> None:
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Robots-Tag"] = "noindex"


def go(to: str, **parts: Any) -> HttpResponseRedirect:
    """Redirect to a screen by its code."""
    return HttpResponseRedirect(reverse(to, kwargs=parts))
