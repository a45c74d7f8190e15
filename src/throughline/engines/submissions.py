"""A form sent once: the key that came with the page makes a second pressing give the first answer again.

Several forms of one page share its key, and somebody may go back, change what they wrote and send it again: so it is the
key together with the address and with what was typed that makes two sendings the same.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect

from throughline.record.ledger.models import Submission

NOT_TYPED = ("csrfmiddlewaretoken", "key")


def sent_before(request: HttpRequest, viewer: Any) -> HttpResponse | None:
    """Where this form went when the same person sent it before; asked before the view looks at what was typed.

    By then what was typed may no longer fit: the children handed over are not there to be handed over.
    """
    number = _number(request)
    if number is None:
        return None
    first = Submission.objects.filter(key=number, worker_id=viewer.worker_id).exclude(went_to="").first()
    return HttpResponseRedirect(first.went_to) if first else None


def once(request: HttpRequest, viewer: Any, act: Callable[[], str]) -> HttpResponse:
    """Run `act`, which returns where to go next, unless this form was sent before; then go where it went."""
    number = _number(request)
    if number is None:
        return HttpResponseBadRequest("This form has lost its key. Go back, load the page again, and send it once more.")
    try:
        with transaction.atomic():
            held = Submission.objects.create(key=number, authority_id=viewer.authority_id, worker_id=viewer.worker_id)
    except IntegrityError:
        first = Submission.objects.get(key=number)
        if first.worker_id != viewer.worker_id:
            return HttpResponseBadRequest("This form belongs to somebody else’s page. Load the page again.")
        return HttpResponseRedirect(first.went_to or "/")
    to = act()
    held.went_to = to
    held.save(update_fields=["went_to"])
    return HttpResponseRedirect(to)


def _number(request: HttpRequest) -> uuid.UUID | None:
    """What this sending is known by; None when the form has no key."""
    try:
        key = uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return None
    typed = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_TYPED)
    files = sorted((name, [(file.name, file.size) for file in values]) for name, values in request.FILES.lists())
    digest = hashlib.sha256(repr((request.path, typed, files)).encode()).hexdigest()
    return uuid.uuid5(key, digest)
