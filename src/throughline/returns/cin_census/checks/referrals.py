"""Referrals, assessments, enquiries and plans of one child against one another."""
from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.relations import alike, count, exists
from throughline.engines.checks.tables import RETURN, WHOLE
from throughline.engines.checks.terms import END, row_number
from throughline.returns.cin_census.tables import (
    AssessmentFactorsList,
    Assessments,
    ChildProtectionPlans,
    CINdetails,
    CINplanDates,
    Header,
    Reviews,
    Section47,
)
from throughline.returns.cin_census.words import NO, YES, in_the_year, open_section47

c100 = Check(
    "100", "Reference Date is incorrect", since=2023,
    flags=~(Header.ReferenceDate.text == Header.Year.text + "-03-31").holds, at=(Header.ReferenceDate,),
    passes=[{Header.Year: "2026", Header.ReferenceDate: "2026-03-31"}],
    fails=[{Header.Year: "2026", Header.ReferenceDate: "2025-03-31"}, {Header.Year: "2026", Header.ReferenceDate: None}],
)

c1103 = Check(
    "1103", "The assessment start date cannot be before the referral date", since=2023,
    must=Assessments.AssessmentActualStartDate >= CINdetails.CINreferralDate,
    at=(Assessments.AssessmentActualStartDate, CINdetails.CINreferralDate),
    passes=[{Assessments.AssessmentActualStartDate: "2025-05-01", CINdetails.CINreferralDate: "2025-05-01"},
            {Assessments.AssessmentActualStartDate: None, CINdetails.CINreferralDate: "2025-05-01"},
            {Assessments.AssessmentActualStartDate: "2025-04-30", Assessments.CINdetailsID: "2",
             CINdetails.CINreferralDate: "2025-05-01"}],
    fails=[{Assessments.AssessmentActualStartDate: "2025-04-30", CINdetails.CINreferralDate: "2025-05-01"}],
)

c2883 = Check(
    "2883", "There are more child protection plans starting than initial conferences taking place", since=2023,
    each=(WHOLE,),
    flags=count(ChildProtectionPlans, in_the_year(ChildProtectionPlans.CPPstartDate), within=RETURN)
    > count(CINdetails, in_the_year(CINdetails.DateOfInitialCPC), within=RETURN)
    + count(Section47, in_the_year(Section47.DateOfInitialCPC), within=RETURN),
    at=(ChildProtectionPlans.CPPstartDate,),
    passes=[{ChildProtectionPlans.CPPstartDate: "2025-05-01", Section47.DateOfInitialCPC: "2025-05-01"},
            {ChildProtectionPlans.CPPstartDate: "2024-05-01"}],
    fails=[{ChildProtectionPlans.CPPstartDate: "2025-05-01", Section47.DateOfInitialCPC: "2024-05-01"}],
)

c4001 = Check(
    "4001", "A CIN Plan cannot run concurrently with a Child Protection Plan", since=2023,
    flags=ChildProtectionPlans.CPPendDate.unknown & CINplanDates.CINPlanStartDate.known & CINplanDates.CINPlanEndDate.unknown,
    at=(ChildProtectionPlans.CPPendDate, CINplanDates.CINPlanEndDate),
    passes=[{ChildProtectionPlans.CPPstartDate: "2025-05-01", CINplanDates.CINPlanStartDate: "2025-04-01",
             CINplanDates.CINPlanEndDate: "2025-05-01"}],
    fails=[{ChildProtectionPlans.CPPstartDate: "2025-05-01", CINplanDates.CINPlanStartDate: "2025-04-01"}],
)

c8815 = Check(
    "8815", "More than one open CIN Details episode (a module with no CIN Closure Date) has been provided for this child and case is not a referral with no further action.",
    since=2023,
    where=CINdetails.CINclosureDate.unknown & CINdetails.ReferralNFA.one_of(*NO),
    flags=count(CINdetails, CINdetails.CINclosureDate.unknown & CINdetails.ReferralNFA.one_of(*NO), within="child") > 1,
    at=(CINdetails.CINclosureDate,),
    note="A referral with no further action is allowed to stand open and is not flagged beside the others.",
    passes=[[{CINdetails.CINdetailsID: "1", CINdetails.ReferralNFA: "0"},
             {CINdetails.CINdetailsID: "2", CINdetails.ReferralNFA: "1"}]],
    fails=[[{CINdetails.CINdetailsID: "1", CINdetails.ReferralNFA: "0"},
            {CINdetails.CINdetailsID: "2", CINdetails.ReferralNFA: "false"}]],
)

c8839 = Check(
    "8839", "Within one CINDetails group there are 2 or more open S47 Assessments", since=2023,
    where=open_section47, flags=count(Section47, open_section47) > 1, at=(Section47.DateOfInitialCPC,),
    note="Only the enquiries that are open are flagged.",
    passes=[[{Section47.ICPCnotRequired: "0"}, {Section47.ICPCnotRequired: "1"}],
            [{Section47.CINdetailsID: "1"}, {Section47.CINdetailsID: "2"}]],
    fails=[[{Section47.ICPCnotRequired: "0"}, {Section47.ICPCnotRequired: "false"}]],
)

