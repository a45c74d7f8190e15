"""Who was told, offered and given what is theirs."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from throughline.engines.measures.declarations import BECAUSE, LOWER, Measure, Named, has, in_period, on_day
from throughline.engines.measures.windows import Span, Window
from throughline.practice.looked_after.measures import in_care
from throughline.practice.voice.models import Offer
from throughline.record.workers.models import Allocation

INSPECTION = "inspection of 2012"


def told_of_this_officer(window: Window) -> Exists:
    """The child was told how to reach whoever is the reviewing officer at the window's end, since they became it."""
    cards = Offer.objects.everything(because=BECAUSE).filter(
        what="card", on__lte=window.end, subject=OuterRef("subject")
    )
    officers = on_day(Allocation, Q(role="independent_reviewing_officer")).queryset(window)
    return Exists(officers.filter(Exists(cards.filter(on__gte=OuterRef("began_on"))), subject=OuterRef("subject")))


told_how_to_reach = Measure(
    "voice.told_how_to_reach",
    "Told how to reach their reviewing officer",
    "Of the children in care on the last day, how many were told how to reach the reviewing officer they have now.",
    counts=Q(told=True),
    out_of=in_care,
    given={"told": Named(told_of_this_officer, (Offer, Allocation))},
    left_out="{n} who were not",
    source=f"{INSPECTION}, paragraph 110",
)
visitor_offered = Measure(
    "voice.visitor_offered",
    "Offered an independent visitor",
    "Of the children in care on the last day, how many were offered an independent visitor in the two years before it.",
    counts=Q(offered=True),
    out_of=in_care,
    given={"offered": has(in_period(Offer, "on", Q(what="visitor")))},
    span=Span.TWO_YEARS,
    left_out="{n} who were not",
    source=f"{INSPECTION}, paragraph 106 (M100)",
)
visitor_waiting = Measure(
    "voice.visitor_waiting",
    "Waiting for an independent visitor",
    "How many children wanted an independent visitor on the last day and had none yet.",
    counts=on_day(Offer, Q(what="visitor", answer="yes", ended_on=None), began="on", ended="met_on"),
    better=LOWER,
    source=f"{INSPECTION}, paragraph 106",
)
leisure_pass = Measure(
    "voice.leisure_pass",
    "Leisure pass issued",
    "Of the children in care on the last day, how many were issued a leisure pass in the year before it.",
    counts=Q(issued=True),
    out_of=in_care,
    given={"issued": has(in_period(Offer, "on", Q(what="leisure", answer="issued")))},
    span=Span.YEAR,
    left_out="{n} who were not",
    source=f"{INSPECTION}, paragraph 106 (M101)",
)
unsafe_not_seen = Measure(
    "voice.unsafe_not_seen",
    "Said that they feel unsafe and not seen since",
    "How many children had said by the last day that they feel unsafe and had not been seen since.",
    counts=on_day(Offer, Q(what="unsafe"), began="on", ended="met_on"),
    better=LOWER,
    source=f"{INSPECTION}, paragraph 96",
)
