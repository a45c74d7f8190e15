"""The columns of lists 5 and 7 and the choices of their cells, as the sample workbook has them (January 2024)."""

from throughline.returns.annex_a.columns import NO, YES

_WHO = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age", "Does the Child have a Disability")
_WORKER = ("Allocated Team", "Allocated Worker")
ENQUIRIES = (
    *_WHO,
    "Strategy discussion initiating Section 47 Enquiry Start Date",
    "Was an Initial Child Protection Conference deemed unnecessary?",
    "Date of Initial Child Protection Conference",
    "Did the Initial Child Protection Conference Result in a Child Protection Plan",
    "Number of Section 47 Enquiries in the last 12 months",
    "Number of ICPCs in the last 12 months",
    *_WORKER,
)
"""List 5: enquiries of the last six months, those that go on included; one row for each."""
PLANS = (
    *_WHO,
    "Child Protection Plan Start Date",
    "Initial Category of Abuse",
    "Latest Category of Abuse",
    "Date of the Last Statutory Visit",
    "Was the Child Seen Alone?",
    "Date of latest review conference",
    "Child Protection Plan End Date",
    "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
    "Number of Previous Child Protection Plans",
    *_WORKER,
)
"""List 7: with a plan now, or until within the last six months."""
CATEGORY = {"NEG": "a) Neglect", "PHY": "b) Physical abuse", "SAB": "c) Sexual abuse", "EMO": "d) Emotional abuse", "MUL": "e) Multiple/not recommended"}
EMERGENCY = ("L1", "L2")
"""Legal statuses in the codes of the SSDA903: under police protection, under an emergency protection order."""
__all__ = ["CATEGORY", "EMERGENCY", "ENQUIRIES", "NO", "PLANS", "YES"]
