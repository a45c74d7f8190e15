"""Directory: the services that can help a family, and whether they did."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="directory",
    title="Services",
    order=15,
    serves="Families who can be helped by a service, and whoever looks for one.",
    lead="Head of service, early help",
)
