"""What guests see of a request for feedback."""

from __future__ import annotations

from typing import Any

from throughline.base.words import date_words
from throughline.engines.feedback.declarations import feedbacks
from throughline.engines.feedback.models import FeedbackRequest
from throughline.engines.guests.purposes import Purpose, Told


def tell(viewer: Any, invitation: Any) -> Told:
    """What they are asked about, and that it changes nothing for them."""
    number = invitation.purpose.split(":")[1]
    row = FeedbackRequest.objects.visible_to(viewer, subject=invitation.subject_id).filter(key=number, part=invitation.part).first()
    declared = feedbacks().get(row.feedback) if row is not None else None
    if row is None or declared is None:
        return Told("a few questions")
    lines = [f"It is about {declared.title}, {date_words(row.began_on, viewer.today)}.",
             "It takes two minutes. What you say helps us to do better. Whatever you say, the help goes on as it was agreed."]  # fmt: skip
    return Told("what you thought", lines)


feedback = Purpose("feedback", tell)
