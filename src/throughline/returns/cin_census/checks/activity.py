"""Work recorded on a referral against how the referral ended: no further action, closed early, closed."""
from throughline.engines.checks.check import Check, Part, Severity
from throughline.engines.checks.relations import exists
from throughline.engines.checks.terms import Field, any_of
from throughline.returns.cin_census.tables import (
    Assessments,
    ChildProtectionPlans,
    CINdetails,
    CINplanDates,
    Section47,
)
from throughline.returns.cin_census.words import icpc_not_required, no_further_action

NFA = {CINdetails.ReferralNFA: "1"}
conference, closed = CINdetails.DateOfInitialCPC, CINdetails.CINclosureDate

# No further action

c4000 = Check(
    "4000", "CIN Plan details provided for a referral with no further action", since=2023,
    flags=no_further_action, at=(CINplanDates.LAchildID, CINdetails.ReferralNFA),
    passes=[{CINplanDates.LAchildID: "A", CINdetails.ReferralNFA: "0"},
            {CINplanDates.LAchildID: "A", CINplanDates.CINdetailsID: "2", **NFA}],
    fails=[{CINplanDates.LAchildID: "A", **NFA}, {CINplanDates.CINPlanStartDate: None, CINdetails.ReferralNFA: "true"}],
)

c8832 = Check(
    "8832", "Child Protection details provided for a referral with no further action.", since=2023,
    flags=no_further_action, at=(ChildProtectionPlans.LAchildID, CINdetails.ReferralNFA),
    note="Shown on the plan and on its own referral; the sector's reading swaps the numbers of their rows.",
    passes=[{ChildProtectionPlans.LAchildID: "A", CINdetails.ReferralNFA: "0"},
            {ChildProtectionPlans.LAchildID: "A", ChildProtectionPlans.CINdetailsID: "2", **NFA}],
    fails=[{ChildProtectionPlans.LAchildID: "A", **NFA}],
)

enquired = any_of(conference.known, Section47.S47ActualStartDate.known, Section47.DateOfInitialCPC.known)
assessed = Assessments.AssessmentActualStartDate.known | Assessments.AssessmentAuthorisationDate.known
c8831 = Check(
    "8831", "Activity is recorded against a case marked as a referral with no further action", since=2023,
    optional=(Section47, Assessments),
    parts=(
        Part(flags=no_further_action & conference.known, at=(conference,)),
        Part(flags=no_further_action & enquired, at=(conference, Section47.LAchildID)),
        Part(flags=no_further_action & assessed, at=(conference, Assessments.LAchildID)),
    ),
    note="A conference date in the enquiry counts as well; the sector's reading looks for it in the referral alone.",
    passes=[{**NFA, Section47.S47ActualStartDate: None}, {CINdetails.ReferralNFA: "0", conference: "2025-05-01"},
            {**NFA, Assessments.AssessmentActualStartDate: "2025-05-01", Assessments.CINdetailsID: "2"}],
    fails=[{**NFA, conference: "2025-05-01"}, {**NFA, Section47.DateOfInitialCPC: "2025-05-01"},
           {**NFA, Assessments.AssessmentAuthorisationDate: "2025-05-01"}],
)

# Closed after assessment

early = CINdetails.ReasonForClosure.one_of("RC8", "RC9")
activity = exists(ChildProtectionPlans) | exists(Section47) | exists(CINplanDates) | conference.known
c2990 = Check(
    "2990",
    "Activity is recorded against a case marked as \u2018Case closed after assessment, no further action\u2019 or 'case closed after assessment, referred to early help'.",
    since=2023,
    parts=(Part(flags=early & activity, at=(conference,)),
           *(Part(flags=exists(CINdetails, early), at=(table.LAchildID,))
             for table in (ChildProtectionPlans, Section47, CINplanDates))),
    passes=[{CINdetails.ReasonForClosure: "RC8"}, {CINdetails.ReasonForClosure: "RC7", Section47.LAchildID: "A"}],
    fails=[{CINdetails.ReasonForClosure: "RC8", Section47.LAchildID: "A"},
           {CINdetails.ReasonForClosure: "RC9", conference: "2025-05-01"}],
)

