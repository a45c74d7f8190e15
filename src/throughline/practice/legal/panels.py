"""What this area offers to the child's page: where a case stands."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from throughline.base.words import date_words
from throughline.engines.panels.declarations import IN_FORCE, Asked, Panel
from throughline.practice.legal import events, projections
from throughline.practice.legal.codes import KINDS
from throughline.practice.legal.events import urgent
from throughline.record.ledger.queries import rows_as_known
from throughline.web.parts import Pair

BY_ORDER = (
    events.supervision_order_made, events.supervision_order_extended, events.supervision_order_ended, events.deprivation_of_liberty_authorised,
    events.deprivation_of_liberty_reviewed, events.deprivation_of_liberty_ended, urgent.contact_refused, urgent.contact_refusal_ended,
    urgent.locked_began, urgent.locked_ended,
)  # fmt: skip
READS = projections.case.reads | projections.secure_order.reads | {t.code for t in BY_ORDER}


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
    return pairs + _by_order(asked, url)


def _by_order(asked: Asked, url: str) -> list[Pair]:
    """What a court ordered or allowed beside the care order, with what it asks; contact refused and a locked door without an order."""
    over = {e.thread for e in asked.of(events.supervision_order_ended, events.deprivation_of_liberty_ended, urgent.contact_refusal_ended, urgent.locked_ended)}
    out: list[Pair] = []
    for one in asked.of(events.supervision_order_made, events.deprivation_of_liberty_authorised, urgent.contact_refused, urgent.locked_began):
        since = f"since {date_words(one.on, asked.today)}"
        if one.id in over:
            continue
        if one.type == events.supervision_order_made.code:
            out.append(Pair("Order", "Supervision order" + (f": {one.get('requires')}" if one.get("requires") else ""), url=url, after=since))
        elif one.type == events.deprivation_of_liberty_authorised.code:
            looked_at = [e for e in asked.of(events.deprivation_of_liberty_reviewed) if e.thread == one.id and e.day("until_on")]
            until = (looked_at or [one])[-1].day("until_on")
            out.append(Pair("Liberty", "deprived of liberty, as a court allowed", url=url,
                            after=f"until {date_words(until, asked.today)}" if until else since))  # fmt: skip
        elif one.type == urgent.contact_refused.code:
            out.append(Pair("Contact", f"refused as a matter of urgency with {one.get('with_whom')}", url=url, after=f"{since}; seven days at the most"))
        else:
            out.append(Pair("Locked doors", "secure accommodation without an order", url=url, after=f"{since}; seventy-two hours at the most"))
    return out


legal_panel = Panel("legal.in_force", IN_FORCE, 15, READS, in_force)
