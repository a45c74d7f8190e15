"""What can happen to a child's health. The only door other areas may use."""

from throughline.practice.health.codes import WHY_NO_SCORE
from throughline.record.ledger.types import PROFESSIONALS, Choice, EventType, Number, YesNo

position_at_31_march = EventType(
    code="health.position_at_31_march",
    title="Health at 31 March",
    sentence="Health over the year[: health assessment {health_assessment}][, teeth checked {teeth_checked}]"
    "[, immunisations up to date {immunised}][, strengths and difficulties score {sdq_score}]",
    group="Health",
    facts=(
        Number("sdq_score", "Strengths and difficulties score", most=40),
        Choice("why_no_score", "Why there is no score", codes=WHY_NO_SCORE),
        YesNo("health_assessment", "Annual health assessment done"),
        YesNo("teeth_checked", "Teeth checked by a dentist"),
        YesNo("immunised", "Immunisations up to date"),
        YesNo("development_checked", "Development checks up to date (under 5)"),
        YesNo("substance_misuse", "Identified as misusing substances"),
        YesNo("intervention_received", "Received help for it"),
        YesNo("intervention_offered", "Was offered help for it"),
    ),
    source="SSDA903, outcomes of children looked after for twelve months (OC2)",
)
"""What the yearly return says of a child's health, as at 31 March. Not asked is a missing fact, never a no."""

gave_birth = EventType(
    code="health.gave_birth",
    title="Gave birth",
    sentence="Became a mother",
    significant=True,
    audience=PROFESSIONALS,
    group="Health",
    source="SSDA903, header (MOTHER, MC_DOB)",
)
