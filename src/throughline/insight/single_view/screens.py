"""Tonight: one search box, then the one page that says whether this child is safe, what is in force and whom to ring."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.engines.screens.declarations import CHILD, OWN, screen
from throughline.insight.single_view.queries import councils, night_of, openable, search
from throughline.practice.out_of_hours.queries import rota
from throughline.record.access import acting
from throughline.record.access.actions import give_reason
from throughline.record.people.wording import pronouns
from throughline.services import rate

SHORTEST = 2
SEARCHES, EVERY = 120, timedelta(minutes=10)
WHY = "duty"
"""Whoever opens a child here is on duty and somebody asks: that is the reason on the record, and nobody types it at night."""


@screen(
    "single_view.find",
    "tonight/",
    about=OWN,
    may="night_desk",
    template="insight/single_view/find.html",
    title="Tonight",
    menu=15,
)
def find(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """Name, sound, date of birth, address or telephone. What was asked comes by POST, so that no name stands in an address."""
    if request.method == "POST":
        if not rate.allowed(f"find:{viewer.worker_id}", most=SEARCHES, every=EVERY):
            acting.note("find_slowed", decision="denied")
            return {"heading": "Tonight", "slowed": True}
        request.session["tonight"] = {k: request.POST.get(k, "").strip()[:200] for k in ("q", "born")}
        return HttpResponseRedirect(reverse("single_view.find"))
    asked = request.session.pop("tonight", None) or {}
    said, born = asked.get("q", ""), _day(asked.get("born", ""))
    found = search(viewer, said, born) if len(said) >= SHORTEST or born else None
    shown = rota(viewer)
    return {
        "heading": "Tonight", "said": said, "born": asked.get("born", ""), "found": found, "too_short": bool(said) and found is None,
        "on_duty": shown.now, "gaps": len(shown.gaps), "several": len(councils(viewer)) > 1,
    }  # fmt: skip


def _day(text: str) -> date | None:
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


@screen("single_view.open", "tonight/open/", about=OWN, may="night_desk", post_only=True, title="Open")
def open_one(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Open somebody who was found: work in the post of their council, and say for the audit that one is on duty."""
    try:
        uuid, wanted = UUID(request.POST.get("who", "")), int(request.POST.get("post", ""))
    except ValueError as wrong:
        raise Http404("nobody") from wrong
    post, seen = next(((p, v) for p, v in councils(viewer) if p.pk == wanted), (None, None))
    if post is None or seen is None:
        raise Http404(str(wanted))
    if post.pk != viewer.appointment_id:
        request.session["appointment"] = post.pk
        acting.note("post_chosen", detail={"post": post.pk})
    with acting.as_actor(seen.actor("single_view.open")):
        subject = openable(seen, uuid)
        if subject is not None and seen.basis_for(subject.pk) is None and seen.role.gives_reason:
            give_reason(seen, subject.pk, code=WHY)
    return HttpResponseRedirect(reverse("single_view.child", kwargs={"subject": uuid}))


@screen(
    "single_view.child",
    "children/<uuid:subject>/tonight/",
    about=CHILD,
    may="record",
    template="insight/single_view/child.html",
    title="Tonight",
)
def child(request: HttpRequest, viewer: Any, subject: Any) -> dict[str, Any]:
    """Is this child safe tonight?"""
    night = night_of(viewer, subject)
    return {
        "heading": night.state.person.name, "night": night, "state": night.state, "person_shown": night.state.person, "subject": subject,
        "said": pronouns(night.state.person), "at_night": viewer.can("night_desk"), "can_record": viewer.can("record"),
    }  # fmt: skip
