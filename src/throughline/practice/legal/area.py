"""Courts and the law, as they touch a child."""

from throughline.engines.areas.declarations import PracticeArea

area = PracticeArea(
    code="legal",
    title="Courts and the law",
    order=90,
    serves="Children about whom, or against whom, a court has made an order.",
    lead="Head of legal services, children",
)
