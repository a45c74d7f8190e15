"""What a worker does from My work: asks after what others owe."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from throughline.engines.duties.queries import DueItem
from throughline.engines.notices.actions import tell
from throughline.insight.my_work.queries.waiting import after_key
from throughline.record.people.models import Person
from throughline.record.people.wording import addressed
from throughline.record.workers.models import Worker


def ask_after(viewer: Any, item: DueItem, person: Person, ower: Worker) -> bool:
    """Put a line before whoever owes it. Once a day for each thing; False when it was asked already."""
    what = item.called or addressed(item.duty.title, person)
    return tell(
        ower.pk, item.subject, kind="asked_after", line=f"{viewer.name} asks after {person.name}: {what}",
        link=reverse("child.page", kwargs={"subject": person.subject.uuid}), once=after_key(viewer, item.row.pk),
    )  # fmt: skip
