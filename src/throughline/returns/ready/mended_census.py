"""Where an element of the children in need census comes from: the kind of entry and its box."""

from __future__ import annotations

from throughline.practice.assessment import events as assessment
from throughline.practice.family_help import events as help_
from throughline.practice.front_door import events as door
from throughline.practice.protection import events as protection
from throughline.record.people import events as people
from throughline.returns.ready.places import Place

_UPN = (Place(people.identifier_recorded, "value", (("scheme", "upn"),)),)
_REFERRED = (Place(door.referral_received),)
_CONFERENCE = (Place(protection.conference_held), Place(protection.enquiry_ended, "outcome"))
CENSUS: dict[tuple[str, str], tuple[Place, ...]] = {
    ("ChildIdentifiers", "UPN"): _UPN,
    ("ChildIdentifiers", "FormerUPN"): (Place(people.identifier_recorded, "value", (("scheme", "former_upn"),)),),
    ("ChildIdentifiers", "UPNunknown"): _UPN,
    ("ChildIdentifiers", "PersonBirthDate"): (Place(people.person_described, "born_on"),),
    ("ChildIdentifiers", "ExpectedPersonBirthDate"): (Place(people.person_described, "expected_on"),),
    ("ChildIdentifiers", "GenderCurrent"): (Place(people.person_described, "sex"),),
    ("ChildIdentifiers", "Sex"): (Place(people.person_described, "sex"),),
    ("ChildIdentifiers", "PersonDeathDate"): (Place(people.died),),
    ("ChildCharacteristics", "Ethnicity"): (Place(people.person_described, "ethnicity"),),
    ("Disabilities", "Disability"): (Place(people.person_described, "disabilities"),),
    ("CINdetails", "CINreferralDate"): _REFERRED,
    ("CINdetails", "ReferralSource"): (Place(door.referral_received, "source"),),
    ("CINdetails", "PrimaryNeedCode"): (Place(door.referral_decided, "need"), Place(door.referral_received, "need")),
    ("CINdetails", "CINclosureDate"): (Place(door.case_closed),),
    ("CINdetails", "ReasonForClosure"): (Place(door.case_closed, "reason"),),
    ("CINdetails", "DateOfInitialCPC"): (Place(protection.conference_held),),
    ("CINdetails", "ReferralNFA"): (Place(door.referral_decided, "outcome"),),
    ("Assessments", "AssessmentActualStartDate"): (Place(assessment.assessment_began),),
    ("Assessments", "AssessmentInternalReviewDate"): (Place(assessment.manager_looked), Place(assessment.assessment_began, "review_on")),
    ("Assessments", "AssessmentAuthorisationDate"): (Place(assessment.assessment_finished),),
    ("Assessments", "AssessmentFactors"): (Place(assessment.assessment_finished, "factors"),),
    ("AssessmentFactorsList", "AssessmentFactor"): (Place(assessment.assessment_finished, "factors"),),
    ("CINplanDates", "CINPlanStartDate"): (Place(help_.plan_agreed),),
    ("CINplanDates", "CINPlanEndDate"): (Place(help_.help_ended), Place(help_.level_changed)),
    ("Section47", "S47ActualStartDate"): (Place(protection.enquiry_began, "strategy_on"),),
    ("Section47", "InitialCPCtarget"): (Place(protection.enquiry_began, "strategy_on"),),
    ("Section47", "DateOfInitialCPC"): _CONFERENCE,
    ("Section47", "ICPCnotRequired"): (Place(protection.enquiry_ended, "outcome"),),
    ("ChildProtectionPlans", "CPPstartDate"): (Place(protection.plan_began),),
    ("ChildProtectionPlans", "CPPendDate"): (Place(protection.plan_ended),),
    ("ChildProtectionPlans", "InitialCategoryOfAbuse"): (Place(protection.plan_began, "category"),),
    ("ChildProtectionPlans", "LatestCategoryOfAbuse"): (Place(protection.category_changed, "category"), Place(protection.plan_began, "category")),
    ("ChildProtectionPlans", "NumberOfPreviousCPP"): (Place(protection.plan_began, "before"),),
    ("Reviews", "CPPreviewDate"): (Place(protection.conference_held, "on", (("kind", "review"),)),),
}  # fmt: skip
"""Table and element to the boxes from which it is told, the likeliest first."""
CENSUS_BY_RULE: dict[str, tuple[Place, ...]] = {
    "8540": CENSUS["Disabilities", "Disability"], "no referral": _REFERRED, "2991Q": (Place(assessment.assessment_began),),
    "2990": (Place(door.case_closed, "reason"),), "8825Q": (Place(door.case_closed, "reason"),),
}  # fmt: skip
"""Rules that are officially shown on one element and put right at another."""
