"""Child protection: Children who may be, or are, at risk of significant harm."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="protection",
    title="Child protection",
    order=40,
    serves="Children who may be, or are, at risk of significant harm.",
    lead="Head of safeguarding",
)
