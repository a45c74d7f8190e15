"""How often children go missing, what follows, and whether it helps."""

from __future__ import annotations

from django.db.models import Q

from throughline.engines.measures.declarations import CONTEXT, LOWER, Measure, in_period, on_day, past_due
from throughline.engines.measures.windows import Span, at_end
from throughline.practice.missing import duties
from throughline.practice.missing.models import ExploitationLook, TimeMissing

INSPECTION = "inspection of 2012"
TIME, TIMES = "time missing", "times missing"

times_missing = Measure(
    "missing.times_missing",
    "Times missing",
    "How many times a child went missing in the month.",
    counts=in_period(TimeMissing, "went_on"),
    better=LOWER,
    things=(TIME, TIMES),
    source=f"{INSPECTION}, paragraphs 88 and 97 (M80)",
)
children_missing = Measure(
    "missing.children_missing",
    "Children who went missing",
    "How many children went missing at least once in the month.",
    counts=in_period(TimeMissing, "went_on").once_each(),
    better=LOWER,
    source=f"{INSPECTION}, paragraph 97",
)
missing_today = Measure(
    "missing.missing_today",
    "Missing on the last day",
    "How many children were missing at the end of the last day.",
    counts=on_day(TimeMissing, began="went_on", ended="back_on"),
    better=LOWER,
    local="The first figure of every day",
)
from_care = Measure(
    "missing.from_care",
    "Times missing by children in care",
    "Of the times a child went missing in the year to the last day, how many were by children in care.",
    counts=Q(in_care=True),
    out_of=in_period(TimeMissing, "went_on"),
    better=CONTEXT,
    span=Span.YEAR,
    things=(TIME, TIMES),
    left_out="{n} by others",
    source=f"{INSPECTION}, paragraph 78",
)
again_within_90_days = Measure(
    "missing.again_within_90_days",
    "Missing again within 90 days of the return visit",
    "Of the return visits of the year to the last day, after how many the child went missing again within 90 days. Visits of "
    "the last 90 days are counted apart until it can be known.",
    counts=Q(again_soon=True),
    not_known=Q(again_soon=False, visited_on__gt=at_end.days_before(90)),
    out_of=in_period(TimeMissing, "visited_on"),
    better=LOWER,
    span=Span.YEAR,
    things=("visit", "visits"),
    left_out="{n} after which they did not",
    source=f"{INSPECTION}, paragraphs 88 and 97 (M80): the effect of the visits",
)
visits_evaluated = Measure(
    "missing.visits_evaluated",
    "Return visits evaluated by somebody else",
    "Of the return visits of the year to the last day, how many somebody other than the visitor has evaluated.",
    counts=Q(evaluated_on__isnull=False),
    out_of=in_period(TimeMissing, "visited_on"),
    span=Span.YEAR,
    things=("visit", "visits"),
    left_out="{n} that were not",
    source=f"{INSPECTION}, paragraphs 88 and 97",
)
visits_good_enough = Measure(
    "missing.visits_good_enough",
    "Return visits found good enough",
    "Of the return visits that were evaluated in the year to the last day, how many were found good enough.",
    counts=Q(adequate="yes"),
    out_of=in_period(TimeMissing, "evaluated_on"),
    span=Span.YEAR,
    things=("visit", "visits"),
    left_out="{n} that were not",
    source=f"{INSPECTION}, paragraphs 88 and 97",
)
returned_without_visit = Measure(
    "missing.returned_without_visit",
    "Back without a return visit in time",
    "How many returns stood on the last day without a visit made or offered, past 72 hours.",
    counts=past_due(duties.return_interview),
    better=LOWER,
    source=f"{INSPECTION}, paragraph 97",
)
visits_without_evaluation = Measure(
    "missing.visits_without_evaluation",
    "Return visits past the day for their evaluation",
    "How many return visits stood on the last day unevaluated, past their day.",
    counts=past_due(duties.evaluate_return),
    better=LOWER,
    things=("visit", "visits"),
    source=f"{INSPECTION}, paragraph 97",
)
closed_by_exception = Measure(
    "missing.closed_by_exception",
    "Follow-ups closed without all that is asked for",
    "Of the follow-ups closed in the year to the last day, how many a manager closed without the visit or its evaluation.",
    counts=Q(exception=True),
    out_of=in_period(TimeMissing, "closed_on"),
    better=LOWER,
    span=Span.YEAR,
    things=("follow-up", "follow-ups"),
    left_out="{n} that had both",
    local="The way round a gate is counted, so that it stays the exception",
)
two_signs_or_more = Measure(
    "missing.two_signs_or_more",
    "Children with two signs of exploitation or more",
    "How many children had two signs of exploitation or more when it was last looked into.",
    counts=on_day(ExploitationLook, Q(signs__gte=2), began="on"),
    better=CONTEXT,
    source=f"{INSPECTION}, paragraph 35",
)
