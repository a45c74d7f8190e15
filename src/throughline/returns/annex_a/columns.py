"""The columns of each list and the choices of its cells, as the sample workbook has them (LIIA, January 2024).

The wording of columns changes between editions; a later one than April 2025 is to verify.
"""

from __future__ import annotations

ASSESSMENTS = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age",
    "Does the Child have a Disability",
    "Continuous Assessment Start Date",
    "Child Seen During Continuous Assessment",
    "Continuous Assessment Date of Authorisation",
    "Was the child assessed as requiring LA children's social care support?",
    "Allocated Team",
    "Allocated Worker",
)
"""List 4: assessments that go on, or were authorised in the last six months; one row an assessment."""
CHILDREN_IN_CARE = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age",
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
    "Does the Child have a Disability",
    "Date Started to be Looked After",
    "Child's Category of Need",
    "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
    "Start date of current legal status",
    "Child's Legal Status",
    "Date of Latest Statutory Review",
    "Date of Last Social Work Visit",
    "What is the permanence plan for this child?",
    "Date of Last IRO Visit / Contact to the Child",
    "Date of Last Health Assessment",
    "Date of Last Dental Check",
    "Number of Placements in the Last 12 months",
    "Date Ceased to be Looked After",
    "Reason Ceased to be Looked After",
    "Start Date of Most Recent Placement",
    "Placement Type",
    "Placement Provider",
    "Placement postcode",
    "URN of Placement",
    "Placement Location",
    "LA of Placement",
    "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
    "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
    "Was the child offered a Return Interview after their last missing episode (Y/N)?",
    "Did the child accept a Return Interview after their last missing episode (Y/N)?",
    "Allocated Team",
    "Allocated Worker",
)
"""List 8: looked after now, or ceased in the last six months."""

CARE_LEAVERS = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age",
    "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
    "Does the Child have a Disability",
    "Allocated Team",
    "Allocated Worker",
    "Allocated Personal Advisor",
    "Eligibility Category",
    "Latest Pathway Plan Review Date",
    "LA in Touch",
    "Latest Date of Contact",
    "Type of Accommodation",
    "Suitability of Accommodation",
    "Activity Status",
)
"""List 9: everybody entitled now: relevant, former relevant, qualifying, eligible."""

WHY_EMPTY = {
    "Referral NFA?": "what follows is not decided yet",
    "Referral Source": "the source was not said",
    "Continuous Assessment Date of Authorisation": "the assessment goes on",
    "Was the child assessed as requiring LA children's social care support?": "the assessment goes on",
    "Date of Initial Child Protection Conference": "none was held, or not yet",
    "Did the Initial Child Protection Conference Result in a Child Protection Plan": "no conference yet, or an old record does not say",
    "Child Protection Plan End Date": "the plan goes on",
    "Date of latest review conference": "no review yet",
    "Date of the Last Statutory Visit": "not seen yet",
    "Was the Child Seen Alone?": "not seen yet, or nobody said",
    "Does the Child have a Disability": "disability has no place on the record yet",
    "Date of Last Health Assessment": "the record holds yes or no for the year, from the national return, and no day yet",
    "Date of Last Dental Check": "the record holds yes or no for the year, from the national return, and no day yet",
    "Latest Pathway Plan Review Date": "pathway plans have no place on the record yet",
    "Date Ceased to be Looked After": "still in care",
    "Reason Ceased to be Looked After": "still in care",
    "URN of Placement": "only a registered home has one; else not recorded",
    "LA of Placement": "no postcode that is known",
    "Was the child offered a Return Interview after their last missing episode (Y/N)?": "never missing",
    "Did the child accept a Return Interview after their last missing episode (Y/N)?": "never missing",
    "Allocated Team": "has left care, or waits for a worker",
    "Allocated Worker": "has left care, or waits for a worker",
    "What is the permanence plan for this child?": "nobody has decided yet",
}
"""Columns with empty cells, and why they are empty. The page says so."""

GENDER = {"F": "b) Female", "M": "a) Male"}
ETHNICITY = {
    code: f"{letter}) {code}"
    for letter, code in zip(
        "abcdefghijklmnopqrstu",
        (
            "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
            "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT", "UNKNOWN",
        ),
        strict=True,
    )
}  # fmt: skip
YES, NO = "a) Yes", "b) No"
PERMANENCE = {
    "home": "a) Return to family", "adoption": "b) Adoption", "special_guardianship": "c) SGO/CAO",
    "independence": "d) Supported living in the community", "residential": "e) Long-term residential placement",
    "long_term_fostering": "f) Long-term fostering", "kin": "g) Other",
}  # fmt: skip
INSIDE, OUTSIDE = "a) In", "b) Out"
RELEVANT, FORMER_RELEVANT, QUALIFYING, ELIGIBLE = (
    "a) Relevant child", "b) Former relevant child", "c) Qualifying care leaver", "d) Eligible child",
)  # fmt: skip
IN_TOUCH = {
    "YES": "a) Yes", "NO": "b) No", "DIED": "c) Died", "REFU": "d) Refu", "NREQ": "e) NREQ", "RHOM": "f) Rhom",
}  # fmt: skip
SUITABLE = {"1": "a) Suitable", "2": "b) Unsuitable"}
