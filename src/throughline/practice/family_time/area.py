"""Family time: children who see their family with somebody present."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="family_time",
    title="Family time",
    order=60,
    serves="Children who see their family with somebody present.",
    lead="Head of service, children in care",
)
