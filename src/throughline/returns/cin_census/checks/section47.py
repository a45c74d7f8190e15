"""Enquiries under section 47 and the initial conferences that come of them."""
from throughline.engines.checks.check import Check, Part, Severity
from throughline.engines.checks.relations import count, exists
from throughline.engines.checks.tables import RETURN, WHOLE
from throughline.returns.cin_census import codes
from throughline.returns.cin_census.shapes import before_referral, outside_the_year, starting_within_another
from throughline.returns.cin_census.tables import Assessments, ChildProtectionPlans, CINdetails, Section47
from throughline.returns.cin_census.words import icpc_not_required, in_the_year, open_section47, working_days_before_end

began, conference = Section47.S47ActualStartDate, Section47.DateOfInitialCPC
on_moving_in = CINdetails.DateOfInitialCPC
plan_began = ChildProtectionPlans.CPPstartDate

c1104 = before_referral("1104", conference,
                        "The date of the initial child protection conference cannot be before the referral date")
c2889 = before_referral("2889", began, "The S47 start date cannot be before the referral date.")
c8715 = outside_the_year("8715", conference, "Date of Initial Child Protection Conference must fall within the census year")

c8615 = Check(
    "8615",
    "Section 47 Enquiry Start Date must be present and cannot be later than the date of the initial Child Protection Conference",
    since=2023, flags=conference.known & (began.unknown | (began > conference)), at=(began, conference),
    note="The start must be there where there is a conference, as the rule is worded in full.",
    passes=[{began: "2025-05-01", conference: "2025-05-01"}, {began: None}],
    fails=[{began: "2025-05-02", conference: "2025-05-01"}, {conference: "2025-05-01"}],
)

c8740 = Check(
    "8740",
    "For a Section 47 Enquiry that has not held the Initial Child Protection Conference by the end of the census year, the start date must fall within the census year",
    since=2023, where=conference.unknown & Section47.ICPCnotRequired.one_of(*codes.FALSE), must=in_the_year(began),
    at=(began, conference, Section47.ICPCnotRequired),
    note="The flag may say 0 or false; the sector's reading knows only 0.",
    passes=[{began: "2025-04-01", Section47.ICPCnotRequired: "0"}, {began: "2025-03-31", Section47.ICPCnotRequired: "1"},
            {began: "2025-03-31", Section47.ICPCnotRequired: "0", conference: "2025-04-10"}],
    fails=[{began: "2025-03-31", Section47.ICPCnotRequired: "0"}, {began: "2026-04-01", Section47.ICPCnotRequired: "false"}],
)

c8675q = Check(
    "8675Q",
    "Please check and either amend data or provide a reason: S47 Enquiry started more than 15 working days before the end of the census year. However, there is no date of Initial Child Protection Conference.",
    since=2023, severity=Severity.QUERY,
    flags=conference.unknown & Section47.ICPCnotRequired.one_of(*codes.FALSE) & (began < working_days_before_end(15)),
    at=(conference, began, Section47.ICPCnotRequired),
    note="Fifteen working days back from the reference date; the sector's reading goes back fourteen.",
    passes=[{began: "2026-03-10", Section47.ICPCnotRequired: "0"}, {began: "2026-03-09", Section47.ICPCnotRequired: "true"},
            {began: "2026-03-09"}],
    fails=[{began: "2026-03-09", Section47.ICPCnotRequired: "0"}, {began: "2025-05-01", Section47.ICPCnotRequired: "false"}],
)

c8839 = Check(
    "8839", "Within one CINDetails group there are 2 or more open S47 Assessments", since=2023,
    where=open_section47, flags=count(Section47, open_section47) > 1, at=(conference,),
    note="Only the enquiries that are open are flagged.",
    passes=[[{Section47.ICPCnotRequired: "0"}, {Section47.ICPCnotRequired: "1"}],
            [{Section47.CINdetailsID: "1"}, {Section47.CINdetailsID: "2"}]],
    fails=[[{Section47.ICPCnotRequired: "0"}, {Section47.ICPCnotRequired: "false"}]],
)

c8890 = starting_within_another(
    "8890", began, conference, "A Section 47 enquiry is shown as starting when there is another Section 47 Enquiry ongoing",
    "referral", still_open=~Section47.other().ICPCnotRequired.one_of(*codes.TRUE),
    note="Any two enquiries of a referral are compared; the sector's reading lets two of the same dates pass for one.",
)

