"""Domestic abuse: Children who live with domestic abuse, the adult who is harmed, and whoever harms."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="domestic_abuse",
    title="Domestic abuse",
    order=15,
    serves="Children who live with domestic abuse, the adult who is harmed, and whoever harms.",
    lead="Head of service, first response",
)
