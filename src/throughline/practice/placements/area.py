"""Placements: where children who are looked after live, with whom, and how that came and went."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="placements",
    title="Where children live",
    order=60,
    serves="Children who are looked after, and the carers and homes they live with.",
    lead="Head of service, children in care",
)
