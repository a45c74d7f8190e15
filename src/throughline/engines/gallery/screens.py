"""The design system on a page, for whoever keeps the system running and for whoever builds on it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.web.gallery import gallery
from throughline.web.parts import Link


@screen("system.gallery", "system/gallery/", about=AUTHORITY, may="system", title="Gallery")
def show(request: HttpRequest, viewer: Any) -> HttpResponse:
    """Every part of the design system in every state, with made-up boats."""
    return gallery(request, back=Link("System", reverse("system.page")))
