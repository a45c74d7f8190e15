"""How cases go to court, or do not need to, and how decisions are taken."""

from __future__ import annotations

from django.db.models import Q

from throughline.engines.measures.declarations import CONTEXT, LOWER, Measure, children_living_here, in_period, on_day
from throughline.engines.measures.windows import Span
from throughline.practice.legal.models import Advice, ByAgreement, Case, Decision, SecureOrder

INSPECTION = "inspection of 2012"
ONE, MANY = "case", "cases"

diverted = Measure(
    "legal.diverted",
    "Pre-proceedings that ended without going to court",
    "Of the cases that ended in the year to the last day after pre-proceedings, how many ended without an application to the court.",
    counts=Q(issued_on__isnull=True),
    out_of=in_period(Case, "ended_on", Q(decision="pre_proceedings")),
    span=Span.YEAR,
    things=(ONE, MANY),
    left_out="{n} that went to court",
    source=f"{INSPECTION}, paragraphs 87 and 120 (M54)",
)
issued_with_panel = Measure(
    "legal.issued_with_panel",
    "Applications decided on by the resource panel",
    "Of the applications of the year to the last day, how many the resource panel had decided on, before or afterwards.",
    counts=~Q(panel=""),
    out_of=in_period(Case, "issued_on"),
    span=Span.YEAR,
    things=("application", "applications"),
    left_out="{n} that no panel has decided on",
    source=f"{INSPECTION}, paragraph 136",
)
emergencies = Measure(
    "legal.emergencies",
    "Applications made in an emergency",
    "Of the applications of the year to the last day, how many were made in an emergency.",
    counts=Q(emergency=True),
    out_of=in_period(Case, "issued_on"),
    better=LOWER,
    span=Span.YEAR,
    things=("application", "applications"),
    left_out="{n} that were planned",
    source=f"{INSPECTION}, paragraphs 121 and 131",
)
decided_at_grade = Measure(
    "legal.decided_at_grade",
    "Decisions taken at their grade",
    "Of the decisions of the year to the last day, how many were taken at the grade that the scheme of delegation asks for.",
    counts=Q(below_grade=False),
    out_of=in_period(Decision, "on"),
    span=Span.YEAR,
    things=("decision", "decisions"),
    left_out="{n} taken below it",
    source=f"{INSPECTION}, paragraphs 95 and 122",
)
by_agreement_written = Measure(
    "legal.by_agreement_written",
    "Children in care by agreement whose purpose and end are written down",
    "Of the children in care by agreement on the last day, for how many the purpose, the work and the expected end are authorised.",
    counts=Q(authorised_on__isnull=False),
    out_of=on_day(ByAgreement),
    left_out="{n} of whom nothing is written",
    source=f"{INSPECTION}, paragraph 122",
)
secure_orders = Measure(
    "legal.secure_orders",
    "Secure accommodation orders made",
    "How many secure accommodation orders were made in the year to the last day, for each 10,000 children living here.",
    counts=in_period(SecureOrder, "began_on"),
    out_of=children_living_here,
    better=CONTEXT,
    span=Span.YEAR,
    things=("order", "orders"),
    source=f"{INSPECTION}, paragraph 122",
)
advice_in_a_week = Measure(
    "legal.advice_in_a_week",
    "Legal advice answered within five working days",
    "Of the questions that the lawyers answered in the month, how many within five working days.",
    counts=Q(days__lte=5),
    out_of=in_period(Advice, "given_on"),
    things=("question", "questions"),
    left_out="{n} answered later",
    source=f"{INSPECTION}, paragraph 137",
)
