"""A form that met a locked session is kept for its sender, and sent on after unlocking as if nothing had been between."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest

from throughline.services import clock
from throughline.services.sign_in import secrets
from throughline.services.sign_in.models import HeldPost

KEPT_FOR = timedelta(hours=24)
PURPOSE = "held-post"


@dataclass(frozen=True)
class Held:
    """What was sent: where to, as what, and the bytes."""

    id: UUID
    path: str
    query: str
    content_type: str
    body: bytes


def read_whole(request: HttpRequest) -> bool:
    """Read the body before anything parses it, so that it can be kept. False when it is larger than the site takes."""
    try:
        return request.body is not None
    except RequestDataTooBig:
        return False


def hold(request: HttpRequest) -> UUID | None:
    """Keep this request for its user; None when it is too large to keep."""
    if not read_whole(request):
        return None
    head = {
        "path": request.path_info,
        "query": request.META.get("QUERY_STRING", ""),
        "type": request.META.get("CONTENT_TYPE", ""),
    }
    plain = json.dumps(head).encode() + b"\n" + request.body
    user = request.user.pk
    assert user is not None, "what is kept belongs to somebody"
    made = HeldPost.objects.create(user_id=user, held_at=clock.now(), sealed=secrets.seal(PURPOSE, plain))
    return made.pk


def open_held(user: Any, number: Any) -> Held | None:
    """What this user had sent, under this number; None when there is none, it is another's, or too old."""
    try:
        found = HeldPost.objects.filter(
            user_id=user.pk, pk=UUID(str(number)), held_at__gt=clock.now() - KEPT_FOR
        ).first()
        if found is None:
            return None
        head, _, body = secrets.unseal(PURPOSE, bytes(found.sealed)).partition(b"\n")
    except ValueError:
        return None
    said = json.loads(head)
    return Held(found.pk, said["path"], said["query"], said["type"], body)


def waiting(user: Any) -> list[HeldPost]:
    """What this user sent and the site has not taken yet, newest first."""
    return list(HeldPost.objects.filter(user_id=user.pk, held_at__gt=clock.now() - KEPT_FOR).order_by("-held_at"))


def discard(user: Any, number: Any) -> None:
    """Throw it away."""
    HeldPost.objects.filter(user_id=user.pk, pk=number).delete()


def forget_old() -> int:
    """Throw away what nobody came back for; how many."""
    return HeldPost.objects.filter(held_at__lte=clock.now() - KEPT_FOR).delete()[0]


def as_request(request: HttpRequest, held: Held) -> HttpRequest:
    """The held form as a request of this same person and session. Its CSRF token was checked when it was held."""
    environ = {
        **request.META,
        "REQUEST_METHOD": "POST",
        "PATH_INFO": held.path,
        "QUERY_STRING": held.query,
        "CONTENT_TYPE": held.content_type,
        "CONTENT_LENGTH": str(len(held.body)),
        "wsgi.input": BytesIO(held.body),
    }
    for header in ("HTTP_HX_REQUEST", "HTTP_X_AUTOSAVE"):
        environ.pop(header, None)
    replay = WSGIRequest(environ)
    for name in ("session", "user", "_messages", "auser", "_cached_user"):
        if hasattr(request, name):
            setattr(replay, name, getattr(request, name))
    replay.csrf_processing_done = True  # type: ignore[attr-defined]
    return replay
