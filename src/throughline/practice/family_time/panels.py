"""What this area offers to the child's page: when the child sees the family next."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from throughline.base.words import date_words
from throughline.engines.panels.declarations import IN_FORCE, Asked, Panel
from throughline.practice.family_time import projections
from throughline.practice.family_time.codes import BOOKED
from throughline.record.ledger.queries import rows_as_known
from throughline.web.parts import Pair

READS = projections.arrangement.reads | projections.session.reads


def next_time(asked: Asked) -> Sequence[Pair]:
    """With whom, and when next."""
    standing = [a for a in rows_as_known(projections.arrangement, asked.events, asked.around) if a["ended_on"] is None]
    if not standing:
        return []
    booked = [s for s in rows_as_known(projections.session, asked.events, asked.around) if s["state"] == BOOKED and s["for_on"] >= asked.today]
    url = reverse("family_time.child", kwargs={"subject": asked.uuid})
    said = "; ".join(str(a["with_whom"]) for a in standing)
    first = min((s["for_on"] for s in booked), default=None)
    return [Pair("Family time", said, url=url, after=f"next {date_words(first, asked.today)}" if first else "nothing booked")]


family_time_panel = Panel("family_time.next", IN_FORCE, 70, READS, next_time)