c8841 = Check(
    "8841", "The review date cannot be on the same day or before the Child protection Plan start date.", since=2023,
    flags=Reviews.CPPreviewDate <= ChildProtectionPlans.CPPstartDate,
    at=(ChildProtectionPlans.CPPstartDate, Reviews.CPPreviewDate),
    passes=[{ChildProtectionPlans.CPPstartDate: "2025-05-01", Reviews.CPPreviewDate: "2025-05-02"},
            {ChildProtectionPlans.CPPstartDate: "2025-05-01", Reviews.CPPreviewDate: "2025-04-01", Reviews.CPPID: "2"}],
    fails=[{ChildProtectionPlans.CPPstartDate: "2025-05-01", Reviews.CPPreviewDate: "2025-05-01"}],
)

c8869 = Check(
    "8869", "The assessment factors code \u201c21\u201d cannot be used in conjunction with any other assessment factors.", since=2023,
    flags=exists(AssessmentFactorsList, AssessmentFactorsList.AssessmentFactor.one_of("21"))
    & exists(AssessmentFactorsList, ~AssessmentFactorsList.AssessmentFactor.one_of("21")),
    at=(Assessments.AssessmentFactors,),
    note="Looked for among the factors of one assessment, as the message means; the sector's reading compares the whole "
         "list with 21 and never finds it.",
    passes=[[{Assessments.AssessmentID: "1", AssessmentFactorsList.AssessmentFactor: "21"},
             {AssessmentFactorsList.AssessmentID: "2", AssessmentFactorsList.AssessmentFactor: "1A"}]],
    fails=[[{Assessments.AssessmentID: "1", AssessmentFactorsList.AssessmentFactor: "21"},
            {AssessmentFactorsList.AssessmentFactor: "1A"}]],
)

twice = alike(AssessmentFactorsList.LAchildID, AssessmentFactorsList.CINdetailsID, AssessmentFactorsList.AssessmentID,
              AssessmentFactorsList.AssessmentFactor) > 1
c8898 = Check(
    "8898", "The assessment has more than one parental or child factors with the same code", since=2023,
    flags=exists(AssessmentFactorsList, twice), at=(Assessments.AssessmentFactors,),
    passes=[[{Assessments.AssessmentID: "1", AssessmentFactorsList.AssessmentFactor: "1A"},
             {AssessmentFactorsList.AssessmentFactor: "1B"}]],
    fails=[[{Assessments.AssessmentID: "1", AssessmentFactorsList.AssessmentFactor: "1A"},
            {AssessmentFactorsList.AssessmentFactor: "1A"}]],
)

c8875 = Check(
    "8875", "The Date of Initial Child Protection Conference cannot be a weekend", since=2023,
    flags=Section47.DateOfInitialCPC.weekday > 5, at=(Section47.DateOfInitialCPC,),
    passes=[{Section47.DateOfInitialCPC: "2025-05-02"}, {Section47.DateOfInitialCPC: None}],
    fails=[{Section47.DateOfInitialCPC: "2025-05-03"}, {Section47.DateOfInitialCPC: "2025-05-04"}],
)

early = CINdetails.ReasonForClosure.one_of("RC8", "RC9")
activity = exists(ChildProtectionPlans) | exists(Section47) | exists(CINplanDates) | CINdetails.DateOfInitialCPC.known
c2990 = Check(
    "2990", "Activity is recorded against a case marked as \u2018Case closed after assessment, no further action\u2019 or 'case closed after assessment, referred to early help'.",
    since=2023,
    parts=(Part(flags=early & activity, at=(CINdetails.DateOfInitialCPC,)),
           *(Part(flags=exists(CINdetails, early), at=(table.LAchildID,))
             for table in (ChildProtectionPlans, Section47, CINplanDates))),
    passes=[{CINdetails.ReasonForClosure: "RC8"}, {CINdetails.ReasonForClosure: "RC7", Section47.LAchildID: "A"}],
    fails=[{CINdetails.ReasonForClosure: "RC8", Section47.LAchildID: "A"},
           {CINdetails.ReasonForClosure: "RC9", CINdetails.DateOfInitialCPC: "2025-05-01"}],
)

other = Section47.other()
c8890 = Check(
    "8890", "A Section 47 enquiry is shown as starting when there is another Section 47 Enquiry ongoing", since=2023,
    each=(Section47, other),
    where=(row_number(Section47) != row_number(other)) & (Section47.S47ActualStartDate >= other.S47ActualStartDate)
    & ~((Section47.S47ActualStartDate == other.S47ActualStartDate)
        & Section47.DateOfInitialCPC.same_as(other.DateOfInitialCPC)).holds,
    flags=(Section47.S47ActualStartDate <= other.DateOfInitialCPC).holds
    | (other.DateOfInitialCPC.unknown & ~other.ICPCnotRequired.one_of(*YES) & (Section47.S47ActualStartDate <= END)),
    at=(Section47.S47ActualStartDate, other.S47ActualStartDate, other.DateOfInitialCPC),
    passes=[[{Section47.S47ActualStartDate: "2025-05-01", Section47.DateOfInitialCPC: "2025-05-10"},
             {Section47.S47ActualStartDate: "2025-05-11"}]],
    fails=[[{Section47.S47ActualStartDate: "2025-05-01", Section47.DateOfInitialCPC: "2025-05-10"},
            {Section47.S47ActualStartDate: "2025-05-10"}],
           [{Section47.S47ActualStartDate: "2025-05-01"}, {Section47.S47ActualStartDate: "2025-05-10"}]],
)
