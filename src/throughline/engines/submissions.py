"""A form sent once: the key that came with the page makes a second pressing give the first answer again."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect

from throughline.record.ledger.models import Submission


def once(request: HttpRequest, viewer: Any, act: Callable[[], str]) -> HttpResponse:
    """Run `act`, which returns where to go next, unless this form was sent before; then go where it went."""
    try:
        key = uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return HttpResponseBadRequest("This form has lost its key. Go back, load the page again, and send it once more.")
    try:
        with transaction.atomic():
            held = Submission.objects.create(key=key, authority_id=viewer.authority_id, worker_id=viewer.worker_id)
    except IntegrityError:
        first = Submission.objects.get(key=key)
        if first.worker_id != viewer.worker_id:
            return HttpResponseBadRequest("This form belongs to somebody else’s page. Load the page again.")
        return HttpResponseRedirect(first.went_to or "/")
    to = act()
    held.went_to = to
    held.save(update_fields=["went_to"])
    return HttpResponseRedirect(to)
