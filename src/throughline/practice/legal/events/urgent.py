"""What is done for days or hours before a court has decided: contact refused, an order extended, a locked door without one."""

from throughline.record.ledger.types import (
    FAMILY_TOO,
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Thread,
    Words,
)

GROUP = "Courts and the law"

contact_stopped = Thread("legal.contact_stopped", "Contact refused as a matter of urgency")
locked = Thread("legal.locked", "Secure accommodation without an order")

emergency_order_extended = EventType(
    code="legal.emergency_order_extended",
    title="Emergency protection order extended",
    sentence="The court extended the emergency protection order[, until {until_on}]",
    significant=True,
    group=GROUP,
    hint="It can be extended once, by seven days at the most.",
    facts=(Day("ends_on", "The day on which it would have ended", required=True), Day("until_on", "Now until")),
)

contact_refused = EventType(
    code="legal.contact_refused",
    title="Contact refused as a matter of urgency",
    sentence="Contact with {with_whom} was refused as a matter of urgency",
    opens=contact_stopped,
    significant=True,
    audience=PROFESSIONALS,
    group=GROUP,
    hint="For a child in care, for seven days at the most; longer needs the court. The child and whoever is refused are told in writing, with the reasons.",
    facts=(Line("with_whom", "With whom", required=True, longest=160), Words("words", "Why it is necessary now", required=True)),
)

contact_refusal_ended = EventType(
    code="legal.contact_refusal_ended",
    title="Refusal of contact ended",
    sentence="The refusal of contact ended: {outcome}",
    ends=contact_stopped,
    audience=FAMILY_TOO,
    group=GROUP,
    facts=(
        Choice("outcome", "How", required=True, codes={
            "restored": "they see each other again", "order": "the court allowed the council to refuse it", "agreed": "a change was agreed in writing"}),
    ),
)  # fmt: skip

locked_began = EventType(
    code="legal.locked_began",
    title="In secure accommodation without an order",
    sentence="Kept in secure accommodation without an order from then on[, {where}]",
    opens=locked,
    significant=True,
    audience=PROFESSIONALS,
    group=GROUP,
    hint="Give the hour: the law counts seventy-two hours in any twenty-eight days, all stays together.",
    facts=(Line("where", "Where", longest=160), Words("words", "Why nothing else would keep them safe", required=True)),
)

locked_ended = EventType(
    code="legal.locked_ended",
    title="Out of secure accommodation, or an order made",
    sentence="No longer kept in secure accommodation without an order: {outcome}",
    ends=locked,
    audience=PROFESSIONALS,
    group=GROUP,
    facts=(Choice("outcome", "How", required=True, codes={"out": "they are out", "order": "the court made an order"}),),
)  # fmt: skip
