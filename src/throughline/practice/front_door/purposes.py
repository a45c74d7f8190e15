"""A professional who got in touch, as they are asked to put it in writing, or for what is still missing."""

from __future__ import annotations

from typing import Any

from throughline.engines.guests.purposes import Purpose, Told, number_of
from throughline.practice.front_door.queries import history


def tell(viewer: Any, invitation: Any) -> Told:
    """What is asked, and what is still missing."""
    key = number_of(invitation).partition(":")[0]
    contact = history.contact_of(viewer, invitation.subject_id, int(key)) if key.isdigit() else None
    lines = ["Thank you for getting in touch. Please write down what you know; what you do not know you may leave open."]
    if contact is not None and contact.missing:
        lines.append(f"Still missing: {contact.missing}.")
    return Told("Your referral in writing", lines)


referral = Purpose("referral", tell)
