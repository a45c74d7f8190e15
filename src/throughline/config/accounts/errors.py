"""The page for an error of ours, with a number that finds it in the log."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string

from throughline.services import incidents


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Says that the fault is ours. Rendered without the request: what broke may be what a page needs."""
    asked = request.resolver_match.url_name if request.resolver_match else ""
    number = incidents.note(sys.exc_info()[1], asked or "")
    return HttpResponseServerError(render_to_string("500.html", {"reference": number}))
