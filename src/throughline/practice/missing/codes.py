"""Codes of the national return (SSDA903) that this area speaks in."""

from throughline.base.codes import Code, CodeList

KINDS = CodeList(
    "MISSING",
    [
        Code("M", "Missing: nobody knew where the child was", first_year=2015, status="start year to verify"),
        Code(
            "A", "Away without leave: it was known where the child was", first_year=2015, status="start year to verify"
        ),
    ],
    "Missing or away",
)
"""Whether anybody knew where the child was."""

FROM = {"home": "home", "care": "care", "school": "school or college"}
"""Where a child is missing from."""
RISK = {"none": "no apparent", "low": "low", "medium": "medium", "high": "high"}
"""How great the risk is thought to be, in the police's words."""

THEMES = {
    "family": "wanting to be with family", "friends": "being with friends", "placement": "how it is where they live",
    "school": "trouble at school", "exploitation": "somebody exploits them", "substances": "alcohol or drugs",
    "distress": "distress or ill health", "other": "something else",
}  # fmt: skip
"""What times missing turn out to be about, for themes over a quarter."""

INDICATORS = {
    "often_missing": "Missing often, or out late without a reason",
    "older_company": "Older friends, partners or strangers’ cars",
    "unexplained_things": "Money, telephones or things nobody can explain",
    "online": "Contact with strangers online",
    "substances": "Alcohol or drugs",
    "away_from_school": "Away from school",
    "injuries": "Injuries, or infections passed on by sex",
    "change_of_mood": "A sudden change in mood or behaviour",
    "gangs": "Gangs, or carrying things for others",
    "coercion": "Afraid of somebody, or in debt to them",
}
"""Signs of exploitation that one looks for; each is asked by itself."""

YOUNG_PARENTS = "young_parents"
"""The kind of help, in the directory, of the service for pregnancy and young parents."""
SERVICE_SAYS = {"accepted": "takes it up", "started": "its help has begun", "not_taken_up": "not taken up"}
"""What that service answered."""

SAFETY = {
    "online": "bullying and strangers online",
    "substances": "alcohol and drugs",
    "gangs": "gangs",
    "exploitation": "sexual exploitation",
    "forced_marriage": "forced marriage",
    "home": "violence at home",
    "water_roads": "roads, railways and water",
}
"""Risks that children learn to know and to keep away from."""
