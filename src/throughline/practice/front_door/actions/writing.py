"""Asking whoever got in touch to put it in writing, or for what is missing in what they wrote."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction

from throughline.engines.forms import actions as forms
from throughline.engines.forms.models import SIGNED, Writing
from throughline.engines.forms.registry import current
from throughline.engines.guests import actions as guests
from throughline.engines.guests.models import Invitation
from throughline.practice.front_door.actions.contacts import return_for_missing
from throughline.practice.front_door.models import Contact

FORM = "front_door.written_referral"
LASTS = timedelta(days=14)


@transaction.atomic
def ask_in_writing(viewer: Any, contact: Contact, *, name: str, email: str) -> Invitation:
    """Invite the referrer to the form. What they wrote before stands in it; what was missing is said to them, and is on the record."""
    if not name.strip() or "@" not in email:
        raise ValueError("Write their name and e-mail address")
    before = list(
        Writing.objects.visible_to(viewer, subject=contact.subject_id).filter(form=FORM, purpose__startswith=f"referral:{contact.key}").order_by("began_at")
    )
    signed = [w for w in before if w.state == SIGNED]
    purpose = f"referral:{contact.key}" + (f":{len(signed) + 1}" if signed else "")
    writing = forms.begin(viewer, contact.subject, current(FORM, viewer.today), purpose=purpose)
    if signed and not writing.answers:
        writing.answers = signed[-1].answers
        writing.save(update_fields=["answers"])
    if contact.missing:
        return_for_missing(viewer, contact, contact.missing)
    return guests.invite(viewer, contact.subject, name=name.strip(), email=email.strip(), agency=contact.agency_name, part="referrer", purpose=purpose,
                         what="to put a referral in writing", ends_on=viewer.today + LASTS, writing=writing)  # fmt: skip
