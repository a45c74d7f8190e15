"""Front door: Families about whom somebody gets in touch, until it is decided who helps them."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="front_door",
    title="Front door",
    order=10,
    serves="Families about whom somebody gets in touch, until it is decided who helps them.",
    lead="Head of service, first response",
)
