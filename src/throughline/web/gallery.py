"""The house's living style guide: every part of the design system in every state, with made-up data.

Mount it where people of the house can see it, for example at `system/gallery/`. `?tint=blue&type=larger`
tries a reader's preferences; `?only=paper` shows the paper to give to somebody.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from throughline.web import gallery_data as data
from throughline.web.parts import Link
from throughline.web.preferences import PreferencesForm


def gallery(
    request: HttpRequest, autosave_url: str = "", idle: dict[str, Any] | None = None, back: Link | None = None
) -> HttpResponse:
    """Every part on one page, or the page named by `only`: paper, preferences, or an error page.

    `autosave_url` and `idle` (as in `web/base.html`) are for whoever can answer them; `back` is the way out of it."""
    prefs = {name: request.GET.get(name, "") for name in ("type", "space", "tint")}
    frame = {
        "training": "Training. Everything is invented.",
        "training_more": "Nobody on this page is real.",
        "prefs": prefs,
        "idle": idle,
        "autosave_url": autosave_url,
        "nav": [Link("My day", "#day"), Link("Gallery", "#", current=True), Link("Measures", "#measures")],
        "home_url": back.url if back else "",
        "find_url": "#find",
        "find_words": "Find a boat or a person",
        "find_hint": "Find a boat, a person",
        "person": {"name": "Priya Shaw", "role": "skipper"},
        "preferences_url": "?only=preferences",
        "sign_out_url": "#out",
        "got_in_my_way_url": "#way",
        "accessibility_url": "#access",
    }
    only = request.GET.get("only", "")
    if only == "paper":
        return render(request, "web/gallery_paper.html", frame)
    if only == "preferences":
        return render(request, "web/preferences.html", {**frame, "form": PreferencesForm(initial=prefs)})
    if only in ("404", "403", "500", "csrf"):
        return render(request, f"web/error_{only}.html", frame)
    everything = {
        "today": data.TODAY,
        "due": data.DUE,
        "pairs": data.PAIRS,
        "ring": data.RING,
        "lines": data.LINES,
        "shelf": data.SHELF,
        "parts": data.PARTS,
        "crumbs": [back] if back else data.CRUMBS,
        "decide": data.DECIDE,
        "legend": data.LEGEND,
        "team": data.TEAM,
        "shares": data.SHARES,
        "life": data.life(),
        "young": data.young_life(),
        "crowded": data.crowded_life(),
        "trend": data.trend(),
        "multiples": data.multiples(),
        "spark": replace(data.multiples()[0]["chart"], ident="spark"),
        "form": data.VisitForm(initial={"name": "Heron", "aboard": "yes"}, auto_id="right_%s"),
        "narrow": data.VisitForm(auto_id="narrow_%s"),
        "wrong": data.wrong_visit(),
        "find": data.FindForm(request.GET or None),
        "page": Paginator(range(95), 20).get_page(2),
        "chart_links": [Link("as known on another day", "#known"), Link("print on one page", "#print")],
        "draft_links": [Link("Finish", "#finish"), Link("Discard", "#discard", post=True)],
    }
    return render(request, "web/gallery.html", {**frame, **everything})
