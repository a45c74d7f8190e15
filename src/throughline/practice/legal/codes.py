"""The lists of courts and the law."""

OUTCOMES = {"none": "no proceedings", "pre_proceedings": "pre-proceedings", "issue": "to go to court"}
GRADES = {
    "team_manager": "team manager", "service_manager": "service manager", "head_of_service": "head of service",
    "director": "director",
}  # fmt: skip
"""Who decides, from the lowest grade to the highest. An assistant director counts as head of service."""
DECISIONS = {
    "pre_proceedings": "pre-proceedings", "proceedings": "going to court", "entry": "coming into care", "section_20": "care by agreement",
    "secure": "secure accommodation", "discharge": "discharge of an order", "exit": "leaving care", "placement": "an expensive or distant home",
}  # fmt: skip
QUALITY = {"1": "inadequate", "2": "adequate", "3": "good", "4": "outstanding"}
CHECKLIST = {
    "letter": "The letter before proceedings was sent, or there is a reason why not",
    "meeting": "The parents were met, with a lawyer",
    "family": "Family and friends were asked whether they could care for the child",
    "assessments": "The assessments are done, and who else could assess is agreed",
    "chronology": "The chronology and the genogram are up to date",
    "threshold": "The threshold is written down, with the evidence",
    "plan": "There is a care plan, and a plan for permanence",
    "child": "The child’s wishes and feelings are known",
}
"""What the protocol with the courts asks for before an application."""
KINDS = {
    "care": "a care order", "supervision": "a supervision order", "emergency": "an emergency protection order",
    "secure": "a secure accommodation order", "placement": "a placement order", "discharge": "the discharge of an order",
}  # fmt: skip
HEARINGS = {
    "allocation": "Directions on issue and allocation", "first": "First appointment", "case_management": "Case management hearing",
    "further": "Further case management hearing", "issues": "Issues resolution hearing", "final": "Final hearing", "other": "Hearing",
}  # fmt: skip
"""First appointments and case management conferences are of 2010 to 2014; since then the case management hearing."""
DELAYS = {
    "expert": "an expert’s report", "council": "the council’s own evidence", "parents": "the parents’ evidence or absence",
    "kin": "a relative came forward late", "court": "no time in court", "parallel": "another case", "other": "something else",
}  # fmt: skip
ENDED = {
    "diverted": "ended before the court", "care_order": "care order", "supervision_order": "supervision order",
    "special_guardianship": "special guardianship order", "child_arrangements": "child arrangements order", "no_order": "no order",
    "withdrawn": "withdrawn",
}  # fmt: skip
CRITERIA = {
    "absconds": "runs away, and is then likely to suffer significant harm",
    "injures": "is likely to injure themselves or others in any other home",
}
REASONS = {
    "permanence": "no plan for permanence", "plan": "care plan unchanged through two reviews",
    "section_20": "care by agreement past its expected end", "home": "at home on a care order, discharge not considered",
}  # fmt: skip
"""Why a case may have drifted."""