c8875 = Check(
    "8875", "The Date of Initial Child Protection Conference cannot be a weekend", since=2023,
    flags=conference.weekday > 5, at=(conference,),
    passes=[{conference: "2025-05-02"}, {conference: None}], fails=[{conference: "2025-05-03"}, {conference: "2025-05-04"}],
)
c8870q = Check(
    "8870Q",
    "Please check and either amend or provide a reason: The Target Date for Initial Child Protection Conference should not be a weekend",
    since=2023, severity=Severity.QUERY, flags=Section47.InitialCPCtarget.weekday > 5, at=(Section47.InitialCPCtarget,),
    note="Dates are read as the census writes them; the sector's reading wants another order and finds none.",
    passes=[{Section47.InitialCPCtarget: "2025-05-02"}, {Section47.InitialCPCtarget: None}],
    fails=[{Section47.InitialCPCtarget: "2025-05-03"}],
)

c2991q = Check(
    "2991Q",
    "Please check and either amend data or provide a reason: A Section 47 module is recorded and there is no assessment on the episode",
    since=2023, severity=Severity.QUERY, flags=~exists(Assessments), at=(Section47.LAchildID,), optional=(Assessments,),
    passes=[{Section47.LAchildID: "A", Assessments.LAchildID: "A"}],
    fails=[{Section47.LAchildID: "A"}, {Section47.LAchildID: "A", Assessments.LAchildID: "A", Assessments.CINdetailsID: "2"}],
)

# Conferences, and the plans that begin on their day

c2883 = Check(
    "2883", "There are more child protection plans starting than initial conferences taking place", since=2023,
    each=(WHOLE,),
    flags=count(ChildProtectionPlans, in_the_year(plan_began), within=RETURN)
    > count(CINdetails, in_the_year(on_moving_in), within=RETURN) + count(Section47, in_the_year(conference), within=RETURN),
    at=(plan_began,),
    passes=[{plan_began: "2025-05-01", conference: "2025-05-01"}, {plan_began: "2024-05-01"}],
    fails=[{plan_began: "2025-05-01", conference: "2024-05-01"}],
)

c2884 = Check(
    "2884",
    "An initial child protection conference is recorded at both the S47 and CIN Details level and it should only be recorded in one",
    since=2023, within="child", flags=conference == on_moving_in, at=(conference, on_moving_in),
    note="The same conference is one of the same day, in whichever referral of the child; a child may have had another.",
    passes=[{conference: "2025-05-01", on_moving_in: "2025-09-01"}, {conference: None, on_moving_in: None}],
    fails=[{conference: "2025-05-01", on_moving_in: "2025-05-01"},
           {conference: "2025-05-01", Section47.CINdetailsID: "2", on_moving_in: "2025-05-01"}],
)

in_scope = in_the_year(plan_began)
held = exists(Section47, ~icpc_not_required, within="referral")
"""The referral has an enquiry that called for a conference."""
on_its_day = exists(Section47, ~icpc_not_required & (conference == plan_began), within="referral")
c2885 = Check(
    "2885", "Child protection plan shown as starting a different day to the initial child protection conference.", since=2023,
    optional=(Section47, CINdetails),
    parts=(
        Part(where=in_scope & held, flags=~on_its_day, at=(plan_began,)),
        Part(where=~icpc_not_required & exists(ChildProtectionPlans, in_scope),
             flags=~exists(ChildProtectionPlans, in_scope & on_its_day), at=(conference,)),
        Part(where=in_scope & ~held, flags=~exists(CINdetails, on_moving_in == plan_began), at=(plan_began,)),
        Part(where=exists(ChildProtectionPlans, in_scope) & ~held,
             flags=~exists(ChildProtectionPlans, in_scope & (plan_began == on_moving_in)), at=(on_moving_in,)),
    ),
    note="An enquiry whose conference was not required, by 1 or true, does not stand in the way of a conference recorded "
         "with the referral.",
    passes=[{plan_began: "2025-05-01", conference: "2025-05-01"}, {plan_began: "2025-05-01", on_moving_in: "2025-05-01"},
            {plan_began: "2025-05-01", on_moving_in: "2025-05-01", Section47.ICPCnotRequired: "true"},
            {plan_began: "2025-03-31", conference: "2025-05-01"},
            [{plan_began: "2025-05-01", conference: "2025-05-01"}, {conference: "2025-07-01"}]],
    fails=[{plan_began: "2025-05-01", conference: "2025-05-02"}, {plan_began: "2025-05-01", on_moving_in: "2025-05-02"},
           {plan_began: "2025-05-01"}, {plan_began: "2025-05-01", conference: "2025-05-01", Section47.CINdetailsID: "2"}],
)
