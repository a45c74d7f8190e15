"""A child's own page, and their carer's, as something one is invited to."""

from typing import Any

from throughline.engines.guests.purposes import Purpose, Told


def tell(viewer: Any, invitation: Any) -> Told:
    """One's own page."""
    if invitation.part == "carer":
        return Told("Their plan, who is who, and what is theirs", ["You can read the plan here and tell us what you see."])
    return Told("My own page", ["Your plan, who is who, and what you want to say."])


own = Purpose("own", tell, page="voice.my_page")
