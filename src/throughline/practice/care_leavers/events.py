"""What can happen to a young person who has left care. The only door other areas may use."""

from throughline.practice.care_leavers.codes import ACCOMMODATION, ACTIVITIES, IN_TOUCH
from throughline.record.ledger.types import Choice, EventType, Number

position_at_birthday = EventType(
    code="care_leavers.position_at_birthday",
    title="How they were at their birthday",
    sentence="Around their birthday[, aged {age}][: {in_touch}][; {activity}][; {accommodation}]",
    group="Care leavers",
    facts=(
        Number("age", "Age", least=16, most=26),
        Choice("in_touch", "In touch", codes=IN_TOUCH),
        Choice("activity", "Activity", codes=ACTIVITIES),
        Choice("accommodation", "Where they live", codes=ACCOMMODATION),
    ),
    source="SSDA903, care leavers (OC3)",
)
"""Around the birthday that falls in the year of the return: in touch or not, what they do, where they live."""
