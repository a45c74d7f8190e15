"""Families in which a man is not known, for those who answer for the work."""

from throughline.engines.watch.declarations import Watch, holding
from throughline.practice.families import signals

unknown_men = Watch(
    code="families.unknown_men",
    title="Open cases with a man who is not known",
    rows=holding(signals.unknown_man, do="ask again"),
    order=80,
    local="The inspection of 2012, paragraph 73: reviews of serious cases found men of whom nobody had asked",
)
