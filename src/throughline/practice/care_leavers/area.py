"""Care leavers: young people who were looked after, until 25."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="care_leavers",
    title="Care leavers",
    order=110,
    serves="Young people who were looked after and have a right to support until they are 25.",
    lead="Head of service, care leavers",
)
