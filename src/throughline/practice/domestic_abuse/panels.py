"""What this area offers to the pages that look across areas: the MARAC flag and what whoever goes there must know."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.base.words import count_words, date_words
from throughline.engines.panels.declarations import DANGERS, IN_FORCE, Asked, Panel
from throughline.engines.promises.standing import standing
from throughline.practice.domestic_abuse import codes, events
from throughline.record.people.queries import names_of
from throughline.web.parts import Pair

MARAC = frozenset({events.marac_listed.code, events.marac_considered.code})
ACTIONS = frozenset(
    t.code for t in (events.action_agreed, events.action_progressed, events.action_done, events.action_dropped)
)
TOLD = frozenset({events.notification_received.code})
KNOWN = frozenset({events.danger_known.code, events.danger_over.code})
FLAG_MONTHS = 12


def flag(asked: Asked) -> Sequence[Pair]:
    """MARAC: since when, what was decided, and what is still to do for this child."""
    since = add_months(asked.today, -FLAG_MONTHS)
    listed = [e for e in asked.of(events.marac_listed) if e.on > since]
    if not listed:
        return []
    considered = [e for e in asked.of(events.marac_considered) if e.thread == listed[-1].id]
    words = (
        f"heard {date_words(considered[-1].on, asked.today)}: {codes.HEARD.get(considered[-1].get('decision'), 'decided')}"
        if considered
        else "not heard yet"
    )
    owed = [p for p in standing([e for e in asked.events if e.type in ACTIONS], [events.actions]) if p.open]
    after = f"before it since {date_words(listed[-1].on, asked.today)}"
    after += f"; {count_words(len(owed), 'action')} open" if owed else ""
    return [Pair("MARAC", words, after=after, url=reverse("domestic_abuse.child", kwargs={"subject": asked.uuid}))]


def dangers(asked: Asked) -> Sequence[Pair]:
    """Who harms, how lately, and who is managed. Names, never an address."""
    over = {e.thread for e in asked.of(events.danger_over)}
    warned = [e for e in asked.of(events.danger_known) if e.id not in over]
    ring = "Ring the MARAC coordinator before visiting"
    pairs = [
        Pair("Ring first", f"{codes.ALERTS.get(e.get('kind'), '')}. {ring}", after=date_words(e.on, asked.today))
        for e in warned
    ]
    told = [e for e in asked.of(events.notification_received) if e.on > add_months(asked.today, -FLAG_MONTHS)]
    if told:
        last = told[-1]
        names = names_of([last.get("harms")])
        who = f"; {names[last.get('harms')]} is named as harming" if last.get("harms") in names else ""
        risk = f", {codes.RISK[last.get('risk')]} risk" if last.get("risk") in codes.RISK else ""
        often = f"the police told {'once' if len(told) == 1 else count_words(len(told), 'time')} in twelve months{who};"
        pairs.append(Pair("Abuse at home", often, after=f"last {date_words(last.on, asked.today)}{risk}"))
    pairs += [Pair(p.term, p.value, after=p.after) for p in flag(asked)]
    return pairs


flag_panel = Panel("domestic_abuse.marac", IN_FORCE, 50, MARAC | ACTIONS, flag)
dangers_panel = Panel("domestic_abuse.dangers", DANGERS, 10, MARAC | ACTIONS | TOLD | KNOWN, dangers)
