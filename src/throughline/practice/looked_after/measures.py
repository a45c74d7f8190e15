"""How well children are looked after: numbers in care, who has a worker, visits, reviews, the way out of care.

Children who only have short breaks (legal status V3 or V4) are left out, as the national definitions do.
"""

from __future__ import annotations

from django.db.models import Q

from throughline.engines.measures.declarations import (
    CONTEXT,
    LOWER,
    Measure,
    born_on,
    children_living_here,
    fell_due,
    has,
    in_period,
    on_day,
    past_due,
    was_so,
    was_so_until,
)
from throughline.engines.measures.settings import on_time_target
from throughline.engines.measures.windows import Span, at_end
from throughline.engines.settings.declarations import Setting
from throughline.practice.looked_after.codes import SHORT_BREAKS, TOOK_PART
from throughline.practice.looked_after.duties.reviews import review
from throughline.practice.looked_after.duties.visits import visit
from throughline.practice.looked_after.models import CarePeriod, LegalStatus, Review, Visit
from throughline.record.workers.models import Allocation

SSDA903 = "SSDA903, Department for Education"
INSPECTION = "inspection of 2012"

short_breaks = on_day(LegalStatus, Q(status__in=SHORT_BREAKS))
in_care = on_day(CarePeriod, Q(short_breaks=False), short_breaks=has(short_breaks))
"""Children in care on the last day."""
came_into_care = in_period(
    CarePeriod,
    "began_on",
    Q(short_breaks=False, begun_before=False),
    short_breaks=was_so(LegalStatus, Q(status__in=SHORT_BREAKS), on="began_on"),
)
left_care = in_period(
    CarePeriod,
    "ended_on",
    Q(short_breaks=False),
    short_breaks=was_so_until(LegalStatus, Q(status__in=SHORT_BREAKS), on="ended_on"),
)

# --- How many -----------------------------------------------------------------------------------------------------

children_in_care = Measure(
    "looked_after.children_in_care",
    "Children in care",
    "How many children the council looks after on the last day.",
    counts=in_care,
    better=CONTEXT,
    source=f"{SSDA903}; {INSPECTION}, paragraphs 8 and 120 (M57)",
)
rate_in_care = Measure(
    "looked_after.rate_in_care",
    "Children in care for every 10,000",
    "For every 10,000 children living in the area, how many the council looks after on the last day.",
    counts=in_care,
    out_of=children_living_here,
    better=CONTEXT,
    source=f"{SSDA903} (LA01); {INSPECTION}, paragraphs 8 and 120 (M57)",
)
rate_came_into_care = Measure(
    "looked_after.rate_came_into_care",
    "Came into care, for every 10,000",
    "For every 10,000 children living in the area, how many came into care in the year to the last day. A child who came "
    "twice counts once.",
    counts=came_into_care.once_each(),
    out_of=children_living_here,
    better=CONTEXT,
    span=Span.YEAR,
    source=f"{SSDA903} (LA02)",
)
rate_left_care = Measure(
    "looked_after.rate_left_care",
    "Left care, for every 10,000",
    "For every 10,000 children living in the area, how many left care in the year to the last day. A child who left twice "
    "counts once.",
    counts=left_care.once_each(),
    out_of=children_living_here,
    better=CONTEXT,
    span=Span.YEAR,
    source=f"{SSDA903} (LA02)",
)

# --- Who works with them ------------------------------------------------------------------------------------------

qualified_worker_target = Setting(
    "looked_after.qualified_worker_target",
    "Target: children in care with a qualified social worker, in percent",
    default=100,
    least=90,
    most=100,
    why="Every child in care is to have a qualified social worker of their own.",
)
with_qualified_worker = Measure(
    "looked_after.with_qualified_worker",
    "Children in care with a qualified social worker",
    "Of the children in care on the last day, how many have a qualified social worker of their own.",
    counts=Q(has_worker=True),
    out_of=in_care,
    given={"has_worker": has(on_day(Allocation, Q(role="social_worker", worker__qualified=True)))},
    target=qualified_worker_target,
    left_out="{n} who do not",
    source=f"{INSPECTION}, paragraphs 88 and 133 (M58)",
)

