"""Health of children looked after."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="health",
    title="Health",
    order=70,
    serves="Children who are looked after, their health in body and mind.",
    lead="Designated nurse for children in care",
)
