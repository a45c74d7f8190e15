"""What can happen on the way to a permanent home. The only door other areas may use."""

from throughline.practice.permanence.codes import ADOPTERS, ADOPTERS_LAW, ADOPTERS_SEX, BEFORE, WHY_NO_LONGER
from throughline.record.ledger.types import PROFESSIONALS, Choice, Day, EventType, Line, Thread, YesNo

adoption_decision = Thread("permanence.adoption_decision", "Decision for adoption")

adoption_decided = EventType(
    code="permanence.adoption_decided",
    title="Decided: should be placed for adoption",
    sentence="Decided that they should be placed for adoption",
    opens=adoption_decision,
    significant=True,
    group="Permanence",
)

adoption_decision_ended = EventType(
    code="permanence.adoption_decision_ended",
    title="Decided: should no longer be placed for adoption",
    sentence="Decided that they should no longer be placed for adoption[: {reason}]",
    ends=adoption_decision,
    significant=True,
    group="Permanence",
    facts=(Choice("reason", "Why no longer", codes=WHY_NO_LONGER),),
)

matched = EventType(
    code="permanence.matched",
    title="Matched with adopters",
    sentence="Matched with adopters",
    continues=adoption_decision,
    significant=True,
    group="Permanence",
)

adopted = EventType(
    code="permanence.adopted",
    title="Adopted",
    sentence="Adopted[ by {adopters}][; adopted by the former foster carer: {by_foster_carer}]",
    continues=adoption_decision,
    significant=True,
    audience=PROFESSIONALS,
    group="Permanence",
    facts=(
        Day("decided_on", "Adoption decided to be in the child’s best interests on"),
        YesNo("by_foster_carer", "Adopted by a former foster carer"),
        Choice("adopters", "Number of adopters", codes=ADOPTERS),
        Choice("adopters_sex", "Adopters", codes=ADOPTERS_SEX),
        Choice("adopters_law", "Legal status of the adopters", codes=ADOPTERS_LAW),
    ),
    source="SSDA903, children adopted in the year (AD1)",
)

earlier_permanence = EventType(
    code="permanence.earlier_permanence",
    title="Permanent home before this care",
    sentence="Permanent home before coming into care: {kind}",
    audience=PROFESSIONALS,
    group="Permanence",
    facts=(
        Choice("kind", "Which", codes=BEFORE, required=True),
        Line("authority", "Authority that arranged it", longest=3),
        Line("since", "Date of the order, as far as known", longest=10),
    ),
    source="SSDA903, previous permanence (PREV_PERM)",
)
"""`since` is a day as dd/mm/yyyy of which parts may be zz, as the return has it: a day that is half known stays so."""
