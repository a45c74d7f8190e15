"""Disputes that are open, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.base.words import date_words
from throughline.insight.in_care.queries.people import InCare
from throughline.insight.in_care.sheets import Cell, Sheet, child_cell
from throughline.practice.looked_after.queries import Dispute


def day_or_nothing(day: date | None, today: date) -> str:
    """A day in words; nothing where there is none."""
    return date_words(day, today) if day else ""


def disputes(viewer: Any, found: Sequence[tuple[InCare, Dispute]]) -> Sheet:
    """Disputes that are open: at which stage, who is asked, by when, and by when the whole is to be settled."""
    today = viewer.today
    return Sheet(
        "Disputes that are open",
        ("Child", "About", "Stage", "Who is asked", "Answer by", "Settled by"),
        [
            (
                child_cell(child.person, today),
                Cell(one.about or "the plan", reverse("looked_after.disputes", kwargs={"subject": child.person.subject.uuid})),
                Cell(one.now.words if one.now else "raised, nobody asked yet"),
                Cell(one.now.who if one.now else ""),
                Cell(day_or_nothing(one.now.by_on, today) if one.now and one.now.answered_on is None else "answered", loud=bool(one.now and one.now.late(today))),
                Cell(day_or_nothing(one.due_on, today), loud=one.due_on < today),
            )
            for child, one in found
        ],
        "",
        "None is open.",
    )
