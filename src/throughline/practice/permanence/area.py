"""Permanence: adoption and the other homes that are meant to last."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="permanence",
    title="Adoption and permanence",
    order=100,
    serves="Children for whom a home for good is sought outside their parents’ care.",
    lead="Head of service, permanence",
)
