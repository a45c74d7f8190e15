"""Plans that another agency has for a child: that there is one, whose it is, when it is looked at again. The plan itself stays with them."""

from throughline.record.ledger.types import FAMILY_TOO, Choice, Day, EventType, Line, Thread

GROUP = "Family help"
KINDS = {
    "ehc": "Education, health and care plan", "school": "Support at school for special needs", "mental_health": "Care plan of mental health services",
    "health": "Health care plan", "youth_justice": "Plan of the youth justice service", "housing": "Housing plan", "other": "Another plan",
}  # fmt: skip
other_plan = Thread("family_help.other_plan", "Plan of another agency")

other_plan_began = EventType(
    code="family_help.other_plan_began", title="Plan of another agency", sentence="{kind} of {agency}[; {name} answers for it]",
    opens=other_plan, audience=FAMILY_TOO, group=GROUP, hint="That there is one, and whom to ask. What it says stays with them.",
    facts=(Choice("kind", "What plan is it?", codes=KINDS, required=True), Line("agency", "Whose is it?", required=True, longest=120),
           Line("name", "Who answers for it", longest=120), Day("review_on", "Looked at again on")),
)  # fmt: skip
other_plan_ended = EventType(
    code="family_help.other_plan_ended", title="Plan of another agency ended", sentence="The plan of another agency ended[: {why}]",
    ends=other_plan, audience=FAMILY_TOO, group=GROUP, facts=(Line("why", "Why", longest=200),),
)  # fmt: skip
