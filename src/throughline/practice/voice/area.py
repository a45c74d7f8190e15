"""Voice: what children in care are told, asked and offered, and what they say of it."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="voice",
    title="Voice and entitlements",
    order=85,
    serves="Children who are looked after: whom they can reach, who visits them as a friend, what is theirs each year.",
    lead="Head of service, children in care",
)
