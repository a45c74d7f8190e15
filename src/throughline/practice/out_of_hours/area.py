"""Out of hours: Children whose safety cannot wait until the morning."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="out_of_hours",
    title="Out of hours",
    order=12,
    serves="Children whose safety cannot wait until the morning.",
    lead="Head of service, first response",
)
