"""Open clocks as rows of a due list: words first, and what to do about each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from throughline.base.words import day_words, days_words
from throughline.engines.duties.declarations import each_of, type_of
from throughline.engines.duties.queries import DueItem
from throughline.engines.duties.why import why_of
from throughline.engines.recording.addresses import address, may_go
from throughline.record.people.wording import addressed
from throughline.record.workers.queries import names_of_workers
from throughline.web.parts import DueRow, Link


def rows(viewer: Any, subject: Any, person: Any, items: Sequence[DueItem]) -> list[DueRow]:
    """Rows for one child's list."""
    told = why_of(viewer, subject.pk, person, items)
    others = names_of_workers(i.row.owner_id for i in items if i.row.owner_id not in (None, viewer.worker_id))
    return [
        row(
            viewer, subject, item, item.called or addressed(item.duty.title, person), told.get(item.row.pk, ()),
            others.get(item.row.owner_id, ""),
        )
        for item in items
    ]  # fmt: skip


def row(viewer: Any, subject: Any, item: DueItem, title: str, why: Sequence[str], whose: str = "") -> DueRow:
    """One clock as a row; `whose` names somebody else who said they would do it."""
    due = item.row.due_on
    url = record_url(viewer, subject, item)
    do = []
    if viewer.can("record"):
        if item.state == "late" and not item.reason:
            do.append(
                Link(
                    "say why",
                    reverse("late.why", kwargs={"subject": subject.uuid, "obligation": item.row.pk}),
                    more=title,
                )
            )
        if url:
            do.append(Link("record it", url, more=title))
    when = ""
    strong = ""
    if due is None:
        when = "no date"
    elif item.state == "late":
        strong = f"{days_words(item.days_past)} past its date"
        when = f"{due:%-d %B}" if due.year == viewer.today.year else f"{due:%-d %B %Y}"
    else:
        when = f"by {day_words(due, viewer.today)}"
    if item.booked:
        when += f"; booked for {day_words(item.booked.for_on, viewer.today)}"
    if whose:
        when += f"; {whose} does it"
    return DueRow(
        title,
        when,
        url=url,
        state=item.state,
        strong=strong,
        said=item.reason,
        do=do,
        why=tuple(why),
    )  # type: ignore[arg-type]


def record_url(viewer: Any, subject: Any, item: DueItem) -> str:
    """Where this viewer records what meets this duty; empty where that is for others to do."""
    type_ = type_of(item.duty.record or each_of(item.duty.met_by)[0])
    return address(subject.uuid, type_) if may_go(viewer, type_) else ""
