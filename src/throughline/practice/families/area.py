"""Families: What should be known of every family we work with, whatever the work is called."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="families",
    title="Families",
    order=6,
    serves="What should be known of every family we work with, whatever the work is called.",
    lead="Principal social worker",
)
