"""Assessment: Children whose needs are being assessed."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="assessment",
    title="Assessment",
    order=30,
    serves="Children whose needs are being assessed.",
    lead="Head of service, assessment",
)
