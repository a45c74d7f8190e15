"""How soon, how good and how whole assessments are."""

from __future__ import annotations

from django.db.models import F, Q

from throughline.engines.duties.models import Obligation
from throughline.engines.measures.declarations import CONTEXT, LOWER, Measure, in_period, on_day
from throughline.engines.measures.windows import Span
from throughline.practice.assessment import duties
from throughline.practice.assessment.models import Assessment, Commission, Grade, Remedy

INSPECTION = "inspection of 2012"
ONE, MANY = "assessment", "assessments"
FINISHED = in_period(Assessment, "ended_on")

national_59 = Measure(
    "assessment.national_59",
    "Initial assessments finished in time (national indicator 59)",
    "Of the initial assessments finished in the year to the last day, how many were finished by their day: seven working days from the "
    "referral until March 2010, then ten.",
    counts=Q(on_time=True),
    out_of=in_period(Obligation, "met_on", Q(duty=duties.initial.code, known=True)),
    span=Span.YEAR,
    things=(ONE, MANY),
    left_out="{n} that were not",
    source=f"{INSPECTION}, paragraphs 19 and 42 (M27, NI 59)",
)
national_60 = Measure(
    "assessment.national_60",
    "Core assessments finished in time (national indicator 60)",
    "Of the core assessments finished in the year to the last day, how many were finished within 35 working days of what called for them.",
    counts=Q(on_time=True),
    out_of=in_period(Obligation, "met_on", Q(duty=duties.core.code, known=True)),
    span=Span.YEAR,
    things=(ONE, MANY),
    left_out="{n} that were not",
    source=f"{INSPECTION}, paragraphs 19 and 42 (M28, NI 60)",
)
graded_good = Measure(
    "assessment.graded_good",
    "Assessments graded good or better",
    "Of the gradings by managers in the year to the last day, how many were good or outstanding.",
    counts=Q(grade__in=("3", "4")),
    out_of=in_period(Grade, "on"),
    span=Span.YEAR,
    things=("grading", "gradings"),
    left_out="{n} below good",
    source=f"{INSPECTION}, paragraphs 42 and 64 (M29)",
)
graded_inadequate = Measure(
    "assessment.graded_inadequate",
    "Assessments graded inadequate",
    "Of the gradings by managers in the year to the last day, how many were inadequate.",
    counts=Q(grade="1"),
    out_of=in_period(Grade, "on"),
    better=LOWER,
    span=Span.YEAR,
    things=("grading", "gradings"),
    left_out="{n} that were better",
    source=f"{INSPECTION}, paragraphs 42 and 43",
)
agencies_met = Measure(
    "assessment.agencies_met",
    "Assessments at whose beginning the agencies met",
    "Of the deep assessments finished in the year to the last day (every core one), before how many the agencies had met.",
    counts=Q(met_on__isnull=False, met_on__lte=F("ended_on")),
    out_of=in_period(Assessment, "ended_on", Q(deep=True)),
    span=Span.YEAR,
    things=(ONE, MANY),
    left_out="{n} without",
    source=f"{INSPECTION}, paragraph 42 (M30)",
)
parenting_explored = Measure(
    "assessment.parenting_explored",
    "Parenting assessments with theory, every issue explored",
    "Of the parenting assessments finished in the year to the last day, how many named a theory and explored at least one issue; "
    "none is authorised with an issue left open, but by the emergency way.",
    counts=Q(theory=True, explored__gt=0),
    out_of=in_period(Assessment, "ended_on", Q(kind="parenting")),
    span=Span.YEAR,
    things=(ONE, MANY),
    left_out="{n} without",
    source=f"{INSPECTION}, paragraphs 90 and 124 (M31)",
)
views_and_shared = Measure(
    "assessment.views_and_shared",
    "Assessments with the parents’ views, shared with them",
    "Of the assessments finished in the year to the last day, how many hold what somebody of the family thinks and were shared.",
    counts=Q(views__gt=0, shared_on__isnull=False),
    out_of=FINISHED,
    span=Span.YEAR,
    things=(ONE, MANY),
    left_out="{n} without",
    source=f"{INSPECTION}, paragraphs 19 and 43 (M32)",
)
shared_before_meeting = Measure(
    "assessment.shared_before_meeting",
    "Assessments shared before the conference",
    "Of the assessments with a conference, finished in the year to the last day, how many were shared with the family on its day or before.",
    counts=Q(shared_before=True),
    out_of=in_period(Assessment, "ended_on", Q(conference_on__isnull=False)),
    span=Span.YEAR,
    things=(ONE, MANY),
    left_out="{n} that were not",
    source=f"{INSPECTION}, paragraph 69",
)
going_on = Measure(
    "assessment.going_on",
    "Assessments going on",
    "How many assessments were going on at the end of the last day.",
    counts=on_day(Assessment),
    better=CONTEXT,
    things=(ONE, MANY),
    local="What the assessment teams carry",
)
specialist_in_time = Measure(
    "assessment.specialist_in_time",
    "Specialist assessments in time",
    "Of the specialist assessments that came in the year to the last day, how many came by the day agreed.",
    counts=Q(received_on__lte=F("due_on")),
    out_of=in_period(Commission, "received_on"),
    span=Span.YEAR,
    things=(ONE, MANY),
    left_out="{n} that came later",
    source=f"{INSPECTION}, paragraph 72",
)
to_put_right = Measure(
    "assessment.to_put_right",
    "Weak assessments not put right",
    "How many assessments that were found inadequate were not put right at the end of the last day.",
    counts=on_day(Remedy),
    better=LOWER,
    things=(ONE, MANY),
    source=f"{INSPECTION}, paragraphs 42 and 43",
)
