"""Programmes: What is offered to families in groups: children's centres, parenting courses, targeted programmes, training of settings."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="programmes",
    title="Groups and programmes",
    order=25,
    serves="Families who come to groups, courses and children’s centres, and those whom these do not reach yet.",
    lead="Head of early help",
)