# --- Visits -------------------------------------------------------------------------------------------------------

seen_alone_target = Setting(
    "looked_after.seen_alone_target",
    "Target: visits at which the child was seen alone, in percent",
    default=90,
    least=50,
    most=100,
    why="Not every child wants to; more than one in ten is a question.",
)
SPEAKS_FROM = 3
"""Age in years from which a child is taken to be able to speak for themselves at a visit (local reading)."""
seen_alone = Measure(
    "looked_after.seen_alone",
    "Seen alone at visits",
    "Of the visits at which a child aged 3 or over was seen, how many gave the child time alone with the worker. Time alone "
    "for part of the visit counts.",
    counts=Q(alone__in=("yes", "part")),
    not_known=Q(alone=""),
    out_of=in_period(Visit, "on", Q(seen=True, age__gte=SPEAKS_FROM)),
    target=seen_alone_target,
    things=("visit", "visits"),
    left_out="{n} at which the child was not",
    source=f"{INSPECTION}, paragraphs 88 and 90 (M60)",
    local="From which age a child can speak for themselves is the authority’s reading: 3",
)
child_was_there = Measure(
    "looked_after.child_was_there",
    "Visits at which the child was seen",
    "Of the visits made, how many found the child there and saw them.",
    counts=Q(seen=True),
    out_of=in_period(Visit, "on"),
    things=("visit", "visits"),
    left_out="{n} at which the child was not there",
    local="A visit that nobody answers keeps the date and not the promise",
)

visited_within_limit = Measure(
    "looked_after.visited_within_limit",
    "Children in care visited within the limit",
    "Of the children in care on the last day, how many had no visit under the law open past its date.",
    counts=Q(past=False),
    given={"past": has(past_due(visit).narrowed(Q(known=True)))},
    out_of=in_care,
    target=on_time_target,
    left_out="{n} with a visit past its date",
    source=f"Annex A of the inspection framework, list 8 (LA12); {INSPECTION}, paragraphs 88 and 96 (M59)",
)

# --- Reviews ------------------------------------------------------------------------------------------------------

met_before_target = Setting(
    "looked_after.met_before_target",
    "Target: reviews before which the reviewing officer met the child, in percent",
    default=95,
    least=50,
    most=100,
    why="The inspection of 2012 found one in two.",
)
met_before_review = Measure(
    "looked_after.met_before_review",
    "Reviewing officer met the child before the review",
    "Of the reviews held, how many came after the reviewing officer had met the child face to face. Children who did not "
    "want to, or were too young, are left out.",
    counts=Q(met_before="met"),
    not_known=Q(met_before=""),
    out_of=in_period(Review, "on", ~Q(met_before__in=("refused", "too_young"))),
    target=met_before_target,
    things=("review", "reviews"),
    left_out="{n} before which they had not",
    source=f"{INSPECTION}, paragraph 125 (M61)",
)
every_review_target = Setting(
    "looked_after.every_review_target",
    "Target: children in care whose every review of the year was in time, in percent",
    default=95,
    least=50,
    most=100,
    why="One late review in a year counts against the whole year.",
)
every_review_in_time = Measure(
    "looked_after.every_review_in_time",
    "Every review of the year in time",
    "Of the children who have been in care for 20 working days or more on the last day, how many had every review that fell "
    "due in the year before it in time. One late review, or one still owed from before, is enough not to count.",
    counts=Q(a_late_one=False, one_still_owed=False),
    not_known=Q(one_not_known=True),
    given={
        "a_late_one": has(fell_due(review).narrowed(~Q(on_time=True) | Q(on_time=None))),
        "one_still_owed": has(past_due(review).narrowed(Q(known=True))),
        "one_not_known": has(fell_due(review).narrowed(Q(known=False))),
    },
    out_of=in_care.narrowed(Q(began_on__lte=at_end.working_days_before(20))),
    span=Span.YEAR,
    target=every_review_target,
    left_out="{n} with a late one",
    source=f"{SSDA903} (NI 66, LA10); {INSPECTION}, paragraph 125 (M62)",
    local="An earlier specification counted from four weeks instead of 20 working days",
)
participation_target = Setting(
    "looked_after.participation_target",
    "Target: reviews in which the child took part, in percent",
    default=95,
    least=50,
    most=100,
    why="Some children stay away whatever is offered; most have something to say.",
)
took_part = Measure(
    "looked_after.took_part",
    "Children who took part in their review",
    "Of the reviews held for children aged 4 or over, in how many the child took part: there and speaking, through somebody "
    "who spoke for them, or by sending their views. There without a word (PN4) does not count.",
    counts=Q(participation__in=TOOK_PART),
    not_known=Q(participation=""),
    out_of=in_period(Review, "on", Q(age__gte=4) & ~Q(participation="PN0")),
    target=participation_target,
    things=("review", "reviews"),
    left_out="{n} in which the child did not",
    source=f"{SSDA903} (LA11); {INSPECTION}, paragraphs 85 and 110 (M63)",
    local="Some councils also count PN4; here it does not",
)

