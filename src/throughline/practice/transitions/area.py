"""Transitions: moving home or school, and growing up into adult services, with nothing and nobody forgotten."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="transitions",
    title="Transitions",
    order=65,
    serves="Children in care, disabled children among them, at the points where one arrangement ends and another begins.",
    lead="Head of service, children in care",
)
