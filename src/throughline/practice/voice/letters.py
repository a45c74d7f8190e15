"""Letters to a child about whom they can turn to."""

from collections.abc import Mapping
from typing import Any

from throughline.engines.letters.declarations import Letter
from throughline.practice.voice import events, settings
from throughline.record.workers.queries import allocations_of


def officer_of(viewer: Any, subject: int) -> Any:
    """The reviewing officer who is named for the child."""
    return next((a.worker for a in allocations_of(viewer, subject) if a.role == "independent_reviewing_officer" and a.worker), None)


def officer_words(viewer: Any, subject: int) -> Mapping[str, str]:
    """Name and telephone of the reviewing officer."""
    officer = officer_of(viewer, subject)
    return {"officer": officer.name, "officer_telephone": officer.phone} if officer else {}


def card_given(viewer: Any, subject: int) -> Mapping[str, Any]:
    """That the child has been told, and whom they were told of."""
    officer = officer_of(viewer, subject)
    return {"officer": officer.pk if officer else None, "format": "letter"}


who_is_your_officer = Letter(
    code="voice.who_is_your_officer",
    title="Who your reviewing officer is",
    readers=("child",),
    words=settings.officer_letter,
    other_words={"Polish": settings.officer_letter_polish},
    gaps={"officer": "the name of the reviewing officer", "officer_telephone": "the reviewing officer’s telephone"},
    fills=officer_words,
    also=events.officer_card_given,
    tells=card_given,
    group="To the child",
    hint="Name and telephone of the officer, in words a child can read. It counts as having been told.",
    local="A quarter of the children asked in 2012 did not know how to reach their reviewing officer",
)
