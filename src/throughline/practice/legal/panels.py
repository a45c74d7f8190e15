"""What this area offers to the child's page: where a case stands."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from throughline.base.words import date_words
from throughline.engines.panels.declarations import IN_FORCE, Asked, Panel
from throughline.practice.legal import projections
from throughline.practice.legal.codes import KINDS
from throughline.record.ledger.queries import rows_as_known
from throughline.web.parts import Pair

READS = projections.case.reads | projections.secure_order.reads


def in_force(asked: Asked) -> Sequence[Pair]:
    """Before the court, in pre-proceedings, or behind locked doors."""
    url = reverse("legal.child", kwargs={"subject": asked.uuid})
    pairs = [
        Pair("Locked doors", "secure accommodation order", url=url, after=f"until {date_words(row['until_on'], asked.today)}")
        for row in rows_as_known(projections.secure_order, asked.events, asked.around) if row["ended_on"] is None
    ]  # fmt: skip
    for row in rows_as_known(projections.case, asked.events, asked.around):
        if row["ended_on"] is None and row["decision"] != "none":
            said = f"applied for {KINDS.get(row['kind'], 'an order')}" if row["issued_on"] else "pre-proceedings"
            pairs.append(Pair("Court", said, url=url, after=f"since {date_words(row['issued_on'] or row['began_on'], asked.today)}"))
    return pairs


legal_panel = Panel("legal.in_force", IN_FORCE, 15, READS, in_force)
