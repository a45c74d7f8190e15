"""Child in need plans, by themselves and beside child protection plans."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import exists, largest
from throughline.engines.checks.terms import END, Field
from throughline.returns.cin_census.shapes import (
    after_death,
    before_referral,
    ends_before_it_starts,
    missing_or_after_the_year,
    outside_the_year,
    several_open,
    starting_within_another,
    starts_and_ends_on_one_day,
)
from throughline.returns.cin_census.tables import ChildProtectionPlans, CINplanDates, Reviews

start, end = CINplanDates.CINPlanStartDate, CINplanDates.CINPlanEndDate
cpp_start, cpp_end = ChildProtectionPlans.CPPstartDate, ChildProtectionPlans.CPPendDate

c4015 = before_referral("4015", start, "The CIN Plan start date cannot be before the referral date")
c4008 = after_death("4008", start, "CIN Plan shown as starting after the child\u2019s Date of Death.")
c4009q = after_death("4009Q", end, "CIN Plan cannot end after the child\u2019s Date of Death")
c4010 = missing_or_after_the_year("4010", start, "CIN Plan start date is missing or out of data collection period")
c4013 = outside_the_year("4013", end, "CIN Plan end date must fall within the census year")
c4011 = ends_before_it_starts("4011", start, end, "CIN Plan End Date earlier than Start Date")
c4012q = starts_and_ends_on_one_day(
    "4012Q", start, end,
    "Please check and either amend or provide a reason: CIN Plan shown as starting and ending on the same day",
)
c4004 = several_open(
    "4004", end, "This child is showing more than one open CIN Plan, i.e. with no End Date", "child",
    note="The open plans of the child are counted, in whichever referral, and only they are flagged; the sector's reading "
         "counts within one referral.",
)
c4014 = starting_within_another(
    "4014", start, end, "CIN Plan data contains overlapping dates", "child",
    note="A plan that starts on the day another ends overlaps with it, as in the sector's reading.",
)

# Beside a child protection plan

c4001 = Check(
    "4001", "A CIN Plan cannot run concurrently with a Child Protection Plan", since=2023,
    flags=cpp_end.unknown & start.known & end.unknown, at=(cpp_end, end),
    passes=[{cpp_start: "2025-05-01", start: "2025-04-01", end: "2025-05-01"}],
    fails=[{cpp_start: "2025-05-01", start: "2025-04-01"}],
)

OPEN_TOGETHER = "A CIN Plan has been reported as open at the same time as a Child Protection Plan."


def begins_within(code: str, begins: Field, began: Field, ended: Field) -> Check:
    """A plan of one kind begins while one of the other kind runs; the day on which that ends is no longer within it."""
    return Check(
        code, OPEN_TOGETHER, since=2023, within="child", where=begins >= began,
        flags=(begins < ended).holds | (ended.unknown & (begins <= END)), at=(begins, began, ended),
        passes=[{begins: "2025-06-01", began: "2025-05-01", ended: "2025-06-01"}, {begins: "2025-04-30", began: "2025-05-01"},
                {begins: "2025-06-01"}],
        fails=[{begins: "2025-05-31", began: "2025-05-01", ended: "2025-06-01"},
               {begins: "2025-05-01", began: "2025-05-01", began.table.CINdetailsID: "2"}],
    )


c4016 = begins_within("4016", start, cpp_start, cpp_end)
c4017 = begins_within("4017", cpp_start, start, end)

held = Reviews.CPPreviewDate
its_plan_ended = largest(cpp_end, within="plan")
meanwhile = (held >= start) & ((held < end) | (end.unknown & (held <= END))) & ~(held == its_plan_ended).holds
"""A review of a child protection plan on a day of a child in need plan, and not the day on which the former ended."""
c4003 = Check(
    "4003", "A CPP review date is shown as being held at the same time as an open CIN Plan.", since=2023,
    parts=(
        Part(each=(Reviews, CINplanDates), within="child", flags=meanwhile, at=(held, start)),
        Part(flags=exists(Reviews, exists(CINplanDates, meanwhile, within="child"), within="plan"), at=(cpp_end,)),
    ),
    note="An open plan, which the message names, is one without an end; it runs to the reference date. The sector's reading "
         "looks only at plans that have ended, and ties reviews to plans of other referrals.",
    passes=[{held: "2025-05-01", start: "2025-05-02", Reviews.CPPID: "1", cpp_start: "2025-01-01"},
            {held: "2025-05-01", start: "2025-05-01", cpp_end: "2025-05-01"},
            {held: "2025-05-01", start: "2025-04-01", end: "2025-05-01", cpp_start: "2025-01-01"}],
    fails=[{held: "2025-05-01", start: "2025-05-01", cpp_start: "2025-01-01"},
           {held: "2025-05-01", start: "2025-04-01", end: "2025-05-02", cpp_end: "2025-06-01"},
           {held: "2025-05-01", start: "2025-05-01", CINplanDates.CINdetailsID: "2", cpp_start: "2025-01-01"}],
)
