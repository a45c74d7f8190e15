"""How well children are protected: numbers, who meets, what plans say, how long they run, what comes after them."""

from __future__ import annotations

from django.db.models import F, Q

from throughline.engines.measures.declarations import (
    CONTEXT,
    LOWER,
    Measure,
    children_living_here,
    fell_due,
    has,
    in_period,
    on_day,
    past_due,
)
from throughline.engines.measures.settings import on_time_target
from throughline.engines.measures.windows import Span, at_end
from throughline.engines.settings.declarations import Setting
from throughline.engines.signals.models import SignalRow
from throughline.practice.protection import settings
from throughline.practice.protection.duties.conferences import review
from throughline.practice.protection.duties.plans import visit
from throughline.practice.protection.models import (
    Attendance,
    Conference,
    Enquiry,
    PlanPeriod,
    ProtectionVisit,
    Strategy,
)

INSPECTION = "inspection of 2012"
CIN = "Children in need census, Department for Education"
PLAN, PLANS = "plan", "plans"
CONFERENCE = ("conference", "conferences")
INITIAL = ("initial", "pre_birth")

protected = on_day(PlanPeriod)
"""Plans that run on the last day."""
began = in_period(PlanPeriod, "began_on", Q(begun_before=False, temporary=False))
ended = in_period(PlanPeriod, "ended_on", Q(temporary=False))

# --- How many -----------------------------------------------------------------------------------------------------

children_with_plans = Measure(
    "protection.children_with_plans", "Children with a protection plan", "How many children have a child protection plan on the last day.",
    counts=protected, better=CONTEXT, source=f"{CIN}; {INSPECTION}, paragraph 8 (M39)",
)  # fmt: skip
rate_of_plans = Measure(
    "protection.rate_of_plans", "Children with a protection plan, for every 10,000",
    "For every 10,000 children living in the area, how many have a child protection plan on the last day.",
    counts=protected, out_of=children_living_here, better=CONTEXT, source=f"{CIN}; {INSPECTION}, paragraphs 23, 36 and 46 (M39)",
)  # fmt: skip
plans_began = Measure(
    "protection.plans_began", "Plans that began", "How many child protection plans began in the month.", counts=began, better=CONTEXT,
    things=(PLAN, PLANS), source=f"{CIN}; {INSPECTION}, paragraph 46",
)  # fmt: skip
plans_ended = Measure(
    "protection.plans_ended", "Plans that ended", "How many child protection plans ended in the month.", counts=ended, better=CONTEXT,
    things=(PLAN, PLANS), source=f"{CIN}; {INSPECTION}, paragraph 46",
)  # fmt: skip
ended_safely = Measure(
    "protection.ended_safely", "Plans that ended because the child was safe",
    "Of the plans that ended in the year to the last day, how many ended because the child was no longer at risk of significant harm.",
    counts=Q(reason="safe"), not_known=Q(reason=""), out_of=ended, better=CONTEXT, span=Span.YEAR, things=(PLAN, PLANS),
    left_out="{n} that ended otherwise", source=f"{INSPECTION}, paragraphs 23, 36 and 46",
)  # fmt: skip
again_after_end = Measure(
    "protection.again_after_end", "On a plan again after one ended",
    "Of the plans that ended in the year to the last day, after how many the child had another by the last day.",
    counts=Q(again_on__lte=at_end),
    out_of=in_period(PlanPeriod, "ended_on", Q(temporary=False)), better=LOWER, span=Span.YEAR, things=(PLAN, PLANS),
    left_out="{n} after which there was none", source=f"{INSPECTION}, paragraphs 36 and 46: reduced, and safely",
)  # fmt: skip
enquiry_after_end = Measure(
    "protection.enquiry_after_end", "Enquiries within six months of a plan’s end",
    "Of the enquiries under section 47 that began in the year to the last day, how many began within six months of the end of a plan.",
    counts=Q(after_end=True), out_of=in_period(Enquiry, "began_on"), better=LOWER, span=Span.YEAR, things=("enquiry", "enquiries"),
    left_out="{n} that did not", local="Stepping down is safe when nobody has to come back",
)  # fmt: skip

# --- Before a plan ------------------------------------------------------------------------------------------------

three_agencies = Measure(
    "protection.three_agencies", "Strategy discussions of three agencies or more",
    "Of the strategy discussions held, in how many three agencies or more took part; social care is one of them.",
    counts=Q(agencies__gte=3), not_known=Q(agencies=0), out_of=in_period(Strategy, "on"), things=("discussion", "discussions"),
    left_out="{n} of fewer", source=f"{INSPECTION}, paragraph 41 (M34)",
)  # fmt: skip
qualified_enquiries = Measure(
    "protection.qualified_enquiries", "Enquiries made by a registered social worker",
    "Of the enquiries under section 47 that began, how many were given to a registered social worker, not by the emergency way.",
    counts=Q(worker__qualified=True, exception=False), not_known=Q(worker=None), out_of=in_period(Enquiry, "began_on"),
    things=("enquiry", "enquiries"), left_out="{n} that were not", source=f"{INSPECTION}, paragraph 41 (M56)",
)  # fmt: skip
doctors = Measure(
    "protection.doctors", "Conferences to which the family doctor contributed",
    "Of the conferences about children with a family doctor, to how many the doctor came or sent a report.",
    counts=Q(gp__in=("attended", "report")), not_known=Q(gp=""), out_of=in_period(Conference, "on", ~Q(gp="not_registered")), things=CONFERENCE,
    target=settings.follow_gp, left_out="{n} to which they gave nothing", source=f"{INSPECTION}, paragraphs 20, 26 and 52 (M36)",
)  # fmt: skip

# --- While it runs ------------------------------------------------------------------------------------------------