# --- Leaving ------------------------------------------------------------------------------------------------------


def _left_by(code: str, title: str, how: str, reasons: tuple[str, ...], source: str) -> Measure:
    return Measure(
        f"looked_after.{code}",
        title,
        f"Of the children who left care in the year to the last day, how many {how}. A child who left twice counts by the "
        "last time.",
        counts=Q(reason__in=reasons),
        not_known=Q(reason=""),
        out_of=left_care.once_each(),
        better=CONTEXT,
        span=Span.YEAR,
        left_out="{n} who left otherwise",
        source=source,
    )


LA26 = f"{SSDA903} (LA26)"
left_by_adoption = _left_by(
    "left_by_adoption",
    "Left care by being adopted",
    "were adopted",
    ("E11", "E12", "E1"),
    f"{LA26}; {INSPECTION}, paragraphs 8, 83 and 123 (M76)",
)
left_by_guardianship = _left_by(
    "left_by_guardianship",
    "Left care by an order for somebody close",
    "went to live under a special guardianship or child arrangements order",
    ("E41", "E43", "E44", "E45", "E46", "E47", "E48"),
    f"{LA26}; {INSPECTION}, paragraph 122 (M77)",
)
left_for_home = _left_by(
    "left_for_home", "Left care to live with parents", "went home to parents", ("E4A", "E4B", "E4"), LA26
)
left_for_home_unplanned = _left_by(
    "left_for_home_unplanned",
    "Left care for home without a plan",
    "went home to parents without that being planned",
    ("E4B",),
    LA26,
)

accommodated_over_a_year = Measure(
    "looked_after.accommodated_over_a_year",
    "In care by agreement for more than a year",
    "Of the children in care by agreement with their parents (section 20) on the last day, how many have been so for more "
    "than a year.",
    counts=Q(began_on__lt=at_end.years_before(1)),
    out_of=on_day(LegalStatus, Q(status="V2")),
    better=LOWER,
    left_out="{n} for whom it is shorter",
    source=f"{INSPECTION}, paragraph 122 (M78)",
    local="A year is the authority’s reading of “short term only”",
)
care_by_agreement = Measure(
    "looked_after.care_by_agreement",
    "In care by agreement",
    "Of the children in care on the last day, how many are there by agreement with their parents (section 20).",
    counts=Q(agreed=True),
    out_of=in_care,
    given={"agreed": has(on_day(LegalStatus, Q(status="V2")))},
    better=CONTEXT,
    left_out="{n} who are not",
    source=SSDA903,
)
sixteen_and_over = Measure(
    "looked_after.sixteen_and_over",
    "Children in care aged 16 or 17",
    "Of the children in care on the last day, how many are 16 or 17.",
    counts=Q(born__lte=at_end.years_before(16)),
    not_known=Q(born=None),
    out_of=in_care,
    given={"born": born_on},
    better=CONTEXT,
    left_out="{n} who are younger",
    source=SSDA903,
)
