"""What the return asks of a child's record, for the child's page."""

from __future__ import annotations

from collections.abc import Sequence

from throughline.engines.panels.declarations import ASKED_FOR, Asked, AskedFor, Panel
from throughline.practice.care_leavers import events as leavers
from throughline.practice.front_door import events as door
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.returns.ready import page, queries
from throughline.returns.ready.making import types, year_prepared

OF_THE_CENSUS = (door.referral_received, protection.plan_began, protection.enquiry_began)
"""Whoever has one of these may be told of in the census, without a day in care."""


def for_the_return(asked: Asked) -> Sequence[AskedFor]:
    """What a worker can still mend; nothing for a child whom no return tells of."""
    year = year_prepared(asked.today)
    if year is None or not asked.of(care.became_looked_after, leavers.position_at_birthday, *OF_THE_CENSUS):
        return []
    stale = queries.is_stale(asked.viewer, asked.subject, year)
    found = queries.of_child(asked.viewer, asked.subject, year) if stale is not None else []
    told_of = queries.told_of(asked.viewer, asked.subject, year)
    told = page.asked_for(asked.viewer, asked.uuid, year, found, asked.events, stale=stale is not False, told_of=told_of)
    return [told] if told.rows or told.again_url else []


for_the_return_panel = Panel("returns.for_the_return", ASKED_FOR, 10, frozenset(types()), for_the_return)
