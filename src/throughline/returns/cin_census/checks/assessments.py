"""Assessments and the factors identified at them."""
from throughline.engines.checks.check import Check, Severity
from throughline.engines.checks.relations import alike, count, exists
from throughline.engines.checks.terms import START
from throughline.returns.cin_census import codes
from throughline.returns.cin_census.shapes import (
    before_referral,
    ends_before_it_starts,
    outside_the_year,
    several_open,
    starting_within_another,
)
from throughline.returns.cin_census.tables import AssessmentFactorsList, Assessments, CINdetails
from throughline.returns.cin_census.words import in_the_year, working_days_before_end

began, authorised = Assessments.AssessmentActualStartDate, Assessments.AssessmentAuthorisationDate

c1103 = before_referral("1103", began, "The assessment start date cannot be before the referral date")
c8608 = ends_before_it_starts("8608", began, authorised, "Assessment Start Date cannot be later than its End Date")
c8696 = outside_the_year("8696", authorised, "Assessment end date must fall within the census year")

c8736 = Check(
    "8736", "For an Assessment that has not been completed, the start date must fall within the census year", since=2023,
    where=authorised.unknown, must=in_the_year(began), at=(authorised, began),
    note="Of a start date that is there, as the rule is worded in full; a blank does not lie outside the year.",
    passes=[{began: "2025-04-01"}, {began: "2026-03-31"}, {began: "2024-05-01", authorised: "2025-05-01"}, {began: None}],
    fails=[{began: "2025-03-31"}, {began: "2026-04-01"}],
)

c8670q = Check(
    "8670Q",
    "Please check and either amend data or provide a reason: Assessment started more than 45 working days before the end of the census year. However, there is no Assessment end date.",
    since=2023, severity=Severity.QUERY, flags=authorised.unknown & (began < working_days_before_end(45)),
    at=(authorised, began),
    note="Forty-five working days back from the reference date; the sector's reading goes back forty-four.",
    passes=[{began: "2026-01-27"}, {began: "2025-05-01", authorised: "2025-06-01"}, {began: None}],
    fails=[{began: "2026-01-26"}],
)

c8863q = starting_within_another(
    "8863Q", began, authorised, "An Assessment is shown as starting when there is another Assessment ongoing.", "referral",
    note="Any two assessments of a referral are compared; the sector's reading lets two of the same dates pass for one.",
)
c8896 = several_open(
    "8896", authorised, "Within one CINDetails group there are 2 or more open Assessments groups", "referral",
    note="Only the open ones are flagged.",
)

# Factors

factor, listed = AssessmentFactorsList.AssessmentFactor, Assessments.AssessmentFactors

c8614 = Check(
    "8614", "Parental or child factors at assessment should only be present for a completed assessment.", since=2023,
    flags=authorised.unknown & listed.filled, at=(authorised, listed),
    passes=[{authorised: "2025-05-01", listed: "1A"}, {authorised: None}], fails=[{listed: "1A,1B"}],
)

invalid = ~factor.one_of(codes.ASSESSMENT_FACTORS, "18A", "19A")
c8897q = Check(
    "8897Q", "Parental or child factors at assessment information is missing from a completed assessment", since=2023,
    severity=Severity.QUERY, optional=(AssessmentFactorsList,),
    flags=(authorised >= START) & (~exists(AssessmentFactorsList) | exists(AssessmentFactorsList, invalid)),
    at=(authorised, listed),
    note="Joined by the assessment itself; a factor that is no code counts as missing, as in the rule's full wording. 18A "
         "and 19A have their own queries.",
    passes=[{authorised: "2025-05-01", factor: "1A"}, {authorised: "2025-03-31"}, {authorised: None, factor: "??"}],
    fails=[{authorised: "2025-05-01"}, {authorised: "2025-05-01", factor: "??"},
           [{authorised: "2025-05-01", factor: "1A"}, {factor: None}],
           {authorised: "2025-05-01", factor: "1A", AssessmentFactorsList.AssessmentID: "2"}],
)

