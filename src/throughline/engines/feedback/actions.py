"""Asking, by a link or on paper; noting that somebody would rather not say; agreeing what changes and saying what was done."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from throughline.engines.feedback import events
from throughline.engines.feedback.declarations import Feedback, feedbacks
from throughline.engines.feedback.models import FeedbackRequest
from throughline.engines.feedback.projections import purpose_for
from throughline.engines.forms import actions as forms
from throughline.engines.forms.models import Writing
from throughline.engines.forms.registry import current
from throughline.engines.guests import actions as guests
from throughline.engines.guests.models import Invitation
from throughline.engines.settings.queries import authority_subject
from throughline.record.ledger.actions import record
from throughline.record.people.models import Subject


def _facts(row: FeedbackRequest) -> dict[str, Any]:
    return {"feedback": row.feedback, "part": row.part, "purpose": purpose_for(row.key, row.part)}


def writing_for(viewer: Any, row: FeedbackRequest, subject: Subject) -> Writing:
    """The paper on which the answers of one request are written, by themselves or by whoever asks them."""
    asks = feedbacks()[row.feedback].asked(row.part)
    return forms.begin(viewer, subject, current(asks.form, viewer.today), purpose=purpose_for(row.key, row.part))


@transaction.atomic
def ask_by_link(viewer: Any, row: FeedbackRequest, subject: Subject, *, name: str, email: str) -> Invitation:
    """Invite them to the few questions: a link and a code, nothing else of the record."""
    made = guests.invite(
        viewer, subject, name=name, email=email, agency="", part=row.part, purpose=purpose_for(row.key, row.part),
        what="what they thought", ends_on=max(row.until_on, viewer.today), writing=writing_for(viewer, row, subject),
    )  # fmt: skip
    record(events.asked, subject, on=viewer.today, by=viewer.worker_id or None, name=name[:120], how="link", **_facts(row))
    return made


def note_asked(viewer: Any, row: FeedbackRequest, *, name: str, how: str) -> int:
    """They were given the questions on paper, or asked in person or by telephone."""
    return record(events.asked, row.subject_id, on=viewer.today, by=viewer.worker_id or None, name=name.strip()[:120], how=how, **_facts(row))


def note_declined(viewer: Any, row: FeedbackRequest, *, name: str) -> int:
    """They would rather not say. It counts as asked, and as no answer."""
    return record(events.declined, row.subject_id, on=viewer.today, by=viewer.worker_id or None, name=name.strip()[:120], **_facts(row))


def agree_change(viewer: Any, feedback: Feedback, *, theme: str, said: str, what: str, owner: int, by_on: date) -> int:
    """Something will change after what was said: who sees to it, and by when."""
    return record(events.improvement_agreed, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, feedback=feedback.code,
                  theme=theme, said=said.strip(), what=what.strip(), owner=owner, by_on=by_on)  # fmt: skip


def change_made(viewer: Any, key: int, did: str) -> int:
    """It was done: what is told to those who said it. ValueError without words."""
    if not did.strip():
        raise ValueError("Say what was done, in words that the families understand")
    return record(events.improvement_made, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, thread=key, did=did.strip()[:300])