c8825q = Check(
    "8825Q",
    "Please check and either amend data or provide a reason: Reason for Closure code RC8 (case closed after assessment) or RC9 (case closed after assessment, referred to early help) has been returned but there is no assessment present for the episode.",
    since=2023, severity=Severity.QUERY, flags=early & ~exists(Assessments), at=(CINdetails.ReasonForClosure,),
    passes=[{CINdetails.ReasonForClosure: "RC8", Assessments.LAchildID: "A"}, {CINdetails.ReasonForClosure: "RC7"}],
    fails=[{CINdetails.ReasonForClosure: "RC8"},
           {CINdetails.ReasonForClosure: "RC9", Assessments.LAchildID: "A", Assessments.CINdetailsID: "2"}],
)

# Closed


def after_closure(*days: Field) -> Part:
    return Part(flags=any_of(*((day > closed).holds for day in days)),
                at=(closed, conference, *(day for day in days if day is not conference)))


c8565 = Check(
    "8565", "Activity shown after a case has been closed", since=2023,
    optional=(Assessments, Section47, ChildProtectionPlans, CINplanDates),
    parts=(
        after_closure(conference),
        after_closure(Assessments.AssessmentActualStartDate, Assessments.AssessmentAuthorisationDate),
        after_closure(Section47.S47ActualStartDate, Section47.DateOfInitialCPC),
        after_closure(ChildProtectionPlans.CPPendDate),
        after_closure(CINplanDates.CINPlanStartDate, CINplanDates.CINPlanEndDate),
    ),
    note="Child protection plans are those of the return; the sector's reading has a fixed row in their place, and fails "
         "while putting the plans' findings together.",
    passes=[{closed: "2025-05-01", conference: "2025-05-01", Section47.DateOfInitialCPC: "2025-05-01"},
            {closed: None, ChildProtectionPlans.CPPendDate: "2025-05-01"},
            {closed: "2025-05-01", CINplanDates.CINPlanEndDate: "2025-05-02", CINplanDates.CINdetailsID: "2"}],
    fails=[{closed: "2025-05-01", day: "2025-05-02"} for day in (
        conference, Assessments.AssessmentActualStartDate, Section47.DateOfInitialCPC, ChildProtectionPlans.CPPendDate,
        CINplanDates.CINPlanEndDate)],
)

c8867 = Check(
    "8867", "CIN episode is shown as closed, however Assessment is not shown as completed", since=2023,
    flags=closed.known & Assessments.AssessmentAuthorisationDate.unknown, at=(closed, Assessments.AssessmentAuthorisationDate),
    passes=[{closed: "2025-05-01", Assessments.AssessmentAuthorisationDate: "2025-04-01"},
            {closed: None, Assessments.LAchildID: "A"}, {closed: "2025-05-01"},
            {closed: "2025-05-01", Assessments.LAchildID: "A", Assessments.CINdetailsID: "2"}],
    fails=[{closed: "2025-05-01", Assessments.LAchildID: "A"}],
)

c8868 = Check(
    "8868",
    "CIN episode is shown as closed, however Section 47 enquiry is not shown as completed by ICPC date or ICPC not required flag",
    since=2023, flags=closed.known & Section47.DateOfInitialCPC.unknown & ~icpc_not_required,
    at=(closed, Section47.DateOfInitialCPC, Section47.ICPCnotRequired),
    note="Either the date or the flag is enough, as the message says; the sector's reading flags both together as well.",
    passes=[{closed: "2025-05-01", Section47.DateOfInitialCPC: "2025-04-01"}, {closed: None, Section47.LAchildID: "A"},
            {closed: "2025-05-01", Section47.ICPCnotRequired: "true"}],
    fails=[{closed: "2025-05-01", Section47.LAchildID: "A"}, {closed: "2025-05-01", Section47.ICPCnotRequired: "0"}],
)
