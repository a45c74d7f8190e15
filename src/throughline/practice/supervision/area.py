"""Supervision: workers thinking about their children with somebody who asks."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="supervision",
    title="Supervision",
    order=190,
    serves="Workers, and through them every child whom they carry.",
    lead="Principal social worker",
)
