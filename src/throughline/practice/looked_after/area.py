"""Looked after children: periods of care, legal status, visits, reviews, plans."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="looked_after",
    title="Children looked after",
    order=50,
    serves="Children for whom the council is, in law, looking after or holding parental responsibility.",
    lead="Head of service, children in care",
)
