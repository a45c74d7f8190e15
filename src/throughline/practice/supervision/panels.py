"""What supervision lays on the desk of whoever holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from throughline.base.words import date_words, days_words
from throughline.engines.panels.declarations import Desk, FirstThing
from throughline.practice.supervision import queries


def owed(viewer: Any) -> Sequence[FirstThing]:
    """Supervision that is the viewer's to hold and past its date."""
    if not viewer.can("manage_team"):
        return []
    return [
        FirstThing(f"Hold supervision with {worker.name}", f"it was due by {date_words(due, viewer.today)}",
                   reverse("forms.begin", kwargs={"subject": worker.subject.uuid, "form": queries.CODE}), do="Begin it",
                   late=f"{days_words((viewer.today - due).days)} past")
        for worker, due in queries.late_ones(viewer)
    ]  # fmt: skip


desk = Desk("supervision.owed", 40, owed)