whole_plans = Measure(
    "protection.whole_plans", "Plans with outcomes, owners and days",
    "Of the plans that run on the last day, how many have outcomes that can be measured, each with an action, an owner and a day.",
    counts=Q(whole=True), out_of=protected, things=(PLAN, PLANS), left_out="{n} that lack something", source=f"{INSPECTION}, paragraphs 23 and 47 (M38)",
)  # fmt: skip
agencies_came = Measure(
    "protection.agencies_came", "Agencies at core groups", "Of the times an agency was asked to a core group, how often it came or sent a report.",
    counts=Q(there=True) | Q(reported=True), out_of=in_period(Attendance, "on", Q(meeting="core_group")), things=("time", "times"),
    left_out="{n} when it gave nothing", source=f"{INSPECTION}, paragraphs 23 and 48 (M42)",
)  # fmt: skip
seen_in_time = Measure(
    "protection.seen_in_time", "Children with a plan seen in time", "Of the children with a plan on the last day, how many had no visit open past its day.",
    counts=Q(past=False), given={"past": has(past_due(visit).narrowed(Q(known=True)))}, out_of=protected, target=on_time_target,
    left_out="{n} with a visit past its day", source=f"{INSPECTION}, paragraph 17 (M50)",
)  # fmt: skip
seen_alone = Measure(
    "protection.seen_alone", "Seen alone at protection visits", "Of the visits at which a child with a plan was seen, at how many the child was seen alone.",
    counts=Q(alone__in=("yes", "part")), not_known=Q(alone=""), out_of=in_period(ProtectionVisit, "on", Q(seen=True)), things=("visit", "visits"),
    left_out="{n} at which they were not", source=f"{INSPECTION}, paragraph 43",
)  # fmt: skip
drifting = Measure(
    "protection.drifting", "Plans that drift",
    "Of the plans that run on the last day, about how many the record asks whether they drift: nothing better, unchanged, or actions long past their day.",
    counts=Q(drifts=True), out_of=protected, better=LOWER, things=(PLAN, PLANS), left_out="{n} that do not",
    given={"drifts": has(on_day(SignalRow, Q(signal__in=("protection.no_progress", "protection.plan_unchanged", "protection.actions_overdue")),
                                began="since_on", ended="cleared_on"))},
    source=f"{INSPECTION}, paragraphs 19, 23 and 48 (M46)",
)  # fmt: skip
every_review_target = Setting(
    "protection.every_review_target", "Target: children with a plan whose every review of the year was in time, in percent", default=100, least=80, most=100,
    why="The inspection of 2012, paragraph 47, found it consistently very good.",
)  # fmt: skip
reviews_in_time = Measure(
    "protection.reviews_in_time", "Every review conference of the year in time",
    "Of the children who have had a plan for three months or more on the last day, how many had every review that fell due in the year in time.",
    counts=Q(a_late_one=False, one_still_owed=False), not_known=Q(one_not_known=True),
    given={"a_late_one": has(fell_due(review).narrowed(~Q(on_time=True) | Q(on_time=None))),
           "one_still_owed": has(past_due(review).narrowed(Q(known=True))), "one_not_known": has(fell_due(review).narrowed(Q(known=False)))},
    out_of=protected.narrowed(Q(began_on__lte=at_end.months_before(3))), span=Span.YEAR, target=every_review_target, left_out="{n} with a late one",
    source=f"National indicator 67; {CIN}; {INSPECTION}, paragraphs 23 and 47 (M40)",
)  # fmt: skip

# --- How long, and how often --------------------------------------------------------------------------------------

again = Measure(
    "protection.again", "Plans for a second or later time", "Of the plans that began in the year to the last day, how many were not the child’s first.",
    counts=Q(before__gt=0), out_of=began, better=LOWER, span=Span.YEAR, things=(PLAN, PLANS), left_out="{n} that were the first",
    source=f"National indicator 65; {CIN}; {INSPECTION}, paragraph 46 (M43)",
)  # fmt: skip
two_years_when_ended = Measure(
    "protection.two_years_when_ended", "Plans that had lasted two years when they ended",
    "Of the plans that ended in the year to the last day, how many had lasted for two years or more.",
    counts=Q(over_two_years=True), out_of=ended, better=LOWER, span=Span.YEAR, things=(PLAN, PLANS), left_out="{n} that were shorter",
    source=f"National indicator 64; {CIN}; {INSPECTION}, paragraphs 23 and 48 (M44)",
)  # fmt: skip
two_years_now = Measure(
    "protection.two_years_now", "Plans of two years or more", "Of the plans that run on the last day, how many have run for two years or more.",
    counts=Q(began_on__lte=at_end.months_before(24)), out_of=protected, better=LOWER, things=(PLAN, PLANS), left_out="{n} that are shorter",
    source=f"{INSPECTION}, paragraph 48 (M45)",
)  # fmt: skip
signed_plans = Measure(
    "protection.signed_plans", "Plans signed off by two",
    "Of the plans that began in the year to the last day, how many the assistant director has signed off after the independent consultant.",
    counts=Q(start_signed_on__isnull=False), out_of=began, span=Span.YEAR, things=(PLAN, PLANS), left_out="{n} that live unsigned",
    source=f"{INSPECTION}, paragraphs 23 and 48 (M47)",
)  # fmt: skip
conference_after_enquiry = Measure(
    "protection.conference_after_enquiry", "Enquiries that led to a conference", "Of the enquiries that ended, after how many there was a conference.",
    counts=Q(conference_on__gte=F("began_on")), out_of=in_period(Enquiry, "ended_on"), better=CONTEXT, things=("enquiry", "enquiries"),
    left_out="{n} after which there was none", source=CIN,
)  # fmt: skip
