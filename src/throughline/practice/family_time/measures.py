"""Whether children see their families as often as the court ordered."""

from __future__ import annotations

from django.db.models import Q

from throughline.engines.measures.declarations import LOWER, Measure, in_period
from throughline.engines.measures.windows import Span
from throughline.practice.family_time.codes import CANCELLED, HELD
from throughline.practice.family_time.models import Session

TIME, TIMES = "time", "times"
INSPECTION = "inspection of 2012, paragraphs 17, 26, 46 and 125"

delivered = Measure(
    "family_time.delivered",
    "Court-ordered family time that took place",
    "Of the times that were to be in the month by order of the court, how many took place.",
    counts=Q(state=HELD),
    out_of=in_period(Session, "for_on", Q(ordered=True)),
    things=(TIME, TIMES),
    left_out="{n} that did not, or of which nobody has said so",
    source=INSPECTION,
)
cancelled_for_staff = Measure(
    "family_time.cancelled_for_staff",
    "Court-ordered family time cancelled because nobody could be present",
    "How many times ordered by the court were cancelled in the month because there was nobody to be present.",
    counts=in_period(Session, "closed_on", Q(ordered=True, state=CANCELLED, why="staffing")),
    better=LOWER,
    things=(TIME, TIMES),
    source=INSPECTION,
)
cancelled_with_another_day = Measure(
    "family_time.cancelled_with_another_day",
    "Cancelled family time for which another day was found",
    "Of the times cancelled in the year to the last day, for how many another day was named.",
    counts=Q(instead_on__isnull=False),
    out_of=in_period(Session, "closed_on", Q(state=CANCELLED)),
    span=Span.YEAR,
    things=(TIME, TIMES),
    left_out="{n} without",
    source=INSPECTION,
)
