"""Find a child, a family, a worker; and words in the records one may read. Every search is on the audit."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.record.access import acting
from throughline.record.search.queries import find_people, find_words, find_workers
from throughline.services import rate

MOST = 20
SHORTEST = 2
SEARCHES, EVERY = 120, timedelta(minutes=10)
"""More than this is not somebody looking for a family."""


@screen("find.find", "find/", about=AUTHORITY, template="insight/find.html", title="Find", menu=30)
def find(request: HttpRequest, viewer: Any) -> dict[str, Any] | HttpResponse:
    """What was asked comes by POST, so that no name stands in an address; the answer is a page one can come back to."""
    if viewer.role.sees == "nobody":
        return {"heading": "Find", "refused": True}
    if request.method == "POST":
        if not rate.allowed(f"find:{viewer.worker_id}", most=SEARCHES, every=EVERY):
            acting.note("find_slowed", decision="denied")
            return {"heading": "Find", "slowed": True}
        request.session["find"] = {k: request.POST.get(k, "").strip()[:200] for k in ("q", "born", "what")}
        return HttpResponseRedirect(reverse("find.find"))
    if "clear" in request.GET:
        request.session.pop("find", None)
        return HttpResponseRedirect(reverse("find.find"))
    asked = request.session.get("find") or {}
    said, born = asked.get("q", ""), _day(asked.get("born", ""))
    found: list[Any] = []
    workers: list[Any] = []
    passages: list[Any] = []
    if len(said) >= SHORTEST or born:
        found = find_people(viewer, said, born, most=MOST)
        workers = find_workers(viewer, said, most=8) if said else []
        if asked.get("what") == "words" and len(said) >= SHORTEST:
            passages = find_words(viewer, said, most=MOST)
    return {"heading": "Find", "said": said, "born": asked.get("born", ""), "born_on": born, "what": asked.get("what", ""), "found": found,
            "workers": workers, "passages": passages, "asked": bool(said or born), "most": MOST, "find_value": said,
            "may_add": viewer.can("record"), "too_short": bool(said) and len(said) < SHORTEST}  # fmt: skip


def _day(text: str) -> date | None:
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
