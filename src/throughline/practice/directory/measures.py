"""Whether services answer and help those pointed to them."""

from __future__ import annotations

from django.db.models import Q

from throughline.engines.measures.declarations import CONTEXT, LOWER, Measure, in_period, on_day
from throughline.practice.directory.models import Signpost

INSPECTION = "inspection of 2012"
TIME, TIMES = "family pointed to a service", "families pointed to a service"

followed_up = Measure(
    "directory.followed_up",
    "Families pointed to a service, followed up in time",
    "Of the families who were pointed to a service and whose answer fell due in the month, of how many the service had said by "
    "then what has become of it.",
    counts=Q(in_time=True),
    out_of=in_period(Signpost, "due_on"),
    things=(TIME, TIMES),
    left_out="{n} that were not",
    source=f"{INSPECTION}, paragraph 39 (M05)",
)
not_taken_up = Measure(
    "directory.not_taken_up",
    "Help of a service not taken up",
    "Of the families pointed to a service of whom it was said how it ended in the month, how many did not take it up.",
    counts=Q(outcome="not_taken_up"),
    out_of=in_period(Signpost, "ended_on"),
    better=LOWER,
    things=(TIME, TIMES),
    left_out="{n} whom the service helps",
    source=f"{INSPECTION}, paragraph 39",
)
waiting_for_answer = Measure(
    "directory.waiting_for_answer",
    "Families pointed to a service, not ended",
    "How many families pointed to a service had, on the last day, neither begun with it nor been told of as not taking it up.",
    counts=on_day(Signpost),
    better=CONTEXT,
    things=(TIME, TIMES),
    source=f"{INSPECTION}, paragraph 39",
)
