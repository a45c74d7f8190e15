"""A child's own page, and their carer's, as something one is invited to."""

from typing import Any

from throughline.engines.guests.purposes import Purpose, Told
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.record.ledger.queries import chronology
from throughline.services import clock


def tell(viewer: Any, invitation: Any) -> Told:
    """One's own page."""
    if invitation.part == "carer":
        return Told("Their plan, who is who, and what is theirs", ["You can read the plan here and tell us what you see."])
    return Told("My own page", ["Your plan, who is who, and what you want to say."])


def over(viewer: Any, invitation: Any) -> bool:
    """The child has left care; for the carer, as soon as the home of that time has ended: what they could read is no longer theirs."""
    since = clock.london(invitation.invited_at).date()
    held = chronology(viewer, invitation.subject_id, types=[care.ceased_looked_after.code, homes.placement_ended.code])
    ended = {e.type for e in held if since < e.on <= viewer.today}
    return care.ceased_looked_after.code in ended or (invitation.part == "carer" and homes.placement_ended.code in ended)


own = Purpose("own", tell, page="voice.my_page", over=over)
