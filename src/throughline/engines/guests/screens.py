"""Staff's side of guests: who is invited about a child, and ending it. The first pages of the guest's side, before the door."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from throughline.engines.guests import actions, keys
from throughline.engines.guests.door import SESSION, invited
from throughline.engines.guests.models import Guest, Invitation
from throughline.engines.promises import actions as promises
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.record.people.models import Authority, Person
from throughline.record.people.queries import person_of
from throughline.services import clock, rate
from throughline.services.sign_in.lock import open_when_locked


@screen("guests.of_child", "children/<uuid:subject>/guests/", about=CHILD, template="engines/guests/of_child.html", title="Who was invited")
def of_child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Everybody from outside who was invited about this child, for what, until when, and what they did with it."""
    rows = Invitation.objects.visible_to(viewer, subject=subject.pk).select_related("guest", "invited_by").order_by("-invited_at")
    return {"heading": "Who was invited", "subject": subject, "person_shown": person_of(viewer, subject.pk) or Person(name=""),
            "rows": list(rows), "can_record": viewer.can("record")}  # fmt: skip


@screen("guests.end", "children/<uuid:subject>/guests/<uuid:invitation>/end/", about=CHILD, may="record", post_only=True, title="End an invitation")
def end(request: HttpRequest, viewer: Any, subject: Any, invitation: uuid.UUID) -> HttpResponse:
    """End an invitation: from this minute it opens nothing."""
    held = Invitation.objects.visible_to(viewer, subject=subject.pk).filter(pk=invitation).first()
    if held is None:
        raise Http404(str(invitation))

    def act() -> str:
        actions.end(held, f"Ended by {viewer.name}")
        messages.success(request, f"Ended. {held.guest.name} sees nothing of this any more.")
        return reverse("guests.of_child", kwargs={"subject": subject.uuid})

    return once(request, viewer, act)


@screen("guests.to_action", "children/<uuid:subject>/actions/<int:promise>/invite/", about=CHILD, may="record", template="engines/guests/to_action.html",
        title="Invite who does it")  # fmt: skip
def to_action(request: HttpRequest, viewer: Any, subject: Any, promise: int) -> dict[str, Any] | HttpResponse:
    """Invite whoever does an agreed action from outside: they see that action and say how it goes, and see nothing else."""
    found = promises.find(viewer, subject.pk, promise)
    if found is None or not found.open:
        raise Http404(str(promise))
    error = ""
    if request.method == "POST":
        name, email = request.POST.get("name", "").strip(), request.POST.get("email", "").strip()
        if not name or "@" not in email:
            error = "Say who, and their e-mail address"
        else:

            def act() -> str:
                made = actions.invite(viewer, subject, name=name, email=email, agency=request.POST.get("agency", "").strip(), part="action",
                                      purpose=f"action:{promise}", what="something that was agreed", ends_on=found.by_on + timedelta(weeks=6))  # fmt: skip
                council = Authority.objects.get(pk=viewer.authority_id).name
                went = actions.write_to(made.guest, address_for(request, made.guest), council, why=f"It is about something to do by {found.by_on:%-d %B %Y}.")
                if went:
                    messages.success(request, f"{name} is invited, and sees this one thing.")
                else:
                    messages.warning(request, f"{name} is noted, but the e-mail did not go out. Look at the address, or ring them.")
                return reverse("guests.of_child", kwargs={"subject": subject.uuid})

            return once(request, viewer, act)
    return {"heading": f"Invite who does it: {found.what}", "plain_heading": "Invite who does it", "subject": subject, "promise": found, "error": error,
            "person_shown": person_of(viewer, subject.pk) or Person(name="")}  # fmt: skip


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    response = TemplateResponse(request, template, {"plain_titles": True, "plain_heading": "Your part", **context}, status=status).render()
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@open_when_locked
@login_not_required
def arrive(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the e-mail: ask for a code, give it, come in."""
    guest = actions.guest_of(token)
    if guest is None:
        return closed(request)
    council = Authority.objects.get(pk=guest.authority_id)
    has_key = guest.keys.exists()
    if has_key and not invited(guest):
        keys.take_away(guest)
        has_key = False
    error = "That key was not known here. Use a code." if request.GET.get("key") == "no" and request.method == "GET" else ""
    sent = bool(guest.code_until and guest.code_until > clock.now())
    if request.method == "POST" and request.POST.get("send"):
        if not rate.allowed(f"guest:{guest.pk}", most=8, every=timedelta(hours=1)):
            error = "That was asked for very often. Wait an hour, or ring whoever invited you."
        elif not actions.send_code(guest, council.name):
            error = "We could not send the code. Ring whoever invited you."
        else:
            sent = True
    elif request.method == "POST":
        if actions.accept_code(guest, request.POST.get("code", ""), clock.now()):
            return _come_in(request, guest)
        error = "That is not the code we sent last, or it has ended. Look at the newest message, or ask for a new code."
    name, _, host = guest.email.partition("@")
    return _page(request, "engines/guests/arrive.html", {"council": council, "where": f"{name[:1]}…@{host}", "error": error, "sent": sent,
                                                        "has_key": has_key, "token": token})  # fmt: skip


def _come_in(request: HttpRequest, guest: Guest) -> HttpResponse:
    request.session.cycle_key()
    request.session[SESSION] = str(guest.pk)
    request.session.set_expiry(timedelta(hours=12))
    return HttpResponseRedirect(reverse("guests.home"))


@open_when_locked
@login_not_required
def by_key(request: HttpRequest, token: str) -> HttpResponse:
    """The link and the guest's own key, instead of a code. A key ends with what its guest was invited to."""
    guest = actions.guest_of(token)
    if guest is None or not guest.keys.exists():
        return closed(request)
    if not invited(guest):
        keys.take_away(guest)
        return closed(request)
    if request.method != "POST":
        answer: HttpResponse = JsonResponse(keys.options_to_come_in(request, guest))
        answer.headers["Cache-Control"] = "no-store"
        return answer
    here = reverse("guests.arrive", kwargs={"token": token})
    if not rate.allowed(f"guest_key:{guest.pk}", most=20, every=timedelta(hours=1)):
        return HttpResponseRedirect(here)
    try:
        keys.accept(request, guest, request.POST.get("credential", ""))
    except ValueError:
        return HttpResponseRedirect(f"{here}?key=no")
    return _come_in(request, guest)


@open_when_locked
@login_not_required
def closed(request: HttpRequest) -> HttpResponse:
    """Nothing is open here: an ended invitation, a link that is not ours, or nobody came in."""
    return _page(request, "engines/guests/closed.html", {}, 404)


@open_when_locked
@login_not_required
def leave(request: HttpRequest) -> HttpResponse:
    """Go out again."""
    request.session.pop(SESSION, None)
    return _page(request, "engines/guests/left.html", {})


def entrance_patterns() -> list[URLPattern]:
    """Addresses before the guest's door."""
    return [
        path("guest/come/<str:token>/", arrive, name="guests.arrive"),
        path("guest/come/<str:token>/key/", by_key, name="guests.by_key"),
        path("guest/closed/", closed, name="guests.closed"),
        path("guest/out/", leave, name="guests.leave"),
    ]


def address_for(request: HttpRequest, guest: Guest) -> str:
    """The link for somebody's e-mail."""
    return request.build_absolute_uri(reverse("guests.arrive", kwargs={"token": actions.link_token(guest)}))
