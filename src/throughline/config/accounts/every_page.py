"""What every page shows, signed in or not: whose page it is, when it locks, where to say that it got in the way."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from throughline.engines.screens import door
from throughline.engines.screens.training import TRAINING_MORE, training_words
from throughline.services.sign_in import sessions

FRAME = ("person", "nav", "prefs", "find_url", "find_words", "find_hint")


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. What the door says of the viewer comes on top; outside it, pages ask here, lazily."""
    shown: dict[str, Any] = {"plain_titles": True}
    if training := training_words():
        shown |= {"training": training, "training_more": TRAINING_MORE}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return shown
    outside = SimpleLazyObject(lambda: _frame(request))
    shown |= {name: SimpleLazyObject(lambda name=name: outside.get(name)) for name in FRAME}  # type: ignore[misc]
    shown["sign_out_url"] = reverse("account_logout")
    if getattr(request, "lock_state", "open") == "open":
        shown["idle"] = {
            "warn": round((sessions.IDLE - sessions.WARNING).total_seconds()),
            "end": round(sessions.IDLE.total_seconds()),
            "stay_url": reverse("still_here"),
            "out_url": reverse("lock"),
            "has_password": user.has_usable_password(),
            "sign_in_again": [
                {"name": w["name"], "url": reverse("openid_connect_login", args=[w["provider_id"]])}
                for w in _workplaces()
            ],
        }
        shown["got_in_my_way_url"] = reverse("me.got_in_my_way")
    return shown


def _workplaces() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return found


def _frame(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page that does not go through the door (changing a password); empty for somebody without a post."""
    found = door.viewer_of(request)
    if found is None or getattr(request, "lock_state", "open") != "open":
        return {"person": {"name": request.user.get_username()}}
    return door.frame(request, found)
