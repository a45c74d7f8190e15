"""Agreed actions on screen: how they stand, and saying how one is going."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import count_words, date_words, days_words
from throughline.engines.promises import actions
from throughline.engines.promises.standing import Promise
from throughline.engines.screens.declarations import CHILD, screen
from throughline.engines.submissions import once
from throughline.record.ledger.promises import WHY_DROPPED
from throughline.record.ledger.queries import tell
from throughline.record.people.models import Person
from throughline.record.people.queries import person_of
from throughline.record.workers.models import Worker
from throughline.web.forms import Form

HOW = {"going_well": "Going well", "slow": "Slower than hoped", "stuck": "Stuck", "done": "Done", "dropped": "It will not be done"}


class HowForm(Form):
    """How an action is going."""

    how = forms.ChoiceField(label="How is it going?", choices=list(HOW.items()), widget=forms.RadioSelect,
                            error_messages={"required": "Say how it is going"})  # fmt: skip
    words = forms.CharField(label="What has happened, or what came of it?", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000,
                            error_messages={"required": "Say it in a few words"})  # fmt: skip


def promise_rows(viewer: Any, subject: Any, promises: Iterable[Promise]) -> list[dict[str, Any]]:
    """Actions as a page shows them, with what was said of each."""
    held = list(promises)
    names = dict(Worker.objects.filter(pk__in={p.owner for p in held}).values_list("pk", "name"))
    telling = tell(viewer, subject.pk, [e for p in held for e in p.progress])
    rows = []
    for promise in held:
        late = (viewer.today - promise.by_on).days
        rows.append({
            "promise": promise, "who": promise.done_by or names.get(promise.owner, "somebody who has left"),
            "with": names.get(promise.owner, "") if promise.done_by else "", "by": date_words(promise.by_on, viewer.today),
            "state": promise.state(viewer.today), "late": f"{days_words(late)} past its date" if promise.open and late > 0 else "",
            "moved": f"moved {count_words(promise.moved, 'time')}" if promise.moved else "",
            "progress": [{"on": e.on, "how": telling.facts(e).get("how", ""), "words": telling.facts(e).get("words", ""),
                          "by": e.get("said_by") or telling.by(e)} for e in promise.progress],
            "url": reverse("promises.report", kwargs={"subject": subject.uuid, "promise": promise.key}),
        })  # fmt: skip
    return rows


@screen("promises.report", "children/<uuid:subject>/actions/<int:promise>/", about=CHILD, may="record", template="engines/promise.html",
        title="How an action is going")  # fmt: skip
def report(request: HttpRequest, viewer: Any, subject: Any, promise: int) -> dict[str, Any] | HttpResponse:
    """Say how it is going, that it is done, or that it will not be done. What was said before stays."""
    found = actions.find(viewer, subject.pk, promise)
    if found is None:
        raise Http404(str(promise))
    form = HowForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and found.open:
        how, words = form.cleaned_data["how"], form.cleaned_data["words"]

        def act() -> str:
            if how == "dropped":
                actions.drop(viewer, subject.pk, found, why="not_needed", words=words, on=viewer.today)
            else:
                actions.report(viewer, subject.pk, found, how=how, words=words, on=viewer.today)
            messages.success(request, "Saved.")
            return reverse("forms.list", kwargs={"subject": subject.uuid})

        return once(request, viewer, act)
    return {"heading": found.what, "plain_heading": "An action", "form": form, "subject": subject, "row": promise_rows(viewer, subject, [found])[0],
            "person_shown": person_of(viewer, subject.pk) or Person(name=""), "why_ended": WHY_DROPPED.get(found.why_ended, "")}  # fmt: skip
