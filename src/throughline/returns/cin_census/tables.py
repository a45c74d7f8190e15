"""The tables of the children in need census: one a kind of element, rows in document order.

The identifiers that join them are not in the file: CINdetailsID, AssessmentID and CPPID number the elements that the
others stand in, so that rows are joined as they are nested.
Source: DfE children in need census guide and technical specification.
"""
from throughline.engines.checks.tables import CodeList, Column, Kind, Table
from throughline.returns.cin_census import codes


def text(name: str, title: str, code_list: CodeList | None = None) -> Column:
    return Column(name, title, codes=code_list)


def day(name: str, title: str) -> Column:
    return Column(name, title, Kind.DATE)


CHILD = text("LAchildID", "Child's identifier")
REFERRAL = text("CINdetailsID", "Which referral of the return")
BY_CHILD = {"child": ("LAchildID",)}
BY_REFERRAL = {**BY_CHILD, "referral": ("LAchildID", "CINdetailsID")}
BY_ASSESSMENT = {**BY_REFERRAL, "assessment": ("LAchildID", "CINdetailsID", "AssessmentID")}
BY_PLAN = {**BY_REFERRAL, "plan": ("LAchildID", "CINdetailsID", "CPPID")}

Header = Table("Header", (
    text("Collection", "Collection"), text("Year", "Year"), day("ReferenceDate", "Reference date"),
    text("SourceLevel", "Source level"), text("LEA", "Authority, three digits"), text("SoftwareCode", "Software"),
    text("Release", "Release"), text("SerialNo", "Serial number"), text("DateTime", "Made on"),
), "The return itself")

ChildIdentifiers = Table("ChildIdentifiers", (
    CHILD, text("UPN", "Unique pupil number"), text("FormerUPN", "Former unique pupil number"),
    text("UPNunknown", "Why there is no UPN", codes.UPN_UNKNOWN),
    day("PersonBirthDate", "Date of birth"), day("ExpectedPersonBirthDate", "Expected date of birth"),
    text("GenderCurrent", "Gender, to 2023/24", codes.GENDER_CURRENT), text("Sex", "Sex, from 2024/25", codes.SEX),
    day("PersonDeathDate", "Date of death"),
), "Who the child is", BY_CHILD)

ChildCharacteristics = Table("ChildCharacteristics", (
    CHILD, text("Ethnicity", "Ethnicity", codes.ETHNICITY),
), "Characteristics", BY_CHILD)

Disabilities = Table("Disabilities", (
    CHILD, text("Disability", "Disability", codes.DISABILITY),
), "Disabilities, one a row", BY_CHILD)

CINdetails = Table("CINdetails", (
    CHILD, REFERRAL, day("CINreferralDate", "Referred"),
    text("ReferralSource", "Source of the referral", codes.REFERRAL_SOURCE),
    text("PrimaryNeedCode", "Primary need", codes.PRIMARY_NEED), day("CINclosureDate", "Closed"),
    text("ReasonForClosure", "Reason for closure", codes.REASON_FOR_CLOSURE),
    day("DateOfInitialCPC", "Initial conference of a child who moved in"),
    text("ReferralNFA", "Referral with no further action", codes.TRUE_FALSE),
), "Referrals and episodes of need", BY_REFERRAL)

Assessments = Table("Assessments", (
    CHILD, REFERRAL, text("AssessmentID", "Which assessment of the return"),
    day("AssessmentActualStartDate", "Began"), day("AssessmentInternalReviewDate", "Reviewed inside"),
    day("AssessmentAuthorisationDate", "Authorised"),
    text("AssessmentFactors", "Factors, comma separated"),
), "Assessments", BY_ASSESSMENT)

AssessmentFactorsList = Table("AssessmentFactorsList", (
    CHILD, REFERRAL, text("AssessmentID", "Which assessment of the return"),
    text("AssessmentFactor", "Factor", codes.ASSESSMENT_FACTORS),
), "Factors identified at assessment, one a row", BY_ASSESSMENT)

CINplanDates = Table("CINplanDates", (
    CHILD, REFERRAL, day("CINPlanStartDate", "Plan began"), day("CINPlanEndDate", "Plan ended"),
), "Child in need plans", BY_REFERRAL)

Section47 = Table("Section47", (
    CHILD, REFERRAL, day("S47ActualStartDate", "Strategy discussion"), day("InitialCPCtarget", "Conference due"),
    day("DateOfInitialCPC", "Initial conference"),
    text("ICPCnotRequired", "Conference not required", codes.TRUE_FALSE),
), "Enquiries under section 47", BY_REFERRAL)

ChildProtectionPlans = Table("ChildProtectionPlans", (
    CHILD, REFERRAL, text("CPPID", "Which plan of the return"), day("CPPstartDate", "Plan began"),
    day("CPPendDate", "Plan ended"),
    text("InitialCategoryOfAbuse", "Category at the start", codes.CATEGORY_OF_ABUSE),
    text("LatestCategoryOfAbuse", "Latest category", codes.CATEGORY_OF_ABUSE),
    Column("NumberOfPreviousCPP", "Plans before", Kind.NUMBER),
), "Child protection plans", BY_PLAN)

Reviews = Table("Reviews", (
    CHILD, REFERRAL, text("CPPID", "Which plan of the return"), day("CPPreviewDate", "Review held"),
), "Reviews of child protection plans, one a row", BY_PLAN)

TABLES = (Header, ChildIdentifiers, ChildCharacteristics, Disabilities, CINdetails, Assessments, AssessmentFactorsList,
          CINplanDates, Section47, ChildProtectionPlans, Reviews)