c8869 = Check(
    "8869",
    "The assessment factors code \u201c21\u201d cannot be used in conjunction with any other assessment factors.", since=2023,
    flags=exists(AssessmentFactorsList, factor.one_of("21")) & exists(AssessmentFactorsList, ~factor.one_of("21")),
    at=(listed,),
    note="Looked for among the factors of one assessment, as the message means; the sector's reading compares the whole "
         "list with 21 and never finds it.",
    passes=[[{Assessments.AssessmentID: "1", factor: "21"}, {AssessmentFactorsList.AssessmentID: "2", factor: "1A"}]],
    fails=[[{Assessments.AssessmentID: "1", factor: "21"}, {factor: "1A"}]],
)

twice = alike(AssessmentFactorsList.LAchildID, AssessmentFactorsList.CINdetailsID, AssessmentFactorsList.AssessmentID,
              factor) > 1
c8898 = Check(
    "8898", "The assessment has more than one parental or child factors with the same code", since=2023,
    flags=exists(AssessmentFactorsList, twice), at=(listed,),
    passes=[[{Assessments.AssessmentID: "1", factor: "1A"}, {factor: "1B"}]],
    fails=[[{Assessments.AssessmentID: "1", factor: "1A"}, {factor: "1A"}]],
)

closed_or_why = CINdetails.CINclosureDate.known | CINdetails.ReasonForClosure.filled
c8873q = Check(
    "8873Q",
    "Please check and either amend data or provide a reason: When there is only one assessment on the episode and the factors code \u201c21 No factors identified\u201d has been used for the completed assessment, the reason for closure \u2018RC8\u2019 or 'RC9' should be used.",
    since=2023, severity=Severity.QUERY,
    where=(count(Assessments, within="referral") == 1) & authorised.known & closed_or_why,
    flags=exists(AssessmentFactorsList, factor.one_of("21")) & ~CINdetails.ReasonForClosure.one_of("RC8", "RC9"),
    at=(listed, CINdetails.ReasonForClosure),
    note="Of a completed assessment and a referral that has been closed, which alone has a reason; the sector's reading asks "
         "for neither.",
    passes=[{authorised: "2025-05-01", factor: "21", CINdetails.ReasonForClosure: "RC9"},
            {authorised: "2025-05-01", factor: "21", CINdetails.ReasonForClosure: None},
            {authorised: None, factor: "21", CINdetails.ReasonForClosure: "RC7"},
            {authorised: "2025-05-01", factor: "1A", CINdetails.ReasonForClosure: "RC7"},
            [{authorised: "2025-05-01", factor: "21", CINdetails.ReasonForClosure: "RC7"}, {Assessments.AssessmentID: "2"}]],
    fails=[{authorised: "2025-05-01", factor: "21", CINdetails.ReasonForClosure: "RC7"},
           {authorised: "2025-05-01", factor: "21", CINdetails.CINclosureDate: "2025-06-01"}],
)


def not_to_be_used(code: str, old: str, says: str) -> Check:
    return Check(
        code, says, since=2025, severity=Severity.QUERY,
        flags=exists(AssessmentFactorsList, factor.matches(f"(?i)^{old}$")), at=(listed,),
        note="Looked for among the factors of the assessment, as the message means; the sector's reading compares the whole "
             "list and never finds it.",
        passes=[{Assessments.LAchildID: "A", factor: f"{old[:2]}B"}, {Assessments.LAchildID: "A"},
                {Assessments.LAchildID: "A", factor: old, AssessmentFactorsList.AssessmentID: "2"}],
        fails=[{Assessments.LAchildID: "A", factor: old}, [{Assessments.LAchildID: "A", factor: "1A"}, {factor: old.lower()}]],
    )


c8945q = not_to_be_used(
    "8945Q", "18A",
    "Please check and either amend data or provide a reason: the assessment factors code '18A' should not be used ('18B' or '18C' should be used instead)",
)
c8950q = not_to_be_used(
    "8950Q", "19A",
    "Please check and either amend data or provide a reason: the assessment factors code '19A' should not be used ('19B' or '19C' should be used instead)",
)
