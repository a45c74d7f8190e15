"""Missing: children who go missing from where they live, or stay away without leave."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="missing",
    title="Missing",
    order=80,
    serves="Children who are missing from home or care, or away from where they should be.",
    lead="Head of service, children in care",
)
