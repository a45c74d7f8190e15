"""How soon calls are answered at night, beside the day."""

from __future__ import annotations

from django.db.models import F, Q

from throughline.engines.measures.declarations import Measure, in_period
from throughline.practice.out_of_hours.models import FirstResponse, NightWork

PARAGRAPH = "inspection of 2012, paragraph 39"
CALL, CALLS = "call", "calls"

night_in_time = Measure(
    "out_of_hours.night_in_time",
    "Calls out of hours answered in time",
    "Of the calls for help that came in out of hours in the month, how many had their first response within the standard.",
    counts=Q(in_time=True),
    not_known=Q(came_at__isnull=True),
    out_of=in_period(FirstResponse, "came_on", Q(desk="night")),
    things=(CALL, CALLS),
    left_out="{n} that were not",
    source=PARAGRAPH,
)
taken_on_in_time = Measure(
    "out_of_hours.taken_on_in_time",
    "Night work taken on the next morning",
    "Of the work done out of hours in the month, how much the day service had taken on before it rose to a manager.",
    counts=Q(taken_on_at__lte=F("rises_at")),
    out_of=in_period(NightWork, "on"),
    things=("piece of work", "pieces of work"),
    left_out="{n} later or not yet",
    source=f"{PARAGRAPH} (M22)",
)
day_in_time = Measure(
    "out_of_hours.day_in_time",
    "Contacts by day answered in time",
    "Of the contacts that came in by day in the month, how many had their first response within the same standard.",
    counts=Q(in_time=True),
    not_known=Q(came_at__isnull=True),
    out_of=in_period(FirstResponse, "came_on", Q(desk="day")),
    things=("contact", "contacts"),
    left_out="{n} that were not",
    source=PARAGRAPH,
)
