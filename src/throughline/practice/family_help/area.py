"""Family help: Families who are helped by agreement, from early help to children in need."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="family_help",
    title="Family help",
    order=20,
    serves="Families who are helped by agreement, from early help to children in need.",
    lead="Head of early help",
)
