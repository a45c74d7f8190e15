"""The first look or the assessment as a partner is invited to write it: that form, and nothing else of the record."""

from __future__ import annotations

from typing import Any

from throughline.engines.forms.registry import form_of
from throughline.engines.guests.purposes import Purpose, Told


def tell(viewer: Any, invitation: Any) -> Told:
    """What they are asked to write."""
    writing = invitation.writing
    title = form_of(writing.form, writing.version).title.lower() if writing is not None else "what you know"
    return Told(title, ["You know this family. Please write it with them; what you type saves itself, and you share it when it is ready."])


help_written = Purpose("help", tell)


def tell_partner(viewer: Any, invitation: Any) -> Told:
    """What a registered partner can do here."""
    return Told("Ask for early help for a family you know", ["Ask the family first. Early help answers here, and you write the assessment with them."])


may_ask = Purpose("partner", tell_partner, page="family_help.partner")
