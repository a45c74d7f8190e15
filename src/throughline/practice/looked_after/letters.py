"""Letters after a review: what was decided goes at once, the record when it is written; each with its enclosure."""

from collections.abc import Mapping
from typing import Any

from throughline.engines.letters.declarations import Letter
from throughline.practice.looked_after import events, settings
from throughline.record.ledger.queries import chronology
from throughline.record.workers.queries import allocations_of

GAPS = {"review_day": "the day of the review", "officer": "the name of the reviewing officer", "officer_telephone": "the reviewing officer’s telephone"}
REVIEW = "looked_after.review"


def of_review(viewer: Any, subject: int) -> Mapping[str, str]:
    """The day of the last review, and the officer's name and telephone."""
    held = chronology(viewer, subject, types=[events.review_held.code])
    officer = next((a.worker for a in allocations_of(viewer, subject) if a.role == "independent_reviewing_officer" and a.worker), None)
    return {"review_day": f"{held[-1].on:%-d %B %Y}" if held else "", "officer": officer.name if officer else "",
            "officer_telephone": officer.phone if officer else ""}  # fmt: skip


decisions_to_child = Letter(
    code="looked_after.decisions_to_child", title="To the child: what your review decided", readers=("child",), words=settings.decisions_to_child,
    gaps=GAPS, fills=of_review, encloses=REVIEW, encloses_parts=("decided",), continues=events.period_of_care.code, group="Reviews",
    hint="The decisions go with it, in the words for the child.",
)  # fmt: skip
decisions = Letter(
    code="looked_after.decisions_letter", title="What the review decided", readers=("relative", "carer", "professional"), words=settings.decisions_letter,
    gaps=GAPS, fills=of_review, encloses=REVIEW, encloses_parts=("decided",), continues=events.period_of_care.code, group="Reviews",
    hint="At once after the review, to whoever has no page of their own.",
)  # fmt: skip
record_of_review = Letter(
    code="looked_after.record_letter", title="The record of the review", readers=("child", "relative", "carer", "professional"),
    words=settings.record_letter, gaps=GAPS, fills=of_review, encloses=REVIEW, continues=events.period_of_care.code, group="Reviews",
    hint="When the record is written: the whole review, in the reader’s edition.",
)  # fmt: skip
