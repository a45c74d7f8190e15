"""The server's end of autosave; discarding a draft and bringing it back."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.html import format_html

from throughline.engines.drafts import actions
from throughline.engines.drafts.models import Draft
from throughline.engines.screens.declarations import OWN, screen
from throughline.services import clock

NOT_KEPT = ("csrfmiddlewaretoken", "key", "version")


def answers(request: HttpRequest) -> dict[str, Any]:
    """What the form holds, as it was typed."""
    return {k: (v if len(v) > 1 else v[0]) for k, v in request.POST.lists() if k not in NOT_KEPT}


@screen("drafts.save", "drafts/<uuid:draft>/save/", about=OWN, may="record", post_only=True, title="Save draft")
def save(request: HttpRequest, viewer: Any, draft: uuid.UUID) -> HttpResponse:
    """Save what is typed. The answer leaves only after the commit, because the door's transaction closes before it."""
    try:
        held = actions.save(viewer, draft, answers(request), int(request.POST.get("version") or 0))
    except Draft.DoesNotExist as gone:
        raise Http404(str(draft)) from gone
    except actions.Conflict as conflict:
        at = clock.london(conflict.held.saved_at)
        return JsonResponse(
            {"version": conflict.held.version, "words": f"Another window saved this at {at:%H:%M}. Load it to see both before you go on.",
             "url": request.headers.get("Referer", "")},
            status=409,
        )  # fmt: skip
    return JsonResponse({"version": held.version, "saved_at": f"{clock.london(held.saved_at):%H:%M}"})


@screen("drafts.discard", "drafts/<uuid:draft>/discard/", about=OWN, may="record", post_only=True, title="Discard")
def discard(request: HttpRequest, viewer: Any, draft: uuid.UUID) -> HttpResponse:
    """Put a draft away, with the way back beside it."""
    actions.discard(viewer, draft)
    messages.info(
        request,
        format_html(
            'Discarded. It is kept for thirty days: bring it back from <a href="{}">your drafts</a>.',
            reverse("drafts.mine"),
        ),
    )
    return HttpResponseRedirect(reverse("my_work.page"))


@screen("drafts.bring_back", "drafts/<uuid:draft>/back/", about=OWN, may="record", post_only=True, title="Bring back")
def bring_back(request: HttpRequest, viewer: Any, draft: uuid.UUID) -> HttpResponse:
    """Undo a discard."""
    actions.bring_back(viewer, draft)
    messages.success(request, "It is back among your drafts.")
    return HttpResponseRedirect(reverse("my_work.page"))


@screen(
    "drafts.mine", "drafts/", about=OWN, may="record", template="engines/drafts.html", title="Your drafts", own_menu=30
)
def mine(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """What this worker began and has not finished, and what was put away."""
    held = Draft.objects.filter(
        authority_id=viewer.authority_id, worker_id=viewer.worker_id, finished_at__isnull=True
    ).order_by("-saved_at")[:60]
    return {
        "heading": "Your drafts",
        "open": [d for d in held if d.discarded_at is None],
        "away": [d for d in held if d.discarded_at],
    }
