"""Who is missing now, before everything else."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from throughline.engines.watch.declarations import Watch, Watched, holding
from throughline.practice.missing import queries, signals
from throughline.practice.missing.codes import RISK


def missing_now(viewer: Any) -> Sequence[Watched]:
    """Everybody in sight who is missing, the longest first."""
    to = reverse("missing.board")
    return [
        Watched(m.person, f"missing; risk {RISK.get(m.row.risk, 'not known')}", m.row.went_on, to, "who was told")
        for m in queries.missing_now(viewer)
    ]


missing = Watch(
    code="missing.now",
    title="Missing now",
    rows=missing_now,
    order=5,
    local="A child whose whereabouts nobody knows is the first thing on anybody’s list",
)
back = Watch(
    code="missing.back",
    title="Back, and nobody has been to see them in 72 hours",
    rows=holding(signals.returned_without_visit),
    order=30,
    local="The inspection of 2012, paragraph 97: what children say on coming back keeps them safe next time",
)
