"""Supervision of a manager's team: who is due, how deep the records are, and which children nobody has talked about."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import days_words
from throughline.engines.screens.declarations import TEAM, screen
from throughline.engines.submissions import once
from throughline.practice.supervision import events, queries, settings
from throughline.record.ledger.actions import open_threads, record
from throughline.record.ledger.projections import surroundings
from throughline.record.workers.queries import members


@screen("supervision.team", "team/supervision/", about=TEAM, may="manage_team", template="supervision/team.html", title="Supervision")
def team(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Everybody in the team, those never supervised first, then those due soonest."""
    held = queries.of_teams(viewer)
    threads = {s.worker.subject_id: open_threads(s.worker.subject_id) for s in held}
    around = surroundings(viewer.authority_id).settings
    rows = [
        {"one": s, "late": f"{days_words(s.late)} past" if s.late else "", "agreed": events.supervised.code in threads[s.worker.subject_id],
         "begin": reverse("forms.begin", kwargs={"subject": s.worker.subject.uuid, "form": queries.CODE}),
         "records": reverse("forms.list", kwargs={"subject": s.worker.subject.uuid}),
         "post": "newly qualified" if s.newly_qualified else events.POSTS[s.post],
         "capacity": reverse("loads.capacity", kwargs={"worker": s.worker.pk}),
         "agree": reverse("supervision.agree", kwargs={"worker": s.worker.pk})}
        for s in held
    ]  # fmt: skip
    return {
        "heading": "Supervision", "rows": rows, "late": sum(1 for s in held if s.late), "silent": sum(len(s.not_discussed) for s in held),
        "brief": sum(1 for s in held if s.brief), "weeks": settings.not_discussed.value(around, viewer.today),
        "words": settings.brief.value(around, viewer.today), "managers": queries.by_manager(viewer),
    }  # fmt: skip


@screen("supervision.agree", "team/supervision/<int:worker>/agree/", about=TEAM, may="manage_team", post_only=True, title="Agree supervision")
def agree(request: HttpRequest, viewer: Any, worker: int) -> HttpResponse:
    """Agree supervision with a worker: from now on it has a day."""
    found = queries.one_of_theirs(viewer, worker)
    if found is None:
        raise Http404(str(worker))

    def act() -> str:
        if events.supervised.code not in open_threads(found.subject_id):
            post = next((a.role for a in members(viewer.team_ids, viewer.today) if a.worker_id == worker), "")
            record(events.agreed, found.subject, on=viewer.today, by=viewer.worker_id, post=queries.post_of(post))
            messages.success(request, "Agreed. The first supervision has its day.")
        return reverse("supervision.team")

    return once(request, viewer, act)
