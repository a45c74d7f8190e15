"""How early help does: how much, how good, in time, and what happens after it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from throughline.engines.feedback.models import FeedbackRequest
from throughline.engines.forms.declarations import FOUR_POINTS
from throughline.engines.measures.breakdowns import AGE, NOT_KNOWN, TEAM, USUAL, Breakdown, Looked, Memory
from throughline.engines.measures.declarations import (
    CONTEXT,
    LOWER,
    Measure,
    children_living_here,
    fell_due,
    in_period,
    met_on_time,
    on_day,
)
from throughline.engines.measures.windows import Span, at_end
from throughline.practice.family_help import duties
from throughline.practice.family_help.codes import AUTHORS
from throughline.practice.family_help.feedback import help_feedback
from throughline.practice.family_help.models import Assessed, Edge, HelpLevel, HelpPeriod, YoungCarer

INSPECTION = "inspection of 2012"
EARLY = Q(level="early_help")


def _authors(rows: Sequence[Looked], memory: Memory) -> list[str]:
    """Which service wrote the assessment of that day."""
    held = Assessed.objects.everything(because="a breakdown of figures; no names").filter(subject_id__in={r.subject for r in rows})
    wrote = {(subject, on): AUTHORS.get(author, NOT_KNOWN) for subject, on, author in held.values_list("subject_id", "on", "author")}
    return [wrote.get((r.subject, r.on), NOT_KNOWN) for r in rows]


AUTHOR = Breakdown("author", "By who wrote it", _authors, (*AUTHORS.values(), NOT_KNOWN), frozenset({Assessed}))


def _grades(rows: Sequence[Looked], memory: Memory) -> list[str]:
    """How good the assessment was found that a review graded on that day."""
    held = Assessed.objects.everything(because="a breakdown of figures; no names").filter(subject_id__in={r.subject for r in rows}, grade__isnull=False)
    found = {(subject, on): FOUR_POINTS[str(grade)] for subject, on, grade in held.values_list("subject_id", "graded_on", "grade")}
    return [found.get((r.subject, r.on), NOT_KNOWN) for r in rows]


GRADE = Breakdown("grade", "By how good it was found", _grades, (*reversed(FOUR_POINTS.values()), NOT_KNOWN), frozenset({Assessed}))
A_YEAR, HALF_A_YEAR = 365, 183

assessments = Measure(
    "family_help.assessments",
    "Early help assessments (CAF) finished",
    "How many early help assessments were finished in the month, by whichever service.",
    counts=in_period(Assessed, "on"),
    by=(AUTHOR, *USUAL),
    things=("assessment", "assessments"),
    source=f"{INSPECTION}, paragraphs 18 and 37 (M01)",
)
good_assessments = Measure(
    "family_help.good_assessments",
    "Early help assessments found good or better",
    "Of the early help assessments graded at a review in the year to the last day, how many were good or outstanding.",
    counts=Q(grade__gte=3),
    out_of=in_period(Assessed, "graded_on"),
    by=(GRADE, *USUAL),
    span=Span.YEAR,
    things=("assessment", "assessments"),
    left_out="{n} that were not",
    source=f"{INSPECTION}, paragraphs 18 and 44 (M02)",
)
whole_assessments = Measure(
    "family_help.whole_assessments",
    "Early help assessments in which nothing was left out",
    "Of the early help assessments finished in the year to the last day, in how many disability, ethnicity, religion, language and the "
    "child’s own view were all gathered.",
    counts=Q(not_gathered=0),
    out_of=in_period(Assessed, "on"),
    span=Span.YEAR,
    things=("assessment", "assessments"),
    left_out="{n} with a part that was not gathered",
    source=f"{INSPECTION}, paragraph 44",
)
reviews_on_time = Measure(
    "family_help.reviews_on_time",
    "Plans of help reviewed on time",
    "Of the reviews of early help and of child in need plans that fell due in the month, how many were held by their day.",
    counts=met_on_time(duties.review, duties.child_in_need_review),
    out_of=fell_due(duties.review, duties.child_in_need_review),
    things=("review", "reviews"),
    left_out="{n} that were not",
    source=f"{INSPECTION}, paragraph 44 (M03)",
)
helped_early = Measure(
    "family_help.helped_early",
    "Children in early help",
    "How many children were helped as early help on the last day.",
    counts=on_day(HelpLevel, EARLY),
    better=CONTEXT,
    source=f"{INSPECTION}, paragraph 18",
)
children_in_need = Measure(
    "family_help.children_in_need",
    "Children helped as children in need",
    "How many children were helped as children in need on the last day, for each ten thousand who live here.",
    counts=on_day(HelpLevel, Q(level="child_in_need")),
    out_of=children_living_here,
    better=CONTEXT,
    source=f"{INSPECTION}, paragraph 36 (M16)",
)


def _after(code: str, title: str, what: str, *columns: str, days: int = A_YEAR, words: str = "twelve months") -> Measure:
    """What came after early help within so many days, counted only for those whose time for it is over: those alone of whom
    something is known already would make it look worse than it is."""
    came = Q(pk__in=[])
    for column in columns:
        came |= Q(**{f"{column}__lte": days})
    return Measure(
        code, title, f"Of the early help that ended in the two years to the last day, after how much {what} within {words}. What ended less than {words} "
        "before is not known yet, and is counted apart.",
        counts=came, not_known=Q(ended_on__gt=at_end.days_before(days)), out_of=in_period(HelpPeriod, "ended_on", EARLY), better=LOWER,
        span=Span.TWO_YEARS, things=("end of help", "ends of help"), left_out="{n} after which it did not",
        source=f"{INSPECTION}, paragraphs 18, 27 and 36 (M06)",
    )  # fmt: skip


referred_after = _after("family_help.referred_after", "Referred after early help", "the child was referred to social care", "referred_days")
enquired_after = _after("family_help.enquired_after", "Section 47 enquiry after early help", "an enquiry under section 47 began", "enquired_days")
referred_soon = _after("family_help.referred_soon", "Referred within six months of early help", "the child was referred to social care", "referred_days",
                       days=HALF_A_YEAR, words="six months")  # fmt: skip
enquired_soon = _after("family_help.enquired_soon", "Section 47 enquiry within six months of early help", "an enquiry under section 47 began",
                       "enquired_days", days=HALF_A_YEAR, words="six months")  # fmt: skip
escalated_after = _after("family_help.escalated_after", "Protection plan or care after early help", "the child had a protection plan or came into care",
                         "protected_days", "care_days")  # fmt: skip
escalated_soon = _after("family_help.escalated_soon", "Protection plan or care within six months of early help",
                        "the child had a protection plan or came into care", "protected_days", "care_days", days=HALF_A_YEAR, words="six months")  # fmt: skip
ended_early = Measure(
    "family_help.ended_early",
    "Help after a protection plan ended before its least oversight",
    "Of the help after a protection plan that ended in the year to the last day, how much ended before its least oversight, with a senior manager’s reason.",
    counts=Q(ended_early=True),
    out_of=in_period(HelpPeriod, "ended_on", Q(after_protection_on__isnull=False)),
    better=LOWER,
    span=Span.YEAR,
    things=("end of help", "ends of help"),
    left_out="{n} that did not",
    source=f"{INSPECTION}, paragraph 46",
)
answered = Measure(
    "family_help.answered",
    "Families who said what they thought of the help",
    "Of the requests to parents and children after reviews and ends of help in the year to the last day, how many were answered; those whom nobody has asked "
    "yet count as not.",
    counts=Q(answered_on__isnull=False),
    out_of=in_period(FeedbackRequest, "began_on", Q(feedback=help_feedback.code)),
    by=(TEAM, AGE),
    span=Span.YEAR,
    things=("request", "requests"),
    left_out="{n} that were not",
    source=f"{INSPECTION}, paragraph 69 (M07)",
)
ended_without_answer = Measure(
    "family_help.ended_without_answer",
    "Help that ended and nobody said what they thought",
    "Of the requests after an end of help in the year to the last day whose time to answer is over, how many have no answer.",
    counts=Q(answered_on__isnull=True),
    out_of=in_period(FeedbackRequest, "until_on", Q(feedback=help_feedback.code, after="family_help.help_ended")),
    better=LOWER,
    by=(TEAM, AGE),
    span=Span.YEAR,
    things=("request", "requests"),
    left_out="{n} that have one",
    source=f"{INSPECTION}, paragraph 69",
)
stayed = Measure(
    "family_help.stayed",
    "On the edge of care, and still with their family",
    "Of the support on the edge of care that ended in the year to the last day, after how much the child stayed at home or with extended family.",
    counts=Q(outcome__in=("home", "extended")),
    out_of=in_period(Edge, "ended_on"),
    span=Span.YEAR,
    things=("child", "children"),
    left_out="{n} who did not",
    source=f"{INSPECTION}, paragraphs 27 and 95",
)
young_carers = Measure(
    "family_help.young_carers",
    "Young carers",
    "How many children were known as young carers on the last day.",
    counts=on_day(YoungCarer),
    better=CONTEXT,
    source=f"{INSPECTION}, paragraphs 32 and 72",
)
young_carers_referred = Measure(
    "family_help.young_carers_referred",
    "Young carers with the commissioned service",
    "Of the young carers known on the last day, how many were referred to the commissioned service.",
    counts=Q(referred_on__isnull=False),
    out_of=on_day(YoungCarer),
    left_out="{n} who were not",
    source=f"{INSPECTION}, paragraphs 32 and 72",
)
young_carers_better = Measure(
    "family_help.young_carers_better",
    "Young carers for whom it became easier",
    "Of the young carers whose support was reviewed in the year to the last day, for how many things had become easier.",
    counts=Q(outcome="better"),
    out_of=in_period(YoungCarer, "reviewed_on"),
    span=Span.YEAR,
    left_out="{n} for whom they had not",
    source=f"{INSPECTION}, paragraphs 32 and 72",
)
