"""Child protection plans and their reviews."""
from throughline.engines.checks.check import Check, Severity
from throughline.engines.checks.shapes import not_a_code
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
from throughline.returns.cin_census.tables import ChildProtectionPlans, Reviews

start, end, before = (
    ChildProtectionPlans.CPPstartDate, ChildProtectionPlans.CPPendDate, ChildProtectionPlans.NumberOfPreviousCPP)

c1105 = before_referral("1105", start, "The child protection plan start date cannot be before the referral date")
c8915 = after_death("8915", start, "Child Protection Plan shown as starting after the child\u2019s Date of Death")
c8920 = after_death("8920", end, "Child Protection Plan cannot end after the child\u2019s Date of Death")
c8720 = missing_or_after_the_year("8720", start, "Child Protection Plan Start Date missing or out of data collection period")
c8930 = outside_the_year("8930", end, "Child Protection Plan End Date must fall within the census year")
c8925 = ends_before_it_starts("8925", start, end, "Child Protection Plan End Date earlier than Start Date")
c8840 = starts_and_ends_on_one_day("8840", start, end, "Child Protection Plan cannot start and end on the same day")
c8935 = several_open(
    "8935", end, "This child is showing more than one open Child Protection plan, i.e. with no End Date", "child",
    note="The open plans of the child are counted, and only they are flagged; the sector's reading counts those of the same "
         "running number.",
)
c8940 = starting_within_another(
    "8940", start, end, "Child Protection Plan data contains overlapping dates", "child",
    note="Any two plans of the child are compared; the sector's reading takes plans of different referrals with the same "
         "running number for one. A plan that starts on the day another ends overlaps with it, as there.",
)

CATEGORY = "{} Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code set)"
c8905 = not_a_code("8905", ChildProtectionPlans.InitialCategoryOfAbuse, CATEGORY.format("Initial"), blank=False, since=2023)
c8910 = not_a_code("8910", ChildProtectionPlans.LatestCategoryOfAbuse, CATEGORY.format("Latest"), blank=False, since=2023)

c8730 = Check(
    "8730", "Total Number of previous Child Protection Plans missing", since=2023,
    flags=~((before >= 0) & (before % 1 == 0)).holds, at=(before,),
    note="What is no whole number is flagged on its row; in the sector's reading it stops the rule.",
    passes=[{before: "0"}, {before: "12"}], fails=[{before: None}, {before: "-1"}, {before: "1.5"}, {before: "none"}],
)

# Reviews

c8841 = Check(
    "8841", "The review date cannot be on the same day or before the Child protection Plan start date.", since=2023,
    flags=Reviews.CPPreviewDate <= start, at=(start, Reviews.CPPreviewDate),
    passes=[{start: "2025-05-01", Reviews.CPPreviewDate: "2025-05-02"},
            {start: "2025-05-01", Reviews.CPPreviewDate: "2025-04-01", Reviews.CPPID: "2"}],
    fails=[{start: "2025-05-01", Reviews.CPPreviewDate: "2025-05-01"}],
)
c8842q = Check(
    "8842Q", "Please check and either amend or provide a reason: Review Record has a missing date", since=2023,
    severity=Severity.QUERY, flags=Reviews.CPPreviewDate.unknown, at=(Reviews.CPPreviewDate,),
    note="Every date element of a reviews group is one review; a group that holds none at all has no review to flag.",
    passes=[{Reviews.CPPreviewDate: "2025-05-01"}],
    fails=[{Reviews.CPPreviewDate: None}, {Reviews.CPPreviewDate: "2025-02-31"}],
)
