"""What the front door offers to the child’s page: contacts and referrals of the last year."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.base.words import count_words, date_words
from throughline.engines.panels.declarations import IN_FORCE, Asked, Panel
from throughline.practice.front_door import events
from throughline.web.parts import Pair

READS = frozenset({events.contact_received.code, events.referral_received.code, events.case_closed.code, events.contact_decided.code})


def lately(asked: Asked) -> Sequence[Pair]:
    """How often somebody got in touch within twelve months; whether a contact waits; the referral that is open."""
    since = add_months(asked.today, -12)
    contacts = [e for e in asked.of(events.contact_received) if e.on > since]
    decided = {e.thread for e in asked.of(events.contact_decided)}
    closed = {e.thread for e in asked.of(events.case_closed)}
    to = reverse("front_door.contacts", kwargs={"subject": asked.uuid})
    found = []
    if contacts:
        waits = [e for e in contacts if e.id not in decided]
        after = "one is not decided yet" if len(waits) == 1 else f"{len(waits)} are not decided yet" if waits else f"last {date_words(contacts[-1].on, asked.today)}"
        found.append(Pair("Contacts", f"{count_words(len(contacts), 'contact')} in twelve months", url=to, after=after))
    running = [e for e in asked.of(events.referral_received) if e.id not in closed]
    if running:
        again = ", again within twelve months" if running[-1].get("again") else ""
        found.append(Pair("Referral", f"since {date_words(running[-1].on, asked.today)}{again}", url=to))
    return found


contacts_panel = Panel("front_door.lately", IN_FORCE, 70, READS, lately)
